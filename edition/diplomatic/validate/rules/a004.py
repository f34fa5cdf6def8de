"""A published text has another address now, and its own has another text.

## What it means
At a published address stands another text than was published there, and the published one stands, word for word, at another
address: two ids were swapped, or all paragraphs that follow were numbered anew. Texts of fewer than 30 characters are left out:
“Top Secret” returns in many places.

## Why it matters
Every citation of the old address leads to words that the writer never quoted, and nobody notices. So it is an error at any version.

## Example
A paragraph that had been overlooked became `p4`, and the former `p4` became `p5`.

## What to do
Give the texts their ids back. What is new gets a new id: a paragraph between `p3` and `p4` is `p3a`.
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
    yield from breaches(Kind.MOVED, corpus, edition)
