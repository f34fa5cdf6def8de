"""A tombstone has no reason.

## What it means
A line under `[tombstones]` in `edition.toml` withdraws an address, and its text is empty.

## Why it matters
The reader of an old citation gets a page that says that something was there, and not why it went.

## Example
`"cmc-040" = ""`

## What to do
Write a sentence for readers: `"cmc-040" = "Withdrawn: the same telegram as cmc-039."`
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
    yield from breaches(Kind.NO_REASON, corpus, edition)
