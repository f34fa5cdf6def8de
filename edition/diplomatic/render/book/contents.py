"""The table of contents, the same in both formats, as a tree of HTML."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree
from lxml.builder import E

from diplomatic.labels import label
from diplomatic.render.book.parts import Part

_Entry = tuple[Part, str]


def contents(parts: Sequence[Part], addresses: Sequence[str], language: str) -> etree._Element:
    """The parts as a list with links; year by year, where the chapters are of several years."""
    whole = E.ol()
    for _, group in groupby(zip(parts, addresses, strict=True), key=lambda entry: entry[0].is_chapter):
        years = [(year, list(entries)) for year, entries in groupby(group, key=lambda entry: entry[0].year)]
        if len(years) == 1:
            whole.extend(_links(years[0][1]))
        else:
            whole.extend(_year(year or label("undated", language), entries) for year, entries in years)
    return whole


def _year(name: str, entries: Iterable[_Entry]) -> etree._Element:
    return E.li(E.span(name), E.ol(*_links(entries)))


def _links(entries: Iterable[_Entry]) -> Iterator[etree._Element]:
    return (E.li(E.a({"href": address}, part.label)) for part, address in entries)
