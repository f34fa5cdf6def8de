"""A licence has no usable address.

## What it means
`licence/@target` is not an absolute web address.

## Why it matters
Search engines, libraries and readers follow the address to learn what they may do with the text.

## Example
`<licence target="CC BY">The encoding is under CC BY.</licence>`

## What to do
Write the full address, such as `https://creativecommons.org/licenses/by/4.0/`. Rights that have no address are said in words only.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_WEB = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for licence in document.named("licence"):
        for target in (licence.get("target") or "").split():
            if not _WEB.fullmatch(target):
                message = f"@target of the licence is '{target}', which is no web address"
                yield Fault(licence, message, "write the full https address of the licence")
