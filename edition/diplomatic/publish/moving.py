"""The files of a large site take their places one by one, as the store says: from the beginning, or from where that was cut off."""

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

from diplomatic.names import folded
from diplomatic.publish.store import Store


def move(store: Store, new: Path, target: Path) -> bool:
    """New files first, so that no link leads nowhere; then those that are no longer made go. False where a new one is gone."""
    rows = store.execute(
        "SELECT path, time, size FROM pending JOIN made USING (path) WHERE is_new ORDER BY path"
    ).fetchall()
    for name, *state in rows:
        if os.path.lexists(new / name):
            try:
                _put(new / name, target / name)
            except (
                FileExistsError,
                NotADirectoryError,
                IsADirectoryError,
            ):  # what was a file is a folder now, or the reverse
                _remove_old(store, target)
                _put(new / name, target / name)
        elif not _is_there(target / name, state):
            return False
    _remove_old(store, target)
    return True


def _put(new: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(new, place)  # noqa: PTH105


def _is_there(path: Path, state: list[int]) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return [found.st_mtime_ns, found.st_size] == state


def _remove_old(store: Store, target: Path) -> None:
    """Remove what is no longer made, and the folders that have nothing else."""
    for (name,) in store.execute("SELECT path FROM pending WHERE NOT is_new ORDER BY path").fetchall():
        new = store.execute("SELECT path FROM made WHERE folded = ?", (folded(name),)).fetchone()
        if new and _is_same(target / name, target / new[0]):  # a disk that takes two names for one
            continue
        with suppress(IsADirectoryError, NotADirectoryError, FileNotFoundError):  # it has made way for another
            (target / name).unlink()
        with suppress(OSError):  # it has other files
            for folder in PurePosixPath(name).parents[:-1]:
                (target / folder).rmdir()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
