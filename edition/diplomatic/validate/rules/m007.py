"""Two documents have the same permanent address.

## What it means
The URI, DOI, ARK or Handle in `publicationStmt` is that of another document of the edition too.

## Why it matters
A citation of one leads to the other.

## Example
The same `idno[@type='URI']` on two cables, after the header was copied

## What to do
Give the newer document an address of its own.
"""

from collections.abc import Iterator
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus, Permanent
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.rules._others import others_of
from diplomatic.validate.shelf import alike

SEVERITY = Severity.ERROR
_PERMANENT = frozenset({"uri", "doi", "ark", "handle", "hdl"})


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    for bearers in alike(lambda: _addresses(corpus)).values():
        paths = list(dict.fromkeys(str(path) for path, _ in bearers))
        for path, address in bearers:
            if others := others_of(str(path), paths):
                message = f"the {address.kind} {address.text} is that of {others} too"
                yield CorpusFault(path, address.line, message, "give the newer document an address of its own")


def _addresses(corpus: Corpus) -> Iterator[tuple[str, tuple[Path, Permanent]]]:
    for document in corpus.documents:
        for address in document.addresses:
            if address.kind.casefold() in _PERMANENT and address.text:
                yield address.text.casefold().removeprefix("https://doi.org/"), (document.path, address)
