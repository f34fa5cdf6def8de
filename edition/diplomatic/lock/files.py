"""Reading and writing ``citations.lock``.

The file is made to be merged: a line for each address, and no line that says anything of another. So a merge may give the lines
of both sides (``merge=union`` of git does), in whatever order, and some of them twice. What is read is then what both sides mean:
of two lines for one address that which was published later. Two texts for one address with the same version are a question that
only an editor can answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from diplomatic import files
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.lock.model import LINE, NAME, Entry, Lock, lines_of, read_line
from diplomatic.lock.version import is_version, precedence

_FORMAT = "# citations.lock, format "
_RELEASED = "# last release: "
_VERSION = "1"
_ABOUT = """\
# Every address that this edition has published: the address, the hash of its text, the version that first published it, and,
# where that is a later one, the version since which it is as it is; "->" is a redirect, "gone" was withdrawn.
# `diplomatic release` writes this file. Commit it, and never take a line out of it.
# After a merge with conflicts: delete only the lines that begin with <<<<<<<, ======= or >>>>>>>, and keep those of both sides,
# in any order. `diplomatic validate` says if two lines contradict each other.
"""
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
ATTRIBUTES = ".gitattributes"
MERGE = f"{NAME} text eol=lf merge=union\n"
"""What ``.gitattributes`` says of the file: then git keeps the lines of both sides by itself."""


def of_edition(config: Config) -> Lock | None:
    """The lock of an edition; None if it has published nothing yet.

    Raises:
        CannotRun: if there is one that cannot be read.
    """
    path = config.root / NAME
    return read(path) if path.exists() else None


def read(path: Path) -> Lock:
    """Read a lock.

    Raises:
        CannotRun: if it cannot be opened, has another format, a line that is none, or two texts for one address.
    """
    try:
        with path.open("rb") as file:
            lines = enumerate(file, 1)
            _check_format(next(lines, (1, b""))[1], path)
            return _Reading(path).lock(lines)
    except OSError as error:
        what = f"The citation lock cannot be read: {error.strerror}"
        raise CannotRun(what, where=Location(path), hint="Look at whether you may read it") from None


def write(path: Path, lock: Lock) -> None:
    """Write a lock at once; the same lock gives the same bytes.

    Raises:
        CannotRun: if it cannot be written.
    """
    files.write(path, _content(lock), replace=True)


def make_mergeable(root: Path) -> None:
    """Tell git to keep the lines of both sides in a merge: a line in ``.gitattributes``, unless it says something of the lock.

    Raises:
        CannotRun: if that file cannot be read or written.
    """
    path = root / ATTRIBUTES
    try:
        known = path.read_bytes() if path.exists() else b""
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}"
        raise CannotRun(what, where=Location(path), hint="Look at whether you may read it") from None
    if NAME.encode() not in known:
        gap = b"\n" if known and not known.endswith(b"\n") else b""
        files.write(path, known + gap + MERGE.encode(), replace=True)


def line_of(path: Path, address: str) -> int | None:
    """The line that an address has in the file, which is looked for when something is wrong with it."""
    start = f"{address} ".encode()
    with path.open("rb") as file:
        return next((number for number, line in enumerate(file, 1) if line.startswith(start)), None)


def _content(lock: Lock) -> Iterator[bytes]:
    yield f"{_FORMAT}{_VERSION}\n{_RELEASED}{lock.released}\n{_ABOUT}".encode()
    yield from lock.lines()


def _check_format(line: bytes, path: Path) -> None:
    where = Location(path, 1)
    text = line.decode("utf-8", "replace").rstrip()
    if line.startswith(_MARKS):
        raise _unmerged(where)
    if not text.startswith(_FORMAT):
        what = (
            "The citation lock is empty" if not text else "This is not a citation lock: its first line does not say so"
        )
        raise CannotRun(what, where=where, hint="Take the file from the last commit: git checkout -- citations.lock")
    if text != _FORMAT + _VERSION:
        what = f"The citation lock has the format {text.removeprefix(_FORMAT)}, and this version knows only {_VERSION}"
        raise CannotRun(what, where=where, hint="Install a newer version: pip install --upgrade diplomatic")


def _unmerged(where: Location) -> CannotRun:
    hint = "Delete the lines that begin with <<<<<<<, ======= or >>>>>>>, and keep all the others"
    return CannotRun("The citation lock has the marks of an unfinished merge", where=where, hint=hint)


class _Reading:
    """Reads the lines below the first. As long as they are in order, they are only looked at, and kept as they are."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._released = ""
        self._lines: dict[str, bytes] = {}
        self._strays: list[tuple[int, bytes]] = []

    def lock(self, lines: Iterable[tuple[int, bytes]]) -> Lock:
        cable, own, last = b"", list[bytes](), (b"", b"")
        for number, line in lines:
            line = line.rstrip(b"\r\n")
            match = LINE.fullmatch(line)
            if match is None:
                self._other(number, line)
                continue
            address = (match[1], match[2] or b"")
            if address <= last:
                self._strays.append((number, line))
                continue
            last = address
            if address[0] != cable:
                self._keep(cable, own)
                cable, own = address[0], []
            own.append(line)
        self._keep(cable, own)
        self._sort_in()
        return Lock(self._released, self._lines)

    def _keep(self, cable: bytes, own: list[bytes]) -> None:
        if own:
            lines = b"\n".join(own) + b"\n"
            self._check_encoding(lines, Location(self._path))
            self._lines[cable.decode()] = lines

    def _check_encoding(self, lines: bytes, where: Location) -> None:
        try:
            lines.decode()
        except UnicodeDecodeError:
            hint = "Save the file as UTF-8, or take it from the last commit"
            raise CannotRun("The citation lock is not UTF-8", where=where, hint=hint) from None

    def _other(self, number: int, line: bytes) -> None:
        """What is no address: a comment, the last release, or a fault."""
        where = Location(self._path, number)
        if line.startswith(_MARKS):
            raise _unmerged(where)
        if line.startswith(_RELEASED.encode().rstrip()):
            self._release(line.decode("utf-8", "replace").removeprefix(_RELEASED.rstrip()).strip(), where)
        elif line.strip() and not line.startswith(b"#"):
            hint = f"It has an address, a hash and a version. Take it from the last commit: git checkout -- {NAME}"
            raise CannotRun("This line of the citation lock is broken", where=where, hint=hint)

    def _release(self, version: str, where: Location) -> None:
        """After a merge there may be two: the later one counts."""
        if version and not is_version(version):
            hint = "Take the line from the last commit"
            raise CannotRun(f"The last release is no version: '{version}'", where=where, hint=hint)
        if version and (not self._released or precedence(version) > precedence(self._released)):
            self._released = version

    def _sort_in(self) -> None:
        """Give lines that were out of order their place; one that has an address for the second time is weighed against the first."""
        touched: dict[str, dict[str, Entry]] = {}
        known = Lock("", self._lines)
        for number, line in self._strays:
            where = Location(self._path, number)
            self._check_encoding(line, where)
            read = read_line(line)
            assert read is not None
            ident, anchor, entry = read
            entries = touched.setdefault(ident, known.of(ident))
            earlier = entries.get(anchor)
            entries[anchor] = (
                entry if earlier is None else merged(earlier, entry, f"{ident}#{anchor}".rstrip("#"), where)
            )
        self._lines |= {ident: lines_of(ident, entries) for ident, entries in touched.items()}


def merged(one: Entry, other: Entry, address: str, where: Location) -> Entry:
    """What two entries of one address say together: the later one counts, and the address is as old as the older one says.

    Raises:
        CannotRun: if they were made by the same version, and differ.
    """
    first = min(one.first, other.first, key=precedence)
    if precedence(one.since) == precedence(other.since):
        if (one.text, one.target, one.gone) != (other.text, other.target, other.gone):
            what = f"{address} is in the citation lock twice, and the lines contradict each other"
            hint = f"Both sides of a merge published it with {one.since}: keep the line that is right, and delete the other"
            raise CannotRun(what, where=where, hint=hint)
        return replace(one, first=first)
    return replace(max(one, other, key=lambda entry: precedence(entry.since)), first=first)
