"""A published address is no longer there.

## What it means
`citations.lock` has an address that a release published, a cable or a block of one, and the edition has no text there now.
The message says where the same words stand, if they stand anywhere.

## Why it matters
Whoever has cited it finds nothing, or a page without the paragraph. It is an error at any version.

## Example
`<p xml:id="p4">` became `<p xml:id="p5">`, because a paragraph was put in before it

## What to do
Give the text its id back. Where it is meant to go, write into `edition.toml` where it is now, `"cmc-032#p4" = "cmc-032#p5"`
under `[redirects]`, or why it went, `"cmc-040" = "Withdrawn: the same telegram as cmc-039."` under `[tombstones]`. What is said of
a cable holds for all that stood in it. The line stays for good.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.lock import Kind
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._published import breaches

SEVERITY = Severity.ERROR
ALSO_ABOUT_ONE = True


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    yield from breaches(Kind.GONE, corpus, edition)
