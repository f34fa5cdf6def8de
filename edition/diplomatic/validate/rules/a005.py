"""A redirect leads nowhere.

## What it means
A line under `[redirects]` in `edition.toml` leads to an address that the edition does not have, or back to where it began.

## Why it matters
The reader of an old citation is sent to a page that is not there.

## Example
`"cmc-032#p4" = "cmc-32#p5"`

## What to do
Name an address that is there: a cable (`cmc-039`) or a block of one (`cmc-032#p5`). Where nothing took its place, write a tombstone.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.lock import Kind
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._published import breaches

SEVERITY = Severity.ERROR


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    yield from breaches(Kind.LEADS_NOWHERE, corpus, edition)
