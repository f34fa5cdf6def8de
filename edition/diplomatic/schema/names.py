"""The namespaces an ODD compiler meets, and how a name is taken apart."""

from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.document.tei import TEI, XML

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
XS = "http://www.w3.org/2001/XMLSchema"
XS_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
XML_PREFIX = "xml:"

__all__ = [
    "ANNOTATIONS",
    "EXAMPLES",
    "RNG",
    "SCH",
    "TEI",
    "XML",
    "XML_PREFIX",
    "XS",
    "XS_DATATYPES",
    "children",
    "place",
    "rng",
    "words",
]


def rng(name: str) -> str:
    """A RELAX NG element name as lxml writes it."""
    return f"{{{RNG}}}{name}"


def words(value: str | None) -> list[str]:
    """The words of an attribute that holds a list."""
    return (value or "").split()


def children(element: etree._Element) -> list[etree._Element]:
    """The child elements, without comments and instructions."""
    return [child for child in element if isinstance(child.tag, str)]


def place(path: Path, element: etree._Element) -> Location:
    """Where an element stands."""
    line = element.sourceline
    return Location(path, line if isinstance(line, int) else None)
