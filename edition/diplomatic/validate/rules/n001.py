"""A name points at an entry that the registers do not have.

## What it means
The `@ref` of a person, place or organisation, or the `@who` of a speech, names no entry of the edition's registers.

## Why it matters
The link leads nowhere, and the register entry that was meant does not show the cable.

## Example
`<persName ref="../registers/persons.xml#kruschev">Khrushchev</persName>`

## What to do
Correct the address, or add the entry to the register. A name that you cannot identify has no `@ref`. A web address
(`https://…`) is not checked; a prefix such as `psn:` is not an address that the edition knows.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_POINTERS = {"persName": "ref", "placeName": "ref", "orgName": "ref", "said": "who"}
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    absent: dict[Path, None] = {}
    for element, pointer in _pointers(document):
        if edition.entry(pointer, document):
            continue
        scheme = _SCHEME.match(pointer)
        file = edition.registers.file_of(pointer, document.path)
        if scheme is None and file not in edition.registers.files and file != document.path.resolve():
            if file not in absent:
                yield _no_register(element, pointer, exists=edition.exists(file))
            absent[file] = None
        elif scheme is None or scheme["scheme"].lower() not in {"http", "https"}:
            yield Fault(element, f"@{_attribute(element)} '{pointer}' is in no register", _hint(pointer, edition))


def _pointers(document: Checked) -> Iterator[tuple[etree._Element, str]]:
    for element in document.named(*_POINTERS):
        for pointer in element.get(_attribute(element), "").split():
            yield element, pointer


def _attribute(element: etree._Element) -> str:
    return _POINTERS[local(element)]


def _no_register(element: etree._Element, pointer: str, *, exists: bool) -> Fault:
    """Said once for each file, not once for each name."""
    shown = unquote(pointer.partition("#")[0])
    if not exists:
        return Fault(element, f"there is no register {shown}", "correct the address, or add the file to tei/registers/")
    hint = "see what 'diplomatic validate' says of it; the registers stand in the folder that edition.toml names"
    return Fault(element, f"{shown} is no register of this edition, or cannot be read", hint)


def _hint(pointer: str, edition: EditionContext) -> str:
    anchors = {anchor: file for file, anchor in edition.registers.by_address}
    wanted = pointer.partition("#")[2] or pointer.rpartition(":")[2]
    close = get_close_matches(wanted, anchors, 1)
    if close:
        return f"did you mean #{close[0]} in {anchors[close[0]].name}?"
    return "correct it, or add the entry to a register in tei/registers/"
