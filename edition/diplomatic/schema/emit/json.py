"""JSON for editors' plugins: elements, what may stand in them, attributes, closed values, and the words for each."""

import json
from typing import Any

from diplomatic.schema.content import DataRef, Ref, Tokens, Value, walk
from diplomatic.schema.content import Text as TextNode
from diplomatic.schema.docs import short, text
from diplomatic.schema.emit.xsd_content import Contents
from diplomatic.schema.model import AttributeUse, Element, Kind, Schema

Data = dict[str, Any]
FORMAT = 1
"""The number of this form; it changes when a reader of it would have to."""


def emit(schema: Schema) -> bytes:
    """The schema as JSON."""
    contents = Contents(schema)
    data = {
        "format": FORMAT,
        "ident": schema.ident,
        "namespace": schema.ns,
        "title": short(schema.docs, schema.lang),
        "start": [contents.elements[define].name for define in schema.start if define in contents.elements],
        "elements": [_element(element, schema, contents) for element in schema.elements.values()],
        "classes": _specs(schema, Kind.CLASS),
        "macros": _specs(schema, Kind.MACRO),
        "datatypes": _specs(schema, Kind.DATA),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _element(element: Element, schema: Schema, contents: Contents) -> Data:
    opened = contents.opened(element.content)
    refs = [part.name for part in walk(opened) if isinstance(part, Ref)]
    names = dict.fromkeys(leaf for name in refs if contents.mask(name) for leaf in contents.leaves(name))
    spec = element.spec
    data: Data = {
        "name": element.name,
        "namespace": element.ns,
        "module": spec.module,
        "gloss": text(spec.docs.gloss, schema.lang),
        "desc": text(spec.docs.desc, schema.lang),
        "memberOf": list(spec.member_of),
        "text": any(isinstance(part, TextNode) for part in walk(opened)),
        "children": [contents.elements[name].name for name in names if name in contents.elements],
        "attributes": [_attribute(use, schema, contents) for use in element.uses()],
    }
    return data if element.name == spec.ident else {"ident": spec.ident, **data}


def _attribute(use: AttributeUse, schema: Schema, contents: Contents) -> Data:
    attribute = use.attribute
    docs = {item.name: short(item.docs, schema.lang) for item in attribute.values.items} if attribute.values else {}
    value = contents.opened(use.value)
    values = [part.value for part in walk(value) if isinstance(part, Value)]
    data: Data = {
        "name": use.name,
        "required": use.required,
        "desc": short(attribute.docs, schema.lang),
        "from": use.owner,
        "list": isinstance(value, Tokens),
    }
    types = list(dict.fromkeys(part.name for part in walk(value) if isinstance(part, DataRef)))
    closed = bool(values) and not types and not any(isinstance(part, TextNode) for part in walk(value))
    if values or docs:
        shown = values or list(docs)
        data["closed"] = closed
        data["values"] = [{"value": one, "desc": docs.get(one, "")} for one in shown]
    if types:
        data["types"] = types
    return data


def _specs(schema: Schema, kind: Kind) -> list[Data]:
    found = []
    for key, spec in schema.specs.items():
        if key.kind is kind:
            data: Data = {"ident": spec.ident, "module": spec.module, "desc": short(spec.docs, schema.lang)}
            if kind is Kind.CLASS:
                data |= {
                    "type": spec.type,
                    "memberOf": list(spec.member_of),
                    "members": [m.ident for m in schema.members(spec.ident)],
                }
            found.append(data)
    return found
