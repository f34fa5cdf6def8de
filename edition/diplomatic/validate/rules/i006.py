"""Two entries of a register would have one page.

## What it means
The ids of two entries differ only in capitals, or in the way an accent is written (`é` as one character or as two); or one is the
other with `.html` after it.

## Why it matters
Each entry has a page that is named by its id. On the disks of Windows and macOS the page of one would replace that of the other.

## Example
`<person xml:id="Castro">` and `<person xml:id="castro">`

## What to do
Give the newer entry another id, and change the `@ref` that point at it.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic import names
from diplomatic.diagnostics import Severity
from diplomatic.document.naming import OF_ENTRY
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import XML_ID
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    entries: dict[str, etree._Element] = {}
    for element in document.named(*KINDS):
        if ident := element.get(XML_ID):
            entries.setdefault(ident, element)
    for earlier, ident in names.clashes(entries, str, OF_ENTRY):
        message = f"the page of '{ident}' would be that of '{earlier}' in line {entries[earlier].sourceline}"
        yield Fault(entries[ident], message, "give the newer one another id")
