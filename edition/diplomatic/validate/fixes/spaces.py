"""F003: runs of spaces inside a line of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from diplomatic.document.source import Kind
from diplomatic.document.tei import TEI, XML, local
from diplomatic.validate.fixes import codes
from diplomatic.validate.fixes.model import Edit, Fix, Fixable

RUN = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
"""Spaces and tabs between two visible characters; a no-break space is not one of them, and not visible either."""

_BLOCKS = frozenset("p ab note item head closer opener signed salute dateline titlePart".split())
_XML_SPACE = f"{{{XML}}}space"


@dataclass(frozen=True, slots=True)
class _Place:
    """An element, and whether spaces in it are only spaces. Outside a block they are layout; inside some, they are text."""

    element: etree._Element
    in_text: bool
    in_block: bool
    kept: bool

    def inside(self, element: etree._Element) -> "_Place":
        """The place of a child."""
        name = local(element)
        space = element.get(_XML_SPACE)
        kept = self.kept if space is None else space == "preserve"
        kept = (
            kept or not str(element.tag).startswith(f"{{{TEI}}}") or (name == "ab" and element.get("type") == "caption")
        )
        return _Place(element, self.in_text or name == "text", self.in_block or name in _BLOCKS, kept)


def spaces(fixable: Fixable) -> Iterator[Fix]:
    """A fix for each element that has such runs in text of its own."""
    root = fixable.document.root
    starts = {tag.start: element for element, tag in fixable.tags.items()}
    stack = [_Place(root, in_text=False, in_block=False, kept=False)]
    found: dict[etree._Element, list[Edit]] = {}
    position = 0
    for piece in fixable.markup:
        place = stack[-1]
        if place.in_text and place.in_block and not place.kept:
            for run in RUN.finditer(fixable.text[position : piece.start]):
                edit = Edit(position + run.start(), position + run.end(), " ")
                found.setdefault(place.element, []).append(edit)
        position = piece.end
        if piece.kind is Kind.START:
            stack.append(place.inside(starts[piece.start]))
        elif piece.kind is Kind.END:
            stack.pop()
    for element, edits in found.items():
        yield fixable.fix(codes.SPACES, element, f"runs of spaces in the <{local(element)}> become one space", *edits)
