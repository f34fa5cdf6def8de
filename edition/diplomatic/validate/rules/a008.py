"""A redirect leads to another redirect.

## What it means
The target of a line under `[redirects]` in `edition.toml` is itself redirected.

## Why it matters
It works, until one of the two lines is changed.

## Example
`"cmc-032#p4" = "cmc-032#p5"` and `"cmc-032#p5" = "cmc-032#p6"`

## What to do
Name the end of the way in both: the hint has the line.
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
    yield from breaches(Kind.ROUNDABOUT, corpus, edition)
