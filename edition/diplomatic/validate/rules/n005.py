"""A name that no register has is spelled in two ways in the edition.

## What it means
Two spellings of what is probably one name stand in the cables, both without a `@ref`. It is said at the rarer one, at both where
neither is.

## Why it matters
A reader who searches for one does not find the other.

## Example
"Ilyichev" in one cable, "Ilyevich" in another

## What to do
Make one register entry with both spellings as variants, and link both names to it. If they are two, make two entries.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.validate.corpus import Corpus
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import CorpusFault
from diplomatic.validate.spelling import keys_of

SEVERITY = Severity.WARNING
Places = list[tuple[Path, int]]


def check_corpus(corpus: Corpus, edition: EditionContext) -> Iterator[CorpusFault]:
    del edition
    told: set[tuple[Path, int, str]] = set()
    for forms in _alike(corpus).values():
        for form, places in forms.items():
            others = [other for other in forms if other.casefold() != form.casefold()]
            usual = max(others, key=lambda other: len(forms[other]))
            path, line = forms[usual][0]
            for place in places if len(forms[usual]) >= len(places) else ():
                if (*place, form) not in told:
                    told.add((*place, form))
                    hint = "if they are one, make a register entry with both spellings; if not, make two"
                    yield CorpusFault(*place, f"'{form}' is perhaps '{usual}' in {path}:{line}", hint)


def _alike(corpus: Corpus) -> dict[tuple[str, str], dict[str, Places]]:
    """Forms, with their places, by what they have in common; only where there are two."""
    forms: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, form in {(kind, form) for document in corpus.documents for kind, form, _ in document.names}:
        for key in keys_of(form):
            forms[kind, key].add(form)
    several = {key: some for key, some in forms.items() if len({form.casefold() for form in some}) > 1}
    wanted = {(kind, form) for (kind, _), some in several.items() for form in some}
    found: defaultdict[tuple[str, str], dict[str, Places]] = defaultdict(dict)
    for document in corpus.documents if wanted else ():
        for kind, form, line in document.names:
            for key in keys_of(form) if (kind, form) in wanted else ():
                if (kind, key) in several:
                    found[kind, key].setdefault(form, []).append((document.path, line))
    return found
