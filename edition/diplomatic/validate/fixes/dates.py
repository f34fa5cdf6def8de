"""F002: ``@when`` from a printed date that can be read in one way only."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from diplomatic.document import fold
from diplomatic.document.dates import DateStyle, parse_date
from diplomatic.document.tei import first, select
from diplomatic.validate.fixes import codes
from diplomatic.validate.fixes.model import Fix, Fixable

_DATES = "t:text//t:date | t:teiHeader//t:date"
_TIME_ATTRIBUTES = ("when", "notBefore", "notAfter", "from", "to")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH_IN_LETTERS = re.compile(r"\d{1,2}\W.*[A-Za-z]|[A-Za-z]{3,}")
_FOUR_FIGURES = re.compile(r"\d{4}$")
_HEADER = "t:text/t:front/t:div[@type='original-header'][@subtype]"


def dates(fixable: Fixable) -> Iterator[Fix]:
    """A fix for each date without an attribute of time whose text, free of markup, is certain."""
    header = first(fixable.document.root, _HEADER)
    style = fixable.styles.get(header.get("subtype", "")) if header is not None else None
    for element in select(fixable.document.root, _DATES):
        printed = fold(element.text or "")
        if len(element) or any(name in element.attrib for name in _TIME_ATTRIBUTES):
            continue
        when = certain_date(printed, style if _in_text(element) else None)
        if when:
            edit = fixable.add_attribute(element, "when", when)
            yield fixable.fix(codes.WHEN, element, f"the date {printed} gets when={when}", edit)


def certain_date(printed: str, style: DateStyle | None) -> str | None:
    """The date as ISO 8601 if nothing in it has to be guessed; without a style, a year of two figures would be."""
    if _ISO.fullmatch(printed):
        try:
            return date.fromisoformat(printed).isoformat()
        except ValueError:
            return None
    if not _MONTH_IN_LETTERS.match(printed) or (style is None and not _FOUR_FIGURES.search(printed)):
        return None
    return parse_date(printed, style)


def _in_text(element: etree._Element) -> bool:
    """Whether the date is the source's own; those of the ``teiHeader`` were written by the edition."""
    return not select(element, "ancestor::t:teiHeader")
