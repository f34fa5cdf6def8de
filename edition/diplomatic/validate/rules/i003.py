"""A block has no id.

## What it means
A paragraph, header line, list, note or closer of the cable has no `xml:id`.

## Why it matters
What has no id cannot be cited: a reader can refer to the cable, but not to this place in it.

## Example
`<p>I met with Fidel Castro</p>`

## What to do
Give it the next free id of its kind: `h1`, `p1`, `n1`, `l1`, or `title`, `opener`, `closer`. A block between `p3` and `p4` is
`p3a`: ids that have been published are never renumbered. A paragraph or list inside a note or an item
is cited with it.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import XML_ID, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_BLOCKS = ("docTitle", "ab", "p", "list", "note", "opener", "closer")
_CITED_WHOLE = frozenset({"note", "item"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if document.text is None:
        return
    for block in document.named(*_BLOCKS):
        if block.get(XML_ID) is None and _is_cited_alone(block):
            hint = 'write xml:id="…" with the next free number of its kind; never renumber the others'
            yield Fault(block, f"the {local(block)} has no id and cannot be cited", hint)


def _is_cited_alone(block: etree._Element) -> bool:
    """Whether it is of the text, and not inside something that is cited as a whole."""
    names = {local(ancestor) for ancestor in block.iterancestors()}
    return "text" in names and (local(block) == "note" or _CITED_WHOLE.isdisjoint(names))
