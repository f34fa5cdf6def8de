"""Waiting for a save: which files an edition is made from, and when one of them has changed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from diplomatic.config import KEYS, Config
from diplomatic.config.schema import odd_of
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import NAME as LOCK
from diplomatic.publish.sources import transcripts_of

_QUIET, _MOST = 50, 500
"""Milliseconds: a save is over when nothing has happened for so long; many saves are taken as one for at most so long."""

_LOOK = 250
"""Milliseconds between two looks at the few single files, and at whether the folders are there."""

_State = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Sources:
    """What an edition is made from: whole folders, and single files."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]

    @classmethod
    def of(cls, config: Config) -> "Sources":
        """Those of an edition: its texts and pages, its transforms, its schema, its settings."""
        folders = [config.folder(key) for key in ("cables", "registers", "pages", "transforms")]
        folders.append(transcripts_of(config))
        if odd := odd_of(config):
            folders.append(odd.parent)
        elif config.text("paths", "schema"):
            folders.append(config.folder("schema").parent)
        own = [config.text("transforms", key).partition(":")[0] for key in KEYS["transforms"]]
        files = [config.path, config.root / LOCK, *(config.root / name for name in own if name)]
        return cls(
            tuple(dict.fromkeys(folder.resolve() for folder in folders)), tuple(file.resolve() for file in files)
        )

    def is_text(self, _: watchfiles.Change, path: str) -> bool:
        """Whether a change is to be built: not that of a hidden file, or of the copy that an editor keeps of the last version."""
        name = Path(path).name
        return not name.startswith(".") and not name.endswith(("~", ".swp", ".tmp")) and "__pycache__" not in path

    def state(self) -> _State:
        """What tells that one of the files has changed, or one of the folders was made, moved or removed."""
        return tuple(_look(path, whole=path in self.files) for path in (*self.folders, *self.files))


def _look(path: Path, *, whole: bool) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_ino, found.st_mtime_ns, found.st_size) if whole else (found.st_ino,)


def saves(sources: Callable[[], Sources]) -> Iterator[None]:
    """Yields whenever it is time to build: at once, and after each change. What changes meanwhile is not missed.

    Raises:
        CannotRun: if the system does not let the folders be watched.
    """
    while True:
        now = sources()
        state, changes = now.state(), _changes(now)
        next(changes)  # it watches from now on
        yield
        while sources() == now and now.state() == state:
            if next(changes):
                yield


def _changes(sources: Sources) -> Iterator[bool]:
    """Whether something has changed in a folder: again and again, first at once."""
    folders = [folder for folder in sources.folders if folder.is_dir()]
    if not folders:
        while True:
            yield False
            time.sleep(_LOOK / 1000)
    try:
        yield from (
            bool(batch)
            for batch in watchfiles.watch(
                *folders,
                watch_filter=sources.is_text,
                debounce=_MOST,
                step=_QUIET,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                ignore_permission_denied=True,
            )
        )
    except (OSError, RuntimeError) as error:
        hint = "On Linux, look at fs.inotify.max_user_watches; WATCHFILES_FORCE_POLLING=1 does without"
        raise CannotRun(f"The folders of the edition cannot be watched: {error}", hint=hint) from None
