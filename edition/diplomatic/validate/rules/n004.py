"""A name that one register entry has is not linked to it.

## What it means
The name has no `@ref`, and exactly one entry of its kind has this very form.

## Why it matters
The register entry does not show this cable, and a reader cannot follow the name.

## Example
`<persName>Gromyko</persName>`, and the register has "Gromyko" once

## What to do
Write the `@ref` if it is the same. If it is another of that name, give it an entry of its own.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import NAMES, text_of

SEVERITY = Severity.INFO


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    if document.text is None:
        return
    for name in document.named(*NAMES):
        if name.get("ref"):
            continue
        form = text_of(name)
        entries = [entry for entry in edition.registers.by_form.get(form, ()) if entry.element == local(name)]
        if len(entries) == 1:
            message = f"'{form}' is in {entries[0].file.name} and is not linked to it"
            yield Fault(name, message, f"write the @ref of '{entries[0].id}' if it is the same")
