"""A pointer leads to an id that is not there.

## What it means
`@resp`, `@who`, `@hand`, `@scheme`, `@target` or another pointer names an id that neither this document has nor the document it
names, or it begins with a prefix that the edition does not know.

## Why it matters
Nobody can see who wrote the note or which hand made the addition, and a link to a passage ends nowhere.

## Example
`<corr resp="#encodr">here</corr>`, `<ref target="cmc-031.xml#p99">`

## What to do
Correct the id after `#`, or give the element that is meant its `xml:id`.
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.pointers import Pointer

SEVERITY = Severity.ERROR
_KNOWN = frozenset("http https mailto urn doi ark hdl info tel geo file".split())


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    for pointer in document.pointers:
        shown = f"@{pointer.attribute} of the {local(pointer.element)}"
        if pointer.scheme:
            if pointer.scheme not in _KNOWN and not _is_declared(pointer.scheme, document):
                message = f"{shown} is '{pointer.value}', and nothing says what '{pointer.scheme}:' stands for"
                yield Fault(pointer.element, message, "write a relative address: ../cables/the-file.xml#the-id")
            continue
        ids = _ids(pointer, document, edition)
        if ids is not None and pointer.anchor not in ids:
            where = pointer.file or "this document"
            message = f"{shown} is '{pointer.value}', and {where} has no such id"
            yield Fault(pointer.element, message, _hint(pointer.anchor, ids))


def _ids(pointer: Pointer, document: Checked, edition: EditionContext) -> Collection[str] | None:
    """The ids of the document that a pointer names; None if it names none, or a document that is not for us to read."""
    if not pointer.file:
        return document.ids
    if not pointer.anchor:
        return None
    file = edition.file_of(pointer.value, document)
    return document.ids if file == document.resolved_path else edition.ids_of(file)


def _is_declared(scheme: str, document: Checked) -> bool:
    return any(prefix.get("ident") == scheme for prefix in document.named("prefixDef"))


def _hint(anchor: str, ids: Collection[str]) -> str:
    close = get_close_matches(anchor, ids, 1)
    return f"did you mean #{close[0]}?" if close else "correct it, or give the element that is meant this xml:id"
