"""The parts of a specification: documentation, constraints, values, datatypes."""

from dataclasses import dataclass

from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.schema.content import Node

Xml = tuple[etree._Element, ...]


@dataclass(frozen=True, slots=True)
class Docs:
    """The documentation of anything, each part in all its languages."""

    equiv: Xml = ()
    gloss: Xml = ()
    desc: Xml = ()
    exempla: Xml = ()
    remarks: Xml = ()
    refs: Xml = ()


NO_DOCS = Docs()
"""Nothing is documented."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A ``constraintSpec``. ``body`` holds its ``constraint`` elements; ``attribute`` is set for one inside an
    ``attDef``.
    """

    ident: str
    scheme: str
    mode: str
    body: Xml
    docs: Docs
    location: Location
    valid_until: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class ValueItem:
    """One ``valItem``; ``name`` is what an encoder writes (``altIdent`` or the ident)."""

    ident: str
    name: str
    mode: str
    docs: Docs
    location: Location
    params: Xml = ()
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class ValueList:
    """A ``valList``: ``type`` is closed, semi or open."""

    type: str
    mode: str
    items: tuple[ValueItem, ...]
    docs: Docs
    location: Location


@dataclass(frozen=True, slots=True)
class Datatype:
    """``datatype``: what one token may be, and how many there are."""

    content: Node
    least: int = 1
    most: int | None = 1
