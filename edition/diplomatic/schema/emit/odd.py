"""The compiled ODD: the TEI document of the ODD, with a ``schemaSpec`` that holds every specification as it is in the end.

Its header and its prose are kept, as the reference keeps them. What led nowhere (memberships in classes that the schema
does not have, overrides of attributes that nothing supplies) is left out.

It can be the ``@source`` of another customization (chaining), and is what other TEI tools take. Overrides of inherited
attributes stay overrides, so that a chained ODD can still change the class (Stylesheets #590 loses them).
"""

from copy import deepcopy
from typing import cast

from lxml import etree

from diplomatic.document.tei import q
from diplomatic.schema.content import (
    AnyElement,
    Choice,
    ClassRef,
    DataRef,
    ElementRef,
    Empty,
    Group,
    Interleave,
    MacroRef,
    NameRef,
    Node,
    NotAllowed,
    Raw,
    Repeat,
    Text,
    Tokens,
    Value,
)
from diplomatic.schema.emit.odd_frame import document_around, effective_attributes
from diplomatic.schema.model import Attribute, AttributeGroup, AttributeItem, AttributeRef, Key, Kind, Schema, Spec
from diplomatic.schema.names import RNG, TEI, rng
from diplomatic.schema.parts import Constraint, Docs, ValueList

_DEFAULT = cast("dict[str, str]", {None: TEI})
_TAGS = {Kind.ELEMENT: "elementSpec", Kind.CLASS: "classSpec", Kind.MACRO: "macroSpec", Kind.DATA: "dataSpec"}


def emit(schema: Schema) -> bytes:
    """The schema as a compiled ODD."""
    root, inside = document_around(schema)
    _docs(inside, schema.docs)
    for external in schema.externals:
        etree.SubElement(inside, q("moduleRef"), external.reference)
    for spec in schema.specs.values():
        _spec(inside, spec, schema)
    for constraint in schema.constraints:
        _constraint(inside, constraint)
    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in inside.nsmap if prefix])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _spec(parent: etree._Element, spec: Spec, schema: Schema) -> None:
    element = etree.SubElement(parent, q(_TAGS[spec.key.kind]), ident=spec.ident)
    optional = {
        "module": spec.module,
        "type": spec.type,
        "ns": spec.ns,
        "prefix": spec.prefix,
        "validUntil": spec.valid_until,
    }
    for name, value in optional.items():
        if value or (value == "" and name in {"ns", "prefix"}):
            element.set(name, value)
    _alternative(element, spec.alt_ident)
    _docs(element, spec.docs, ("equiv", "gloss", "desc"))
    memberships = [key for key in spec.member_of if Key(Kind.CLASS, key) in schema.specs]
    if memberships:
        classes = etree.SubElement(element, q("classes"))
        for key in memberships:
            etree.SubElement(classes, q("memberOf"), key=key)
    if spec.content is not None:
        content = etree.SubElement(element, q("content"))
        if not spec.auto_prefix:
            content.set("autoPrefix", "false")
        _content(content, spec.content)
    if spec.values is not None:
        _values(element, spec.values)
    for constraint in spec.constraints:
        _constraint(element, constraint)
    attributes = effective_attributes(spec, schema)
    if attributes.items:
        _att_list(element, attributes)
    element.extend([_copy(model) for model in spec.models])
    _docs(element, spec.docs, ("exempla", "remarks", "refs"))


def _docs(
    parent: etree._Element,
    docs: Docs,
    parts: tuple[str, ...] = ("equiv", "gloss", "desc", "exempla", "remarks", "refs"),
) -> None:
    for part in parts:
        parent.extend([_copy(element) for element in getattr(docs, part)])


def _alternative(parent: etree._Element, name: str) -> None:
    if name:
        etree.SubElement(parent, q("altIdent")).text = name


def _att_list(parent: etree._Element, group: AttributeGroup) -> None:
    element = etree.SubElement(parent, q("attList"))
    if group.org != "group":
        element.set("org", group.org)
    for item in group.items:
        _att_item(element, item)


def _att_item(parent: etree._Element, item: AttributeItem) -> None:
    if isinstance(item, AttributeGroup):
        _att_list(parent, item)
    elif isinstance(item, AttributeRef):
        ref = etree.SubElement(parent, q("attRef"), name=item.name)
        if item.owner:
            ref.set("class", item.owner)
    elif isinstance(item, Attribute):
        _attribute(parent, item)


def _attribute(parent: etree._Element, attribute: Attribute) -> None:
    element = etree.SubElement(parent, q("attDef"), ident=attribute.ident)
    optional = {
        "mode": attribute.mode if attribute.mode != "add" else "",
        "usage": attribute.usage or "",
        "ns": attribute.ns,
    }
    for name, value in (optional | {"validUntil": attribute.valid_until}).items():
        if value:
            element.set(name, value)
    if attribute.mode == "delete":
        return
    _alternative(element, attribute.alt_ident)
    _docs(element, attribute.docs, ("equiv", "gloss", "desc"))
    if attribute.datatype is not None:
        datatype = etree.SubElement(element, q("datatype"))
        _occurs(datatype, attribute.datatype.least, attribute.datatype.most)
        _content(datatype, attribute.datatype.content)
    for constraint in attribute.constraints:
        _constraint(element, constraint)
    if attribute.default is not None:
        etree.SubElement(element, q("defaultVal")).text = attribute.default
    if attribute.values is not None:
        _values(element, attribute.values, attribute.mode in {"change", "replace"})
    element.extend([_copy(part) for part in attribute.val_desc])
    _docs(element, attribute.docs, ("exempla", "remarks", "refs"))


def _values(parent: etree._Element, values: ValueList, override: bool = False) -> None:
    """A list of values; that of an override keeps its modes, for it is still to be applied."""
    mode = values.mode if override and values.mode != "replace" else "add"
    element = etree.SubElement(parent, q("valList"), type=values.type, mode=mode)
    _docs(element, values.docs)
    for item in (item for item in values.items if mode == "change" or item.mode != "delete"):
        value = etree.SubElement(element, q("valItem"), ident=item.ident)
        if mode == "change" and item.mode != "add":
            value.set("mode", item.mode)
        if item.valid_until:
            value.set("validUntil", item.valid_until)
        _alternative(value, item.name if item.name != item.ident else "")
        _docs(value, item.docs, ("equiv", "gloss", "desc"))
        value.extend([_copy(params) for params in item.params])
        _docs(value, item.docs, ("exempla", "remarks", "refs"))


def _constraint(parent: etree._Element, constraint: Constraint) -> None:
    element = etree.SubElement(parent, q("constraintSpec"), ident=constraint.ident, scheme=constraint.scheme)
    if constraint.valid_until:
        element.set("validUntil", constraint.valid_until)
    _docs(element, constraint.docs, ("equiv", "gloss", "desc"))
    element.extend([_copy(body) for body in constraint.body])


def _occurs(element: etree._Element, least: int, most: int | None) -> None:
    if least != 1:
        element.set("minOccurs", str(least))
    if most != 1:
        element.set("maxOccurs", "unbounded" if most is None else str(most))


def _content(parent: etree._Element, node: Node) -> None:
    """A content model: Pure ODD, and RELAX NG for what has no other word."""
    match node:
        case Empty():
            etree.SubElement(parent, q("empty"))
        case Text():
            etree.SubElement(parent, q("textNode"))
        case NotAllowed():
            etree.SubElement(parent, rng("notAllowed"), nsmap={"rng": RNG})
        case Group() | Choice() | Interleave():
            _compound(parent, node)
        case Repeat():
            _repeat(parent, node)
        case _:
            _leaf(parent, node)


def _compound(parent: etree._Element, node: Group | Choice | Interleave) -> None:
    if isinstance(node, Choice) and all(isinstance(child, Value) and child.type == "token" for child in node.children):
        values = etree.SubElement(parent, q("valList"), type="closed")
        for child in node.children:
            etree.SubElement(values, q("valItem"), ident=child.value if isinstance(child, Value) else "")
        return
    element = etree.SubElement(parent, q("alternate" if isinstance(node, Choice) else "sequence"))
    if isinstance(node, Interleave):
        element.set("preserveOrder", "false")
    for child in node.children:
        _content(element, child)


def _repeat(parent: etree._Element, node: Repeat) -> None:
    """``@minOccurs`` and ``@maxOccurs`` on the part itself; a sequence around it where it cannot have them."""
    holder = parent
    if isinstance(node.child, Repeat | Text | Empty | NotAllowed | Raw | NameRef | Tokens | Value):
        holder = etree.SubElement(parent, q("sequence"))
        _occurs(holder, node.least, node.most)
        _content(holder, node.child)
        return
    _content(holder, node.child)
    _occurs(holder[-1], node.least, node.most)


def _leaf(parent: etree._Element, node: Node) -> None:
    match node:
        case ElementRef():
            etree.SubElement(parent, q("elementRef"), key=node.key)
        case ClassRef():
            _class_ref(parent, node)
        case MacroRef():
            etree.SubElement(parent, q("macroRef"), key=node.key)
        case DataRef():
            _data_ref(parent, node)
        case AnyElement():
            _any_element(parent, node)
        case NameRef():
            etree.SubElement(parent, rng("ref"), name=node.name)
        case Value():
            etree.SubElement(parent, rng("value")).text = node.value
        case Tokens():
            _tokens(parent, node)
        case Raw():
            parent.append(_copy(node.xml))


def _class_ref(parent: etree._Element, node: ClassRef) -> None:
    element = etree.SubElement(parent, q("classRef"), key=node.key)
    if node.expand != "alternate":
        element.set("expand", node.expand)
    if node.include is not None:
        element.set("include", " ".join(sorted(node.include)))
    if node.exclude:
        element.set("except", " ".join(sorted(node.exclude)))


def _data_ref(parent: etree._Element, node: DataRef) -> None:
    element = etree.SubElement(parent, q("dataRef"))
    element.set("key" if node.key else "name", node.key or node.name)
    patterns = [value for name, value in node.params if name == "pattern"]
    if patterns and len(node.params) == 1:
        element.set("restriction", patterns[0])
        return
    for name, value in node.params:
        etree.SubElement(element, q("dataFacet"), name=name, value=value)


def _any_element(parent: etree._Element, node: AnyElement) -> None:
    element = etree.SubElement(parent, q("anyElement"))
    if node.require:
        element.set("require", " ".join(node.require))
    if not node.default and (node.namespaces or node.names):
        spaces = dict.fromkeys(ns for ns, _ in node.names)
        prefixes = {ns: f"x{number}" for number, ns in enumerate(spaces, 1)}
        given = {str(name): str(value) for name, value in element.attrib.items()}
        new = etree.Element(q("anyElement"), given, nsmap={prefix: ns for ns, prefix in prefixes.items()})
        new.set("except", " ".join([*node.namespaces, *(f"{prefixes[ns]}:{name}" for ns, name in node.names)]))
        parent.replace(element, new)


def _tokens(parent: etree._Element, node: Tokens) -> None:
    """A sequence of nothing but ``dataRef`` is a list by itself (odd.md rule 10)."""
    if isinstance(node.child, Group):
        _compound(parent, node.child)
        return
    _content(etree.SubElement(parent, rng("list")), node.child)


def _copy(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy
