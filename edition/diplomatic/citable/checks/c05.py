"""Every DOI, ARK and Handle is written as one, and all DOIs in the same way.

## What it means
An `idno` with `@type` DOI, ARK or Handle has the form of its kind (rule M006), and the edition writes DOIs either bare or as
`https://doi.org/…` (rule M008).

## Why it matters
A resolver does not find one that is misspelt, and software takes two spellings for two works. Authority: the DOI Handbook;
the ARK specification; TEI issue 580, where the confusion shows.

## Example
`<idno type="DOI">doi.org/10.1000</idno>`

## What to do
Write `10.1000/182` or `https://doi.org/10.1000/182`, and the same throughout.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.checks._others import corpus_faults
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text

_KINDS = frozenset({"doi", "ark", "handle", "hdl"})


class Identified(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        numbers = [number for number in text.checked.named("idno") if number.get("type", "").casefold() in _KINDS]
        yield Seen("identifier", len(numbers)) if numbers else Lacking("no document has a DOI, ARK or Handle")
        yield from text.broken("M006")

    def end(self, subject: Subject) -> Iterator[Outcome]:
        yield from corpus_faults(subject, "M008")
