"""The original and the translation do not stand side by side block for block.

## What it means
A `@corresp` does not lead from a block of the original to the block of the message that translates it: it stands somewhere
else, it leads somewhere else or to a block of another kind, or two blocks of the original lead to the same one.

## Why it matters
Each row of the bilingual view is such a pair. With a wrong one, the reader finds beside a sentence the translation of another.

## Example
`<p xml:id="o2" corresp="#closer">`, or `<p xml:id="o2" corresp="#p1">` after `<p xml:id="o1" corresp="#p1">`

## What to do
Let a paragraph lead to a paragraph, a list to a list, an opener or closer to its own kind, and each to another one. Where the
translator made one paragraph of two, the first of them has the `@corresp` and the second has none.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    seen: dict[str, etree._Element] = {}
    for block in document.named("p", "list", "opener", "closer"):
        target = block.get("corresp", "").strip()
        if not target:
            continue
        message = _fault(block, target, document.ids.get(target.removeprefix("#")))
        earlier = seen.setdefault(target, block)
        if not message and earlier is not block:
            message = f"it leads to '{target}', and so does that of the {local(earlier)} in line {earlier.sourceline}"
        if message:
            yield Fault(
                block, f"@corresp of the {local(block)}: {message}", "lead it to the block that translates this one"
            )


def _fault(block: etree._Element, target: str, found: etree._Element | None) -> str:
    if _part(block) != "original":
        return "only a block of the original has one"
    if not target.startswith("#"):
        return f"'{target}' is not in this document"
    if found is None:
        return ""  # rule L001
    if _part(found) != "message":
        return f"'{target}' is not a block of the message"
    return "" if local(found) == local(block) else f"'{target}' is a {local(found)}"


def _part(block: etree._Element) -> str:
    """The type of the div that the block is a part of, if it is one itself and not inside a block."""
    parent = block.getparent()
    return parent.get("type", "") if parent is not None and local(parent) == "div" else ""
