"""A recipient stands twice in one distribution list.

## What it means
Two items of a distribution list point at the same person or office, and the edition does not remark on it.

## Why it matters
It may be the source's own repetition, a slip of the transcript, or two people with one name: a reader cannot tell which.

## Example
`Suslov, Khrushchev, Khrushchev, Shvernik`

## What to do
If the source has it so, say it: `sic` around the second name if the source itself prints [sic], or a
`note[@type='editorial']` in the second item. If it is a slip, correct it with `choice`.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document import fold, plain_text
from diplomatic.document.tei import elements, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.WARNING
_RECIPIENT = ".//*[self::t:persName or self::t:orgName][not(ancestor::t:note[ancestor::t:item])]"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for distribution in document.named("list"):
        if distribution.get("type") != "distribution":
            continue
        seen: set[str] = set()
        for item in elements(distribution, "item"):
            names = {name.get("ref") or fold(plain_text(name)): name for name in select(item, _RECIPIENT)}
            for name in (name for key, name in names.items() if key in seen and not _remarked(item)):
                hint = "say in a note[@type='editorial'] that the source has it so, or correct it with choice"
                yield Fault(name, f"'{fold(plain_text(name))}' is in this distribution list twice", hint)
            seen |= names.keys()


def _remarked(item: etree._Element) -> bool:
    return bool(select(item, ".//t:sic | .//t:note[@type='editorial']"))
