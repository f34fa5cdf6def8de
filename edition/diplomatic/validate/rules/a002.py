"""A published text has changed, and the version has not.

## What it means
The text of a cable or of a block of it is another than the one that `citations.lock` has the hash of, and `[edition] version` in
`edition.toml` is not greater than that of the last release. White space and markup are no change; a correction is one.

## Why it matters
A citation names a version. Two texts under one version mean that nobody can tell which of them was quoted.

## Example
“hear” corrected to “here” in a paragraph that 1.0.0 has published, while `version = "1.0.0"`

## What to do
Take the change back, or raise the version: `version = "1.0.1"`. Which texts will then be published as changed, A003 says.
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
    yield from breaches(Kind.CHANGED, corpus, edition)
