"""The licence has an address, and the rights in original and translation are stated apart.

## What it means
At least one `licence` has a `@target`, each `@target` is an absolute web address (rule M009), and a translated document makes
a statement for the original and one for the translation (rule M010).

## Why it matters
Who quotes more than a sentence has to know what is allowed, and software reads only the address. Authority: FAIR R1.1; TEI
P5, `licence`; the Endings principles, 5.

## Example
`<licence target="CC BY">`; one statement only on a translated cable

## What to do
Write the full address of the licence, and a `licence` of its own for each thing that has other terms.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import HEADER, Text
from diplomatic.document.tei import first, select

_AVAILABILITY = HEADER + "t:publicationStmt/t:availability"


class Licensed(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        licences = select(text.root, f"{_AVAILABILITY}//t:licence")
        yield Seen("licence", len(licences))
        if not any(licence.get("target") for licence in licences):
            hint = 'write <licence target="https://…"> for what may be reused'
            yield text.at(first(text.root, _AVAILABILITY), "no licence has an address", hint)
        yield from text.broken("M009", "M010")
