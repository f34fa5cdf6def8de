"""The history of the document is out of order.

## What it means
A `change` in `revisionDesc` is older than one below it: the newest stands first.

## Why it matters
Readers and software take the first `change` for the present state.

## Example
`<change when="2026-01-31">` above `<change when="2026-11-22">`

## What to do
Put the newest first.
"""

from collections.abc import Iterator
from itertools import pairwise

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_CHANGES = "t:teiHeader/t:revisionDesc//t:change[@when]"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for newer, older in pairwise(select(document.root, _CHANGES)):
        first, second = newer.get("when", ""), older.get("when", "")
        length = min(len(first), len(second), len("2026-11-22"))
        if first[:length] < second[:length]:
            yield Fault(older, f"the change of {second} stands below that of {first}", "put the newest first")
