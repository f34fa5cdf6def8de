"""Dates and times as cables print them, and as ISO 8601.

A two-digit year is read with a *pivot*: years from the pivot on belong to the 1900s, those before it to the 2000s.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Order = Literal["day-first", "month-first"]

_ROMAN = dict(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True))
_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {written: number for number, name in enumerate(_NAMES, 1) for written in (name, name[:3])}
_DATE_TIME_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})\s?Z\s+([A-Za-z]{3})\s+(\d{2,4})")
_ROMAN_DATE = re.compile(r"(\d{1,2})\s?[/.\-]\s?([IVX]+)\s?[/.\-]\s?(\d{4}|\d{2})")
_NUMBER_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORD_DATE = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?,?\s+(\d{4})")
_WORD_DATE_US = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_LONGEST_EPOCH = 11
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How one tradition writes dates in figures."""

    order: Order = "day-first"
    pivot: int = 30


def today() -> date:
    """The day that counts as today: that of SOURCE_DATE_EPOCH where it is set, so that the same input gives the same result."""
    return source_date() or datetime.now(UTC).date()


def source_date() -> date | None:
    """The day that ``SOURCE_DATE_EPOCH`` says (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_set = epoch.isdecimal() and len(epoch) <= _LONGEST_EPOCH
    return datetime.fromtimestamp(int(epoch), UTC).date() if is_set else None


def parse_date(printed: str, style: DateStyle | None = None) -> str | None:
    """A printed date as ISO 8601, or None if it is none.

    ``30/X/62`` → ``1962-10-30``, ``141343Z DEC 01`` → ``2001-12-14T13:43:00Z``.
    """
    style = style or DateStyle()
    text = printed.strip()
    for read in (_group, _roman, _figures, _words):
        if found := read(text, style):
            return found
    return None


def parse_roman_date(printed: str, style: DateStyle | None = None) -> str | None:
    """Only the form with a Roman month: ``29/X-62`` → ``1962-10-29``."""
    return _roman(printed.strip(), style or DateStyle())


def parse_time(printed: str) -> str | None:
    """A printed time as ISO 8601 without a zone: ``6:40`` → ``06:40:00``."""
    match = _TIME.fullmatch(printed.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return f"{int(match[1]):02}:{match[2]}:00"


def _group(text: str, style: DateStyle) -> str | None:
    match = _DATE_TIME_GROUP.fullmatch(text)
    if not match:
        return None
    day, hour, minute, month, year = match.groups()
    number = _MONTHS.get(month.lower())
    found = _iso(year, number, day, style) if number else None
    clock = parse_time(f"{hour}:{minute}")
    return f"{found}T{clock}Z" if found and clock else None


def _roman(text: str, style: DateStyle) -> str | None:
    match = _ROMAN_DATE.fullmatch(text)
    return _iso(match[3], _ROMAN.get(match[2]), match[1], style) if match else None


def _figures(text: str, style: DateStyle) -> str | None:
    match = _NUMBER_DATE.fullmatch(text)
    if not match:
        return None
    day, month = (match[1], match[2]) if style.order == "day-first" else (match[2], match[1])
    return _iso(match[3], int(month), day, style)


def _words(text: str, style: DateStyle) -> str | None:
    if match := _WORD_DATE.fullmatch(text):
        return _iso(match[3], _MONTHS.get(match[2].lower()), match[1], style)
    if match := _WORD_DATE_US.fullmatch(text):
        return _iso(match[3], _MONTHS.get(match[1].lower()), match[2], style)
    return None


def _iso(year: str, month: int | None, day: str, style: DateStyle) -> str | None:
    if not month:
        return None
    full = int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= style.pivot else 2000)
    try:
        return date(full, month, int(day)).isoformat()
    except ValueError:
        return None
