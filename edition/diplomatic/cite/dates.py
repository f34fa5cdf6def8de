"""Dates of a citation: ISO 8601 as encoded, with their ends where they are ranges."""

import re
from dataclasses import dataclass

from lxml import etree

_ISO = re.compile(r"(-?[0-9]{4,6})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")
_MOST = (12, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or the two ends of a range. ``bounded``: it lies somewhere between them (``notBefore``, ``notAfter``); else it lasts.

    Either end of a range may be empty: not before, until. ``open``: it lasts, and one end is not stated.
    """

    begin: str = ""
    end: str = ""
    bounded: bool = False
    open: bool = False

    @property
    def is_range(self) -> bool:
        return bool(self.end) or self.bounded or self.open

    @property
    def iso(self) -> str:
        """ISO 8601, a range as an interval (ISO 8601-2 writes ``..`` for an open end)."""
        return f"{self.begin or '..'}/{self.end or '..'}" if self.is_range else self.begin

    @property
    def year(self) -> str:
        """The year, of a range that of its beginning."""
        return str(parts(self.begin or self.end)[0]) if self else ""

    def __bool__(self) -> bool:
        return bool(self.begin or self.end)


def moment(date: etree._Element | None) -> Moment:
    """What a ``date`` says in its attributes (Guidelines, 13.4: ``att.datable.w3c``); nothing if they are no dates."""
    if date is None:
        return Moment()
    if when := _iso(date, "when"):
        return Moment(when)
    begin, end = _iso(date, "from"), _iso(date, "to")
    bounded = not begin and not end
    if bounded:
        begin, end = _iso(date, "notBefore"), _iso(date, "notAfter")
    if begin == end:
        return Moment(begin)
    return Moment(begin, end, bounded, open=not bounded and not (begin and end))


def parts(iso: str) -> tuple[int, ...]:
    """Year, month and day of an ISO date, as far as it has them; empty for what is none."""
    match = _ISO.fullmatch(iso)
    found = tuple(int(part) for part in match.groups() if part) if match else ()
    in_range = all(1 <= part <= most for part, most in zip(found[1:], _MOST, strict=False))
    return found if in_range else ()


def _iso(date: etree._Element, attribute: str) -> str:
    value = date.get(attribute, "").strip()
    return value if parts(value) else ""
