"""A printed date disagrees with its `@when`.

## What it means
The text of a `date` is a date with a Roman month, and `@when` says another day.

## Why it matters
Readers see one date, lists and citations use the other.

## Example
`<date when="1962-11-30">30/X/62</date>`

## What to do
Correct `@when`. If the source itself is wrong, leave its text and say so in a `note[@type='editorial']`; `@when` follows the text.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import View, fold, plain_text
from diplomatic.document.dates import DateStyle, parse_roman_date
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_DATE = re.compile(r"\d{4}(?!\d)")
_MONTH = re.compile(r"[IVX]")
_FULL_YEAR = re.compile(r"\d{4}$")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for date in document.named("date"):
        if not _MONTH.search("".join(map(str, date.itertext("*")))) or not date.get("when"):
            continue
        when = date.get("when", "")
        printed = fold(plain_text(date, View.READING))
        read = _in_the_century_of(when, printed)
        if read is not None and not read.startswith(when[:10]):
            yield Fault(date, f"the text says {printed}, @when says {when}", f'write when="{read}"')


def _in_the_century_of(when: str, printed: str) -> str | None:
    """The printed date as ISO 8601. A year of two digits does not say its century: it is taken from ``@when``."""
    read = parse_roman_date(printed, DateStyle(pivot=0))
    if read is None or not _DATE.match(when):
        return None
    if _FULL_YEAR.search(printed):
        return read
    return when[:2] + read[2:]
