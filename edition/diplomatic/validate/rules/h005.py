"""A few numbers are missing in a sequence of special numbers.

## What it means
Between the special numbers of two cables from one place, not more than a month apart, up to three numbers are in no cable.

## Why it matters
It is not wrong. But the parts of one report are numbered one after the other: the missing part may be a cable that exists.

## Example
1688-1691 on one cable from Havana, 1694-1696 on the next

## What to do
Look for the cables with these numbers. If the series leaves them out on purpose, ignore this rule for the edition.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.numbers import ranges, span

SEVERITY = Severity.INFO
_MOST_MISSING = 3
_MOST_DAYS = 31


class _Numbered(NamedTuple):
    """A number or a range, the cable that bears it (which of them, counted), the line, the day it was sent."""

    first: int
    last: int
    document: int
    line: int
    day: int


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    gaps = [gap for sequence in _sequences(corpus).values() for gap in _gaps(sequence)]
    wanted = {one.document for gap in gaps for one in gap}
    cables = {number: cable for number, cable in enumerate(corpus.cables) if number in wanted} if gaps else {}
    for before, after in gaps:
        earlier, cable, missing = cables[before.document], cables[after.document], (before.last + 1, after.first - 1)
        message = f"no cable has the special number {span(missing)}, between {earlier.id} and this one"
        yield CorpusFault(cable.path, after.line, message, "perhaps a cable of the series is missing")


def _sequences(corpus: Corpus) -> "dict[str, array[int]]":
    """What of each place is numbered, in the order of the documents: the fields of a ``_Numbered``, one after the other."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for document, cable in enumerate(corpus.cables):
        day = _day(cable.date)
        for number in cable.numbers:
            if number.kind == "special" and number.place:
                for first, last in ranges(number.text):
                    found[number.place].extend((first, last, document, number.line, day))
    return found


def _gaps(fields: "array[int]") -> Iterator[tuple[_Numbered, _Numbered]]:
    """Two numbers that follow one another, with few missing between them, of cables that were sent within a month."""
    size = len(_Numbered._fields)
    sequence = sorted(
        (_Numbered(*fields[at : at + size]) for at in range(0, len(fields), size)), key=lambda one: one[:2]
    )
    for before, after in pairwise(sequence):
        missing = after.first - before.last - 2
        if 0 <= missing < _MOST_MISSING and before.day and after.day and abs(before.day - after.day) <= _MOST_DAYS:
            yield before, after


def _day(text: str) -> int:
    """The number of a day; 0 if it is none."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0
