"""The constraints of a schema, each with the context it applies to: what Schematron, XSD 1.1 and the pages are written
from.

odd.md rule 13. An assertion inside a ``sch:rule`` has its context; one without is given that of what it stands in: an
element, an attribute of it, or the members of a class (the reference writes ``*`` and a bare ``@att`` for the last two,
Stylesheets #519 and #29, TEI #592). TEI #2510 now asks for the context to be written.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from diplomatic.schema.classes import flattened
from diplomatic.schema.model import Attribute, Element, Kind, Schema, Spec
from diplomatic.schema.names import EXAMPLES, SCH, TEI, children
from diplomatic.schema.parts import Constraint

_TOP = frozenset({"key", "function", "variable", "param", "include"})
_TAKEN = frozenset({"ns", "pattern", "diagnostics", "phase", "assert", "report", "let", "rule", "p", "title"})
_SCHEMES = frozenset({"schematron", "isoschematron", ""})
_KNOWN = {TEI: "tei", EXAMPLES: "teix", "http://relaxng.org/ns/structure/1.0": "rng"}


@dataclass(frozen=True, slots=True)
class Placed:
    """One constraint and where it applies: ``context`` is for assertions that have none themselves."""

    constraint: Constraint
    owner: str
    context: str


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Something with ``@validUntil``: where it is, what to test, and the words for it."""

    context: str
    test: str
    message: str


class Prefixes:
    """Prefixes of namespaces in XPath: those the ODD declares in ``sch:ns``, else the usual ones, else new ones."""

    def __init__(self, schema: Schema) -> None:
        self.declared: dict[str, str] = {}
        for placed in _every(schema):
            for ns in (ns for body in placed.body for ns in body.iter(f"{{{SCH}}}ns")):
                self.declared.setdefault(ns.get("prefix", ""), ns.get("uri", ""))
        self._by_uri = {uri: prefix for prefix, uri in reversed(self.declared.items())}

    def name(self, element: Element) -> str:
        """An element as XPath names it."""
        if not element.ns:
            return element.name
        prefix = self._by_uri.get(element.ns)
        if prefix is None:
            prefix = _KNOWN.get(element.ns) or f"ns{len(self.declared) + 1}"
            self.declared[prefix] = element.ns
            self._by_uri[element.ns] = prefix
        return f"{prefix}:{element.name}"


def _every(schema: Schema) -> Iterator[Constraint]:
    yield from schema.constraints
    for spec in schema.specs.values():
        yield from spec.constraints
        for attribute in flattened(spec.attributes.items):
            yield from attribute.constraints


def is_schematron(constraint: Constraint) -> bool:
    return constraint.scheme in _SCHEMES


class Constraints:
    """Places the constraints of one schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.prefixes = Prefixes(schema)
        self.supers = {key.ident: spec.member_of for key, spec in schema.specs.items() if key.kind is Kind.CLASS}
        self.by_class = self._elements_by_class()

    def placed(self) -> Iterator[Placed]:
        """The constraints of classes, elements and their attributes, then those of the schema itself."""
        for key, spec in self.schema.specs.items():
            if key.kind is Kind.ELEMENT:
                yield from self._of(spec, [self.schema.elements[key]])
            elif key.kind is Kind.CLASS and spec.ident in self.by_class:
                yield from self._of(spec, self.by_class[spec.ident])
            elif key.kind is not Kind.CLASS:
                yield from self._placed(spec.constraints, spec.ident, "*")
        yield from self._placed(self.schema.constraints, self.schema.ident, "/")

    def _of(self, spec: Spec, elements: list[Element]) -> Iterator[Placed]:
        names = list(dict.fromkeys(self.prefixes.name(element) for element in elements))
        yield from self._placed(spec.constraints, spec.ident, " | ".join(names) or "*")
        for attribute in surviving(spec, elements):
            context = " | ".join(f"{name}/@{attribute.name}" for name in names) or f"@{attribute.name}"
            yield from self._placed(attribute.constraints, spec.ident, context)

    @staticmethod
    def _placed(constraints: tuple[Constraint, ...], owner: str, context: str) -> Iterator[Placed]:
        for constraint in constraints:
            if is_schematron(constraint):
                yield Placed(constraint, owner, context)

    def deprecated(self) -> Iterator[Deprecated]:
        """Elements, attributes and values with ``@validUntil`` (att.deprecated)."""
        for key, spec in self.schema.specs.items():
            if key.kind is Kind.ELEMENT:
                yield from self._deprecated(spec, self.schema.elements[key])

    def _deprecated(self, spec: Spec, element: Element) -> Iterator[Deprecated]:
        name = self.prefixes.name(element)
        if spec.valid_until:
            yield Deprecated(
                name, "true()", f"the {element.name} element will be removed from the schema on {spec.valid_until}"
            )
        for use in element.uses():
            attribute = use.attribute
            test = f"@{attribute.name}"
            if attribute.valid_until:
                what = f"@{attribute.name} of the {element.name} element"
                yield Deprecated(name, test, f"{what} will be removed from the schema on {attribute.valid_until}")
            for item in attribute.values.items if attribute.values else ():
                if item.valid_until:
                    what = f"the value {item.name} of @{attribute.name}"
                    words = f"{what} will be removed from the schema on {item.valid_until}"
                    quote = '"' if "'" in item.name else "'"
                    yield Deprecated(name, f"{test} = {quote}{item.name}{quote}", words)

    def _elements_by_class(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.schema.elements.values():
            for ident in self._ancestors(element.spec.member_of):
                found.setdefault(ident, []).append(element)
        return found

    def _ancestors(self, idents: tuple[str, ...]) -> list[str]:
        seen: dict[str, None] = {}
        todo = list(idents)
        while todo:
            ident = todo.pop(0)
            if ident not in seen:
                seen[ident] = None
                todo.extend(self.supers.get(ident, ()))
        return list(seen)


def surviving(spec: Spec, elements: list[Element]) -> list[Attribute]:
    """The attributes a specification speaks of that are still there: an override of nothing has no constraints.

    As in the reference, the rules of an attribute that an element had and lost stay: a document that has it all the
    same is told what was wrong with it.
    """
    own = flattened(spec.attributes.items)
    if spec.key.kind is not Kind.ELEMENT:
        return [attribute for attribute in own if attribute.mode != "delete"]
    there = {use.attribute.ident for element in elements for use in element.uses()}
    return [attribute for attribute in own if attribute.ident in there or attribute.found]


def is_top(element: etree._Element) -> bool:
    """Whether something in a ``constraint``, of Schematron or XSLT, belongs outside the patterns."""
    return etree.QName(element).localname in _TOP or element.tag in {f"{{{SCH}}}diagnostics", f"{{{SCH}}}phase"}


def is_taken(element: etree._Element) -> bool:
    """Whether something in a ``constraint`` has a place in a Schematron schema."""
    name = etree.QName(element)
    return is_top(element) or (name.namespace == SCH and name.localname in _TAKEN)


def rules_of(body: etree._Element) -> list[etree._Element]:
    """The ``sch:rule`` elements directly in a ``constraint``."""
    return [child for child in children(body) if child.tag == f"{{{SCH}}}rule"]
