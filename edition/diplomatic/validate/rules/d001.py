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

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document import Document
from diplomatic.document.tei import first
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_DATE = "t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='{}']/t:date[@when]"


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    del edition
    sent = first(document.root, _DATE.format("sent"))
    received = first(document.root, _DATE.format("received"))
    if sent is None or received is None:
        return
    sent_when, received_when = sent.get("when", ""), received.get("when", "")
    length = min(len(sent_when), len(received_when))
    if received_when[:length] < sent_when[:length]:
        message = f"received on {received_when}, before it was sent on {sent_when}"
        yield Fault(received, message, "compare both with the closer and the header")
