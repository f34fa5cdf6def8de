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

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import Document, View, fold, plain_text
from diplomatic.document.dates import DateStyle, parse_roman_date
from diplomatic.document.tei import select
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for date in select(document.root, "t:text//t:date[@when]"):
        when = date.get("when", "")
        printed = fold(plain_text(date, View.READING))
        century = DateStyle(pivot=int(when[2:4])) if when[:2] == "19" and when[2:4].isdigit() else DateStyle(pivot=100)
        read = parse_roman_date(printed, century)
        if read is not None and read != when[:10]:
            yield Fault(date, f"the text says {printed}, @when says {when}", f'write when="{read}"')
