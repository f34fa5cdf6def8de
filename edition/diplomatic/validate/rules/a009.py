"""A redirect or a tombstone is of an address that was never published.

## What it means
A line under `[redirects]` or `[tombstones]` in `edition.toml` is about an address that `citations.lock` does not have.

## Why it matters
The address is probably misspelt, and the one that was meant still breaks.

## Example
`"cmc-32#p4" = "cmc-032#p5"`, where the cable is `cmc-032`

## What to do
Write the address as the lock has it. A line for something that was never released can go.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.lock import Kind
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._published import breaches

SEVERITY = Severity.WARNING


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    yield from breaches(Kind.NEVER_PUBLISHED, corpus, edition)
