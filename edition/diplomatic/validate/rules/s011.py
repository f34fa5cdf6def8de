"""A part of the cable stands in the wrong place.

## What it means
`div[@type='original-header']` belongs in `front`, `message` and `original` in `body`, `annotations` in `back`, and of each but the
last there is one. A W3C XML Schema cannot say so, because all of them are one element.

## Why it matters
Stylesheets, citations and the other rules look for each part in its place, and overlook one that stands elsewhere.

## Example
`<body><div type="original-header">…</div></body>`

## What to do
Move the `div`. A second message is a cable of its own, in a file of its own.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_PLACES = {"original-header": "front", "message": "body", "original": "body", "annotations": "back"}
_ONCE = frozenset({"original-header", "message", "original"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    seen: dict[str, etree._Element] = {}
    for div in document.named("div"):
        kind = div.get("type", "")
        place, parent = _PLACES.get(kind), div.getparent()
        if place is None or parent is None:
            continue
        if local(parent) != place:
            yield Fault(div, f"the part '{kind}' stands in {local(parent)}", f"move it into {place}")
        earlier = seen.setdefault(kind, div)
        if earlier is not div and kind in _ONCE:
            message = f"a second part '{kind}': the first begins in line {earlier.sourceline}"
            yield Fault(div, message, "make one part of both, or a cable of its own")
