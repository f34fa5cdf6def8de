"""Specifications from XML: each ``elementSpec``, ``classSpec``, ``macroSpec`` and ``dataSpec`` as a value of the model.

Guidelines 22.5 (element, class and macro specifications); a missing ``@mode`` means *add* (22.8.1; TEI #2597).
"""

from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.document.tei import local
from diplomatic.limits import MAX_VALUES
from diplomatic.schema import codes_schema
from diplomatic.schema.content import Empty, Node
from diplomatic.schema.model import (
    Attribute,
    AttributeGroup,
    AttributeItem,
    AttributeRef,
    Classes,
    Key,
    Kind,
    Membership,
    Spec,
)
from diplomatic.schema.names import SCH, TEI, XML, children, place
from diplomatic.schema.parts import Constraint, Datatype, Docs, ValueItem, ValueList, Xml
from diplomatic.schema.read_content import ContentReader

KINDS = {"elementSpec": Kind.ELEMENT, "classSpec": Kind.CLASS, "macroSpec": Kind.MACRO, "dataSpec": Kind.DATA}
MODES = frozenset({"add", "delete", "change", "replace"})
_ASCC = "http://www.ascc.net/xml/schematron"
_MODELS = frozenset({"model", "modelGrp", "modelSequence"})
_DOCS = {
    "equiv": "equiv",
    "gloss": "gloss",
    "desc": "desc",
    "exemplum": "exempla",
    "remarks": "remarks",
    "listRef": "refs",
}


class SpecReader:
    """Reads the specifications of one file; ``found`` collects what is wrong with them."""

    def __init__(self, path: Path, found: list[Diagnostic], default_ns: str = TEI) -> None:
        self.path = path
        self.found = found
        self.default_ns = default_ns
        self.contents = ContentReader(path, found)

    def spec(self, element: etree._Element) -> Spec:
        """One specification."""
        kind = KINDS[local(element)]
        parts = _by_name(element)
        return Spec(
            key=self.key(element),
            mode=self._mode(element),
            location=self.at(element),
            module=element.get("module", ""),
            prefix=element.get("prefix"),
            ns=element.get("ns") if kind is Kind.ELEMENT else None,
            type=element.get("type", ""),
            alt_ident=_alternative(parts),
            docs=_docs(parts),
            classes=self._classes(parts),
            content=self._content(parts),
            values=self._first_list(parts),
            attributes=AttributeGroup(tuple(item for part in parts.get("attList", []) for item in self._opened(part))),
            constraints=tuple(self.constraint(part) for part in parts.get("constraintSpec", [])),
            models=tuple(part for part in children(element) if local(part) in _MODELS),
            valid_until=element.get("validUntil", ""),
            auto_prefix=all(part.get("autoPrefix") != "false" for part in parts.get("content", [])),
        )

    def key(self, element: etree._Element) -> Key:
        """Kind, ident and namespace; the namespace of the schema, and the TEI's, are the empty string."""
        ns = element.get("ns") or ""
        kind = KINDS[local(element)]
        same = kind is not Kind.ELEMENT or ns in {TEI, self.default_ns}
        return Key(kind, element.get("ident", "").strip(), "" if same else ns)

    def at(self, element: etree._Element) -> Location:
        return place(self.path, element)

    def _mode(self, element: etree._Element) -> str:
        mode = element.get("mode", "add").strip()
        if mode not in MODES:
            self.found.append(
                codes_schema.BAD_VALUE.at(
                    self.at(element), f"@mode is '{mode}'", "write add, change, replace or delete"
                )
            )
            return "add"
        return mode

    def _classes(self, parts: dict[str, list[etree._Element]]) -> Classes | None:
        if "classes" not in parts:
            return None
        written = parts["classes"]
        members = [member for part in written for member in children(part) if local(member) == "memberOf"]
        memberships = tuple(
            Membership(member.get("key", "").strip(), member.get("mode", "add"), self.at(member)) for member in members
        )
        return Classes(written[0].get("mode", "replace"), memberships)

    def _content(self, parts: dict[str, list[etree._Element]]) -> Node | None:
        if "content" not in parts:
            return None
        return self.contents.content(parts["content"][-1])

    def _first_list(self, parts: dict[str, list[etree._Element]]) -> ValueList | None:
        return self._values(parts["valList"][0]) if "valList" in parts else None

    def _opened(self, element: etree._Element) -> tuple[AttributeItem, ...]:
        """The items of the outermost ``attList``; one with ``org='choice'`` stays a group of its own."""
        group = self._att_list(element)
        return (group,) if group.org == "choice" else group.items

    def _att_list(self, element: etree._Element) -> AttributeGroup:
        items: list[AttributeItem] = []
        for child in children(element):
            match local(child):
                case "attDef":
                    items.append(self.attribute(child))
                case "attRef":
                    items.append(AttributeRef(child.get("class", ""), child.get("name", ""), self.at(child)))
                case "attList":
                    items.append(self._att_list(child))
        return AttributeGroup(tuple(items), element.get("org", "group"))

    def attribute(self, element: etree._Element) -> Attribute:
        """One ``attDef``."""
        parts = _by_name(element)
        ns, ident = _attribute_name(element)
        default = parts["defaultVal"][0].text if "defaultVal" in parts else None
        return Attribute(
            ident=ident,
            mode=self._mode(element),
            location=self.at(element),
            ns=ns,
            alt_ident=_alternative(parts),
            usage=element.get("usage"),
            docs=_docs(parts),
            datatype=self._datatype(parts),
            values=self._first_list(parts),
            default=default,
            val_desc=tuple(parts.get("valDesc", ())),
            constraints=tuple(self.constraint(part, ident) for part in parts.get("constraintSpec", [])),
            valid_until=element.get("validUntil", ""),
        )

    def _datatype(self, parts: dict[str, list[etree._Element]]) -> Datatype | None:
        if "datatype" not in parts:
            return None
        element = parts["datatype"][-1]
        content = self.contents.content(element)
        least, most = self.contents.occurrences(element)
        return None if isinstance(content, Empty) else Datatype(content, least, most)

    def _values(self, element: etree._Element) -> ValueList:
        items = [child for child in children(element) if local(child) == "valItem"]
        if len(items) > MAX_VALUES:
            message = f"the list has {len(items):,} values; only the first {MAX_VALUES:,} are read"
            self.found.append(
                codes_schema.TOO_MUCH.at(
                    self.at(element), message, "a list so long belongs into an authority file, not a schema"
                )
            )
            items = items[:MAX_VALUES]
        values = tuple(self._value(item) for item in items)
        return ValueList(
            element.get("type", "open"), self._mode(element), values, _docs(_by_name(element)), self.at(element)
        )

    def _value(self, element: etree._Element) -> ValueItem:
        parts = _by_name(element)
        ident = element.get("ident", "")
        name = _alternative(parts) or ident
        params = tuple(parts.get("paramList", ()))
        until = element.get("validUntil", "")
        return ValueItem(ident, name, self._mode(element), _docs(parts), self.at(element), params, until)

    def constraint(self, element: etree._Element, attribute: str = "") -> Constraint:
        """One ``constraintSpec``; the Schematron of before the ISO standard is taken as ISO Schematron."""
        for old in element.iter(f"{{{_ASCC}}}*"):
            old.tag = f"{{{SCH}}}{etree.QName(old).localname}"
        parts = _by_name(element)
        return Constraint(
            ident=element.get("ident", ""),
            scheme=element.get("scheme", "schematron"),
            mode=self._mode(element),
            body=tuple(parts.get("constraint", ())),
            docs=_docs(parts),
            location=self.at(element),
            valid_until=element.get("validUntil", ""),
            attribute=attribute,
        )


def _by_name(element: etree._Element) -> dict[str, list[etree._Element]]:
    found: dict[str, list[etree._Element]] = {}
    for child in children(element):
        found.setdefault(local(child), []).append(child)
    return found


def _docs(parts: dict[str, list[etree._Element]]) -> Docs:
    given: dict[str, Xml] = {field: tuple(parts[name]) for name, field in _DOCS.items() if name in parts}
    return Docs(**given)


def docs_of(element: etree._Element) -> Docs:
    """The documentation directly inside an element, such as a ``schemaSpec``."""
    return _docs(_by_name(element))


def _alternative(parts: dict[str, list[etree._Element]]) -> str:
    for part in parts.get("altIdent", []):
        if part.get("type") in {None, "xml", "name"}:
            return (part.text or "").strip()
    return ""


def _attribute_name(element: etree._Element) -> tuple[str, str]:
    """Namespace and name. ``prefix:name`` without ``@ns`` takes the namespace its prefix has in the file."""
    ident = element.get("ident", "").strip()
    ns = element.get("ns", "")
    prefix, colon, name = ident.partition(":")
    if ns == XML and not colon:
        return "", f"xml:{ident}"
    if not colon or prefix == "xml":
        return ns if prefix != "xml" else "", ident
    return ns or element.nsmap.get(prefix) or "", name
