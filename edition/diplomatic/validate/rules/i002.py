"""The id of the document is not the name of its file.

## What it means
The `xml:id` of the root element differs from the file's name without its ending, or is missing.

## Why it matters
The id is the cable's address in the edition. Where it differs from the file's name, links between cables break.

## Example
`<TEI xml:id="cmc-31">` in `cmc-032.xml`

## What to do
Make them equal. If the cable has been published, keep its id and rename the file.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import Document
from diplomatic.document.tei import XML_ID
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_ID = re.compile(r"[^\W\d][\w.-]*")


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    del edition
    identifier = document.root.get(XML_ID)
    if identifier != document.path.stem:
        found = f"is '{identifier}'" if identifier else "is missing"
        hint = _hint(document.path.stem)
        yield Fault(document.root, f"the id of the document {found}, its file is {document.path.name}", hint)


def _hint(stem: str) -> str:
    if _ID.fullmatch(stem):
        return f'write xml:id="{stem}" on the root, or rename the file'
    return "rename the file: an id begins with a letter and has letters, digits, '.', '-' and '_'"
