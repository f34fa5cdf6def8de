"""The search: one file with the data and the script, since a page that is opened from a disk may not fetch another."""

import json

from diplomatic import resources
from diplomatic.schema.docs import short
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.names import by_name
from diplomatic.schema.emit.html.relations import own_attributes
from diplomatic.schema.emit.html.specification import SpecPages
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.model import Attribute, Schema, Spec

_LONGEST = 160


def entries(schema: Schema, addresses: Addresses, pages: SpecPages, language: str) -> list[list[str]]:
    """Each page once: its name, kind, address, what it is, and the attributes it defines."""
    return [
        [spec.name, pages.label(spec), addresses.href(spec) or "", _said(spec, language), _defined(spec)]
        for spec in by_name(schema.specs.values())
    ]


def script(found: list[list[str]], words: Words) -> bytes:
    """The file ``search.js``."""
    data = {"entries": found, "none": words("search-none"), "results": words.forms("search-results")}
    code = (resources.folder("transforms") / "js" / "search.js").read_text(encoding="utf-8")
    return f"const reference = {json.dumps(data, separators=(',', ':'))};\n{code}".encode()


def _said(spec: Spec, language: str) -> str:
    said = short(spec.docs, language)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rpartition(" ")[0] + "…"


def _defined(spec: Spec) -> str:
    own = [item for item in own_attributes(spec.attributes) if isinstance(item, Attribute) and item.mode == "add"]
    return " ".join(f"@{attribute.name}" for attribute in own)
