"""A pointer leads to a file that is not there.

## What it means
A relative address names no file, or the address is one of your own machine (`file:`).

## Why it matters
The link is broken on every page that shows it.

## Example
`<ref type="cable" target="cmc-013.xml">` for `cmc-031.xml`

## What to do
Correct the address; it is seen from the folder of this file. A cable that is not in the edition has no `@target`.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.pointers import is_transcript

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    for pointer in document.pointers:
        shown = f"@{pointer.attribute} of the {local(pointer.element)}"
        if pointer.scheme == "file":
            hint = "write an address that is seen from the folder of this file"
            yield Fault(pointer.element, f"{shown} is an address of your own machine: {pointer.value}", hint)
        elif pointer.file and not pointer.scheme and not is_transcript(pointer):
            file = edition.file_of(pointer.value, document)
            if not edition.exists(file):
                yield Fault(
                    pointer.element, f"{shown} names '{pointer.file}', which is not there", _hint(file, edition)
                )


def _hint(file: Path, edition: EditionContext) -> str:
    close = get_close_matches(file.name, edition.names_beside(file), 1)
    return (
        f"did you mean {close[0]}?" if close else "correct the address, or leave it out if the edition does not have it"
    )
