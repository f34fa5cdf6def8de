"""What can be cited: the cable, and every element of its text that has an id; with the text that a reader quotes there.

A page gives each such element an address, and ``citeStructure`` makes a reference of it: so none of them is only a detail of the
encoding. The text of one depends on its words alone, never on the ids of what is in it: to give a word an id changes nothing.
"""

from dataclasses import dataclass

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.tei import elements, first, identifier, local
from diplomatic.document.text import View, fold, pieces

_BETWEEN_BLOCKS = frozenset("text front body back div".split())

Around = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citable:
    """One thing that can be cited. ``anchor`` is its id; of the cable as a whole it is empty.

    ``reading`` is its text in the reading view, folded, without the notes that are called in its lines: these are read elsewhere,
    and are cited by addresses of their own. The text of a cable has all its notes. ``source`` is its text as the source has it,
    where something in it, or around it, is corrected (``choice``); else None.
    """

    anchor: str
    element: etree._Element
    reading: str
    source: str | None = None


def citables_of(document: Document) -> list[Citable]:
    """The cable first, then what is in it, in the order of the document. A register has nothing to cite.

    Of two elements with one id, the first is given, with the text of both.
    """
    text = first(document.root, "t:text")
    if text is None:
        return []
    reading, corrected = _texts(text, View.READING), _corrected(text)
    source = _texts(text, View.DIPLOMATIC) if corrected else {}
    found: dict[str, Citable] = {}
    for anchor, element in [("", text), *((identifier(part) or "", part) for part in text.iter("*"))]:
        if anchor not in found:
            own = source.get(anchor, "") if anchor in corrected else None
            found[anchor] = Citable(anchor, element, reading.get(anchor, ""), own)
    return list(found.values())


def page_text(document: Document) -> str:
    """The reading text as a browser looks through it: a line for each block, the notes that are called in lines after all others."""
    text = first(document.root, "t:text")
    running, notes = list[str](), list[str]()
    for element, piece in pieces(text, View.READING) if text is not None else ():
        around = (element, *element.iterancestors())
        (notes if any(map(is_in_line, around)) else running).append(
            " " if local(element) == "lb" and not piece.strip() else piece
        )
    lines = map(fold, "".join([*running, "\n", *notes]).split("\n"))
    return "\n".join(filter(None, lines))


def is_in_line(element: etree._Element) -> bool:
    """Whether it is a note that is called in a line of text, as the page has it (transforms/html/notes.xsl)."""
    if local(element) != "note":
        return False
    parent = element.getparent()
    name, place = local(parent) if parent is not None else "", element.get("place")
    return place == "inline" or not (name in _BETWEEN_BLOCKS or (name == "ab" and place is None))


def _texts(text: etree._Element, view: View) -> dict[str, str]:
    """The text of each anchor in one view, from one walk."""
    known: dict[etree._Element, Around] = {}
    found: dict[str, list[str]] = {"": []}
    for element, piece in pieces(text, view):
        found[""].append(piece)
        for anchor in _around(element, text, known):
            found.setdefault(anchor, []).append(piece)
    return {anchor: fold("".join(parts)) for anchor, parts in found.items()}


def _around(element: etree._Element, text: etree._Element, known: dict[etree._Element, Around]) -> Around:
    """The anchors whose text an element is part of: its own and those around it, as far as the note that it is in."""
    if element not in known:
        parent = element.getparent()
        is_outermost = element is text or parent is None or is_in_line(element)
        outer = () if is_outermost or parent is None else _around(parent, text, known)
        own = identifier(element)
        known[element] = (*outer, own) if own and own not in outer else outer
    return known[element]


def _corrected(text: etree._Element) -> set[str]:
    """The anchors that have a correction in them, or stand in one."""
    found: set[str] = set()
    for choice in elements(text, "choice"):
        for element in (*choice.iter("*"), *choice.iterancestors()):
            found.add(identifier(element) or "")
            if element is text:
                break
    return found
