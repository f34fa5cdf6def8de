"""Two elements have the same id.

## What it means
An `xml:id` stands on more than one element of the document.

## Why it matters
An id is the address of a paragraph. Two paragraphs with one address cannot be cited, and other XML tools refuse the file.

## Example
`<p xml:id="p4">` twice, after a paragraph was copied

## What to do
Give the newer element an id of its own. An id that has been published is never changed: a paragraph between `p4` and `p5` is `p4a`.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import XML_ID
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    seen: dict[str, etree._Element] = {}
    for element in document.elements:
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        earlier = seen.setdefault(identifier, element)
        if earlier is not element:
            yield Fault(
                element, f"the id '{identifier}' is already in line {earlier.sourceline}", "give it an id of its own"
            )
