"""Two register entries have the same form of a name.

## What it means
A form stands in two entries of the same kind.

## Why it matters
It is not wrong: two people can have one name. But `diplomatic encode` cannot tell them apart and links neither.

## Example
"Castro" in the entries of Fidel Castro and of Raúl Castro

## What to do
Nothing, if the texts use the form for both. If they use it for one, remove it from the other.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import fold
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import identifier, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.INFO


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    entries_here = document.named(*KINDS)
    if not entries_here or document.resolved_path not in edition.registers.files:
        return
    for element in entries_here:
        own = (document.resolved_path, identifier(element) or "")
        for name in element:
            form = fold(text_of(name)) if local(name) == KINDS[local(element)] else ""
            entries = [
                entry for entry in edition.registers.by_form.get(form, ()) if form and entry.kind == local(element)
            ]
            if entries and (entries[0].file, entries[0].id) != own:
                message = f"the form '{form}' is one of '{entries[0].id}' too"
                yield Fault(name, message, "remove it from the entry that the texts do not mean by it")
