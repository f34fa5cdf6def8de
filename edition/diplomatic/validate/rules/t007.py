"""A bracket or a quotation mark has no partner.

## What it means
A bracket or quotation mark opens and is not closed, or the other way round, in the same part of the cable.

## Why it matters
A reader cannot tell where the quotation or the insertion ends, and often the words beside the lost mark are lost too.

## Example
`He said: “I know the Americans.`

## What to do
Compare with the source. If it has it so, put the mark into `sic`. Brackets that mark an insertion of the translator are markup:
`supplied`, `note`, `gap`. A quotation of several paragraphs that opens in each and closes in the last is right.
"""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document.tei import elements, local
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.running import Block

SEVERITY = Severity.WARNING
_MARKS = re.compile(r"[()\[\]“”„]")
_ENUMERATED = re.compile(r"(?<![\w(])(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})\)$")
"""``1)``, ``A)``, ``iv)``: a closing bracket that never had a partner."""
_PARTNERS = {")": "(", "]": "[", "”": "“„", "“": "„"}
_IN_DIV = ("ab", "p", "item", "opener", "closer", "head", "salute", "signed", "dateline", "titlePart", "list")
Open = list[tuple[str, Block]]


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    if not _MARKS.search(document.running_text):
        return
    for part in _parts(document.blocks):
        yield from _unpaired(part)


def _parts(blocks: list[Block]) -> Iterator[list[Block]]:
    """The blocks that a quotation can run through: those of one part of the cable. A note is a part of its own."""
    parts: dict[etree._Element | None, list[Block]] = {}
    for block in blocks:
        name = local(block.element)
        key = block.element if name not in _IN_DIV else _part_of(block.element)
        parts.setdefault(key, []).append(block)
    yield from parts.values()


def _part_of(element: etree._Element) -> etree._Element | None:
    return next((node for node in element.iterancestors() if local(node) in {"note", "div", "docTitle"}), None)


def _unpaired(blocks: list[Block]) -> Iterator[Fault]:
    opened: Open = []
    for block in blocks:
        for match in _MARKS.finditer(block.text):
            mark = match[0]
            if mark in _of_the_source(block.element):
                continue
            opens = _PARTNERS.get(mark)
            if opens is None or (mark == "“" and not any(before == "„" for before, _ in opened)):
                opened.append((mark, block))
            elif not _close(opened, opens) and block.whole and not _ENUMERATED.search(block.text[: match.end()]):
                yield _fault(mark, block)
    for mark, block in opened:
        if block.whole:
            yield _fault(mark, block)


def _of_the_source(block: etree._Element) -> str:
    """The marks that the edition says stand so in the source."""
    return "".join(str(text) for sic in elements(block, "sic") for text in sic.itertext())


def _close(opened: Open, marks: str) -> bool:
    """Close the last that is open. One opened again in each paragraph of a quotation is closed with it."""
    for index in range(len(opened) - 1, -1, -1):
        mark, block = opened[index]
        if mark in marks:
            del opened[index]
            if mark == "“":
                opened[:] = [one for one in opened if one[0] != "“" or one[1] is block or not _begins(one[1])]
            return True
    return False


def _begins(block: Block) -> bool:
    return "“" in block.text


def _fault(mark: str, block: Block) -> Fault:
    hint = "compare with the source; if it has it so, put the mark into sic"
    return Fault(block.element, f"the mark {mark} in the {local(block.element)} has no partner", hint)
