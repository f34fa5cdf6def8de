"""A placeholder stands in the text.

## What it means
The text has "TODO:", "Lorem ipsum", "FIXME" or the like, or a block says nothing else than "xxx" or "???".

## Why it matters
It is published as the words of the cable.

## Example
`<p xml:id="p3">TODO: second page</p>`

## What to do
Write the text. What is missing in the source is a `gap`; a remark for yourself is a comment: `<!-- … -->`.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.placeholders import placeholder_in
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for block in document.blocks if document.may_have_placeholders else ():
        if found := placeholder_in(block.text):
            hint = "write the text; what the source lacks is a gap, a remark for yourself a comment"
            yield Fault(block.element, f"the {local(block.element)} has a placeholder: '{found}'", hint)
