"""A space is missing around a name, a date or a number.

## What it means
A letter stands directly before the start tag or after the end tag, so that two words are one on the page.

## Why it matters
Editors and formatters lose the space at a tag more often than anywhere else, and the page shows "Castroand".

## Example
`<persName>Castro</persName>and`

## What to do
Set the space outside the tags. An ending such as the genitive s can follow directly.
"""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document import fold
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.WARNING
_NAMES = ("persName", "placeName", "orgName", "date", "time", "idno", "ref", "term")
_LETTER = r"[A-Za-z\u00c0-\u024f\u0370-\u04ff]"
_AFTER = re.compile(rf"(?!(?:s|es|n|en|ns|an|ans|у|а|ом|ем|е|ы|ов)(?!{_LETTER}))({_LETTER}+)")
_BEFORE = re.compile(rf"({_LETTER}+)$")
_ENDS, _BEGINS = re.compile(r"[^\W_]$"), re.compile(r"[^\W_]")
_IN_WORD = frozenset({"hi", "sic", "supplied", "unclear"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if document.text is None:
        return
    for element in document.named(*_NAMES):
        after = _AFTER.match(element.tail) if element.tail else None
        before = _before(element)
        start = _BEFORE.search(before) if before else None
        if after or start:
            joined = _joined(element, start, after)
            if joined:
                yield Fault(element, f"a space is missing in '{joined}'", "set it outside the tags")


def _before(element: etree._Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text or "") if parent is not None and local(parent) not in _IN_WORD else ""


def _joined(element: etree._Element, start: "re.Match[str] | None", after: "re.Match[str] | None") -> str:
    """The words as the page joins them; empty where the element itself begins and ends with a sign."""
    text = text_of(element)
    raw = "".join(map(str, element.itertext("*")))
    lead = start[1] if start and _BEGINS.match(raw) else ""
    trail = after[1] if after and _ENDS.search(raw) else ""
    return fold(lead + text + trail) if lead or trail else ""
