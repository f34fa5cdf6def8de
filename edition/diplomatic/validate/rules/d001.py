"""A cable was received before it was sent.

## What it means
The date of `correspAction[@type='received']` is earlier than that of `correspAction[@type='sent']`.

## Why it matters
One of the two dates is wrong, and with it the place of the cable in every chronology.

## Example
sent `1962-10-30`, received `1962-10-29`

## What to do
Compare both with the closer and the header. Where both stand so in the source, keep the printed dates in the text and
leave the wrong one out of `correspDesc`.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from diplomatic.diagnostics import Severity
from diplomatic.document import Document
from diplomatic.document.tei import first
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_DATE = "t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='{}']/t:date[@when]"
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    del edition
    sent = first(document.root, _DATE.format("sent"))
    received = first(document.root, _DATE.format("received"))
    if sent is None or received is None:
        return
    sent_when, received_when = sent.get("when", ""), received.get("when", "")
    if _is_before(received_when, sent_when):
        message = f"received on {received_when}, before it was sent on {sent_when}"
        yield Fault(received, message, "compare both with the closer and the header")


def _is_before(one: str, other: str) -> bool:
    """Moments with a zone are compared as moments, all else as days: the clocks of two capitals cannot be compared."""
    moments = _moment(one), _moment(other)
    if moments[0] and moments[1]:
        return moments[0] < moments[1]
    days = _DAY.match(one), _DAY.match(other)
    if not days[0] or not days[1]:
        return False
    length = min(len(days[0][0]), len(days[1][0]))
    return days[0][0][:length] < days[1][0][:length]


def _moment(when: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
