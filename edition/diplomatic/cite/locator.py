"""The passage that is cited: what it is, and its number as the page shows it."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from lxml import etree

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Document
from diplomatic.document.tei import XML_ID, first, identifier, local

Kind = Literal[
    "paragraph", "original-paragraph", "header-line", "translator-note", "source-note", "editorial-note", "note", ""
]
"""What a block is: the key of its label."""

_LETTERS: dict[str, tuple[tuple[str, Kind], ...]] = {
    "p": (("p", "paragraph"), ("o", "original-paragraph")),
    "ab": (("h", "header-line"),),
}
_NOTES: dict[str, Kind] = {"translator": "translator-note", "source": "source-note", "editorial": "editorial-note"}
"""The letter that the id of a numbered block begins with; transforms/html/body.xsl prints what follows it."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A block of the text: its id, what it is, and its number; both are empty where the page shows none.

    A note has no number here: the page counts notes by where they stand, and a note added later would make it another's.
    """

    anchor: str
    kind: Kind = ""
    number: str = ""


def locate(document: Document, anchor: str) -> Locator:
    """The block that has an id.

    Raises:
        CannotRun: if the text has no such id.
    """
    text = first(document.root, "t:text")
    known = [] if text is None else [element for element in text.iter() if isinstance(element.tag, str)]
    element = next((found for found in known if identifier(found) == anchor), None)
    if element is None:
        close = get_close_matches(anchor, [found.get(XML_ID, "") for found in known], 3)
        hint = f"Did you mean {' or '.join(close)}" if close else "The ids of its blocks are the xml:id in its text"
        raise CannotRun(f"{document.id} has no id '{anchor}'", where=Location(document.path), hint=hint)
    return _locator(element, anchor)


def _locator(element: etree._Element, anchor: str) -> Locator:
    for letter, kind in _LETTERS.get(local(element), ()):
        number = anchor.removeprefix(letter)
        if anchor.startswith(letter) and number[:1].isdecimal() and number.isascii() and _fits(element, kind):
            return Locator(anchor, kind, number)
    return Locator(anchor, _NOTES.get(element.get("type", ""), "note") if local(element) == "note" else "")


def _fits(element: etree._Element, kind: Kind) -> bool:
    """Whether a paragraph stands where its letter says: among those of the original, or of the message."""
    around = next((part for part in element.iterancestors() if local(part) == "div"), None)
    original = around is not None and around.get("type") == "original"
    return original == (kind == "original-paragraph")
