"""F004: ``@ref`` for a name that is, letter for letter, a form of one register entry."""

import re
from collections.abc import Iterator
from os.path import relpath
from urllib.parse import quote

from lxml import etree

from diplomatic.document import Entry, fold
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import local, select
from diplomatic.validate.fixes import codes
from diplomatic.validate.fixes.model import Fix, Fixable

_NAMES = " | ".join(
    f"{place}//t:{name}[not(@ref)]"
    for name in KINDS.values()
    for place in ("t:text", "t:teiHeader//t:correspDesc", "t:teiHeader//t:titleStmt/t:author")
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \t\n\r]+$")
_ADDRESS = frozenset(
    "comrade comrades cde. marshal ambassador president premier minister secretary senator colonel general admiral "
    "doctor dr. mr. mrs. ms. messrs.".split()
)
"""Words before a name that are not a part of it."""


def names(fixable: Fixable) -> Iterator[Fix]:
    """A fix for each name without ``@ref`` and without markup inside that one entry of its kind has."""
    for element in select(fixable.document.root, _NAMES):
        form = fold(element.text or "")
        entry = _the_one(form, local(element), fixable)
        if len(element) or not form or entry is None or _may_be_longer(element, form):
            continue
        edit = fixable.add_attribute(element, "ref", _address(entry, fixable))
        yield fixable.fix(codes.REF, element, f"{form} gets the address of {entry.name}", edit)


def _the_one(form: str, name: str, fixable: Fixable) -> Entry | None:
    """The entry, if the form is in one only; a name that is a person's and a place's is not certain either."""
    entries = fixable.registers.by_form.get(form, [])
    if len(entries) != 1 or not entries[0].id or entries[0].element != name:
        return None
    return entries[0]


def _may_be_longer(element: etree._Element, form: str) -> bool:
    """Whether a single word follows another in capitals, which may be a given name: “Raúl <persName>Castro</persName>”."""
    parent, previous = element.getparent(), element.getprevious()
    if " " in form or local(element) != "persName" or parent is None:
        return False
    before = _WORD_BEFORE.search((parent.text if previous is None else previous.tail) or "")
    return before is not None and before[1][0].isupper() and before[1].casefold() not in _ADDRESS


def _address(entry: Entry, fixable: Fixable) -> str:
    folder = fixable.document.path.resolve().parent
    return quote(relpath(entry.file, folder).replace("\\", "/")) + f"#{entry.id}"
