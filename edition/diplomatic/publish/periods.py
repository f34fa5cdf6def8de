"""Cables by year; where a year has too many for one page, by month, and then by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from diplomatic.document import Facts

MOST = 400
"""Cables on one page."""
_WIDTHS = (4, 7, 10)


@dataclass(frozen=True, slots=True)
class Period:
    """Cables that share a page. ``key`` is the beginning that their dates share; empty for all cables, or for undated ones."""

    key: str
    cables: Sequence[Facts]


def divide(cables: Sequence[Facts], most: int = MOST) -> list[Period]:
    """The periods of cables that are in order of their dates; a single one where all have room on a page."""
    return [Period("", cables)] if len(cables) <= most else list(_divided(cables, _WIDTHS, most))


def _divided(cables: Sequence[Facts], widths: Sequence[int], most: int) -> Iterator[Period]:
    for key, group in groupby(cables, lambda cable: cable.day[: widths[0]]):
        members = list(group)
        if len(members) <= most or len(widths) == 1 or not key:
            yield Period(key, members)
        else:
            yield from _divided(members, widths[1:], most)
