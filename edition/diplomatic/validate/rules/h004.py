"""Several cables have the same registry number and date.

## What it means
The registry line of the header is that of another cable of the edition too.

## Why it matters
An office gives a number once a day: mostly the header was copied with the file, and the cable's own number is lost.

## Example
"6216/sh 30/X/62" on three cables

## What to do
Compare each with its source. If the sources have it so, say it in an editorial note and suppress this finding with the reason.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus, DocumentFacts, Number
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._others import others_of
from diplomatic.validate.shelf import alike

SEVERITY = Severity.WARNING


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    for cables in alike(lambda: _numbered(corpus)).values():
        names = list(dict.fromkeys(cable.name for cable, _ in cables))
        for cable, number in cables:
            if others := others_of(cable.name, names):
                message = f"the registry number {number.text} of {number.date} is on {others} too"
                yield CorpusFault(cable.path, number.line, message, "compare each of them with its source")


def _numbered(corpus: Corpus) -> Iterator[tuple[tuple[str, str], tuple[DocumentFacts, Number]]]:
    for cable in corpus.cables:
        for number in cable.numbers:
            if number.kind == "registry" and number.date:
                yield (number.text.casefold(), number.date), (cable, number)
