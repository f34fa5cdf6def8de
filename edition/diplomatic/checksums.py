"""Lists of checksums: ``SHA256SUMS`` as ``sha256sum`` of GNU coreutils writes it, and the manifests of BagIt (RFC 8493, 2.1.3)."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from diplomatic.diagnostics import CannotRun, Location

SITE = "SHA256SUMS"
BAG = "manifest-sha256.txt"
_LINE = re.compile(r"(\\?)([0-9a-fA-F]{64}) [ *]?(.+)")
_ESCAPED = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}
_PERCENT = {"%0A": "\n", "%0a": "\n", "%0D": "\r", "%0d": "\r", "%25": "%"}
_TO_ESCAPE = frozenset("\\\n\r")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a folder differs from its list. Each is the path of a file below the folder; ``intact`` counts the others."""

    intact: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every listed file is there, as it was."""
        return not (self.changed or self.missing)


def listed(files: Mapping[str, str]) -> str:
    """A list: a line for each file, by path. ``files`` has the SHA-256 of each, in hexadecimal, by its path with ``/``."""
    return "".join(_line(name, value) for name, value in sorted(files.items()))


def list_in(folder: Path) -> Path:
    """The list of a folder: that of a site, or that of a bag.

    Raises:
        CannotRun: if there is neither.
    """
    for name in (SITE, BAG):
        if (folder / name).is_file():
            return folder / name
    what = "There is no such folder" if not folder.is_dir() else f"There is no {SITE} here, and no {BAG}"
    hint = f"Name the folder of a site that 'diplomatic build' made, or of a release: {SITE} stands at its top"
    raise CannotRun(what, where=Location(folder), hint=hint)


def read(path: Path) -> dict[str, str]:
    """A list of checksums: the SHA-256 of each file, by its path.

    Raises:
        CannotRun: if a line is none of a list, or names a file outside of its folder.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        raise CannotRun(
            "The list of checksums cannot be read", where=Location(path), hint="Get the copy again"
        ) from None
    files: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, value = _entry(line.rstrip("\r"), path, number)
        if files.setdefault(name, value) != value:
            raise _broken(f"{name!r} is listed twice", path, number)
    return files


def verify(folder: Path, files: Mapping[str, str], advance: Callable[[], None] = lambda: None) -> Verdict:
    """Compare the files of a folder with a list; ``advance`` is called after each file of it."""
    changed, missing = [], []
    for name, value in sorted(files.items()):
        found = digest_of(folder / name)
        if not found:
            missing.append(name)
        elif found != value:
            changed.append(name)
        advance()
    unlisted = tuple(sorted(set(_names_in(folder)) - files.keys()))
    return Verdict(len(files) - len(changed) - len(missing), tuple(changed), tuple(missing), unlisted)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; empty if it is not there or cannot be read."""
    total = hashlib.sha256()
    try:
        if not path.is_file():  # to read a pipe or a device would never end
            return ""
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                total.update(block)
    except OSError:
        return ""
    return total.hexdigest()


def digest(content: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _line(name: str, value: str) -> str:
    if not _TO_ESCAPE.intersection(name):
        return f"{value}  {name}\n"
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == name else chr(92)}{value}  {escaped}\n"


def _entry(line: str, path: Path, number: int) -> tuple[str, str]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise _broken("This is no line of a list of checksums", path, number)
    name = match[3]
    if match[1]:
        name = re.sub(r"\\[\\nr]", lambda found: _ESCAPED[found[0]], name)
    elif path.name == BAG:
        name = re.sub("%0[aAdD]|%25", lambda found: _PERCENT[found[0]], name)
    name = name.removeprefix("./")
    place = PurePosixPath(name)
    outside = place.is_absolute() or PureWindowsPath(name).drive or ".." in place.parts
    if outside or "\0" in name or "\\" in name:
        raise _broken(f"{name!r} is outside of the folder", path, number)
    return name, match[2].lower()


def _broken(what: str, path: Path, number: int) -> CannotRun:
    return CannotRun(what, where=Location(path, number), hint="Get the copy again: the list itself is damaged")


def _names_in(folder: Path) -> Iterator[str]:
    """What is in a folder besides the lists and git's own; of a bag, what is in its ``data``: the rest is listed elsewhere."""
    is_bag = (folder / BAG).is_file() and not (folder / SITE).is_file()
    for inside, folders, files in os.walk(folder / "data" if is_bag else folder):
        folders[:] = [name for name in folders if name != ".git"]
        links = [name for name in folders if (Path(inside) / name).is_symlink()]
        names = ((Path(inside) / name).relative_to(folder).as_posix() for name in [*files, *links])
        yield from (name for name in names if name not in (SITE, ".git"))
