"""A date is in the future.

## What it means
A `@when`, `@notBefore` or `@from` is later than today (or than the day that `SOURCE_DATE_EPOCH` gives). One day is allowed for
editors east of the machine.

## Why it matters
Nothing in an edition has happened yet to come: a figure is wrong, mostly in the year, and lists are sorted by it.

## Example
`<date when="2962-10-29">29 October 1962</date>`

## What to do
Correct the attribute.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_DATED = ("date", "change", "birth", "death", "occupation")
_ATTRIBUTES = ("when", "notBefore", "from")
_DAY = re.compile(r"\d{4,}(?:-\d\d){0,2}")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    last = (edition.today + timedelta(days=1)).isoformat()
    for element in document.named(*_DATED):
        for name in _ATTRIBUTES:
            value = element.get(name)
            if value and not _is_long_ago(value, last) and _is_after(value, last):
                message = f"@{name} of the {local(element)} is {value}, and today is {edition.today}"
                yield Fault(element, message, "correct the date")


def _is_long_ago(value: str, last: str) -> bool:
    """The answer for nearly every date, at once: a year of four figures, and a smaller one."""
    return value[4:5] in {"", "-"} and value[:4] < last[:4]


def _is_after(value: str, last: str) -> bool:
    day = _DAY.match(value)
    if not day:
        return False
    year = day[0].partition("-")[0]
    return len(year) > len("2026") or day[0] > last[: len(day[0])]
