"""Two register entries are perhaps one.

## What it means
The preferred names of two entries are the same in another transliteration, or differ in two letters at most while the dates
are the same; and nothing in the entries says that they are two.

## Why it matters
The cables of one person are divided between two entries, and neither shows them all.

## Example
"Alekseyev, Aleksandr" and "Alexeyev, Aleksandr", both born in 1913

## What to do
Make them one entry, with both spellings as variants, and correct the `@ref`s. If they are two, give the dates or authority
numbers that tell them apart.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import identifier, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of
from diplomatic.validate.spelling import distance, keys_of, plain

SEVERITY = Severity.WARNING
_MOST = 2
_SHORTEST = 8


class _Entry(NamedTuple):
    element: etree._Element
    name: str
    facts: dict[str, str]


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    groups: defaultdict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for element in document.named(*KINDS):
        if entry := _entry(element):
            for key in (*keys_of(entry.name), _life(entry)):
                groups[local(element), key].append(entry)
    told: set[tuple[etree._Element, etree._Element]] = set()
    for (_, key), group in groups.items():
        for one, other in combinations(group if key else (), 2):
            pair = (one.element, other.element)
            if pair not in told and not _conflict(one, other) and (key.startswith("sound ") or _near(one, other)):
                told.add(pair)
                message = f"'{other.name}' is perhaps '{one.name}' in line {one.element.sourceline}"
                yield Fault(
                    other.element, message, "make them one entry, or give the dates or numbers that tell them apart"
                )


def _entry(element: etree._Element) -> _Entry | None:
    names = [name for name in element if local(name) == KINDS[local(element)]]
    if not names or not identifier(element):
        return None
    return _Entry(element, text_of(names[0]), dict(_facts(element)))


def _facts(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What tells an entry from others: dates, place on the map, authority numbers."""
    for part in element:
        if local(part) in {"birth", "death"}:
            yield local(part), part.get("when") or text_of(part)
        elif local(part) == "location":
            yield "location", text_of(part)
        elif local(part) == "idno":
            yield f"idno {part.get('type')}", text_of(part)


def _life(entry: _Entry) -> str:
    return f"life {entry.facts['birth']} {entry.facts['death']}" if {"birth", "death"} <= entry.facts.keys() else ""


def _conflict(one: _Entry, other: _Entry) -> bool:
    return any(other.facts.get(name, value) != value for name, value in one.facts.items())


def _near(one: _Entry, other: _Entry) -> bool:
    names = sorted((plain(one.name), plain(other.name)), key=len)
    return len(names[0]) >= _SHORTEST and distance(names[0], names[1], _MOST) <= _MOST
