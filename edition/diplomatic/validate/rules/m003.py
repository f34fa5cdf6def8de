"""A placeholder stands in the header.

## What it means
An element of the `teiHeader` says "TODO", "Foo, Bar", "Lorem ipsum", "xxx" or the like; or it says what the template said, and the
document is no longer a draft.

## Why it matters
The header is what citations, lists and library catalogues are made from. They show what stands there.

## Example
`<publisher>TBD</publisher>`, `<licence>Say here who holds the rights …</licence>`

## What to do
Write what is so, or remove the element. "Not named" is no placeholder: it says that somebody has looked.
"""

from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.document.placeholders import OF_THE_TEMPLATE, placeholder_in
from diplomatic.document.tei import first, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_HINT = "write what is so, or remove the element"
_OF_RULE_M001 = "title"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    header = first(document.root, "t:teiHeader")
    if header is None:
        return
    for element in header.iter("*"):
        text = (element.text or "").strip()
        if not text or local(element) == _OF_RULE_M001:
            continue
        if document.may_have_placeholders and (found := placeholder_in(text)):
            yield Fault(element, f"the {local(element)} has a placeholder: '{found}'", _HINT)
        elif text in OF_THE_TEMPLATE and not document.is_draft:
            yield Fault(element, f"the {local(element)} says what the template said: '{text}'", _HINT)
