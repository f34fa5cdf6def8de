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

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus, DocumentFacts, Number
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.numbers import ranges, span

SEVERITY = Severity.INFO
_MOST_MISSING = 3
_MOST_DAYS = 31
Numbered = tuple[tuple[int, int], DocumentFacts, Number]


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    sequences: defaultdict[str, list[Numbered]] = defaultdict(list)
    for cable in corpus.cables:
        for number in cable.numbers:
            if number.kind == "special" and number.place:
                sequences[number.place].extend((pair, cable, number) for pair in ranges(number.text))
    for sequence in sequences.values():
        sequence.sort(key=lambda numbered: numbered[0])
        for (before, earlier, _), (after, cable, number) in pairwise(sequence):
            missing = (before[1] + 1, after[0] - 1)
            if 0 <= missing[1] - missing[0] < _MOST_MISSING and _are_near(earlier.date, cable.date):
                message = f"no cable has the special number {span(missing)}, between {earlier.id} and this one"
                yield CorpusFault(cable.path, number.line, message, "perhaps a cable of the series is missing")


def _are_near(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _MOST_DAYS
    except ValueError:
        return False
