"""The rights in the original and in the translation are not stated apart.

## What it means
The document has a translator, and `availability` makes one statement only. A draft need not have them yet.

## Why it matters
The original may be free while the translation is not: a reader who sees one statement reuses the wrong one.

## Example
`<availability><licence target="https://…/by/4.0/">CC BY 4.0</licence></availability>` on a translated cable

## What to do
Write one `licence` (or `p`) for the original, one for the translation, and one for the encoding.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.translation import is_translation

SEVERITY = Severity.INFO
_AVAILABILITY = "t:teiHeader/t:fileDesc/t:publicationStmt/t:availability"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    availability = first(document.root, _AVAILABILITY)
    if availability is None or document.is_draft or not is_translation(document):
        return
    if len(select(availability, "t:licence | t:p")) < 2:
        message = "the rights in the original and in the translation are not stated apart"
        yield Fault(availability, message, "write one licence for each, and one for the encoding")
