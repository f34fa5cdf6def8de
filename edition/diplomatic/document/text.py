"""The plain text of TEI elements: what the source has (*diplomatic*) or what a reader wants (*reading*).

This is the text that is compared, counted and cited. The brackets of the source are not characters of the TEI: certain
elements *are* the brackets (docs/encoding.md), and the diplomatic text prints them again.
"""

import re
from enum import StrEnum

from lxml import etree

from diplomatic.document.tei import local

_BLOCKS = frozenset(
    "ab p note head titlePart docTitle list item opener closer dateline signed salute div front body back text".split()
)
_BRACKETED = frozenset("add gap note sic supplied unclear".split())
_LAYOUT_ONLY = frozenset("text front body back docTitle list choice listPerson listPlace listOrg div".split())
_NOT_THE_SOURCE = {"choice": frozenset({"corr", "reg", "expan"})}
_NOT_FOR_READING = {"choice": frozenset({"sic", "orig", "abbr"})}
_SPACING = re.compile("[ \t\n\r\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
"""What is only spacing: every space of Unicode (Zs), tabs and line ends. Other controls and U+2028/2029 are characters to keep."""

_MARK_SPACE = re.compile(r" (?=\[(?:sic|\?)\])")


class View(StrEnum):
    """A *reading* view applies corrections; a *diplomatic* one shows what the source has."""

    READING = "reading"
    DIPLOMATIC = "diplomatic"


def fold(text: str) -> str:
    """Text with every run of spacing (no-break and wide spaces too) as one space, and none at its ends."""
    return _SPACING.sub(" ", text).strip(" ")


def comparable(text: str) -> str:
    """Folded text, without the space that a source may or may not set before ``[sic]`` and ``[?]``: to compare, not to show."""
    return _MARK_SPACE.sub("", fold(text))


def brackets(element: etree._Element) -> tuple[str, str]:
    """What the source prints before and after an element that stands for a mark in it."""
    name = local(element)
    if name not in _BRACKETED:
        return "", ""
    if name == "gap" or (name == "add" and element.get("hand")):
        return "[", "]"
    if name == "supplied" and element.get("reason") == "translator":
        return "[", "]"
    if name == "note" and element.get("type") == "translator" and element.get("place", "inline") == "inline":
        return "[", "]"
    if name == "unclear":
        return "", " [?]"
    if name == "sic" and not in_choice(element):
        return "", " [sic]"
    return "", ""


def in_choice(element: etree._Element) -> bool:
    """Whether the element is one of the alternatives of a ``choice``."""
    parent = element.getparent()
    return parent is not None and local(parent) == "choice"


def is_of_the_edition(element: etree._Element) -> bool:
    """Whether the element is the edition's own addition, which the source does not have."""
    return local(element) == "note" and element.get("type") == "editorial"


def is_hidden(element: etree._Element, view: View) -> bool:
    """Whether a view leaves the element out of the running text (it stands in the apparatus instead)."""
    parent = element.getparent()
    if parent is None:
        return False
    if view is View.DIPLOMATIC and is_of_the_edition(element):
        return True
    rules = _NOT_FOR_READING if view is View.READING else _NOT_THE_SOURCE
    return local(element) in rules.get(local(parent), ())


Piece = tuple[etree._Element, str]
"""A piece of text and the element that it stands in (not in one of its children)."""


def plain_text(element: etree._Element, view: View = View.DIPLOMATIC) -> str:
    """The text of an element in one view, a line for each block; fold it to compare it."""
    return "".join(text for _, text in pieces(element, view))


def pieces(element: etree._Element, view: View | None = View.DIPLOMATIC) -> list[Piece]:
    """The text of ``plain_text``, piece by piece; without a view, the text of all views together."""
    found: list[Piece] = []
    _collect(element, view, found)
    return found


def _collect(element: etree._Element, view: View | None, found: list[Piece]) -> None:
    name = local(element)
    layout = name in _LAYOUT_ONLY
    before, after = brackets(element)
    found.append((element, before))
    _add(element, element.text, layout, found)
    for child in element:
        if view is None and (is_of_the_edition(child) or (name == "choice" and child.getprevious() is not None)):
            found.append((element, " "))
        if local(child) and not (view and is_hidden(child, view)):
            _collect(child, view, found)
        _add(element, child.tail, layout, found)
    while after == "]" and found and not found[-1][1].strip():
        found.pop()
    found.append((element, after))
    if (name in _BLOCKS and element.get("place") != "inline") or name == "lb":
        found.append((element, "\n"))


def _add(element: etree._Element, text: str | None, layout: bool, found: list[Piece]) -> None:
    if text and not (layout and not text.strip()):
        found.append((element, text))
