"""The history of each document is in order: newest first, with a day and a person for each change.

## What it means
`revisionDesc` has its changes newest first (rule M013), each with `@when` and `@who`, and a status that TEI's guidelines list
(rule M014); each `@who` leads to somebody (rule L001).

## Why it matters
It is the evidence of who changed a text that others have cited. Authority: TEI P5, the remark on `revisionDesc`.

## Example
`<change>Corrected</change>`; `who="#editr"`, and the header has only `#editor`

## What to do
Add a `change` for each version, above the others.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import Text
from diplomatic.document.tei import first, local, select

_HISTORY = "t:teiHeader/t:revisionDesc"


class Recorded(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        changes = select(text.root, f"{_HISTORY}//t:change")
        if not changes:
            hint = 'write <revisionDesc><change when="…" who="…">…</change></revisionDesc>'
            yield text.at(first(text.root, _HISTORY), "the document has no history", hint)
        yield Seen("change", len(changes))
        yield from text.broken("M013", "M014")
        for fault in text.faults("L001"):
            if local(fault.element) == "change":
                yield text.at(fault.element, fault.message, fault.hint)
