"""A change does not say when or by whom, or the status is unknown.

## What it means
A `change` has no `@when` or no `@who`, or `revisionDesc/@status` is a word that TEI's guidelines do not list.

## Why it matters
The history is the evidence of who changed a text that others have cited, and when.

## Example
`<change>Corrected</change>`, `<revisionDesc status="nearly">`

## What to do
Write `@when` as a date and `@who` as the address of a `respStmt`; the status is `draft`, `review` or `published`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_KNOWN = frozenset(
    "approved candidate cleared deprecated draft embargoed expired frozen galley proposed published recommendation review submitted "
    "unfinished withdrawn".split()
)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    history = first(document.root, "t:teiHeader/t:revisionDesc")
    if history is None:
        return
    status = history.get("status")
    if status is not None and status not in _KNOWN:
        yield Fault(history, f"the status '{status}' is unknown", "write draft, review or published")
    for change in document.named("change"):
        lacks = [f"@{name}" for name in ("when", "who") if not change.get(name)]
        if lacks and change.getparent() is not None:
            yield Fault(change, f"the change lacks {' and '.join(lacks)}", "say when it was made, and by whom")
