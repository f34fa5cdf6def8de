"""A client of DTS 1.0 that knows the specification and nothing of this project: it follows the templates it is given."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

from jsonschema import Draft202012Validator
from lxml import etree
from uritemplate import URITemplate

Json = dict[str, Any]

_TEXT = {"type": "string", "minLength": 1}
_TEMPLATES = dict.fromkeys(("collection", "navigation", "document"), _TEXT)
_METADATA = {
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            {"type": ["string", "number"]},
            {"type": "array", "items": {"type": "string"}},
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["lang", "value"],
                    "additionalProperties": False,
                    "properties": {"lang": _TEXT, "value": {"type": "string"}},
                },
            },
        ]
    },
}
_STRUCTURE = {
    "type": "object",
    "required": ["citeType"],
    "properties": {
        "citeType": {"type": "string"},
        "citeStructure": {"type": "array", "items": {"$ref": "#/$defs/structure"}},
    },
}
_TREE = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "CitationTree"},
        "citeStructure": {"type": "array", "items": {"$ref": "#/$defs/structure"}},
    },
}
_UNIT = {
    "type": "object",
    "required": ["identifier", "@type", "level", "parent"],
    "properties": {
        "identifier": _TEXT,
        "@type": {"const": "CitableUnit"},
        "level": {"type": "integer", "minimum": 1},
        "parent": {"type": ["string", "null"]},
        "citeType": _TEXT,
        "@id": {"type": "string", "pattern": "^https?://"},
    },
    "additionalProperties": False,
}
_RESOURCE = {
    "type": "object",
    "required": ["@id", "@type", "collection", "navigation", "document", "citationTrees"],
    "properties": {
        "@type": {"const": "Resource"},
        **_TEMPLATES,
        "citationTrees": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
    },
}
_NODE = {
    "type": "object",
    "required": ["@id", "@type", "title", "totalParents", "collection"],
    "properties": {
        "@type": {"enum": ["Collection", "Resource"]},
        "title": _TEXT,
        "totalParents": {"type": "integer"},
        "totalChildren": {"type": "integer"},
        "dublinCore": {"$ref": "#/$defs/metadata"},
        "member": {"type": "array", "items": {"$ref": "#/$defs/node"}},
        "view": {"$ref": "#/$defs/page"},
    },
    "if": {"properties": {"@type": {"const": "Resource"}}},
    "then": {"$ref": "#/$defs/resource"},
    "else": {"required": ["totalChildren"]},
}
_PAGE = {
    "type": "object",
    "required": ["@id", "@type", "first", "previous", "next", "last"],
    "properties": {"@id": _TEXT, "@type": {"const": "Pagination"}},
}
_DEFS = {
    "structure": _STRUCTURE,
    "tree": _TREE,
    "unit": _UNIT,
    "resource": _RESOURCE,
    "node": _NODE,
    "page": _PAGE,
    "metadata": _METADATA,
}
_SAID = {
    "@context": {"const": "https://dtsapi.org/context/v1.0.json"},
    "dtsVersion": {"const": "1.0"},
}
SCHEMAS: dict[str, Json] = {
    "entry": {
        "properties": {**_SAID, "@type": {"const": "EntryPoint"}, **_TEMPLATES},
        "required": ["@context", "@id", "@type", "dtsVersion", "collection", "navigation", "document"],
    },
    "collection": {"properties": _SAID, "required": [*_SAID], "$ref": "#/$defs/node", "$defs": _DEFS},
    "navigation": {
        "properties": {
            **_SAID,
            "@id": {"type": "string", "pattern": "^https?://"},
            "@type": {"const": "Navigation"},
            "resource": {"$ref": "#/$defs/resource"},
            "ref": {"$ref": "#/$defs/unit"},
            "member": {"type": "array", "items": {"$ref": "#/$defs/unit"}},
        },
        "required": [*_SAID, "@id", "@type", "resource"],
        "$defs": _DEFS,
    },
}
"""What the tables of the specification say of each answer, as JSON Schema."""


class Client:
    """Begins at an entry point; every answer is checked against its schema."""

    def __init__(self, entry: str) -> None:
        self.entry = self.answer("entry", entry)

    def answer(self, kind: str, url: str) -> Json:
        said: Json = json.loads(_get(url))
        Draft202012Validator(SCHEMAS[kind]).validate(said)
        return said

    def collection(self, **parameters: str | int) -> Json:
        return self.answer("collection", _expanded(self.entry["collection"], **parameters))

    def resources(self) -> Iterator[Json]:
        """Every resource, page by page."""
        page = self.collection()
        while True:
            yield from page["member"]
            following = page.get("view", {}).get("next")
            if not following:
                return
            page = self.answer("collection", following)

    def navigation(self, resource: Json, **parameters: str | int) -> Json:
        return self.answer("navigation", _expanded(resource["navigation"], resource=resource["@id"], **parameters))

    def document(self, resource: Json, **parameters: str) -> etree._Element:
        url = _expanded(resource["document"], resource=resource["@id"], **parameters)
        return etree.fromstring(_get(url), base_url=url)


def _expanded(template: str, **parameters: str | int) -> str:
    """RFC 6570: values are strings. (The library takes the number 0 for an empty one.)"""
    return URITemplate(template).expand({name: str(value) for name, value in parameters.items()})


def _get(url: str) -> bytes:
    with urlopen(url) as response:
        content: bytes = response.read()
    return content
