"""A paragraph of the original has no translation beside it, though others have.

## What it means
The blocks of a `div[@type='original']` lead to the message with `@corresp`, but this paragraph or list does not.

## Why it matters
In the bilingual view it stands in a row of its own, as if the translator had left it out. That may be so, or the pointer was
forgotten.

## Example
`<p xml:id="o1" corresp="#p1">…</p> <p xml:id="o2">…</p>`

## What to do
Add the `@corresp`, if the message has its translation. If the translator left it out, say so in an editorial note and allow the
finding for this document (`diplomatic explain U001`).
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_PAIRED = frozenset({"p", "list"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for original in document.named("div"):
        if original.get("type") != "original" or not any(block.get("corresp") for block in original):
            continue
        for block in original:
            if local(block) in _PAIRED and not block.get("corresp"):
                yield Fault(
                    block, f"this {local(block)} of the original has no translation beside it", 'add corresp="#…"'
                )
