"""What stands around and behind the specifications of a compiled ODD: the document, and which overrides still mean anything."""

from copy import deepcopy
from dataclasses import replace
from typing import cast

from lxml import etree

from diplomatic.document.tei import q
from diplomatic.schema.classes import flattened
from diplomatic.schema.model import Attribute, AttributeGroup, Key, Kind, Schema, Spec
from diplomatic.schema.names import TEI

_DEFAULT = cast("dict[str, str]", {None: TEI})


def document_around(schema: Schema) -> tuple[etree._Element, etree._Element]:
    """The document around the schema, and its empty ``schemaSpec``: a copy of the ODD's, or a new one."""
    attributes = {name: value for name, value in _attributes_of(schema).items() if name != "source"}
    spaces = cast("dict[str, str]", dict(schema.xml.nsmap)) if schema.xml is not None else {}
    original = schema.xml.getroottree().getroot() if schema.xml is not None else None
    if original is None or original.tag != q("TEI"):
        root = etree.Element(q("TEI"), nsmap=_DEFAULT)
        _header(root, schema)
        body = etree.SubElement(etree.SubElement(root, q("text")), q("body"))
        return root, etree.SubElement(body, q("schemaSpec"), attributes, nsmap=spaces)
    root = deepcopy(original)
    inside = next(root.iter(q("schemaSpec")))
    for element in [*root.iter(q("specGrp"), q("specGrpRef"))]:
        parent = element.getparent()
        if parent is not None and inside not in element.iterdescendants():
            parent.remove(element)
    inside.attrib.clear()
    inside.attrib.update(attributes)
    for child in list(inside):
        inside.remove(child)
    inside.text = None
    return root, inside


def _attributes_of(schema: Schema) -> dict[str, str]:
    return (
        {str(name): str(value) for name, value in schema.xml.attrib.items()}
        if schema.xml is not None
        else {"ident": schema.ident}
    )


def _header(root: etree._Element, schema: Schema) -> None:
    file = etree.SubElement(etree.SubElement(root, q("teiHeader")), q("fileDesc"))
    title = etree.SubElement(etree.SubElement(file, q("titleStmt")), q("title"))
    title.text = f"The schema {schema.ident}, compiled"
    publication = etree.SubElement(etree.SubElement(file, q("publicationStmt")), q("p"))
    publication.text = "Generated from a TEI customization; change that, not this file."
    source = etree.SubElement(etree.SubElement(file, q("sourceDesc")), q("p"))
    source.text = schema.source_edition or "A customization without a source."


def effective_attributes(spec: Spec, schema: Schema) -> AttributeGroup:
    """The attributes of a specification, without overrides of what no class of it supplies."""
    supplied = _supplied(spec, schema)
    kept = [
        item
        for item in spec.attributes.items
        if not isinstance(item, Attribute) or item.mode == "add" or item.ident in supplied or item.constraints
    ]
    return replace(spec.attributes, items=tuple(kept))


def _supplied(spec: Spec, schema: Schema) -> set[str]:
    """The attributes that the classes of a specification define, directly or through their own classes."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(spec.member_of)
    while waiting:
        key = waiting.pop()
        owner = schema.specs.get(Key(Kind.CLASS, key))
        if owner is None or key in seen:
            continue
        seen.add(key)
        found |= {item.ident for item in flattened(owner.attributes.items) if item.mode == "add"}
        waiting += owner.member_of
    return found
