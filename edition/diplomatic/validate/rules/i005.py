"""An id cannot be the name of a file.

## What it means
The `xml:id` of the document, or of a register entry, is one that some disk has no file for: it has a character that Windows refuses,
it ends with a full stop, it is the name of a device there (`con`, `aux`, `nul`, `com1`), or it is too long.

## Why it matters
The id names the files of the site. Where one of them cannot be, a copy of the site, or of the repository, lacks this text.

## Example
`<person xml:id="con">`, whose page would be `con.html`

## What to do
Give it another id before it is published. If it has been published, the old one is kept with a redirect: see `docs/lock.md`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.naming import fault_of_id
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import XML_ID
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for element in (document.root, *document.named(*KINDS)):
        ident = element.get(XML_ID)
        if ident and (why := fault_of_id(ident)):
            yield Fault(element, f"the id '{ident}' cannot be the name of a file: {why}", "give it another id")
