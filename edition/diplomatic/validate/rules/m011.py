"""The document does not say how to cite its parts.

## What it means
The header of the cable has no `refsDecl` with a `citeStructure`. A draft need not have it yet.

## Why it matters
Citation software and DTS servers read there which parts have an address and how it is made. Without it only the whole can be cited.

## Example
An `encodingDesc` with `editorialDecl` only

## What to do
Add `<refsDecl default="true"><citeStructure unit="block" match="/TEI/text//*[@xml:id]" use="@xml:id"/></refsDecl>`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    header = first(document.root, "t:teiHeader")
    if header is None or document.text is None or document.is_draft or document.named("citeStructure"):
        return
    if not document.named("cRefPattern", "refState"):
        hint = "add refsDecl with a citeStructure; the template has one"
        where = first(header, "t:encodingDesc")
        yield Fault(header if where is None else where, "the header does not say how to cite parts of the cable", hint)
