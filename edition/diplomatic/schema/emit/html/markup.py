"""HTML as elements: what every page is put together with. Text never meets markup, so nothing is escaped by hand."""

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

Piece: TypeAlias = "str | etree._Element | Iterable[Piece] | None"
"""What may stand in an element: text, an element, nothing, or several of these."""


def el(tag: str, *pieces: Piece, **attributes: str | None) -> etree._Element:
    """An HTML element. ``class_`` and ``aria_label`` become ``class`` and ``aria-label``; None leaves one out."""
    element = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_").replace("_", "-"), value)
    add(element, *pieces)
    return element


def add(element: etree._Element, *pieces: Piece) -> None:
    """Put more at the end of an element."""
    for piece in pieces:
        if isinstance(piece, str):
            _add_text(element, piece)
        elif isinstance(piece, etree._Element):
            element.append(piece)
        elif piece is not None:
            add(element, *piece)


def _add_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def link(href: str | None, *pieces: Piece, **attributes: str | None) -> etree._Element:
    """A link; without an address the same words without one."""
    return el("a", *pieces, href=href, **attributes) if href else el("span", *pieces, **attributes)


def joined(pieces: Iterable[Piece], between: str = ", ") -> list[Piece]:
    """Pieces with something between them."""
    found: list[Piece] = []
    for piece in pieces:
        if found:
            found.append(between)
        found.append(piece)
    return found


def text_of(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def page_bytes(page: etree._Element) -> bytes:
    """A whole page as a file."""
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>").encode() + b"\n"
