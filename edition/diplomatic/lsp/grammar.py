"""What a schema says to an editor: of each element its meaning, its attributes and their values, and what can stand in it.

Read from a W3C XML Schema: the documentation is in ``xs:documentation``, of the elements, attributes and values themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import fold
from diplomatic.document.reach import Refused
from diplomatic.document.reading import parser
from diplomatic.document.tei import TEI
from diplomatic.validate.unfolding import look

_XS = "{http://www.w3.org/2001/XMLSchema}"
_NOT_EXPECTED = "This element is not expected"


@dataclass(frozen=True, slots=True)
class AttributeHelp:
    """An attribute: its meaning, whether it must be there, and its values with their meanings if the list is closed."""

    name: str
    doc: str
    required: bool
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class ElementHelp:
    """An element: its meaning, its attributes, and the elements that can stand in it."""

    name: str
    doc: str
    attributes: dict[str, AttributeHelp]
    children: tuple[str, ...]


@dataclass
class Grammar:
    """The elements of a schema, by name."""

    elements: dict[str, ElementHelp] = field(default_factory=dict)
    _schema: etree.XMLSchema | None = None

    @classmethod
    def of(cls, path: Path) -> "Grammar":
        """The grammar of a schema file; an empty one if it is in another language than W3C XML Schema.

        Raises:
            CannotRun: if the file cannot be read, or used.
        """
        if path.suffix != ".xsd":
            return cls()
        try:
            look(path)
            schema = etree.XMLSchema(etree.parse(path))  # first: what is in order has no rings
            return cls(_Reader(path).elements(), schema)
        except (Refused, OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
            raise CannotRun(f"The schema cannot be used: {error}", where=Location(path)) from None

    def children_after(self, parent: str, before: tuple[str, ...]) -> list[ElementHelp]:
        """The elements that can stand in an element, after those that stand in it already.

        Asked of libxml2, with the elements empty: what it does not expect at the last place cannot stand there.
        """
        known = self.elements.get(parent)
        found = [self.elements[name] for name in known.children if name in self.elements] if known else []
        return [child for child in found if self._is_expected(parent, before, child.name)]

    def _is_expected(self, parent: str, before: tuple[str, ...], child: str) -> bool:
        if self._schema is None:
            return True
        lines = [f'<{parent} xmlns="{TEI}">', *(f"<{name}/>" for name in (*before, child)), f"</{parent}>"]
        try:
            tree = etree.fromstring("\n".join(lines).encode(), parser())
        except etree.XMLSyntaxError:
            return True
        self._schema.validate(tree)
        last = len(lines) - 1
        return not any(error.line == last and _NOT_EXPECTED in error.message for error in self._schema.error_log)


class _Reader:
    """One reading of a schema with what it includes. Names are taken without their prefixes."""

    def __init__(self, path: Path) -> None:
        self._named: dict[tuple[str, str], etree._Element] = {}
        self._local: dict[str, etree._Element] = {}
        self._read(path, set())

    def _read(self, path: Path, seen: set[Path]) -> None:
        if path in seen:
            return
        seen.add(path)
        root = etree.fromstring(path.read_bytes(), parser())
        for node in root:
            if isinstance(node.tag, str) and (name := node.get("name")):
                self._named.setdefault((_kind(node), name), node)
            location = node.get("schemaLocation") if node.tag == f"{_XS}include" else None
            if location and "://" not in location:
                self._read((path.parent / location).resolve(), seen)
        for node in root.iter(f"{_XS}element"):
            if name := node.get("name"):
                self._local.setdefault(name, node)

    def elements(self) -> dict[str, ElementHelp]:
        return {name: self._element(name, node) for name, node in sorted(self._local.items())}

    def _element(self, name: str, node: etree._Element) -> ElementHelp:
        node = self._named.get(("element", name), node)
        body = self._type_of(node)
        attributes = {one.name: one for one in self._attributes(body)}
        children = dict.fromkeys(self._children(body))
        return ElementHelp(name, _doc(node), attributes, tuple(children))

    def _type_of(self, node: etree._Element) -> etree._Element:
        named = _bare(node.get("type", ""))
        return self._named.get(("complexType", named), node)

    def _parts(self, node: etree._Element) -> Iterator[etree._Element]:
        """The declarations in a type, through groups and the types it extends, and not in elements inside it."""
        for child in node:
            kind = _kind(child)
            if (
                kind in {"group", "attributeGroup"}
                and (named := self._named.get((kind, _bare(child.get("ref", ""))))) is not None
            ):
                yield from self._parts(named)
            elif kind in {"element", "attribute"}:
                yield child
            elif kind not in {"annotation", "simpleType", ""}:
                if (
                    kind == "extension"
                    and (base := self._named.get(("complexType", _bare(child.get("base", ""))))) is not None
                ):
                    yield from self._parts(base)
                yield from self._parts(child)

    def _children(self, body: etree._Element) -> Iterator[str]:
        for part in self._parts(body):
            if _kind(part) == "element":
                yield _bare(part.get("ref") or part.get("name") or "")

    def _attributes(self, body: etree._Element) -> Iterator[AttributeHelp]:
        for part in self._parts(body):
            if _kind(part) == "attribute" and part.get("use") != "prohibited":
                name = part.get("name") or part.get("ref") or ""
                shown = name if name.startswith("xml:") else _bare(name)
                declared = self._named.get(("attribute", _bare(name)), part)
                doc = _doc(part) or _doc(declared) or self._doc_of_type(part)
                yield AttributeHelp(shown, doc, part.get("use") == "required", dict(self._values(declared)))

    def _doc_of_type(self, part: etree._Element) -> str:
        named = self._named.get(("simpleType", _bare(part.get("type", ""))))
        return _doc(named) if named is not None else ""

    def _values(self, node: etree._Element, depth: int = 0) -> Iterator[tuple[str, str]]:
        """The values that an attribute or a simple type lists; nothing if other values are possible."""
        named = self._named.get(("simpleType", _bare(node.get("type") or node.get("base") or "")))
        if named is not None and depth < 20:
            yield from self._values(named, depth + 1)
        for child in node:
            if _kind(child) == "enumeration":
                yield child.get("value") or "", _doc(child)
            elif _kind(child) in {"simpleType", "restriction"}:
                yield from self._values(child, depth)


def _kind(node: etree._Element) -> str:
    return str(node.tag).removeprefix(_XS) if isinstance(node.tag, str) else ""


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _doc(node: etree._Element) -> str:
    found = node.find(f"{_XS}annotation/{_XS}documentation")
    return fold("".join(map(str, found.itertext()))) if found is not None else ""
