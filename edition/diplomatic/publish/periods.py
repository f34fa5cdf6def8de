"""Cables by year; where a year has too many for one page, by month, and then by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

MOST = 400
"""Cables on one page."""
_WIDTHS = (4, 7, 10)

Days = Sequence[tuple[str, int]]
"""Dates (ISO 8601) in their order, each with the number of its cables; undated ones have the date ``""`` and come last."""


@dataclass(frozen=True, slots=True)
class Period:
    """Cables that share a page: ``count`` of them, from number ``start`` on. ``key`` is the beginning that their dates share; empty
    for all cables, or for undated ones.
    """

    key: str
    start: int
    count: int


def divide(days: Days, most: int = MOST) -> list[Period]:
    """The periods of cables by their dates; a single one where all have room on a page."""
    total = sum(count for _, count in days)
    return [Period("", 0, total)] if total <= most else list(_divided(days, 0, _WIDTHS, most))


def _divided(days: Days, start: int, widths: Sequence[int], most: int) -> Iterator[Period]:
    for key, group in groupby(days, lambda day: day[0][: widths[0]]):
        members = list(group)
        total = sum(count for _, count in members)
        if total <= most or len(widths) == 1 or not key:
            yield Period(key, start, total)
        else:
            yield from _divided(members, start, widths[1:], most)
        start += total
