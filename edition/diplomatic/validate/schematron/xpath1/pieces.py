"""The parts of a translated expression, with their types, and the table of what translates them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from elementpath import XPathToken


class Kind(Enum):
    """The type of a translated expression. ``CONDITION`` may be nothing instead of false; only its truth is known.

    ``ADDRESS`` is ``xs:anyURI`` in XPath 2.0: as a string, except that a node compared with it loses white space.
    """

    NODES = "nodes"
    STRING = "string"
    ADDRESS = "address"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part in XPath 1.0. ``one``: it has at most one item. ``attributes``: it may be attribute nodes."""

    kind: Kind
    text: str
    one: bool = True
    attributes: bool = False


class NotTheSame(Exception):
    """The expression is not certain to mean the same in XPath 1.0."""


@dataclass(frozen=True, slots=True)
class Here:
    """What ``.`` is: the rule's own node (``outer``; the document node if ``document``), or maybe an attribute."""

    outer: bool = True
    document: bool = False
    attribute: bool = False


Handler = Callable[[XPathToken, Here], Piece]
HANDLERS: dict[str, Handler] = {}
"""What translates a token, by its symbol; filled by the package."""


def piece(token: XPathToken, here: Here) -> Piece:
    """The translation of a part.

    Raises:
        NotTheSame: if it is not certain to mean the same.
    """
    handler = HANDLERS.get(token.symbol)
    if handler is None:
        raise NotTheSame
    return handler(token, here)


def truth(token: XPathToken, here: Here) -> str:
    """A part where only its effective boolean value counts."""
    return piece(token, here).text


def nodes(token: XPathToken, here: Here) -> Piece:
    """A part that must be a node set."""
    found = piece(token, here)
    if found.kind is not Kind.NODES:
        raise NotTheSame
    return found
