"""Dates and times as cables print them: what is read is a real date in ISO 8601, and can be said in every language."""

import re
from datetime import date, time

from lxml import etree

from diplomatic.cite.dates import moment
from diplomatic.document.dates import DateStyle, parse_date, parse_roman_date, parse_time
from diplomatic.document.tei import q
from diplomatic.labels import in_words

WORDS = (
    "30/X/62",
    "X",
    "XII",
    "Oct",
    "October",
    "Sept.",
    "Z",
    "T",
    "+02:00",
    "1962-10-30",
    "--10-30",
    "25.X.62",
    "DEC 01",
    ":",
    "6:40",
    "99",
    "2",
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:00)Z)?", re.ASCII)


def target(data: bytes) -> None:
    printed = data.decode("utf-8", "replace")
    style = DateStyle("month-first" if len(data) % 2 else "day-first", len(data) % 100)
    for found in (parse_date(printed, style), parse_roman_date(printed, style)):
        if found:
            match = _ISO.fullmatch(found)
            assert match, found
            read = date.fromisoformat(match[1])
            written = f"{read.day:02}/{read.month:02}/{read.year:04}"
            assert parse_date(written) == match[1]
            if match[2]:
                time.fromisoformat(match[2])
    hour = parse_time(printed)
    assert hour is None or time.fromisoformat(hour).isoformat() == hour
    for language in ("en", "de", "es", "ru", printed[:8]):
        assert in_words(printed, language) or not printed
        assert in_words(parse_date(printed) or "", language) or not parse_date(printed)
    for name in ("when", "notBefore", "from"):
        moment(etree.Element(q("date"), {name: "".join(char for char in printed if char.isprintable())}))
