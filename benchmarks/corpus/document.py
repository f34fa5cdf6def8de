"""One cable as a TEI file."""

import re
from collections import Counter
from random import Random

from benchmarks.corpus.forms import DIALECTS, FORMS
from benchmarks.corpus.header import tei_header
from benchmarks.corpus.prose import Message
from benchmarks.corpus.sheet import Sheet
from benchmarks.corpus.story import Cable
from benchmarks.corpus.wear import translators_notes, wear
from benchmarks.corpus.world import World

_OPEN_ID = re.compile("@([hnpl])@")
PROLOGUE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?xml-model href="../../schema/cable.xsd" type="application/xml" schematypens="http://www.w3.org/2001/XMLSchema"?>\n'
)


def document(cable: Cable, world: World, rng: Random) -> str:
    """The whole file."""
    sheet = FORMS[cable.form](cable, rng)
    texts, by_hand = wear(Message(cable, world, rng).paragraphs(), cable, rng)
    text = _numbered(_text(cable, sheet, texts, translators_notes(texts, cable, rng)))
    return (
        f'{PROLOGUE}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{cable.id}">\n'
        f"{tei_header(cable, sheet, text, by_hand)}\n{text}</TEI>\n"
    )


def _text(cable: Cable, sheet: Sheet, texts: list[str], notes: list[str]) -> str:
    title = ""
    if sheet.heading:
        title = f'      <docTitle xml:id="title">\n        {sheet.heading}\n      </docTitle>\n'
    numbers = [f"{number}. {sheet.portion}" if sheet.portion else "" for number in range(1, len(texts) + 1)]
    blocks = [f'<p xml:id="@p@">{number}{text}</p>' for number, text in zip(numbers, texts, strict=True)]
    if sheet.closer:
        blocks.append(f'<closer xml:id="closer">{sheet.closer}</closer>')
    notes = [f'<note type="source" xml:id="@n@">{note}</note>' for note in sheet.source_notes] + notes
    back = f"    <back>\n{_div('annotations', '', notes)}    </back>\n" if notes else ""
    dialect = DIALECTS.get(cable.form, cable.form)
    return (
        f'  <text xml:lang="en">\n    <front>\n{title}{_div("original-header", dialect, sheet.lines)}    </front>\n'
        f"    <body>\n{_div('message', '', blocks)}    </body>\n{back}  </text>\n"
    )


def _div(kind: str, subtype: str, blocks: list[str]) -> str:
    more = f' subtype="{subtype}"' if subtype else ""
    lines = "".join(f"        {block}\n" for block in blocks)
    return f'      <div type="{kind}"{more}>\n{lines}      </div>\n'


def _numbered(text: str) -> str:
    """Ids in the order of the text: ``h1``, ``n1``, ``p1`` …"""
    counts: Counter[str] = Counter()

    def identifier(match: re.Match[str]) -> str:
        counts[match[1]] += 1
        return f"{match[1]}{counts[match[1]]}"

    return _OPEN_ID.sub(identifier, text)
