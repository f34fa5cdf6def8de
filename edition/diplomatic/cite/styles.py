"""Citations in a CSL style: the note and the entry of the bibliography."""

from dataclasses import dataclass

from diplomatic.cite import trying
from diplomatic.cite.csl import Item
from diplomatic.cite.processing import Sheet, html, locale_of, plain, sheet_of
from diplomatic.document import fold
from diplomatic.labels import in_words, label

_WITH_ACCESS = {"chicago": "chicago-notes-bibliography-access-dates"}
"""Chicago wants the day of access only of what has no date of its own (18th ed., 13.15); who states it wants it printed."""

_MONTH = 2
_DAYS = ("event-date", "original-date")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A citation: the note and the entry of the bibliography, as text and as HTML (text and ``i``); empty where there is none.

    ``style`` is the title of the style; ``is_note``, whether it cites in notes (CSL 1.0.2, ``style/@class``).
    """

    note: str
    bibliography: str
    note_html: str
    bibliography_html: str
    style: str
    is_note: bool


def formatted(item: Item, locator: Item, style: str, language: str) -> Formatted:
    """Cite one item (``csl.item``). ``locator`` (``csl.locator``) is for the note alone, as is a fragment of the address.

    ``style`` is a name or the path of a ``.csl`` file; ``language`` that of the words between the facts (BCP 47).

    Raises:
        CannotRun: if there is no such style, it cannot be carried out, or the extra is not installed.
    """
    wanted = _WITH_ACCESS.get(style, style) if "accessed" in item else style
    sheet = sheet_of(wanted, locale_of(language))
    cited = dated(item, sheet)
    whole = {**cited, "URL": cited["URL"].partition("#")[0]} if "URL" in cited else cited
    note, _ = _fitting(sheet, item, trying.NOTE).render(cited, locator)
    _, entry = _fitting(sheet, item, trying.ENTRY).render(whole, {})
    return Formatted(plain(note), plain(entry), html(note), html(entry), sheet.title, sheet.is_note)


def _fitting(sheet: Sheet, item: Item, part: int) -> Sheet:
    """The style, without substitutes where it would print one twice."""
    twice = "author" not in item and trying.doubles(sheet, part)
    return sheet_of(sheet.name, sheet.locale, substitutes=False) if twice else sheet


def dated(item: Item, sheet: Sheet) -> Item:
    """The item with its dates where this style prints them; a document without one is undated, not of the edition's day.

    A style that prints one date gets that of the document, and no publisher: with it, the edition would seem to be of that day.
    """
    if not {"event-date", "container-title", "publisher"} & set(item):  # in no edition: its one date is its own
        item = {"event-date" if name == "issued" else name: value for name, value in item.items()}
    day = item.get("event-date") or {"literal": sheet.term("no date")}
    kept = {name: value for name, value in item.items() if name not in _DAYS}
    way = trying.way_of(sheet)
    if way == "event-date" or (way and "issued" in item):
        return {**kept, way: _printable(day, sheet, way)}
    one = {**kept, "issued": _printable(day, sheet, "issued")}
    if "event-date" not in item:
        del one["issued"]  # a style says by itself that there is no date
    return {name: value for name, value in one.items() if not name.startswith("publisher")}


def _printable(day: Item, sheet: Sheet, variable: str) -> Item:
    """A date in words where it has any; a range within a year in a form that this style does print."""
    if "literal" in day:
        return {"literal": day["literal"]}
    ends = day["date-parts"]
    if len(ends) == 1 or ends[0][0] != ends[1][0] or trying.prints_ranges(sheet, variable):
        return day
    return {"date-parts": [[ends[0][0]]]} if variable == "original-date" else {"literal": _range(ends, sheet.locale)}


def _range(ends: list[list[int]], locale: str) -> str:
    """A range within a year in words: ``October 27–29, 1962`` for an American page, for others both ends in full."""
    begin, end = ends
    if locale == "en-US":
        months = [label(f"month-{part[1]:02}", "en") for part in ends]
        days = [str(part[2]) if len(part) > _MONTH else "" for part in ends]
        second = days[1] if months[0] == months[1] and days[1] else f"{months[1]} {days[1]}".strip()
        comma = ", " if any(days) else " "
        return f"{f'{months[0]} {days[0]}'.strip()}–{second}{comma}{begin[0]}"
    iso = ["-".join(f"{part:02}" for part in parts) for parts in (begin, end)]
    return fold("–".join(in_words(one, locale) for one in iso))
