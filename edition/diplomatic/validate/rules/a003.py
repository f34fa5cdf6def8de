"""A published text will be published as changed.

## What it means
The text is another than the one that was published, and the version of the edition is a new one. The next release takes it up.

## Why it matters
It is the list of what a new version changes, to look through before it is released.

## Example
`cmc-032#p26` after its misprint was corrected and the version raised to 1.1.0

## What to do
Nothing, if the change is meant. Otherwise take it back.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.lock import Kind
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._published import breaches

SEVERITY = Severity.INFO
ALSO_ABOUT_ONE = True


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    yield from breaches(Kind.TO_BE_CHANGED, corpus, edition)
