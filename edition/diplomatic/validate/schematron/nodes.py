"""The nodes of ``elementpath`` over a tree of lxml, built in one walk, with four corrections.

``elementpath`` 5.1 drops the text after a comment or an instruction from the string value of an element, and adds
top-level comments to that of a document (XPath Data Model 3.1, 6.1.2 and 6.2.2); it gives an attribute siblings, and finds
nothing that follows text, a comment or the root element (XPath 2.0, 3.2.1.1). The differential test of the two engines
finds all of them.
"""

from collections.abc import Iterator
from typing import Any, cast

from elementpath import (
    AttributeNode,
    CommentNode,
    DocumentNode,
    ProcessingInstructionNode,
    TextNode,
    XPathContext,
    XPathNode,
)
from elementpath.datatypes import AnyAtomicType, UntypedAtomic
from elementpath.xpath_nodes import EtreeDocumentNode, EtreeElementNode
from lxml import etree

_STRING = etree.XPath("string()", smart_strings=False)
_STEP = 1 << 16
"""Positions left free after an element, for its namespaces and attributes."""


class Element(EtreeElementNode):
    """An element."""

    __slots__ = ()

    @property
    def string_value(self) -> str:
        return cast("str", _STRING(cast("etree._Element", self.value)))

    @property
    def compat_string_value(self) -> str:
        return self.string_value

    @property
    def iter_typed_values(self) -> Iterator[AnyAtomicType]:
        yield UntypedAtomic(self.string_value)


class Document(EtreeDocumentNode):
    """A document."""

    __slots__ = ()

    @property
    def string_value(self) -> str:
        return self.getroot().string_value

    @property
    def compat_string_value(self) -> str:
        return self.string_value


class Context(XPathContext):
    """The dynamic context."""

    def iter_siblings(self, axis: str | None = None) -> Iterator[Any]:
        if not isinstance(self.item, AttributeNode):
            yield from super().iter_siblings(axis)

    def iter_followings(self) -> Iterator[Any]:
        item = self.item
        if not isinstance(item, XPathNode) or isinstance(item, DocumentNode):
            return
        status = self.item, self.axis
        self.axis = "following"
        inside = {id(node) for node in item.iter_descendants()} if isinstance(item, Element) else {id(item)}
        for node in item.root_node.iter_descendants(with_self=False):  # type: ignore[attr-defined]
            if node.position > item.position and id(node) not in inside:
                self.item = node
                yield node
        self.item, self.axis = status


def build(tree: "etree._ElementTree[etree._Element]", uri: str) -> DocumentNode:
    """The document node of a tree, with all nodes below it but the attributes, which are made when they are asked for."""
    document = Document(cast("Any", tree), uri, 1)
    root = tree.getroot()
    position = 2
    for before in reversed(list(root.itersiblings(preceding=True))):
        position = _node(before, document, position)
    position = _node(root, document, position)
    for after in root.itersiblings():
        position = _node(after, document, position)
    return document


def _node(each: etree._Element, parent: Any, position: int) -> int:
    """Add a node with what it contains; the next free position."""
    wrapped: Any = each
    if isinstance(each, etree._Comment):
        CommentNode(wrapped, parent, position)
        return position + 1
    if not isinstance(each.tag, str):
        ProcessingInstructionNode(wrapped, None, parent, position)
        return position + 1
    node = Element(wrapped, parent, position)
    position += _STEP
    if each.text:
        TextNode(each.text, node, position)
        position += 1
    for child in each:
        position = _node(child, node, position)
        if child.tail:
            TextNode(child.tail, node, position)
            position += 1
    return position
