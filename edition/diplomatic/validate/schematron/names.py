"""The namespaces of Schematron, and small look-ups of its elements."""

from collections.abc import Iterator

from lxml import etree

ISO = "http://purl.oclc.org/dsdl/schematron"
ASCC = "http://www.ascc.net/xml/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
QUICK_FIX = "http://www.schematron-quickfix.com/validator/process"


def sch(name: str) -> str:
    """A Schematron name as lxml writes it."""
    return f"{{{ISO}}}{name}"


def xsl(name: str) -> str:
    """An XSLT name as lxml writes it."""
    return f"{{{XSL}}}{name}"


def namespace(element: etree._Element) -> str:
    """The namespace of an element; empty for none, and for comments and instructions."""
    return (etree.QName(element).namespace or "") if isinstance(element.tag, str) else ""


def local(element: etree._Element) -> str:
    """The local name of an element; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The Schematron children of these names, in order."""
    yield from element.iterchildren(*(sch(name) for name in names))
