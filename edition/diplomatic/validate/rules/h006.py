"""Two cables have the same special or incoming number.

## What it means
The number in the header is on another cable too, from the same place and with the same date beside it or of the same year.

## Why it matters
Such a number is given once. Either a header was copied with the file, or one cable is in the edition twice.

## Example
"Special No. 1688-1691" from Havana on two cables of 1962

## What to do
Compare both with their sources. If they are two translations of one cable, say so and suppress this finding with the reason.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus, DocumentFacts, Number
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.numbers import ranges, span
from diplomatic.validate.rules._others import others_of
from diplomatic.validate.shelf import alike

SEVERITY = Severity.WARNING
Key = tuple[str, str, str, tuple[int, int]]
_KINDS = frozenset({"special", "incoming"})
_LEAST = 100
"""A lower number is too common: a mission counts from 1 every year, and so does a template."""


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    for (kind, _, year, pair), cables in alike(lambda: _numbered(corpus)).items():
        names = list(dict.fromkeys(cable.name for cable, _ in cables))
        for cable, number in cables:
            if others := others_of(cable.name, names):
                message = f"the {kind} number {span(pair)} of {year} is on {others} too"
                yield CorpusFault(cable.path, number.line, message, "compare each of them with its source")


def _numbered(corpus: Corpus) -> Iterator[tuple[Key, tuple[DocumentFacts, Number]]]:
    for cable in corpus.cables:
        for number in cable.numbers:
            year = (number.date or cable.date)[:4]
            if number.kind in _KINDS and number.place and year:
                for pair in ranges(number.text):
                    if pair[0] >= _LEAST:
                        yield (number.kind, number.place, year, pair), (cable, number)
