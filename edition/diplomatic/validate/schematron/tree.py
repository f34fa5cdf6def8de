"""One document as the evaluator sees it: the tree of lxml, an index of it, and on demand the nodes of ``elementpath``.

An element, comment or instruction is lxml's own; the document node is lxml's ``_ElementTree``; only attributes and text,
which lxml has no nodes for, are nodes of ``elementpath``. So a rule about elements costs nothing but lxml.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeGuard, cast

from elementpath import AttributeNode, DocumentNode, ElementNode, TextNode, XPathNode
from lxml import etree

from diplomatic.document.model import Paths
from diplomatic.validate.schematron.nodes import build

Document = etree._ElementTree
Node = etree._Element | etree._ElementTree | XPathNode
"""What a rule can fire on."""


def is_element(node: Node) -> TypeGuard[etree._Element]:
    """Whether a node is an element (not a comment, not an instruction)."""
    return isinstance(node, etree._Element) and isinstance(node.tag, str)


class Tree:
    """One parsed document with its index. The tree must not change while it is in use."""

    def __init__(self, document: "etree._ElementTree[etree._Element]", path: Path) -> None:
        self.document = document
        self.path = path
        self.uri = path.resolve().as_uri()
        self.memory: dict[object, list[Node]] = {}
        self.paths = Paths()

    @cached_property
    def elements(self) -> list[etree._Element]:
        """Every element, in document order. Holding them also keeps lxml from making new ones each time."""
        return list(self.document.getroot().iter(etree.Element))

    @cached_property
    def by_name(self) -> dict[str, list[etree._Element]]:
        """Elements by their name."""
        return _grouped(self.elements, lambda element: (str(element.tag),))

    @cached_property
    def by_attribute(self) -> dict[str, list[etree._Element]]:
        """Elements by the names of their attributes."""
        return _grouped(self.elements, lambda element: element.keys())

    @cached_property
    def order(self) -> dict[etree._Element, int]:
        """The place of each element in document order."""
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def comments(self) -> list[etree._Element]:
        return cast("list[etree._Element]", self.document.xpath("//comment()"))

    @cached_property
    def instructions(self) -> list[etree._Element]:
        return cast("list[etree._Element]", self.document.xpath("//processing-instruction()"))

    @cached_property
    def texts(self) -> list[XPathNode]:
        return [node for node in cast("Iterable[XPathNode]", self.xdm.iter()) if isinstance(node, TextNode)]

    @cached_property
    def exact(self) -> bool:
        """Whether libxml2 has the text nodes of the XPath Data Model (3.1, 6.7): none empty, none beside another one.

        An empty CDATA section makes an empty one; XPath 1.0 would count it.
        """
        return not _ODD_TEXT(self.document)

    @cached_property
    def xdm(self) -> DocumentNode:
        """The document node of ``elementpath``; building its tree takes longer than all rules in libxml2."""
        return build(self.document, self.uri)

    def attributes(self, element: etree._Element) -> list[AttributeNode]:
        """The attribute nodes of an element, always the same ones."""
        return cast("ElementNode", self.node(element)).attributes

    def node(self, node: Node) -> XPathNode:
        """A node as ``elementpath`` knows it."""
        if isinstance(node, etree._Element):
            return cast("dict[Any, XPathNode]", self.xdm.tree.elements)[node]
        return self.xdm if isinstance(node, etree._ElementTree) else node

    def plain(self, node: XPathNode) -> Node:
        """A node of ``elementpath`` as a rule sees it."""
        if isinstance(node, DocumentNode):
            return cast("etree._ElementTree[etree._Element]", node.value)
        return node if isinstance(node, (AttributeNode, TextNode)) else cast("etree._Element", node.value)

    def owns(self, node: XPathNode) -> bool:
        """Whether a node is one of this document."""
        return node.root_node is self.xdm

    def parent(self, node: Node) -> "etree._Element | etree._ElementTree[etree._Element] | None":
        """The parent: an element, the document, or None for the document itself."""
        if isinstance(node, etree._ElementTree):
            return None
        if isinstance(node, etree._Element):
            parent = node.getparent()
            return self.document if parent is None else parent
        above = node.parent
        return cast("etree._Element", above.value) if isinstance(above, ElementNode) else self.document

    def element(self, node: Node) -> etree._Element:
        """The element a node belongs to; the root for the document."""
        if isinstance(node, etree._ElementTree):
            return self.document.getroot()
        if isinstance(node, etree._Element):
            return node
        above = self.parent(node)
        return above if isinstance(above, etree._Element) else self.document.getroot()


_ODD_TEXT = etree.XPath("boolean(//text()[not(string-length()) or following-sibling::node()[1][self::text()]])")


def _grouped(
    elements: list[etree._Element], keys: Callable[[etree._Element], Iterable[str]]
) -> dict[str, list[etree._Element]]:
    groups: dict[str, list[etree._Element]] = {}
    for element in elements:
        for key in keys(element):
            groups.setdefault(key, []).append(element)
    return groups
