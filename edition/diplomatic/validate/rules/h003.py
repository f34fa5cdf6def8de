"""The metadata gives the cable a mark that its header does not show.

## What it means
`catRef` puts the cable into a category of `classDecl` (classification, precedence or handling), and no header line says it.

## Why it matters
Lines in capitals, such as "TOP SECRET" or "S P E C I A L", are the first that a web crawl loses: the transcript is not complete.

## Example
`<catRef scheme="#classification" target="#classification.top-secret"/>`, and no `ab` with TOP SECRET

## What to do
Look at the source. Add the line to the original header where it has it, or remove the `catRef`.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_CODE = 2
_SIGNS = re.compile(r"[\W_]+")
_KINDS = frozenset({"classification", "precedence", "handling"})
_MARKS = (
    "t:front//t:ab | t:front//t:term | t:body//t:term[@type='classification' or @type='precedence' or @type='handling']"
)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if document.text is None or not document.named("catRef"):
        return
    marks = {plain for mark in select(document.text, _MARKS) if (plain := _plain(text_of(mark)))}
    for reference in document.named("catRef"):
        kind = reference.get("scheme", "").removeprefix("#")
        for target in reference.get("target", "").split():
            category = document.ids.get(target.removeprefix("#"))
            description = first(category, "t:catDesc") if category is not None else None
            words = _plain(text_of(description)) if description is not None else ""
            if kind in _KINDS and words and not any(_says(mark, words) for mark in marks):
                hint = "look at the source: a line of the header may be lost"
                yield Fault(reference, f"no line of the header says '{text_of(description)}'", hint)  # type: ignore[arg-type]


def _says(mark: str, words: str) -> bool:
    """Whether a line says a category, in full or shortened: "UNCLAS", or one letter as telegrams have it ("O" is immediate)."""
    return words in mark or words.startswith(mark) or 0 < len(mark) <= _CODE


def _plain(text: str) -> str:
    """Letters only: "S P E C I A L" says what "Special" says."""
    return _SIGNS.sub("", text.casefold())
