"""Each document says how its parts are cited, and each reference leads to its part and back.

## What it means
`refsDecl[@default='true']` has a `citeStructure` (rule M011) whose outermost `@match` is absolute; no two parts have the same
reference (rule M012); and every block with an id is reached by one.

## Why it matters
Software (DTS servers, citation tools) reads references there. Authority: TEI P5, `citeStructure` and 17.2.5.4; the DTS
specification 1.0.

## Example
`<citeStructure unit="paragraph" match="text/body//p" use="@xml:id"/>`: without `/TEI` in front, nobody knows where to begin

## What to do
Copy the `refsDecl` of another document; `match="/TEI/text//*[@xml:id]" use="@xml:id"` reaches every block.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.text import Text
from diplomatic.citable.words import amount
from diplomatic.document.citing import NotAPath
from diplomatic.document.references import references_of, structures
from diplomatic.document.tei import XML_ID, first

_DEFAULT = "t:teiHeader/t:encodingDesc/t:refsDecl[@default='true']/t:citeStructure"
_HINT = 'write <refsDecl default="true"> with a citeStructure that reaches every block'


class Referable(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        faults = list(text.broken("M011", "M012"))
        yield from faults
        declared = structures(text.root)
        if faults:
            return
        if not declared:
            yield text.at(None, "the document does not say how its parts are cited", _HINT)
            return
        if first(text.root, _DEFAULT) is None:
            yield text.at(declared[0], "the refsDecl is not the default one", 'write default="true" on it')
        try:
            references = list(references_of(text.root))
        except NotAPath as error:
            yield text.at(declared[0], f"'{error}' is no XPath that could be followed", _HINT)
            return
        yield Seen("reference", len(references))
        reached = {reference.node for reference in references}
        missed = [block for block in text.blocks if block not in reached]
        if missed:
            message = f"no reference leads to {missed[0].get(XML_ID)}"
            more = f", nor to {amount(len(missed) - 1, 'other block')}" if len(missed) > 1 else ""
            yield text.at(missed[0], message + more, _HINT)
