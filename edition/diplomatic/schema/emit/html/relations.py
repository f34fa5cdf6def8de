"""Relations: who may stand in whom, who refers to whom. Content models are inverted here, through classes."""

from dataclasses import dataclass, field

from diplomatic.schema.content import AnyElement, ClassRef, DataRef, MacroRef, NameRef, Node, Ref, Text, walk
from diplomatic.schema.model import (
    Attribute,
    AttributeGroup,
    AttributeItem,
    AttributeRef,
    Element,
    Key,
    Kind,
    Schema,
    Spec,
)


@dataclass(slots=True)
class Inside:
    """What a content model holds: names of definitions, text, elements of any name."""

    names: set[str] = field(default_factory=set)
    text: bool = False
    wildcards: set[AnyElement] = field(default_factory=set)


class Relations:
    """The relations of one schema. Elements are known by the names of their definitions."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._elements = schema.by_define()
        self._opened: dict[str, Inside] = {}
        self._inside = {name: self._holds(element.content) for name, element in self._elements.items()}
        self._parents: dict[str, list[Element]] = {}
        for name, inside in self._inside.items():
            for child in inside.names:
                self._parents.setdefault(child, []).append(self._elements[name])
        self._open = [self._elements[name] for name, inside in self._inside.items() if inside.wildcards]
        self.members = _members(schema)
        self.users = _users(schema)

    def inside(self, element: Element) -> Inside:
        """What it may hold."""
        return self._inside[element.define]

    def children(self, element: Element) -> list[Element]:
        """The elements that may stand in it."""
        return [self._elements[name] for name in self._inside[element.define].names]

    def parents(self, element: Element) -> list[Element]:
        """The elements that it may stand in."""
        return self._parents.get(element.define, [])

    def wild_parents(self, element: Element) -> list[Element]:
        """The elements that may hold any element, and so this one too."""
        return [
            parent
            for parent in self._open
            if any(_admits(wildcard, element) for wildcard in self._inside[parent.define].wildcards)
        ]

    def descendants(self, spec: Spec) -> list[Spec]:
        """The elements that belong to a class, through its subclasses too."""
        found: dict[Key, Spec] = {}
        seen, waiting = {spec.key}, list(self.members.get(spec.ident, ()))
        while waiting:
            member = waiting.pop()
            if member.key in seen:
                continue
            seen.add(member.key)
            if member.key.kind is Kind.ELEMENT:
                found[member.key] = member
            else:
                waiting += self.members.get(member.ident, ())
        return list(found.values())

    def _holds(self, node: Node) -> Inside:
        """Everything behind the references of a content model; each definition is opened once, so a cycle ends."""
        inside, seen, waiting = Inside(), set[str](), [self._direct(node)]
        while waiting:
            found = waiting.pop()
            inside.text |= found.text
            inside.wildcards |= found.wildcards
            for name in found.names - seen:
                seen.add(name)
                if name in self._elements:
                    inside.names.add(name)
                elif name in self._schema.definitions:
                    waiting.append(self._behind(name))
        return inside

    def _behind(self, name: str) -> Inside:
        if name not in self._opened:
            self._opened[name] = self._direct(self._schema.definitions[name].content)
        return self._opened[name]

    @staticmethod
    def _direct(node: Node) -> Inside:
        parts = list(walk(node))
        names = {part.name for part in parts if isinstance(part, Ref)}
        wildcards = {part for part in parts if isinstance(part, AnyElement)}
        return Inside(names, any(isinstance(part, Text) for part in parts), wildcards)

    def adapted(self, spec: Spec) -> dict[str, str]:
        """The attributes that a specification overrides, each with the class that supplies it."""
        items = [item for item in own_attributes(spec.attributes) if isinstance(item, Attribute) and item.mode != "add"]
        return {item.ident: owner for item in items if (owner := self._supplier(spec, item.ident))} if items else {}

    def _supplier(self, spec: Spec, attribute: str) -> str:
        seen, waiting = {spec.key}, list(spec.member_of)
        while waiting:
            found = self._schema.specs.get(Key(Kind.CLASS, waiting.pop(0)))
            if found is None or found.key in seen:
                continue
            seen.add(found.key)
            if any(
                isinstance(item, Attribute) and item.ident == attribute for item in own_attributes(found.attributes)
            ):
                return found.ident
            waiting += found.member_of
        return ""


def _admits(wildcard: AnyElement, element: Element) -> bool:
    if wildcard.require:
        return element.ns in wildcard.require
    return element.ns not in wildcard.namespaces and (element.ns, element.name) not in wildcard.names


def own_attributes(group: AttributeGroup) -> list[Attribute | AttributeRef]:
    """The attributes that a specification itself writes, groups opened."""
    found: list[Attribute | AttributeRef] = []
    for item in group.items:
        found += own_attributes(item) if isinstance(item, AttributeGroup) else [item]
    return found


def _members(schema: Schema) -> dict[str, list[Spec]]:
    found: dict[str, list[Spec]] = {}
    for spec in schema.specs.values():
        for ident in dict.fromkeys(spec.member_of):
            found.setdefault(ident, []).append(spec)
    return found


def _users(schema: Schema) -> dict[tuple[Kind, str], dict[tuple[Key, str], Spec]]:
    """Who writes the name of a class, macro or datatype, and in which attribute (empty: in its content)."""
    found: dict[tuple[Kind, str], dict[tuple[Key, str], Spec]] = {}
    for spec in schema.specs.values():
        places = [("", spec.content)] if spec.content is not None else []
        places += [(item.name, item.datatype.content) for item in _typed(spec.attributes) if item.datatype]
        for attribute, content in places:
            for part in walk(content):
                for target in _targets(part):
                    found.setdefault(target, {})[spec.key, attribute] = spec
    return found


def _typed(item: AttributeItem) -> list[Attribute]:
    return [part for part in own_attributes(AttributeGroup((item,))) if isinstance(part, Attribute)]


def _targets(node: Node) -> list[tuple[Kind, str]]:
    if isinstance(node, ClassRef):
        return [(Kind.CLASS, node.key)]
    if isinstance(node, MacroRef):
        return [(Kind.MACRO, node.key), (Kind.DATA, node.key)]
    if isinstance(node, DataRef) and node.key:
        return [(Kind.DATA, node.key)]
    if isinstance(node, NameRef):
        return [(kind, node.name.partition("_")[0]) for kind in (Kind.CLASS, Kind.MACRO, Kind.DATA)]
    return []
