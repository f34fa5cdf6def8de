"""References: how a document says its parts are cited (``refsDecl/citeStructure``; Guidelines, 3.11.4 and 17.2.5.4), both ways."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from diplomatic.document.citing import nodes, value
from diplomatic.document.tei import local, select

_OUTERMOST = "t:teiHeader/t:encodingDesc/t:refsDecl/t:citeStructure"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: its text, the ``@unit`` it is of, the element it leads to, and the reference that it is a part of."""

    text: str
    unit: str
    node: etree._Element
    parent: str = ""
    level: int = 1


def structures(root: etree._Element) -> list[etree._Element]:
    """The outermost ``citeStructure`` elements of a document."""
    return select(root, _OUTERMOST)


def references_of(root: etree._Element) -> Iterator[Reference]:
    """Every reference that a document declares, in the order of its declarations, a whole before its parts.

    Raises:
        NotAPath: if a ``match`` or a ``use`` cannot be followed.
    """
    for structure in structures(root):
        yield from references_in(structure, root)


def references_in(
    structure: etree._Element, context: etree._Element, before: str = "", level: int = 1
) -> Iterator[Reference]:
    """The references of one ``citeStructure``, with those inside it.

    Raises:
        NotAPath: if a ``match`` or a ``use`` cannot be followed.
    """
    for number, node in enumerate(nodes(structure.get("match", ""), context), 1):
        used = value(structure.get("use", ""), node, number)
        if not used:
            continue
        text = before + structure.get("delim", "") + used
        yield Reference(text, structure.get("unit", ""), node, before, level)
        for inner in structure:
            if local(inner) == "citeStructure":
                yield from references_in(inner, node, text, level + 1)
