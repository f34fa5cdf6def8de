"""The authority records of register entries: GND, VIAF, Wikidata and GeoNames, as addresses."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from diplomatic.document import Document, fold
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import elements, identifier, local, select

_BASES = {
    "gnd": "https://d-nb.info/gnd/",
    "viaf": "https://viaf.org/viaf/",
    "geonames": "https://www.geonames.org/",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Below which address each authority keeps its records; Wikidata's is that of the thing, not of the page about it."""

_FIRST = {"place": ("geonames", "gnd", "viaf", "wikidata")}
_USUAL = ("gnd", "viaf", "wikidata", "geonames")
_ID = re.compile(r"[\w.-]+", re.ASCII)


def records_of(registers: Iterable[Document]) -> Mapping[tuple[Path, str], str]:
    """The authority record of each entry, by its file and id: the one that CMIF prefers for its kind, where it has several."""
    found = {}
    for register in registers:
        for entry in elements(register.root, *KINDS):
            if record := _record(entry):
                found[register.path.resolve(), identifier(entry) or ""] = record
    return found


def _record(entry: etree._Element) -> str:
    stated: dict[str, str] = {}
    for number in select(entry, "t:idno[@type]"):
        kind = number.get("type", "").lower()
        if address := _address(kind, fold("".join(map(str, number.itertext()))).strip()):
            stated.setdefault(kind, address)
    return next((stated[kind] for kind in _FIRST.get(local(entry), _USUAL) if kind in stated), "")


def _address(kind: str, value: str) -> str:
    """The address of a record; a value may be the address itself, or its last part. Anything else is none."""
    base = _BASES.get(kind, "")
    number = re.sub(r"^https?://[^/]+/(?:.*/)?", "", value.rstrip("/"))
    return base + number if base and _ID.fullmatch(number) else ""
