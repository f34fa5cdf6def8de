"""Where the texts of an edition are: as they are now, and as each release froze them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from diplomatic.config import FILE_NAME, Config, load
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document, Unreadable, read
from diplomatic.lock.version import is_version, precedence


@dataclass(frozen=True)
class Library:
    """The cables of an edition, found by their ids."""

    config: Config

    @cached_property
    def paths(self) -> list[Path]:
        """The files of the cables."""
        return self.config.cables

    def document(self, ident: str) -> Document | None:
        """The cable with an id, as it is now; None if there is none.

        Raises:
            CannotRun: if its file cannot be read.
        """
        named = [path for path in self.paths if path.stem == ident]
        others = (path for path in self.paths if path.stem != ident and _has_id(path, ident))
        return next((found for path in (*named, *others) if (found := _read(path)).id == ident), None)

    def documents(self) -> Iterator[Document]:
        """Every cable that can be read."""
        for path in self.paths:
            try:
                yield read(path)
            except Unreadable:
                continue

    @cached_property
    def versions(self) -> list[str]:
        """The releases that are kept here, the newest first."""
        folder = self.config.folder("releases")
        names = (path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ()
        return sorted(filter(is_version, names), key=precedence, reverse=True)

    def frozen(self, version: str, ident: str) -> Document | None:
        """A cable as a release has it; None if that has none of this id.

        Raises:
            CannotRun: if its file cannot be read, or the settings of the release.
        """
        return self._release(version).document(ident) if version in self.versions else None

    def _release(self, version: str) -> "Library":
        """The cables of a release, which lie in it as they lay in the edition."""
        settings = self.config.folder("releases") / version / "data" / FILE_NAME
        return Library(load(settings) if settings.is_file() else replace(self.config, root=settings.parent))


def _has_id(path: Path, ident: str) -> bool:
    """Whether a file may be the cable with an id: it is only parsed where the id is in it."""
    try:
        return (
            path.is_file()
            and re.search(rb"""xml:id\s*=\s*["']%b["']""" % re.escape(ident).encode(), path.read_bytes()) is not None
        )
    except OSError:
        return False


def _read(path: Path) -> Document:
    try:
        return read(path)
    except Unreadable as error:
        fault = error.diagnostic
        raise CannotRun(fault.message, where=fault.location, hint=fault.hint) from None
