"""Making TEI elements."""

from collections.abc import Sequence

from lxml import etree

from diplomatic.document.tei import TEI, q

Node = str | etree._Element
"""A piece of content: text, or an element."""


def element(name: str, content: Sequence[Node] | str = "", **attributes: str) -> etree._Element:
    """A TEI element with its content; attributes without a value are left out."""
    made = etree.Element(q(name), {key: value for key, value in attributes.items() if value}, {None: TEI})
    append(made, [content] if isinstance(content, str) else content)
    return made


def append(parent: etree._Element, nodes: Sequence[Node]) -> None:
    """Append text and elements to an element."""
    last = parent[-1] if len(parent) else None
    for node in nodes:
        if isinstance(node, etree._Element):
            parent.append(node)
            last = node
        elif node and last is not None:
            last.tail = (last.tail or "") + node
        elif node:
            parent.text = (parent.text or "") + node
