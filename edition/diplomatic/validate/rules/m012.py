"""A reference that the header promises does not work.

## What it means
The `match` of an outermost `citeStructure` is not absolute, an XPath in it cannot be read, it finds nothing in this document, or two
parts get the same reference.

## Why it matters
A reference must lead to one place, and that place back to the reference. Otherwise a citation points at the wrong paragraph.

## Example
`<citeStructure unit="paragraph" match="text/body//p" use="@xml:id"/>`: without `/TEI` in front, no software knows where to begin

## What to do
Begin `match` with `/TEI` or `//`; give in `use` what is different for each part, mostly `@xml:id`.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.citing import NotAPath
from diplomatic.document.references import references_in, structures
from diplomatic.document.tei import XML_ID, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault

SEVERITY = Severity.ERROR
_HINT = "begin @match with /TEI, and give in @use what is different for each part"


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for structure in structures(document.root):
        match = structure.get("match", "")
        if not match.lstrip("( ").startswith("/"):
            yield Fault(structure, f"@match of the outermost citeStructure is not absolute: {match}", _HINT)
            continue
        seen: dict[str, etree._Element] = {}
        try:
            found = list(references_in(structure, document.root))
        except NotAPath as error:
            yield Fault(structure, f"'{error}' is no XPath that could be followed", _HINT)
            continue
        if not found and document.text is not None:
            yield Fault(structure, f"the citeStructure finds nothing: {match}", _HINT)
        for reference in found:
            node = reference.node
            earlier = seen.setdefault(reference.text, node)
            if earlier is not node and reference.text != node.get(XML_ID):
                message = f"the reference '{reference.text}' leads to the {local(earlier)} in line {earlier.sourceline} and to this"
                yield Fault(node, message, _HINT)
