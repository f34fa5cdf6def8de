"""No cable uses some entries of a register.

## What it means
No name, speech or term of any cable points at these entries.

## Why it matters
It is not wrong: a register can be ahead of the cables. But an entry is also unused when the `@ref` to it was forgotten.

## Example
An entry "Mzhavanadze", and all the cables that name him have `<persName>` without `@ref`

## What to do
Link the names that mean them, or leave them for the cables to come. While every cable is a draft nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault

SEVERITY = Severity.INFO
_MOST_NAMED = 8


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    if all(cable.is_draft for cable in corpus.cables):
        return
    unused: defaultdict[Path, list[str]] = defaultdict(list)
    for file, identifier in edition.registers.by_address:
        if (file, identifier) not in corpus.entries_used:
            unused[file].append(identifier)
    for document in corpus.documents:
        if not document.is_cable and (ids := unused.get(document.path.resolve())):
            shown = ", ".join(ids[:_MOST_NAMED]) + (
                f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
            )
            yield CorpusFault(document.path, document.line, f"no cable uses {shown}", "link the names that mean them")
