"""The title names another place than the header.

## What it means
The title says where the cable comes from, and the transmission line of the original header says something else.

## Why it matters
One of the two is a slip, and citations repeat the title's.

## Example
The title "Enciphered cable from Hawaii", the header "From: Havana"

## What to do
Follow the header, which is the source. Keep the publication's own title in `docTitle`, with `choice` for the correction, and
correct the `title` in the `teiHeader`.
"""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document import Document, View, fold, plain_text
from diplomatic.document.tei import select
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_TITLES = "t:teiHeader/t:fileDesc/t:titleStmt/t:title | t:text/t:front/t:docTitle/t:titlePart"
_HEADER_PLACE = "t:text/t:front/t:div[@type='original-header']/t:ab[@type='transmission']/t:placeName"
_FROM = re.compile(r"\b[Ff]rom (?:the )?(?P<place>[A-Z][\w’.-]+(?: [A-Z][\w’.-]+)?)")
_SENDER = re.compile(r"\b(?:cable|telegram|message|ciphergram|letter)s? from\b", re.I)


def check(document: Document, edition: EditionContext) -> Iterator[Fault]:
    header = next(iter(select(document.root, _HEADER_PLACE)), None)
    if header is None:
        return
    place = fold(plain_text(header, View.READING))
    known = _forms(header, document, edition) | {place}
    for title in select(document.root, _TITLES):
        for named in _places(title, edition):
            if named not in known:
                hint = "the header is the source: correct the title, or look at the header again"
                yield Fault(title, f"the title says 'from {named}', the header 'From: {place}'", hint)


def _forms(header: etree._Element, document: Document, edition: EditionContext) -> set[str]:
    entry = edition.registers.resolve(header.get("ref", ""), document.path)
    return {entry.name, *entry.forms} if entry else set()


def _places(title: etree._Element, edition: EditionContext) -> Iterator[str]:
    """The places after the word "from"; a name that is a person's or an office's is none."""
    text = fold(plain_text(title, View.READING))
    if not _SENDER.search(text):
        return
    match = _FROM.search(text)
    if match:
        named = match["place"].rstrip(".,")
        entries = edition.registers.by_form.get(named, [])
        if not entries or any(entry.kind == "place" for entry in entries):
            yield named
