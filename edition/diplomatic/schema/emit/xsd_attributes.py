"""Attributes of XSD: the shared ones in groups, one for each set that a class gives, so that a validator loads them
once.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol
from xml.sax.saxutils import quoteattr

from diplomatic.schema.docs import short
from diplomatic.schema.emit.xsd_types import Lines, Types, annotation
from diplomatic.schema.model import AttributeChoice, AttributeUse, Element, Key, Kind, Schema
from diplomatic.schema.names import XML


class Report(Protocol):
    """What the attributes tell the schema they are written for."""

    def limit(self, element: Element | None, what: str, hint: str = "") -> None: ...

    def choice(self, element: Element, test: str, message: str) -> None: ...

    def q(self, ns: str, name: str) -> str: ...


class AttributeWriter:
    """Writes the attributes of every element of one schema."""

    def __init__(self, schema: Schema, types: Types, report: Report) -> None:
        self.schema = schema
        self.types = types
        self.report = report
        self._groups: dict[tuple[int, ...], tuple[str, list[AttributeUse]]] = {}
        self._names: set[str] = set()
        self._foreign: dict[tuple[str, str], list[tuple[AttributeUse, Element]]] = {}

    def of(self, element: Element) -> tuple[Lines, list[str]]:
        """The attributes of one element, and the tests that 1.1 asserts for choices among them."""
        lines: Lines = []
        by_class: dict[str, list[AttributeUse]] = {}
        for use in element.uses():
            self._note_foreign(use, element)
            if use.shared:
                by_class.setdefault(use.owner, []).append(use)
            else:
                lines += self._attribute(use, _in_choice(use, element.attributes))
        choices = [item for item in element.attributes if isinstance(item, AttributeChoice) and item.org == "choice"]
        within = {id(use) for item in choices for use in _flat(item)}
        for owner, uses in by_class.items():
            alone = [use for use in uses if id(use) not in within]
            if alone:
                lines.append(
                    f"<xs:attributeGroup ref={quoteattr(self.report.q(self.schema.ns, self._group(owner, alone)))}/>"
                )
            for use in uses:
                if id(use) in within:
                    lines += self._attribute(use, True)
        return lines, [self._choice(element, item) for item in choices]

    def _choice(self, element: Element, item: AttributeChoice) -> str:
        """``attList/@org='choice'`` (22.5.3): one of its items, which XSD 1.0 has no word for."""
        given = [" or ".join(f"@{use.name}" for use in _flat(part)) for part in item.items]
        together = [f"not(({one}) and ({other}))" for at, one in enumerate(given) for other in given[at + 1 :]]
        needed = [] if any(not use.required for use in _flat(item)) else [f"({' or '.join(given)})"]
        test = " and ".join([*together, *needed]) or "true()"
        names = ", ".join(f"@{use.name}" for use in _flat(item))
        self.report.choice(element, test, f"only one is allowed of {names}")
        return test

    def _group(self, owner: str, uses: list[AttributeUse]) -> str:
        key = tuple(map(id, uses))
        if key not in self._groups:
            name, number = f"{owner}.attributes", 1
            while name in self._names:
                number += 1
                name = f"{owner}.attributes.{number}"
            self._names.add(name)
            self._groups[key] = (name, uses)
        return self._groups[key][0]

    def groups(self) -> Lines:
        """The attribute groups that elements refer to."""
        lines: Lines = []
        for name, uses in self._groups.values():
            owner = self.schema.specs.get(Key(Kind.CLASS, uses[0].owner))
            lines.append(f"<xs:attributeGroup name={quoteattr(name)}>")
            lines += annotation(short(owner.docs, self.schema.lang)) if owner else []
            lines += ["  " + line for use in uses for line in self._attribute(use, False)]
            lines.append("</xs:attributeGroup>")
        return lines

    def _attribute(self, use: AttributeUse, optional: bool) -> Lines:
        needed = ' use="required"' if use.required and not optional else ""
        ns, name = _space(use)
        if ns:
            head = f"<xs:attribute ref={quoteattr(self.report.q(ns, name))}{needed}"
            doc = annotation(short(use.attribute.docs, self.schema.lang))
            return [f"{head}>", *doc, "</xs:attribute>"] if doc else [f"{head}/>"]
        return self._declared(use, name, needed)

    def _declared(self, use: AttributeUse, name: str, needed: str) -> Lines:
        doc = annotation(short(use.attribute.docs, self.schema.lang))
        plain = self.types.plain(use.value)
        if plain:
            head = f"<xs:attribute name={quoteattr(name)} type={quoteattr(plain)}{needed}"
            return [f"{head}>", *doc, "</xs:attribute>"] if doc else [f"{head}/>"]
        inner = ["  " + line for line in self.types.simple(use.value)]
        return [f"<xs:attribute name={quoteattr(name)}{needed}>", *doc, *inner, "</xs:attribute>"]

    def _note_foreign(self, use: AttributeUse, element: Element) -> None:
        ns, name = _space(use)
        if ns:
            self._foreign.setdefault((ns, name), []).append((use, element))

    def foreign(self) -> Iterator[tuple[str, Lines]]:
        """The attributes of other namespaces: one declaration for all elements, which is the most common one."""
        by_space: dict[str, Lines] = {}
        for (ns, name), uses in self._foreign.items():
            values = [use.value for use, _ in uses]
            common = max(dict.fromkeys(values), key=values.count)
            chosen = next(use for use, _ in uses if use.value == common)
            for use, element in uses:
                if use.value != common:
                    self.report.limit(element, f"that @{use.name} has other values here than elsewhere")
            self_contained = replace(chosen, value=self.types.expanded(chosen.value))
            by_space.setdefault(ns, []).extend(self._declared(self_contained, name, ""))
        yield from by_space.items()


def _space(use: AttributeUse) -> tuple[str, str]:
    if use.name.startswith("xml:"):
        return XML, use.name.removeprefix("xml:")
    return use.attribute.ns, use.name


def _flat(item: AttributeUse | AttributeChoice) -> list[AttributeUse]:
    return [item] if isinstance(item, AttributeUse) else [use for inner in item.items for use in _flat(inner)]


def _in_choice(use: AttributeUse, items: tuple[AttributeUse | AttributeChoice, ...]) -> bool:
    return any(
        isinstance(item, AttributeChoice) and item.org == "choice" and any(u is use for u in _flat(item))
        for item in items
    )
