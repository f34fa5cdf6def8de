"""Messages: text with what ``value-of`` and ``name`` find put in."""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic.validate.schematron.expression import Expression
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.model import Parts

_SPACE = re.compile(r"[ \t\r\n]+")


def render(parts: Parts, focus: Focus) -> str:
    """A message at a node, its white space normalized.

    Raises:
        FAILURES: if an expression fails there.
    """
    text = "".join(part if isinstance(part, str) else part.string(focus) for part in parts)
    return _SPACE.sub(" ", text).strip(" ")


def source_parts(element: etree._Element) -> Iterator[str | etree._Element]:
    """The text of an element, and its child elements, in order."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield child
        yield child.tail or ""


def has_expressions(parts: Parts) -> bool:
    """Whether a message depends on the node."""
    return any(isinstance(part, Expression) for part in parts)
