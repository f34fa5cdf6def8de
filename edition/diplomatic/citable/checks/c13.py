"""No unit of citation depends on pages or lines.

## What it means
No `citeStructure`, `cRefPattern` or `refState` counts page breaks, line breaks, columns or folios.

## Why it matters
A page is of one printing; a paragraph is of the text. FRUS: cite document numbers rather than page numbers, since these are
neutral of the medium. Authority: the FRUS page on citing; TEI P5, 17.2.5.

## Example
`<citeStructure unit="page" match="/TEI/text//pb" use="@n"/>`

## What to do
Cite paragraphs; the pages of a printed source can stand in the text as `pb` all the same.
"""

import re
from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.text import Text
from diplomatic.document.tei import local, select

_DECLARED = "t:teiHeader/t:encodingDesc/t:refsDecl//*[self::t:citeStructure or self::t:cRefPattern or self::t:refState]"
_UNITS = frozenset("page folio leaf line column sheet pb lb cb recto verso".split())
_BREAKS = re.compile(r"(?:^|[/:(|\s])(?:tei:|t:)?(?:pb|lb|cb|gb|milestone)\b")


class OfTheText(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        declared = select(text.root, _DECLARED)
        if not declared:
            yield Lacking("no document declares units of citation (see C12)")
        for unit in declared:
            yield Seen("declaration")
            path = unit.get("match") or unit.get("replacementPattern") or unit.get("use") or ""
            name = unit.get("unit", "").casefold()
            if name in _UNITS or _BREAKS.search(f"{path} {unit.get('use', '')}"):
                message = f"the {local(unit)} of '{name or path}' depends on the breaks of one printing"
                yield text.at(unit, message, "let paragraphs be the unit")
