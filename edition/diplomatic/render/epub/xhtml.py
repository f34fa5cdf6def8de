"""The XHTML of an EPUB: every page of it, from trees of HTML."""

import re

from lxml import etree

from diplomatic.document import View
from diplomatic.document.tei import XML_LANG
from diplomatic.render.book.metadata import direction, is_language

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
EPUB_TYPE = f"{{{OPS}}}type"
CSS = "css/book.css"
_CONTROL = re.compile("[\u007f-\u009f]")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


class Sheet:
    """What every page of one book has in common: language, direction, style sheet, and the notice of the edition."""

    def __init__(self, language: str, view: View, notice: str) -> None:
        self._language = language
        self._view = view
        self._notice = notice

    def page(self, title: str, *content: etree._Element, kind: str = "") -> bytes:
        """A page with its title and the elements of its body, as bytes; ``kind`` is a class of its body."""
        root = etree.Element("html", {"lang": self._language, "dir": direction(self._language)})
        head = etree.SubElement(root, "head")
        etree.SubElement(head, "title").text = title
        etree.SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": CSS})
        body = etree.SubElement(root, "body", {"class": f"{kind} view-{self._view}".strip()})
        if self._notice:
            etree.SubElement(body, "p", {"class": "notice", "role": "note"}).text = self._notice
        body.extend(content)
        return _DECLARATION + etree.tostring(namespaced(root), encoding="UTF-8") + b"\n"


def namespaced(root: etree._Element) -> etree._Element:
    """A copy of a tree of HTML in the namespace of XHTML, with the language as XML has it and the roles as EPUB calls them.

    The structural semantics are those of DPUB-ARIA without their prefix (https://www.w3.org/TR/epub-ssv-11/).
    """
    copy = etree.Element(_in_xhtml(root), nsmap={None: XHTML, "epub": OPS})
    _fill(copy, root)
    return copy


def _fill(copy: etree._Element, element: etree._Element) -> None:
    for name, value in element.attrib.items():
        copy.set(name, shown(str(value)))
    language = element.get("lang", "")
    if is_language(language):
        copy.set(XML_LANG, language)
    elif language:
        del copy.attrib["lang"]
    role = element.get("role", "")
    if role.startswith("doc-") and EPUB_TYPE not in copy.attrib:
        copy.set(EPUB_TYPE, role.removeprefix("doc-"))
    copy.text = shown(element.text or "") or None
    for child in element.iterchildren(etree.Element):
        made = etree.SubElement(copy, _in_xhtml(child))
        _fill(made, child)
        made.tail = shown(child.tail or "") or None


def _in_xhtml(element: etree._Element) -> str:
    return f"{{{XHTML}}}{etree.QName(element).localname}"


def shown(text: str) -> str:
    """Text with its control characters made visible, which XHTML has no place for."""
    return _CONTROL.sub(lambda char: f"\\x{ord(char[0]):02x}", text)
