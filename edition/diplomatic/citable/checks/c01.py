"""Each document has a title, and names somebody who answers for it.

## What it means
`titleStmt` has a title and an author, editor or `respStmt` with a name; none of them is empty or a placeholder. That is what
the rules M001, M002 and, within `titleStmt`, M003 find; a draft is excused from nothing here, since a reader cites what he
finds.

## Why it matters
A citation begins with a name and a title. Authority: the criteria of the IDE for reviewing editions, 1.2 (bibliographic
identification); FAIR F1.

## Example
`<title>Foo, Bar</title>`; a `respStmt` with the name "not named" and nobody else

## What to do
Write a title of its own for each document, and the sender, translator or encoder as `author` or in a `respStmt`.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import HEADER, Text
from diplomatic.document.tei import first


class Named(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        statement = first(text.root, HEADER + "t:titleStmt")
        if statement is None:
            yield text.at(None, "the document has no titleStmt", "write a title and who is responsible for it")
            return
        yield from text.broken("M001", "M002")
        for fault in text.faults("M003"):
            if statement in fault.element.iterancestors():
                yield text.at(fault.element, fault.message, fault.hint)
