"""Addresses: which file a specification has its page in, and what a bare name in prose or in an example means.

A file is named by kind and ident (``element-p.html``). Two names that differ only by case would be one file on some
disks, so the second gets a number; so does an element of the same ident in another namespace.
"""

import re
from urllib.parse import quote

from diplomatic.schema.emit.html.relations import own_attributes
from diplomatic.schema.model import Attribute, Key, Kind, Schema, Spec

_UNSAFE = re.compile(r"[^\w.-]+")
_PREFIXES = {Kind.ELEMENT: "element", Kind.CLASS: "class", Kind.MACRO: "macro", Kind.DATA: "datatype"}
INDEX = "index.html"


class Addresses:
    """The addresses of all pages of one schema."""

    def __init__(self, schema: Schema) -> None:
        self._files: dict[Key, str] = {}
        self._idents: dict[tuple[Kind, str], Spec] = {}
        self._names: dict[tuple[str, str], Spec] = {}
        self._defines = {name: definition.spec for name, definition in schema.definitions.items()}
        self._defines |= {element.define: element.spec for element in schema.elements.values()}
        self._schema = schema
        self._described: dict[Key, set[str]] = {}
        self.headings: dict[str, str] = {}
        taken = {INDEX}
        for spec in schema.specs.values():
            self._files[spec.key] = _free(_stem(spec.key), taken)
            self._idents.setdefault((spec.key.kind, spec.ident), spec)
        self._hrefs = {key: quote(file) for key, file in self._files.items()}
        for element in schema.elements.values():
            self._names.setdefault((element.ns, element.name), element.spec)

    def file(self, key: Key) -> str:
        """The file of a specification's page."""
        return self._files[key]

    def href(self, spec: Spec | None) -> str | None:
        """The address of a specification's page; None if there is no such page."""
        return self._hrefs.get(spec.key) if spec else None

    def spec(self, kind: Kind, ident: str) -> Spec | None:
        """The specification of this kind and ident."""
        return self._idents.get((kind, ident))

    def any(self, ident: str) -> Spec | None:
        """The specification with this ident, whatever it defines."""
        return next((found for kind in Kind if (found := self.spec(kind, ident))), None)

    def defined(self, name: str) -> Spec | None:
        """The specification behind the name of a definition."""
        return self._defines.get(name)

    def named(self, ns: str, name: str) -> Spec | None:
        """The element that an encoder writes with this name."""
        return self._names.get((ns, name))

    def written(self, name: str) -> Spec | None:
        """The element that a ``gi`` means: the name as it is written, or its ident."""
        name = name.rpartition(":")[2]
        return self.named(self._schema.ns, name) or self.spec(Kind.ELEMENT, name)

    def prose(self, ident: str) -> str | None:
        """The address of a place in the ODD's own prose; ``headings`` has the ids of all of them."""
        return f"{INDEX}#{quote(ident)}" if ident in self.headings else None

    def attribute(self, spec: Spec, name: str) -> str | None:
        """The address of an attribute on the page that describes it; of the page, if it has none of this name."""
        if spec.key not in self._described:
            self._described[spec.key] = {attribute.name for attribute in self.attributes(spec)}
        href = self.href(spec)
        return f"{href}{fragment(name)}" if href and name in self._described[spec.key] else href

    def attributes(self, spec: Spec) -> list[Attribute]:
        """The attributes that the page of a specification describes."""
        element = self._schema.elements.get(spec.key)
        if element is not None:
            return [use.attribute for use in element.uses()]
        return [
            item for item in own_attributes(spec.attributes) if isinstance(item, Attribute) and item.mode != "delete"
        ]


def anchor(attribute: Attribute | str) -> str:
    """The id of an attribute on the page that describes it; no ``xml:id`` can be the same."""
    return f"attribute:{attribute if isinstance(attribute, str) else attribute.name}"


def fragment(attribute: Attribute | str) -> str:
    """The fragment that points to it."""
    return f"#{quote(anchor(attribute), safe=':')}"


def _stem(key: Key) -> str:
    return f"{_PREFIXES[key.kind]}-{_UNSAFE.sub('_', key.ident) or '_'}"


def _free(stem: str, taken: set[str]) -> str:
    number, name = 1, f"{stem}.html"
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.html"
    taken.add(name.casefold())
    return name
