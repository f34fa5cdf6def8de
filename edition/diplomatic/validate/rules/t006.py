"""A character was damaged when the text was converted.

## What it means
The text has the replacement character U+FFFD, a character of the private use area, or letters that are another encoding read wrongly.

## Why it matters
The letter that stood there is lost, and the page shows a box or a riddle.

## Example
"JeleÅ„" for "Jeleń", "Dortic�s"

## What to do
Go back to the source of the text and write the letter that it has.
"""

import re
from collections.abc import Iterator
from functools import cache

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_TRACE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\u00e2\u00c3\u00c5\u00d0\u00c2]")
"""What every damaged text has; a text that has it (Århus) need not be damaged."""


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if not _TRACE.search(document.source):
        return
    for element in document.elements:
        texts = [element.text or "", element.tail or "", *map(str, element.attrib.values())]
        for text in texts:
            for match in _damaged().finditer(text):
                message = f"a character is damaged in '{match[0]}', in or after the {local(element)}"
                yield Fault(element, message, "write the letter that the source has")


@cache
def _damaged() -> re.Pattern[str]:
    """Words with a damaged character; compiled only for a text that has a trace of one."""
    return re.compile(
        "\\w*(?:[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]|\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]|[\u00c3\u00c5][\u0080-\u00bf\u0192\u201a-\u201e\u2030]"
        "|\u00d0[\u00b0-\u00bf]\u00d0|\u00c2[\u00a0-\u00bf](?=\\W))\\w*"
    )
