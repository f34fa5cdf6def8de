"""The publication statement is not complete.

## What it means
`publicationStmt` lacks the publisher, a date with `@when`, or the `availability` that says who may use the text how.

## Why it matters
TEI makes these a condition of conformance, and a citation needs them.

## Example
`<publicationStmt><publisher>The edition</publisher><date>soon</date></publicationStmt>`

## What to do
Add what the message names. A document that is not published yet has the publisher "Unpublished".
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_STATEMENT = "t:teiHeader/t:fileDesc/t:publicationStmt"
_PUBLISHER = "t:publisher | t:distributor | t:authority"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    statement = first(document.root, _STATEMENT)
    if statement is None or document.is_draft:
        return
    publisher, availability = first(statement, _PUBLISHER), first(statement, "t:availability")
    missing = {
        "a publisher": publisher is None or not text_of(publisher),
        "a date with @when": first(statement, "t:date[@when or @from]") is None,
        "availability": availability is None
        or not (text_of(availability) or first(availability, "t:licence[@target]")),
    }
    lacks = [name for name, is_missing in missing.items() if is_missing]
    if lacks:
        yield Fault(statement, f"the publication statement lacks {' and '.join(lacks)}", "add it; TEI demands it")
