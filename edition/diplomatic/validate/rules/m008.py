"""The edition writes DOIs in two ways.

## What it means
Some documents have a DOI as `10.1000/182`, others as `https://doi.org/10.1000/182`.

## Why it matters
Software that compares them takes one work for two, and the citations of the edition are not uniform.

## Example
`<idno type="DOI">10.1000/182</idno>` in one cable, `<idno type="DOI">https://doi.org/10.1000/183</idno>` in another

## What to do
Write all of them as most are written.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault

SEVERITY = Severity.WARNING


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    styles = Counter(_is_address(text) for _, text, _ in _dois(corpus))
    if len(styles) < 2:
        return
    usual = max(styles, key=lambda style: (styles[style], not style))
    way = "https://doi.org/10.…" if usual else "10.…, without https://doi.org/"
    for path, text, line in _dois(corpus):
        if _is_address(text) is not usual:
            message = f"most DOIs of the edition are written {way}; this is {text}"
            yield CorpusFault(path, line, message, "write it like them")


def _dois(corpus: Corpus) -> Iterator[tuple[Path, str, int]]:
    for document in corpus.documents:
        for kind, text, line in document.addresses:
            if kind.casefold() == "doi":
                yield document.path, text, line


def _is_address(text: str) -> bool:
    return text.startswith("https://")
