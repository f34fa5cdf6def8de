"""The schema in memory: what the stages hand on, and what every emitter and the reference pages are written from.

Everything is immutable: a stage that changes a specification makes a new one. A specification keeps its source file and
line, and its documentation as the XML it was written in, in every language.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lxml import etree

from diplomatic.diagnostics import Location
from diplomatic.schema.content import Empty, Node
from diplomatic.schema.parts import NO_DOCS, Constraint, Datatype, Docs, ValueList, Xml


class Kind(StrEnum):
    """What a specification defines."""

    ELEMENT = "element"
    CLASS = "class"
    MACRO = "macro"
    DATA = "datatype"


class Key(NamedTuple):
    """The identity of a specification (odd.md rule 9): two elements may share an ident in different namespaces.

    ``ns`` is empty for the namespace of the schema itself.
    """

    kind: Kind
    ident: str
    ns: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An ``attDef``. ``mode`` other than ``add`` on a class or element means the override of an inherited one.

    ``found`` marks a deletion that had something to delete in its own specification.
    """

    ident: str
    mode: str
    location: Location
    ns: str = ""
    alt_ident: str = ""
    usage: str | None = None
    docs: Docs = NO_DOCS
    datatype: Datatype | None = None
    values: ValueList | None = None
    default: str | None = None
    val_desc: Xml = ()
    constraints: tuple[Constraint, ...] = ()
    valid_until: str = ""
    owner: str = ""
    found: bool = False

    @property
    def name(self) -> str:
        """What an encoder writes."""
        return self.alt_ident or self.ident

    @property
    def required(self) -> bool:
        return self.usage == "req"


@dataclass(frozen=True, slots=True)
class AttributeRef:
    """``attRef``: one attribute of a class, without the rest of it."""

    owner: str
    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class AttributeGroup:
    """``attList``; ``org`` is group or choice."""

    items: tuple["Attribute | AttributeRef | AttributeGroup", ...] = ()
    org: str = "group"


AttributeItem = Attribute | AttributeRef | AttributeGroup


@dataclass(frozen=True, slots=True)
class Membership:
    """One ``memberOf``, as it is written in a specification."""

    key: str
    mode: str
    location: Location


@dataclass(frozen=True, slots=True)
class Classes:
    """``classes``: with the mode ``change`` single memberships are added and deleted, else the list is new."""

    mode: str
    members: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """An ``elementSpec``, ``classSpec``, ``macroSpec`` or ``dataSpec``, as written or as merged.

    ``None`` in a specification of the mode *change* means: not mentioned, so what was there stays.
    """

    key: Key
    mode: str
    location: Location
    module: str = ""
    prefix: str | None = None
    ns: str | None = None
    type: str = ""
    alt_ident: str = ""
    docs: Docs = NO_DOCS
    classes: Classes | None = None
    content: Node | None = None
    values: ValueList | None = None
    attributes: AttributeGroup = AttributeGroup()
    constraints: tuple[Constraint, ...] = ()
    models: Xml = ()
    valid_until: str = ""
    auto_prefix: bool = True
    changed: bool = False

    @property
    def ident(self) -> str:
        return self.key.ident

    @property
    def name(self) -> str:
        """What an encoder writes: ``altIdent`` or the ident."""
        return self.alt_ident or self.key.ident

    @property
    def member_of(self) -> tuple[str, ...]:
        return tuple(member.key for member in self.classes.members) if self.classes else ()


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """An attribute as one element has it, every override applied. ``value`` is what it may contain, resolved.

    ``owner`` is the ident of the class or element that defines it; ``shared`` says that it is exactly the class's.
    """

    attribute: Attribute
    value: Node
    owner: str
    shared: bool

    @property
    def name(self) -> str:
        return self.attribute.name

    @property
    def required(self) -> bool:
        return self.attribute.required


@dataclass(frozen=True, slots=True)
class AttributeChoice:
    """One ``attList`` as an element has it: all of its items (``group``) or one of them (``choice``)."""

    items: tuple["AttributeUse | AttributeChoice", ...]
    org: str = "choice"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the schema: its specification, attributes and content, everything resolved."""

    spec: Spec
    define: str
    ns: str
    name: str
    attributes: tuple[AttributeUse | AttributeChoice, ...] = ()
    content: Node = field(default_factory=Empty)

    def uses(self) -> list[AttributeUse]:
        """Its attributes in one list, choices opened."""
        return _uses(self.attributes)


@dataclass(frozen=True, slots=True)
class Definition:
    """A class, macro or datatype that content models refer to by the name ``define``."""

    spec: Spec
    define: str
    content: Node


@dataclass(frozen=True, slots=True)
class External:
    """A RELAX NG grammar taken in by ``moduleRef/@url``: its definitions, ready to stand in a grammar."""

    url: str
    patterns: Xml
    names: frozenset[str]
    location: Location
    reference: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schema:
    """A compiled schema.

    ``specs`` are all merged specifications in the order that matters for ``classRef/@expand`` (odd.md rule 2);
    ``classes`` has the model classes, macros and datatypes that content refers to, under the names ``Ref`` uses.
    """

    ident: str
    ns: str
    prefix: str
    lang: str
    location: Location
    docs: Docs
    start: tuple[str, ...]
    specs: dict[Key, Spec]
    elements: dict[Key, Element]
    definitions: dict[str, Definition]
    constraints: tuple[Constraint, ...]
    externals: tuple[External, ...]
    modules: tuple[str, ...]
    source_edition: str = ""
    xml: etree._Element | None = None
    by_class: dict[str, list[Spec]] = field(default_factory=dict)

    def by_define(self) -> dict[str, Element]:
        """Elements under the names that ``Ref`` uses."""
        return {element.define: element for element in self.elements.values()}

    def members(self, ident: str) -> list[Spec]:
        """The elements and classes that name this class in ``memberOf``, in the order of the schema."""
        return self.by_class.get(ident, [])


def _uses(items: tuple[AttributeUse | AttributeChoice, ...]) -> list[AttributeUse]:
    found: list[AttributeUse] = []
    for item in items:
        found += [item] if isinstance(item, AttributeUse) else _uses(item.items)
    return found
