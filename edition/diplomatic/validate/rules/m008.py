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

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault

SEVERITY = Severity.WARNING


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    styles: defaultdict[bool, list[tuple[Path, int, str]]] = defaultdict(list)
    for document in corpus.documents:
        for kind, text, line in document.addresses:
            if kind.casefold() == "doi":
                styles[text.startswith("https://")].append((document.path, line, text))
    if len(styles) < 2:
        return
    usual = max(styles, key=lambda style: (len(styles[style]), not style))
    way = "https://doi.org/10.…" if usual else "10.…, without https://doi.org/"
    for path, line, text in styles[not usual]:
        yield CorpusFault(
            path, line, f"most DOIs of the edition are written {way}; this is {text}", "write it like them"
        )
