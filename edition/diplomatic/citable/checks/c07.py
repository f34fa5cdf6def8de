"""Each document has an id: that of its file, and of no other document.

## What it means
The root's `xml:id` is the file's name without its ending (rule I002), and no other document has it, in small or capital
letters (rule I004).

## Why it matters
Pages, links between documents and their addresses are made from it. Authority: FAIR F1; TEI P5, `att.global`.

## Example
`<TEI xml:id="cmc-31">` in `cmc-032.xml`

## What to do
Write the file's name as `xml:id` of the root. A document that is published keeps its id: rename the file.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.checks._others import corpus_faults
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text


class Unique(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        yield from text.broken("I002")

    def end(self, subject: Subject) -> Iterator[Outcome]:
        yield from corpus_faults(subject, "I004")
