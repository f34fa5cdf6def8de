"""The publication statement is complete, and begins with who publishes.

## What it means
`publicationStmt` has a publisher, distributor or authority first, then a date with `@when` and the `availability`; none is a
placeholder. The rules M004 and M003 look at the same.

## Why it matters
A citation names the publisher; and place, date, identifier and availability follow his name, as a condition of conformance.
Authority: TEI P5, the remark on `publicationStmt`.

## Example
`<publicationStmt><date when="2026-11-22"/><publisher>The edition</publisher>…</publicationStmt>`

## What to do
Name the publisher first. "Unpublished" is a name where nothing is published yet.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import HEADER, Text
from diplomatic.document.tei import first, local

_AGENCY = frozenset({"publisher", "distributor", "authority"})


class Published(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("publication statement")
        statement = first(text.root, HEADER + "t:publicationStmt")
        if statement is None:
            yield text.at(None, "the document has no publicationStmt", "name the publisher, the date and the rights")
            return
        yield from text.broken("M004")
        parts = [part for part in statement if local(part)]
        if parts and local(parts[0]) not in _AGENCY and any(local(part) in _AGENCY for part in parts):
            yield text.at(parts[0], f"the {local(parts[0])} stands before the publisher", "name the publisher first")
        for fault in text.faults("M003"):
            if statement in fault.element.iterancestors():
                yield text.at(fault.element, fault.message, fault.hint)
