"""The citation lock as data: every address that an edition has ever published, with what was published there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from urllib.parse import unquote

from diplomatic.config import LOCK_NAME
from diplomatic.lock.texts import DIGITS
from diplomatic.lock.version import PATTERN

NAME = LOCK_NAME
"""The file, in the root of the edition."""

LINE = re.compile(
    rb"([^ #\n]+)(?:#([^ #\n]+))? ([0-9a-f]{%d}) (%b)(?: (%b)(?: (?:-> ([^ \n]+)|(gone)))?)?"
    % (DIGITS, PATTERN.encode(), PATTERN.encode())
)
"""One line: cable, anchor, hash, version that first published it, version since which it is as it is, and where it went."""

_ESCAPED = {ord(char): f"%{ord(char):02X}" for char in "% #\t\r\n"}


def address(ident: str, anchor: str = "") -> str:
    """The address of a cable, or of what stands in it: ``cmc-032``, ``cmc-032#p4``. What would end a part of it is escaped."""
    whole = ident.translate(_ESCAPED)
    return f"{whole}#{anchor}" if anchor else whole


def parts(address: str) -> tuple[str, str]:
    """The cable of an address, escaped as there, and the anchor; empty for the whole cable."""
    ident, _, anchor = address.partition("#")
    return ident, anchor


def names(address: str) -> tuple[str, str]:
    """The id of the cable of an address, as the cable has it, and the anchor."""
    ident, anchor = parts(address)
    return unquote(ident), anchor


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one address.

    ``text`` is the hash of its text, ``first`` the version that published the address, ``since`` the one that made it what it is.
    An address that is no longer there has a ``target``, the address that it was redirected to, or is ``gone``: withdrawn.
    """

    text: str
    first: str
    since: str
    target: str = ""
    gone: bool = False

    @property
    def is_there(self) -> bool:
        """Whether a text was published there, and neither moved nor withdrawn since."""
        return not (self.target or self.gone)

    def line(self, address: str) -> str:
        """The line of the file, without its end."""
        fate = " gone" if self.gone else f" -> {self.target}" if self.target else ""
        since = f" {self.since}" if fate or self.since != self.first else ""
        return f"{address} {self.text} {self.first}{since}{fate}"


def read_line(line: bytes) -> tuple[str, str, Entry] | None:
    """The cable, the anchor and the entry of a line; None if it is no line of a lock."""
    match = LINE.fullmatch(line)
    if match is None:
        return None
    ident, anchor, text, first, since, target, gone = (group.decode() if group else "" for group in match.groups())
    return ident, anchor, Entry(text, first, since or first, target, bool(gone))


class Lock:
    """A citation lock. What it has of a cable is kept as its lines, and read when it is asked for: there may be ten million.

    Args:
        released: the version of the last release; empty before the first.
        lines: the lines of each cable, in order, each with its end. The cables are escaped as in addresses.
    """

    def __init__(self, released: str = "", lines: Mapping[str, bytes] | None = None) -> None:
        self.released = released
        self._lines = dict(lines or {})

    @classmethod
    def of_entries(cls, released: str, cables: Iterable[tuple[str, Mapping[str, Entry]]]) -> "Lock":
        """A lock of entries, by cable and anchor."""
        return cls(released, {ident: lines_of(ident, entries) for ident, entries in cables if entries})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lock) and (self.released, self._lines) == (other.released, other._lines)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def cables(self) -> list[str]:
        """Every cable that has an address, in order."""
        return sorted(self._lines)

    def __contains__(self, ident: str) -> bool:
        return ident in self._lines

    def of(self, ident: str) -> dict[str, Entry]:
        """The entries of a cable by anchor; that of the whole, with the anchor ``""``, first."""
        lines = self._lines.get(ident, b"").decode().split("\n")
        return dict(_entry(line) for line in lines if line)

    def entry(self, address: str) -> Entry | None:
        """What is known of an address; None if it was never published."""
        ident, anchor = parts(address)
        return self.of(ident).get(anchor)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every address with its entry, in order."""
        for ident in self.cables:
            for anchor, entry in self.of(ident).items():
                yield f"{ident}#{anchor}" if anchor else ident, entry

    def lines(self) -> Iterator[bytes]:
        """The lines of the file below its head, a cable at a time."""
        return (self._lines[ident] for ident in self.cables)


def _entry(line: str) -> tuple[str, Entry]:
    """The anchor and the entry of a line that is known to be one: a regular expression takes longer, and there may be millions."""
    address, text, first, *rest = line.split(" ")
    since, *fate = rest or [first]
    return parts(address)[1], Entry(text, first, since, fate[-1] if len(fate) > 1 else "", fate == ["gone"])


def lines_of(ident: str, entries: Mapping[str, Entry]) -> bytes:
    """The lines of one cable, in order."""
    lines = (
        entry.line(f"{ident}#{anchor}" if anchor else ident)
        for anchor, entry in sorted(entries.items(), key=itemgetter(0))
    )
    return "".join(f"{line}\n" for line in lines).encode()
