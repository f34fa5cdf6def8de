"""An address is said to have gone, and is still there.

## What it means
A line under `[redirects]` or `[tombstones]` in `edition.toml` is about an address that the edition has; or one address stands in
both tables.

## Why it matters
Two things are said of one address, and only one of them can be shown to a reader.

## Example
`"cmc-032#p4" = "cmc-032#p5"`, while `cmc-032.xml` has both

## What to do
Remove the line, or take what it is about out of its file; of two lines, keep one.
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
    yield from breaches(Kind.STILL_THERE, corpus, edition)
