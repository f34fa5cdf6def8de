"""A space is missing after a point or a comma.

## What it means
A word ends, a sign follows, and the next word begins at once.

## Why it matters
Mostly a line break was lost when the text was copied: search finds neither word, and a sentence boundary is gone.

## Example
`They left.The ships turned back.`

## What to do
Set the space. If the source prints it so, put it into `choice`, with `orig` and `reg`.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_SIGN = r"(?<=[^\W\d_A-ZА-Я]{2})(?:[.!?][”\")]?(?=[A-ZА-ЯÀ-Þ][^\W\d_A-Z])|[,;](?=[^\W\d_]{2}))"
_TRACE = re.compile(r"[.!?,;][”\")]?[^\W\d_]{2}")
_JOINED = re.compile(rf"[^\W\d_]*{_SIGN}[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.(?:com|org|net|gov|edu|html?|php|txt|xml|pdf)\b)\S*", re.I)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if not _TRACE.search(document.running_text):
        return
    for block in document.blocks:
        if not _TRACE.search(block.text):
            continue
        for match in _JOINED.finditer(_ADDRESS.sub(" ", block.text)):
            hint = "set the space; if the source prints it so, use choice with orig and reg"
            yield Fault(block.element, f"a space is missing in '{match[0]}'", hint)
