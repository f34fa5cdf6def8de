"""The message and a note cite overlapping, but different numbers.

## What it means
A range of numbers in the message and one in a note of the source have numbers in common, and each has one that the other has not.

## Why it matters
They probably mean the same cables, and one of the two was misread: the registry knew the numbers better than the writer.

## Example
"your No. 848-849" in the message, "No 849-853" in the registry's note

## What to do
Compare both with the source. If it has them so, say it in a `note[@type='editorial']` in the same paragraph or note.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import first, local, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of
from diplomatic.validate.numbers import ranges, span

SEVERITY = Severity.WARNING
_MESSAGE = "t:body//t:ref[@type='cable'][not(ancestor::t:note)]"
_NOTES = "(t:front | t:body | t:back)//t:note[@type='source']//t:ref[@type='cable']"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if document.text is None or not document.named("ref"):
        return
    noted = [(pair, ref) for ref in select(document.text, _NOTES) for pair in ranges(text_of(ref))]
    for ref in select(document.text, _MESSAGE) if noted else ():
        for cited in ranges(text_of(ref)):
            for pair, other in noted:
                if _differ(cited, pair) and not _is_remarked(ref) and not _is_remarked(other):
                    message = f"the message cites {span(cited)}, the note in line {other.sourceline} {span(pair)}"
                    yield Fault(ref, message, "compare with the source, and say in an editorial note if it has it so")


def _differ(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] <= one[1] < other[1] or other[0] < one[0] <= other[1] < one[1]


def _is_remarked(ref: etree._Element) -> bool:
    block = next((node for node in ref.iterancestors() if local(node) in {"p", "note", "ab"}), ref)
    return first(block, ".//t:note[@type='editorial'] | .//t:sic") is not None
