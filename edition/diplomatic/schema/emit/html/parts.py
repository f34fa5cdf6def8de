"""Parts of a specification's page: its attributes; what it holds, and what holds it."""

from collections.abc import Iterable

from lxml import etree

from diplomatic.schema.content import Empty, Node
from diplomatic.schema.emit.html.attributes import AttributeTables
from diplomatic.schema.emit.html.markup import Piece, el, joined
from diplomatic.schema.emit.html.names import Names
from diplomatic.schema.emit.html.notation import Notation
from diplomatic.schema.emit.html.relations import Relations, own_attributes
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.model import (
    Attribute,
    AttributeChoice,
    AttributeGroup,
    AttributeRef,
    AttributeUse,
    Element,
    Kind,
    Schema,
    Spec,
)


class AttributeParts:
    """The attributes of a specification: its own first, then those of each class, folded away."""

    def __init__(self, schema: Schema, relations: Relations, tables: AttributeTables, words: Words) -> None:
        self._schema = schema
        self._relations = relations
        self._tables = tables
        self._words = words

    def of(self, spec: Spec) -> Piece:
        """The tables; None if it has no attributes."""
        element = self._schema.elements.get(spec.key)
        if element is None:
            return self._of_class(spec)
        groups: dict[str, list[Attribute]] = {}
        for use in element.uses():
            groups.setdefault(use.owner, []).append(use.attribute)
        own = groups.pop(spec.ident, [])
        inherited = [self._inherited(owner, attributes) for owner, attributes in groups.items()]
        table = self._own(own, self._relations.adapted(spec)) if own else None
        return [self._choices(element), table, inherited] if own or inherited else None

    def values(self, spec: Spec) -> Piece:
        """The list of values that an element or a datatype itself may have."""
        return self._tables.values(spec.values) if spec.values and spec.values.items else None

    def _own(self, attributes: list[Attribute], adapted: dict[str, str]) -> etree._Element:
        return self._tables.table(attributes, self._words("own-attributes"), quiet=True, adapted=adapted)

    def _of_class(self, spec: Spec) -> Piece:
        items = own_attributes(spec.attributes)
        own = [item for item in items if isinstance(item, Attribute) and item.mode != "delete"]
        borrowed = [item for item in items if isinstance(item, AttributeRef)]
        references: list[Piece] = [
            [el("code", f"@{item.name}"), " ", self._tables.class_link(item.owner)] for item in borrowed
        ]
        listed = el("p", self._words("borrowed"), " ", joined(references)) if borrowed else None
        table = self._own(own, self._relations.adapted(spec)) if own else None
        return [self._one_of(_groups(spec.attributes)), table, listed] if own or borrowed else None

    def _borrowed(self, item: AttributeRef) -> Piece:
        return [el("code", f"@{item.name}"), " ", self._tables.class_link(item.owner)]

    def _inherited(self, owner: str, attributes: list[Attribute]) -> etree._Element:
        names = joined(el("code", f"@{attribute.name}") for attribute in attributes)
        source = self._tables.class_link(owner)
        table = self._tables.table(attributes, [self._words("from-class"), " ", source])
        return el(
            "details", el("summary", el("span", owner, class_="from"), " ", el("span", names, class_="which")), table
        )

    def _choices(self, element: Element) -> Piece:
        choices = [item for item in element.attributes if isinstance(item, AttributeChoice) and item.org == "choice"]
        return self._one_of([[use.name for use in _uses(item)] for item in choices])

    def _one_of(self, groups: list[list[str]]) -> Piece:
        return [
            el(
                "p",
                self._words("one-of"),
                " ",
                joined((el("code", f"@{name}", class_="att") for name in group), " | "),
                class_="one-of",
            )
            for group in groups
            if len(group) > 1
        ]


class ContentParts:
    """Content and context."""

    def __init__(self, schema: Schema, relations: Relations, names: Names, notation: Notation, words: Words) -> None:
        self._schema = schema
        self._relations = relations
        self._names = names
        self._notation = notation
        self._words = words
        self._definitions = {definition.spec.key: definition for definition in schema.definitions.values()}

    def of(self, spec: Spec) -> Piece:
        """The content model, and for an element all that may stand in it."""
        element = self._schema.elements.get(spec.key)
        if element is not None:
            return [self._model(element.content), self._children(element)]
        if spec.key.kind is Kind.CLASS:
            return None
        definition = self._definitions.get(spec.key)
        content = definition.content if definition else spec.content
        return None if content is None else self._model(content)

    def _model(self, content: Node) -> Piece:
        if isinstance(content, Empty):
            return el("p", self._words("is-empty"))
        return self._notation.block(content)

    def _children(self, element: Element) -> Piece:
        inside = self._relations.inside(element)
        found = [child.spec for child in self._relations.children(element)]
        other = [self._words("holds-text")] if inside.text else []
        other += [self._words("holds-anything")] if inside.wildcards else []
        if not found and not other:
            return None
        extra = el("p", joined(other, "; "), class_="also") if other else None
        head = el("h3", self._words("may-contain"))
        return [head, self._names.by_module(found) if found else None, extra]

    def parents(self, spec: Spec) -> Piece:
        """The elements that an element may stand in."""
        element = self._schema.elements.get(spec.key)
        if element is None:
            return None
        found = [parent.spec for parent in self._relations.parents(element)]
        anywhere = self._anything(element)
        if not found and not anywhere:
            return el("p", self._words("is-root" if element.define in self._schema.start else "nowhere"))
        return [self._names.by_module(found) if found else None, anywhere]

    def _anything(self, element: Element) -> Piece:
        """Elements that may hold any element, and so this one too."""
        holders = [holder.spec for holder in self._relations.wild_parents(element)]
        return [el("p", self._words("in-anything")), self._names.row(holders)] if holders else None

    def members(self, spec: Spec) -> Piece:
        """What belongs to a class: directly, and through its subclasses."""
        if spec.key.kind is not Kind.CLASS:
            return None
        direct = self._relations.members.get(spec.ident, [])
        if not direct:
            return el("p", self._words("no-members"))
        classes = [member for member in direct if member.key.kind is Kind.CLASS]
        elements = [member for member in direct if member.key.kind is Kind.ELEMENT]
        found: list[Piece] = [self._group("member-classes", self._names.row(classes) if classes else None)]
        found.append(self._group("member-elements", self._names.by_module(elements) if elements else None))
        known = {member.key for member in elements}
        rest = [member for member in self._relations.descendants(spec) if member.key not in known]
        found.append(self._group("through-classes", self._names.by_module(rest) if rest else None))
        return found

    def _group(self, key: str, content: Piece) -> Piece:
        return [el("h3", self._words(key)), content] if content is not None else None

    def users(self, spec: Spec) -> Piece:
        """The specifications that refer to a class, macro or datatype."""
        if spec.key.kind is Kind.ELEMENT or (spec.key.kind is Kind.CLASS and spec.type == "atts"):
            return None
        found = self._relations.users.get((spec.key.kind, spec.ident), {})
        return self._names.uses((user, attribute) for (_, attribute), user in found.items()) if found else None


def _uses(item: AttributeChoice) -> Iterable[AttributeUse]:
    for part in item.items:
        if isinstance(part, AttributeUse):
            yield part
        else:
            yield from _uses(part)


def _groups(group: AttributeGroup) -> list[list[str]]:
    found = [[item.name for item in own_attributes(group)]] if group.org == "choice" else []
    return found + [names for item in group.items if isinstance(item, AttributeGroup) for names in _groups(item)]
