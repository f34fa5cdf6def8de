"""The text of a cable by passage: the blocks that can be cited, so that what is found can be linked to."""

from dataclasses import dataclass

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.tei import first, identifier, local
from diplomatic.document.text import View, fold, pieces

_WITH_ADDRESS = frozenset("ab p note list head opener closer quote lg table figure div front body back text".split())
"""The elements that an address leads to; the ids of names and words within them do not divide a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The reading text of one block, without the blocks inside it that have addresses of their own; folded.

    ``anchor`` is the id of the block; empty where nothing around the text has one.
    """

    anchor: str
    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece of text stands. A note without an id has the anchor of what is around it, but its words are apart."""

    block: etree._Element
    anchor: str = ""
    is_title: bool = False


def passages_of(document: Document) -> list[Passage]:
    """All of the text (not of the ``teiHeader``) once, in the order in which the passages begin."""
    text = first(document.root, "t:text")
    if text is None:
        return []
    places = {document.root: _Place(document.root)}
    passages: dict[tuple[str, bool], list[str]] = {}
    last: dict[tuple[str, bool], etree._Element] = {}
    for element, piece in pieces(text, View.READING):
        place = _place(element, places)
        address = (place.anchor, place.is_title)
        if not piece.strip() and address not in passages:
            continue
        parts = passages.setdefault(address, [])
        if last.get(address) is not place.block:
            parts.append(" ")
            last[address] = place.block
        parts.append(piece)
    found = (Passage(anchor, fold("".join(parts)), is_title) for (anchor, is_title), parts in passages.items())
    return [passage for passage in found if passage.text]


def _place(element: etree._Element, known: dict[etree._Element, _Place]) -> _Place:
    if element not in known:
        parent = element.getparent()
        known[element] = _own_place(element, _place(parent, known)) if parent is not None else _Place(element)
    return known[element]


def _own_place(element: etree._Element, around: _Place) -> _Place:
    name, anchor = local(element), identifier(element) or ""
    if around.is_title:
        return around
    if name == "docTitle":
        return _Place(element, anchor, is_title=True)
    if anchor and name in _WITH_ADDRESS:
        return _Place(element, anchor)
    return _Place(element, around.anchor) if name == "note" else around
