"""The dates of publication are days, none is still to come, and the version is not older than the first publication.

## What it means
`publicationStmt/date/@when`, and `editionStmt//date/@when` where the version has a date of its own, are ISO 8601; they are
not in the future (rule D003), and in order (rule D004).

## Why it matters
A citation says from when the cited version is. Authority: IDE criteria 1.2; ISO 8601; TEI P5, `att.datable.w3c`.

## Example
`<date when="22.11.2026"/>`; a version of 2025 of an edition first published in 2026

## What to do
Write both dates as `2026-11-22`: in `publicationStmt` the day of the first publication, in `edition` that of the version.
"""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.text import HEADER, Text
from diplomatic.document.tei import select

_DATES = f"{HEADER}t:publicationStmt//t:date[@when] | {HEADER}t:editionStmt//t:date[@when]"


class Dated(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        dates = select(text.root, _DATES)
        if not dates:
            yield Lacking("no document has a date of publication with @when (see C02)")
        for found in dates:
            yield Seen("date")
            if not _is_iso(found):
                yield text.at(found, f"'{found.get('when')}' is no date of ISO 8601", "write it as 2026-11-22")
        for fault in text.faults("D003"):
            if fault.element in dates:
                yield text.at(fault.element, fault.message, fault.hint)
        yield from text.broken("D004")


def _is_iso(found: etree._Element) -> bool:
    """A year, a month or a day that the calendar has."""
    day, _, _ = found.get("when", "").partition("T")
    try:
        date.fromisoformat(day + "-01-01"[len(day) - 10 :] if len(day) in (4, 7) else day)
    except ValueError:
        return False
    return len(day) in (4, 7, 10)
