"""An invisible character stands in the document.

## What it means
A soft hyphen, a zero-width space, a mark of writing direction, a line separator or a control character is in the text or in
an attribute.

## Why it matters
Nobody sees it, but search does not find the word, an id with it is another id, and text can be shown in another order than it stands.

## Example
"Khru\u00adshchev", as a web page hyphenates it

## What to do
Delete the character; the message gives its number. Joiners in Arabic, Persian and Indian scripts, and direction marks beside
Hebrew or Arabic letters, belong to the writing and are not reported.
"""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x7f-\x9f\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")
_JOINING_SCRIPTS = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u1780-\u17ff\u1800-\u18af\U0001f000-\U0001faff\u2600-\u27bf]"
)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if not _INVISIBLE.search(document.source):
        return
    for element in document.elements:
        for where, text in _texts(element):
            for char in dict.fromkeys(_INVISIBLE.findall(text)):
                if not (char in _JOINERS | _DIRECTIONS and _JOINING_SCRIPTS.search(text)):
                    shown = f"U+{ord(char):04X} {unicodedata.name(char, 'control character').lower()}"
                    yield Fault(
                        element, f"{where} the {local(element)} is an invisible character: {shown}", "delete it"
                    )


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    if element.text:
        yield "in", element.text
    if element.tail:
        yield "after", element.tail
    for name, value in element.items():
        yield f"in @{str(name).rpartition('}')[2]} of", value
