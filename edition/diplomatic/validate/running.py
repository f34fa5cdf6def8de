"""The running text of a cable, block by block, as a reader reads it: corrections applied, notes and items on their own.

Which mistake is worse: to join two words that the page keeps apart, or to part one word? The first: a rule would see a
space that is missing where none is. So everything that is not known to stand inside a sentence ends a block.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from diplomatic.document.tei import TEI

_INLINE: Final = frozenset(
    f"{{{TEI}}}{name}"
    for name in (
        "abbr add choice corr date del expan foreign geogName hi idno label name num orgName orig pc persName placeName q quote "
        "ref reg rs said seg sic supplied surname forename term time title unclear roleName"
    ).split()
)
_LAYOUT: Final = frozenset(
    f"{{{TEI}}}{name}" for name in "text front body back div docTitle list closer opener".split()
)
_BREAKS: Final = frozenset(f"{{{TEI}}}{name}" for name in "lb pb milestone cb".split())
_CHOICE: Final = f"{{{TEI}}}choice"
_NOT_READ: Final = frozenset(f"{{{TEI}}}{name}" for name in "sic orig abbr".split())
_HOLES: Final = frozenset(f"{{{TEI}}}{name}" for name in "gap unclear del damage".split())


@dataclass(slots=True)
class Block:
    """The text that stands directly in one block. ``whole`` says that nothing of it is missing or in doubt."""

    element: etree._Element
    text: str = ""
    whole: bool = True


def blocks_of(element: etree._Element) -> list[Block]:
    """The blocks in an element, in the order of the document; blocks without text are left out."""
    found: list[Block] = []
    _block(element, found)
    return [block for block in found if block.text.strip()]


def _block(element: etree._Element, found: list[Block]) -> None:
    block = Block(element)
    found.append(block)
    pieces: list[str] = []
    _inside(element, block, pieces, found)
    block.text = "".join(pieces)


def _inside(element: etree._Element, block: Block, pieces: list[str], found: list[Block]) -> None:
    """The text of an element and of what stands inline in it; anything else becomes a block of its own."""
    if element.text:
        pieces.append(element.text)
    for child in element:
        tag = child.tag
        if tag in _INLINE:
            if tag in _HOLES:
                block.whole = False
            if not (element.tag == _CHOICE and tag in _NOT_READ):
                _inside(child, block, pieces, found)
        elif isinstance(tag, str):
            pieces.append("\n" if tag in _BREAKS or tag in _LAYOUT else " ")
            if tag in _HOLES:
                block.whole = False
            elif tag not in _BREAKS:
                _block(child, found)
        if child.tail:
            pieces.append(child.tail)
