"""A parsed document and its address."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def _paths(self) -> "Paths":
        return Paths()

    def locate(self, element: etree._Element) -> Location:
        """The place of an element in the file."""
        return Location(self.path, line=element.sourceline, xpath=self._paths.of(element))


class Paths:
    """The XPaths to elements of one tree, which does not change meanwhile. The children of a parent are counted once for all."""

    def __init__(self) -> None:
        self._steps: dict[etree._Element, dict[etree._Element, str]] = {}

    def of(self, element: etree._Element) -> str:
        """An XPath with readable steps: ``/tei:TEI/tei:text/tei:body/tei:div[1]/tei:p[4]``."""
        steps = [self._step(node) for node in (element, *element.iterancestors())]
        return "/" + "/".join(reversed(steps))

    def _step(self, element: etree._Element) -> str:
        parent = element.getparent()
        if parent is None:
            return _named(str(element.tag))
        if parent not in self._steps:
            self._steps[parent] = _numbered(parent)
        return self._steps[parent][element]


def path_of(element: etree._Element) -> str:
    """The XPath to one element: see ``Paths``."""
    return Paths().of(element)


def _numbered(parent: etree._Element) -> dict[etree._Element, str]:
    """The step to each child; the number is left out where it is the only one of its name."""
    children = list(parent.iterchildren(etree.Element))
    names = {tag: _named(tag) for tag in {str(child.tag) for child in children}}
    all_of, before, steps = Counter(str(child.tag) for child in children), Counter[str](), {}
    for child in children:
        tag = str(child.tag)
        before[tag] += 1
        steps[child] = names[tag] if all_of[tag] == 1 else f"{names[tag]}[{before[tag]}]"
    return steps


def _named(tag: str) -> str:
    name = etree.QName(tag)
    if name.namespace == TEI:
        return f"tei:{name.localname}"
    space = name.namespace or ""
    mark = '"' if "'" in space else "'"  # the address of a namespace may have the one, and never the other
    return f"*[local-name()='{name.localname}' and namespace-uri()={mark}{space}{mark}]"
