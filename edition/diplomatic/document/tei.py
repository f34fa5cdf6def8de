"""The names of TEI, and the two or three look-ups that every reader of a TEI tree needs."""

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
_PREFIX = {"t": TEI}


def q(name: str) -> str:
    """A TEI element name as lxml writes it: ``p`` → ``{http://www.tei-c.org/ns/1.0}p``."""
    return f"{{{TEI}}}{name}"


def local(element: etree._Element) -> str:
    """The local name of a TEI element; the full ``{namespace}name`` of any other; empty for a comment or an instruction."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.removeprefix(f"{{{TEI}}}")


def select(node: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath finds from a node; TEI names carry the prefix ``t``."""
    return cast("list[etree._Element]", _compiled(path)(node))


@lru_cache(1024)
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_PREFIX)


def first(node: etree._Element, path: str) -> etree._Element | None:
    """The first element that an XPath finds, or None."""
    return next(iter(select(node, path)), None)


def elements(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The TEI elements of these names below a node (and the node itself), in document order."""
    yield from node.iter(*(q(name) for name in names))


def language_of(element: etree._Element | None) -> str:
    """The language of an element: what the nearest ``xml:lang`` says; empty where none does."""
    around = [element, *element.iterancestors()] if element is not None else []
    return next((found.get(XML_LANG, "") for found in around if XML_LANG in found.attrib), "")


def identifier(element: etree._Element) -> str | None:
    """The element's ``xml:id``."""
    return element.get(XML_ID)


def piece(xml: str | bytes) -> etree._Element:
    """An element that we wrote down ourselves, read again. Its ids may be any text: another parser would refuse what is no NCName."""
    return etree.fromstring(xml, _OF_PIECES)


_OF_PIECES = etree.XMLParser(collect_ids=False, resolve_entities=False, no_network=True, huge_tree=True)
