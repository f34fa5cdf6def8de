"""A built site as a set of files, and where its links lead."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

_NOWHERE = urlsplit("")


@dataclass(frozen=True)
class Site:
    """The files below a folder. Around a single page (``is_whole`` is false) a file is looked for when it is asked for."""

    folder: Path
    is_whole: bool = True

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, by its path with slashes."""
        return frozenset(self._listed())

    def _listed(self) -> Iterator[str]:
        for parent, _, names in os.walk(self.folder):
            inside = Path(parent).relative_to(self.folder).as_posix()
            yield from (name if inside == "." else f"{inside}/{name}" for name in names)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        if self.is_whole:
            return name in self.files
        try:
            return (self.folder / name).is_file()
        except (OSError, ValueError):  # a name that no file system takes
            return False

    def target(self, page: str, href: str) -> str:
        """The name of the file that an address leads to, seen from a page; empty if it leads to another host, or out of the site."""
        address = split(href)
        if address.scheme or address.netloc or not address.path:
            return ""
        path = unquote(address.path)
        name = normpath(path.lstrip("/") if path.startswith("/") else f"{page.rpartition('/')[0]}/{path}".lstrip("/"))
        return "" if name.startswith("../") or name == ".." or "\0" in name else name

    def path(self, page: str, href: str) -> Path | None:
        """The file that an address leads to; None if it is not in the site."""
        name = self.target(page, href)
        return self.folder / name if name and self.has(name) else None


def split(address: str) -> SplitResult:
    """The parts of an address; of one that is none, nothing."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return _NOWHERE


def host_of(address: str) -> str:
    """The host of an address on the web; empty for a relative one."""
    try:
        return split(address).hostname or ""
    except ValueError:
        return ""
