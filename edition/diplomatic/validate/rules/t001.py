"""An element is empty.

## What it means
An element that holds text holds none: no words, no gap, nothing.

## Why it matters
Something was forgotten or lost: on the page stands a blank, an empty name or a number without a paragraph.

## Example
`<p xml:id="p7"/>`, `<persName ref="…"></persName>`

## What to do
Write what belongs there, or remove the element. Words that cannot be read are a `gap`.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_WITH_TEXT = tuple(
    "ab p head item note list opener closer dateline salute signed docTitle titlePart persName placeName orgName idno term label "
    "title author editor resp name publisher pubPlace edition biblScope repository settlement country collection change catDesc "
    "person place org supplied sic corr hi said q quote foreign add seg pc".split()
)
_FILLED = frozenset("gap lb pb choice ref date time graphic".split())
_ELSEWHERE = ("ref", "target", "when", "key", "corresp")
"""In correspAction and in the header an element can say all by an attribute."""


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for element in document.named(*_WITH_TEXT):
        if element.text and not element.text.isspace():
            continue
        if not _has_content(element) and not _says_it_elsewhere(element):
            yield Fault(element, f"the {local(element)} is empty", "write what belongs there, or remove it")


def _has_content(element: etree._Element) -> bool:
    for node in element.iterdescendants():
        if node.tail and not node.tail.isspace():
            return True
        if isinstance(node.tag, str) and ((node.text and not node.text.isspace()) or local(node) in _FILLED):
            return True
    return False


def _says_it_elsewhere(element: etree._Element) -> bool:
    if not any(element.get(name) for name in _ELSEWHERE):
        return False
    return any(local(ancestor) == "teiHeader" for ancestor in element.iterancestors())
