"""Putting what was made into the place of the site, so that no reader, and no crash, ever sees half of it.

A site is built beside the last one. Then, in this order: what is to become of it is written into the store, at once or not at all;
the files take their places; and that is noted. Whoever is cut off in between leaves a note of what was to be done, and the next
build does it before anything else.

A site of which up to ``WHOLE`` files stay is put together whole, from new files and from second names of those that stay, and changes
places with the last one in one step. In a larger one, giving a hundred thousand files second names would take longer than all the
rest: there each new file takes its place by itself, whole. Between the first and the last of them the site has pages of both.
"""

import ctypes
import errno
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diplomatic import checksums
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.publish import manifest, places
from diplomatic.publish.made import note_folders
from diplomatic.publish.moving import move
from diplomatic.publish.store import Store

WHOLE = 5_000
"""So many files get a second name in a tenth of a second or two."""
_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux (renameat2(2)), and ``RENAME_SWAP`` of macOS (renamex_np)."""
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


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
        self.make_folder_of(name)
        path = f"{self.new}/{name}"
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123, a Path for each of a million files takes its time
            if file.write(content) != len(content):  # a disk that is nearly full takes a part, and says nothing
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
            state = os.fstat(file.fileno())
        return state.st_mtime_ns, state.st_size

    def make_folder_of(self, name: str) -> None:
        """Make the folder that a file is to be in."""
        inside = name.rpartition("/")[0]
        if inside not in self._made:
            (self.new / inside).mkdir(parents=True, exist_ok=True)
            self._made.add(inside)


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
        where = Path(os.fsdecode(error.filename)) if error.filename else site
        is_ours = any(where.absolute().is_relative_to(place.absolute()) for place in (folder, target, site))
        what = f"The site cannot be written: {error.strerror}" if is_ours else f"This cannot be read: {error.strerror}"
        todo = "Free some space" if error.errno in _NO_SPACE else "See that nobody removes or locks it, and build again"
        hint = f"{todo}{', or name another folder with --output' if is_ours else ''}; the last site is as it was"
        raise CannotRun(what, where=Location(where), hint=hint) from None
    finally:
        if not any(folder.glob("keep")):
            shutil.rmtree(folder, ignore_errors=True)


def recover(store: Store, target: Path) -> None:
    """Finish what an earlier build was cut off from, and remove what others have left beside the site.

    Raises:
        CannotRun: see ``finish``.
    """
    if store.said("stage"):
        finish(store, target)
    for folder in target.parent.iterdir() if target.parent.is_dir() else ():
        if folder.name.startswith(_prefix(target)):
            shutil.rmtree(folder, ignore_errors=True)


def place(store: Store, stage: Stage, inputs: str) -> None:
    """Put what was made into the place of the site. ``temp.kept`` names the steps that stay, ``temp.made_now`` has the new files.

    Raises:
        CannotRun: see ``finish``; or if what was made is gone.
    """
    target = stage.target
    kept = "step IN (SELECT name FROM temp.kept) AND path NOT IN (SELECT path FROM temp.made_now)"
    count = store.execute(f"SELECT count(*) FROM made WHERE {kept}").fetchone()[0]
    is_whole = not target.exists() or count <= WHOLE
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
        store.say("clean", "")  # what this word was said of is not the site any more
        store.say("stage", stage.folder.name)
        store.say("whole", str(stage.new.stat().st_ino) if is_whole else "")
    if not finish(store, target):
        what = "Somebody removed what the build had made, before it was in its place"
        raise CannotRun(what, where=Location(stage.folder), hint="Build again")


def finish(store: Store, target: Path) -> bool:
    """Let the new files take their places, as the store says, from the beginning or from wherever that was cut off.

    Who wants to stop it meanwhile waits: it does not take long, and a site of two minds would be left. False where the new files
    are gone: then nothing is known of the site, and the next build makes all of it.

    Raises:
        CannotRun: if the system does not let them.
    """
    folder = target.with_name(store.said("stage"))
    try:
        with _undisturbed():
            whole = store.said("whole")
            is_placed = _exchange(folder / "new", target, int(whole)) if whole else move(store, folder / "new", target)
            with store.changing():
                for table in ("pending",) if is_placed else ("pending", "made", "step", "part"):
                    store.execute(f"DELETE FROM {table}")
                store.say("stage", "")
                note_folders(store, target)
    except OSError as error:
        where = Location(Path(os.fsdecode(error.filename)) if error.filename else target)
        hint = "Close what has it open, or move away what is in its way, and build again: that goes on from here"
        raise CannotRun(f"The new site cannot take its place: {error.strerror}", where=where, hint=hint) from None
    with suppress(OSError):
        (folder / "keep").unlink()
    return is_placed


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C, and what ends a process of a CI service, are heard afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _about(store: Store, inputs: str) -> Iterator[tuple[str, bytes]]:
    """The two files that tell of the others."""
    said = manifest.content(inputs)
    yield manifest.NAME, said
    files = dict(store.execute("SELECT path, digest FROM made WHERE step != ''"))
    files[manifest.NAME] = checksums.digest(said)
    yield checksums.SITE, checksums.listed(files).encode()


def _complete(store: Store, stage: Stage, theirs: Iterable[str]) -> None:
    """Give the files that stay a second name on the stage: those of ours, and those that others put into the site."""
    ours = store.execute(
        "SELECT path FROM made WHERE step != '' AND path NOT IN (SELECT path FROM temp.made_now WHERE is_new)"
    )
    names = [name for (name,) in ours]
    for name in (*names, *(name for name in theirs if not os.path.lexists(f"{stage.new}/{name}"))):
        stage.make_folder_of(name)
        old, new = f"{stage.target}/{name}", f"{stage.new}/{name}"
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError:
            shutil.copy2(old, new, follow_symlinks=False)
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


def _exchange(new: Path, target: Path, node: int) -> bool:
    """Let the new site and the old one change places; whatever happens, one of the two is there. False where the new one is gone."""
    if target.exists() and target.stat().st_ino == node:
        return True
    if not new.is_dir():
        return False
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
    return True


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
