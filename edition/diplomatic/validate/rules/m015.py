"""The header does not say where the original is.

## What it means
`sourceDesc` names no archive and no shelfmark, and no `p` in `msDesc` says why. A draft need not have them yet.

## Why it matters
A citation of a cable ends with the archive: without it nobody can look at the original.

## Example
A `msDesc` with `altIdentifier` only

## What to do
Add `repository` and `idno` (fonds, inventory, file). If the publication names neither, say so in a `p` of `msDesc`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_SOURCE = "t:teiHeader/t:fileDesc/t:sourceDesc"
_ARCHIVE = "t:msDesc/t:msIdentifier/t:repository | t:msDesc/t:msIdentifier/t:institution"
_SHELFMARK = "t:msDesc/t:msIdentifier/t:idno | t:msDesc/t:msIdentifier/t:collection"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    source = first(document.root, _SOURCE)
    if source is None or document.is_draft or document.text is None:
        return
    said = first(source, "t:msDesc/t:p | t:msDesc/t:physDesc/t:p | t:msDesc/t:history | t:p")
    if said is not None and text_of(said):
        return
    found = {"an archive": first(source, _ARCHIVE), "a shelfmark": first(source, _SHELFMARK)}
    lacks = [name for name, element in found.items() if element is None or not text_of(element)]
    if lacks:
        hint = "add repository and idno, or say in a p of msDesc that they are not known"
        yield Fault(source, f"the header does not name {' or '.join(lacks)} of the original", hint)
