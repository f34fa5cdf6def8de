"""A range of numbers is reversed.

## What it means
The first number of a range is greater than the last.

## Why it matters
The parts of a long telegram are numbered in order. Whoever looks for the part 1690 does not find it in 1691-1688.

## Example
`<idno type="special">1691-1688</idno>`

## What to do
Look at the source. If it errs, put the range into `sic`, or `choice` with a `corr`.
"""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import elements, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of
from diplomatic.validate.numbers import ranges, span

SEVERITY = Severity.WARNING
_IN_PARTS = frozenset({"special", "incoming", "outgoing"})


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    copies = set(elements(document.root, "altIdentifier"))
    numbers = (
        number
        for number in document.named("idno")
        if number.get("type") in _IN_PARTS and number.getparent() not in copies
    )
    citations = (ref for ref in document.named("ref") if ref.get("type") == "cable")
    for element in chain(numbers, citations):
        for pair in ranges(text_of(element)):
            if pair[0] > pair[1] and len(str(pair[0])) == len(str(pair[1])) and not _is_remarked(element):
                around = f"<sic><{local(element)}>…</{local(element)}></sic>"
                hint = f"look at the source; if it has it so, say it: {around}"
                yield Fault(element, f"the range {span(pair)} runs backwards", hint)


def _is_remarked(element: etree._Element) -> bool:
    inside = (local(node) for node in element.iter("*"))
    around = (local(node) for node in element.iterancestors())
    return not {"sic", "choice"}.isdisjoint({*inside, *around})
