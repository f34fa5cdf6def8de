"""A name points at an entry that the registers do not have.

## What it means
The `@ref` of a person, place or organisation, or the `@who` of a speech, names no entry of the edition's registers.

## Why it matters
The link leads nowhere, and the register entry that was meant does not show the cable.

## Example
`<persName ref="../registers/persons.xml#kruschev">Khrushchev</persName>`

## What to do
Correct the address, or add the entry to the register. A name that you cannot identify has no `@ref`.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from diplomatic.diagnostics import Severity
from diplomatic.document import Document
from diplomatic.document.tei import elements, local
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_POINTERS = {"persName": "ref", "placeName": "ref", "orgName": "ref", "said": "who"}


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    registers = edition.registers
    for element in elements(document.root, *_POINTERS):
        attribute = _POINTERS[local(element)]
        for pointer in element.get(attribute, "").split():
            if registers.resolve(pointer, document.path) is None:
                yield Fault(element, f"@{attribute} '{pointer}' is in no register", _hint(pointer, edition))


def _hint(pointer: str, edition: EditionContext) -> str:
    anchors = {anchor: file for file, anchor in edition.registers.by_address}
    close = get_close_matches(pointer.partition("#")[2], anchors, 1)
    if close:
        return f"did you mean #{close[0]} in {anchors[close[0]].name}?"
    return "correct it, or add the entry to a register in tei/registers/"
