"""Putting what was made into the place of the site, so that no reader, and no crash, ever sees half of it.

A site is built beside the last one. Then, in this order: what is to become of it is written into the store, at once or not at all;
the files take their places; and that is noted. Whoever is cut off in between leaves a note of what was to be done, and the next
build does it before anything else.

A site of up to ``made.MANY`` files is put together whole, from new files and from second names of those that stay, and changes
places with the last one in one step. In a larger one, giving a hundred thousand files second names would take longer than all the
rest: there each new file takes its place by itself, whole. Between the first and the last of them the site has pages of both.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diplomatic import checksums
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.publish import manifest, places
from diplomatic.publish.made import MANY, note_folders
from diplomatic.publish.store import Store

_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux (renameat2(2)), and ``RENAME_SWAP`` of macOS (renamex_np)."""


class Stage:
    """The folder beside a site in which the new files are. ``target`` is the site, resolved."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.new, self.target = folder / "new", target
        self.folder = folder
        self.new.mkdir()
        self._made = {""}

    def write(self, name: str, content: bytes) -> tuple[int, int]:
        """Write a new file; gives its time and its size.

        Raises:
            CannotRun: if some disk cannot have a file of that name.
        """
        places.check(name)
        inside = name.rpartition("/")[0]
        if inside not in self._made:
            (self.new / inside).mkdir(parents=True, exist_ok=True)
            self._made.add(inside)
        path = f"{self.new}/{name}"
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123, a Path for each of a million files takes its time
            file.write(content)
            state = os.fstat(file.fileno())
        return state.st_mtime_ns, state.st_size


@contextmanager
def beside(target: Path, site: Path) -> Iterator[Stage]:
    """A stage on the same disk as the site.

    Raises:
        CannotRun: if there cannot be one.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
    except OSError as error:
        what = f"The site cannot be written: {error.strerror}"
        raise CannotRun(what, where=Location(site), hint="Name another folder with --output") from None
    try:
        yield Stage(folder, target)
    except OSError as error:
        where = Location(Path(error.filename) if error.filename else site)
        hint = "Free some space, or name another folder with --output; the last site is as it was"
        raise CannotRun(f"The site cannot be written: {error.strerror}", where=where, hint=hint) from None
    finally:
        if not any(folder.glob("keep")):
            shutil.rmtree(folder, ignore_errors=True)


def recover(store: Store, target: Path) -> None:
    """Finish what an earlier build was cut off from, and remove what others have left beside the site."""
    stage = store.said("stage")
    if stage:
        finish(store, target)
    for folder in target.parent.glob(f"{_prefix(target)}*"):
        shutil.rmtree(folder, ignore_errors=True)


def place(store: Store, stage: Stage, inputs: str) -> None:
    """Put what was made into the place of the site. ``temp.kept`` names the steps that stay, ``temp.made_now`` has the new files."""
    target = stage.target
    kept = "step IN (SELECT name FROM temp.kept) AND path NOT IN (SELECT path FROM temp.made_now)"
    count = store.execute(f"SELECT count(*) FROM made WHERE {kept}").fetchone()[0]
    is_whole = not target.exists() or count <= MANY
    theirs = _others(store, target) if is_whole else set[str]()
    with store.changing():
        store.execute("DELETE FROM pending")
        if not is_whole:
            store.execute(
                "INSERT INTO pending SELECT path, 0 FROM made WHERE step NOT IN (SELECT name FROM temp.kept) "
                "AND path NOT IN (SELECT path FROM temp.made_now UNION SELECT path FROM temp.theirs)"
            )
            store.execute("INSERT OR REPLACE INTO pending SELECT path, 1 FROM temp.made_now WHERE is_new")
        _settle(store)
        for name, content in _about(store, inputs):
            state = stage.write(name, content)
            row = (name, name.lower(), checksums.digest(content), *state)
            store.execute("INSERT OR REPLACE INTO made VALUES (?, ?, '', ?, ?, ?)", row)
            if not is_whole:
                store.execute("INSERT OR REPLACE INTO pending VALUES (?, 1)", (name,))
        if is_whole:
            _complete(store, stage, theirs)
        (stage.folder / "keep").touch()
        store.say("stage", stage.folder.name)
        store.say("whole", str(stage.new.stat().st_ino) if is_whole else "")
    finish(store, target)


def finish(store: Store, target: Path) -> None:
    """Let the new files take their places, as the store says, from the beginning or from wherever that was cut off."""
    folder = target.with_name(store.said("stage"))
    if whole := store.said("whole"):
        _exchange(folder / "new", target, int(whole))
    else:
        _move(store, folder / "new", target)
    with store.changing():
        store.execute("DELETE FROM pending")
        store.say("stage", "")
        with suppress(OSError):  # then all files are looked at the next time
            note_folders(store, target)
    with suppress(OSError):
        (folder / "keep").unlink()


def _settle(store: Store) -> None:
    """What the last build made becomes what this one did."""
    store.execute(
        "DELETE FROM made WHERE step NOT IN (SELECT name FROM temp.kept) OR path IN (SELECT path FROM temp.theirs)"
    )
    store.execute("DELETE FROM step WHERE name NOT IN (SELECT name FROM temp.kept)")
    store.execute("INSERT OR REPLACE INTO step SELECT * FROM temp.step_now")
    store.execute("INSERT OR REPLACE INTO made SELECT path, folded, step, digest, time, size FROM temp.made_now")
    store.execute("DELETE FROM part WHERE name NOT IN (SELECT name FROM temp.part_now)")
    store.execute("INSERT OR REPLACE INTO part SELECT * FROM temp.part_now")
    store.execute("DELETE FROM built")
    store.execute("INSERT INTO built SELECT now.path, digest FROM now JOIN state USING (path)")


def _about(store: Store, inputs: str) -> Iterator[tuple[str, bytes]]:
    """The two files that tell of the others."""
    said = manifest.content(inputs)
    yield manifest.NAME, said
    files = dict(store.execute("SELECT path, digest FROM made WHERE step != ''"))
    files[manifest.NAME] = checksums.digest(said)
    yield checksums.SITE, checksums.listed(files).encode()


def _complete(store: Store, stage: Stage, theirs: Iterable[str]) -> None:
    """Give the files that stay a second name on the stage: those of ours, and those that others put into the site."""
    ours = (row[0] for row in store.execute("SELECT path FROM made WHERE step != ''").fetchall())
    for name in (*ours, *theirs):
        new = stage.new / name
        if os.path.lexists(new):
            continue
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(stage.target / name, new, follow_symlinks=False)
        except OSError:
            shutil.copy2(stage.target / name, new, follow_symlinks=False)
    stage.new.chmod(0o755)


def _others(store: Store, target: Path) -> set[str]:
    """What others put into the site (a ``CNAME``, the ``.git`` of a worktree): every file, and every link, by its path there."""
    found: set[str] = set()
    for inside, folders, files in os.walk(target):
        links = (name for name in folders if (Path(inside) / name).is_symlink())
        where = Path(inside).relative_to(target).as_posix()
        found.update(name if where == "." else f"{where}/{name}" for name in (*files, *links))
    ours = {name for (name,) in store.execute("SELECT path FROM made WHERE path NOT IN (SELECT path FROM temp.theirs)")}
    return found - (ours or set(manifest.listed(target))) - {manifest.NAME, checksums.SITE}


def _move(store: Store, new: Path, target: Path) -> None:
    """New files first, so that no link leads nowhere; then those that are no longer made go."""
    for (name,) in store.execute("SELECT path FROM pending WHERE is_new ORDER BY path").fetchall():
        if os.path.lexists(new / name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(new / name, target / name)  # noqa: PTH105
    for (name,) in store.execute("SELECT path FROM pending WHERE NOT is_new ORDER BY path").fetchall():
        (target / name).unlink(missing_ok=True)
        with suppress(OSError):  # it has other files
            (target / name).parent.rmdir()


def _exchange(new: Path, target: Path, node: int) -> None:
    """Let the new site and the old one change places; whatever happens, one of the two is there."""
    if target.exists() and target.stat().st_ino == node:
        return
    if not target.exists():
        new.replace(target)
    elif not _exchanged(new, target):
        old = new.with_name("old")
        target.replace(old)
        try:
            new.replace(target)
        except BaseException:
            old.replace(target)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system let two folders change places in one step. Python has no function for it."""
    here = -2 if sys.platform == "darwin" else -100  # AT_FDCWD
    try:
        name = "renameatx_np" if sys.platform == "darwin" else "renameat2"
        rename = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0)


def _prefix(target: Path) -> str:
    return f".{target.name}.new-"
