"""What a style does with an item is not guessed but tried out, on an invented one.

Each style has its own slots for dates: the first way in which it prints both the day of the document and the year of the
edition is the way for a cable. And citeproc-py has faults that show in some styles only; where they do, another way is taken.
"""

from functools import cache

from diplomatic.cite.csl import Item
from diplomatic.cite.processing import Sheet, plain

NOTE, ENTRY = 0, 1
_WAYS = ("event-date", "original-date")
_DOCUMENT, _EDITION = 1717, 1919
_TITLE, _RECIPIENT = "Quuxly", "Zyxxel"
_INVENTED: Item = {
    "type": "personal_communication",
    "author": [{"family": "A", "given": "B"}],
    "recipient": [{"family": _RECIPIENT, "given": "D"}],
    "genre": "telegram",
    "container-title": "E",
    "publisher": "F",
    "URL": "https://example.org/",
    "language": "en",
    "issued": {"date-parts": [[_EDITION, 1, 1]]},
}


@cache
def way_of(sheet: Sheet) -> str:
    """The variable for the day of the document with which a style prints both years; empty if it prints only one."""
    for variable in _WAYS:
        note, entry = sheet.render({**_INVENTED, variable: {"date-parts": [[_DOCUMENT, 2, 2]]}}, {})
        if all(str(year) in (entry or note) for year in (_DOCUMENT, _EDITION)):
            return variable
    return ""


@cache
def prints_ranges(sheet: Sheet, variable: str) -> bool:
    """Whether a range of days in one month is printed as one: citeproc-py leaves it out where only the year is asked for,
    and tears it apart where the month comes before the day.
    """
    days = {"date-parts": [[_DOCUMENT, 2, 27], [_DOCUMENT, 2, 28]]}
    note, entry = sheet.render({**_INVENTED, variable: days}, {})
    text = plain(entry or note)
    return str(_DOCUMENT) in text and "27" in text and ",–" not in text


@cache
def doubles(sheet: Sheet, part: int) -> bool:
    """Whether what stands for a missing author (its title, or its description) is printed again in its own place.

    CSL 1.0.2, ``cs:substitute``, has it suppressed there; citeproc-py does so for variables, not for macros.
    """
    nobody = {name: value for name, value in _INVENTED.items() if name != "author"}
    titled = sheet.render({**nobody, "title": _TITLE}, {})[part]
    untitled = sheet.render(nobody, {})[part]
    return titled.count(_TITLE) > 1 or untitled.count(_RECIPIENT) > 1
