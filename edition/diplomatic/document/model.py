"""A parsed document and its address."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.document.tei import TEI, XML_ID


@dataclass(frozen=True)
class Document:
    """A TEI file, parsed. The tree is read by everyone and changed by no one."""

    path: Path
    tree: "etree._ElementTree[etree._Element]"

    @property
    def root(self) -> etree._Element:
        return self.tree.getroot()

    @property
    def id(self) -> str:
        """The root's ``xml:id``, or the file's stem where it has none."""
        return self.root.get(XML_ID) or self.path.stem

    def locate(self, element: etree._Element) -> Location:
        """The place of an element in the file."""
        return Location(self.path, line=element.sourceline, xpath=path_of(element))


def path_of(element: etree._Element) -> str:
    """An XPath to the element with readable steps: ``/tei:TEI/tei:text/tei:body/tei:div[1]/tei:p[4]``."""
    steps = [_step(node) for node in (element, *element.iterancestors())]
    return "/" + "/".join(reversed(steps))


def _step(element: etree._Element) -> str:
    name = etree.QName(element)
    step = f"tei:{name.localname}"
    if name.namespace != TEI:
        mark = (
            '"' if "'" in (name.namespace or "") else "'"
        )  # the address of a namespace may have the one, and never the other
        step = f"*[local-name()='{name.localname}' and namespace-uri()={mark}{name.namespace or ''}{mark}]"
    before = sum(1 for _ in element.itersiblings(str(element.tag), preceding=True))
    alone = not before and next(element.itersiblings(str(element.tag)), None) is None
    return step if alone else f"{step}[{before + 1}]"
