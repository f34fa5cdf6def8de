"""Each document says where its original is, how it was obtained, who translated it and from which language.

## What it means
`sourceDesc` has archive and shelfmark, or says in `msDesc` why not (rule M015); it says how the text was obtained:
`acquisition` or `provenance`, or the publication that it was taken from; a translation has its translator and the original
language (rule M016). None of it is a placeholder (rule M003).

## Why it matters
Without it nobody can go back to the original. Authority: the model of the Wilson Center's Digital Archive, whose citations
end with fonds, archive, "Obtained by … translated by …"; TEI P5, `msIdentifier`.

## Example
A `msDesc` with registry numbers only

## What to do
Write what is known in `sourceDesc`, and in a `p` what nobody knows.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import HEADER, Text
from diplomatic.document.tei import first

_OBTAINED = ".//t:acquisition | .//t:provenance | .//t:custodialHist | .//t:msDesc/t:p | t:bibl | t:biblStruct | t:biblFull | t:p"


class Sourced(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        source = first(text.root, HEADER + "t:sourceDesc")
        if source is None:
            yield text.at(None, "the document has no sourceDesc", "say where the original is, and how you came by it")
            return
        yield from text.broken("M015", "M016")
        if not text.work.obtained and first(source, _OBTAINED) is None:
            hint = "write it in msDesc/history/acquisition, or name the publication in a bibl"
            yield text.at(source, "the header does not say how the text was obtained", hint)
        for fault in text.faults("M003"):
            if source in fault.element.iterancestors():
                yield text.at(fault.element, fault.message, fault.hint)
