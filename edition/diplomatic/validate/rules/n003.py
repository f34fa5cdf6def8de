"""A name without a register entry is spelled almost like one that has it.

## What it means
The name has no `@ref`, and an entry of the registers has a form that is the same name in another transliteration, or the
same letters in another order.

## Why it matters
Probably it is the same person or place. Without the `@ref` the register entry does not show this cable.

## Example
`<persName>Ilyevich</persName>`, and the register has "Ilyichev"

## What to do
If it is the same, write the `@ref` and add this spelling to the entry as a `variant`; mark it with `sic` if the source errs.
If it is another, give it an entry of its own.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import Entry
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import NAMES, text_of
from diplomatic.validate.spelling import keys_of

SEVERITY = Severity.WARNING


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    if document.text is None:
        return
    for name in document.named(*NAMES):
        if name.get("ref"):
            continue
        form = text_of(name)
        if not form or form in edition.registers.by_form:
            continue
        if entry := _alike(local(name), form, edition):
            hint = f"write the @ref of '{entry.id}' if it is the same, and add this spelling to the entry"
            yield Fault(name, f"'{form}' is spelled almost like '{_form(form, entry)}' in {entry.file.name}", hint)


def _alike(kind: str, form: str, edition: EditionContext) -> Entry | None:
    return next((entry for key in keys_of(form) if (entry := edition.by_spelling.get((kind, key)))), None)


def _form(form: str, entry: Entry) -> str:
    """The form of the entry that the name is like."""
    keys = set(keys_of(form))
    return next((known for known in entry.forms if not keys.isdisjoint(keys_of(known))), entry.name)
