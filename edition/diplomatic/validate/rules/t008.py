"""A note or a word of the translator does not say whose it is.

## What it means
A `note[@type='translator']`, a `supplied[@reason='translator']` or a `corr` has no `@resp`.

## Why it matters
It is not the source that speaks there. A reader has to know who does: the translator of the publication, or your edition.

## Example
`<note type="translator">Distribution for this cable is as follows: …</note>`

## What to do
Write `resp="#translator"` (or `#encoder`): the id of the `respStmt` in the header.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for element in document.named("note", "supplied", "corr"):
        if not element.get("resp") and _is_added(element):
            hint = 'write resp="#…" with the id of the respStmt of whoever wrote it'
            yield Fault(element, f"the {local(element)} does not say who wrote it", hint)


def _is_added(element: etree._Element) -> bool:
    name = local(element)
    return (
        name == "corr"
        or (name == "note" and element.get("type") == "translator")
        or (name == "supplied" and element.get("reason") == "translator")
    )
