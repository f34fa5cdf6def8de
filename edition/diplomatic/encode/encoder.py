"""The whole way from a transcript to TEI bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document.dates import parse_date
from diplomatic.document.registers import Registers
from diplomatic.document.tei import TEI, XML_ID
from diplomatic.encode import account, codes, furniture
from diplomatic.encode.blocks import Blocks
from diplomatic.encode.build import append
from diplomatic.encode.chunk import Chunk, Segments
from diplomatic.encode.context import Context
from diplomatic.encode.dialect import Dialect
from diplomatic.encode.dialects import choose
from diplomatic.encode.furniture import Dropped, Rule
from diplomatic.encode.segment import segment
from diplomatic.encode.serialise import serialise
from diplomatic.encode.source import Source
from diplomatic.encode.teiheader import tei_header
from diplomatic.encode.transcript import read_lines


@dataclass(frozen=True)
class Encoded:
    """What an encoding gives: the TEI, what was dropped, and what an editor should look at."""

    id: str
    dialect: Dialect
    tei: bytes
    dropped: list[Dropped]
    findings: list[Diagnostic]


@dataclass(frozen=True)
class Grammar:
    """What transcripts are read with: the dialects, the one that was asked for, and the rules for page furniture."""

    dialects: Mapping[str, Dialect]
    asked_for: str | None
    furniture: list[Rule]


def encode(
    transcript: Path, target: Path, grammar: Grammar, registers: Registers, source: Source, schema: str
) -> Encoded:
    """Encode one transcript. ``target`` is the file to be: its stem is the cable's id, and pointers are relative to it.

    Raises:
        CannotRun: if the transcript cannot be read, no dialect recognises it, or the account does not hold.
    """
    lines = read_lines(transcript)
    dropped = furniture.find(lines, grammar.furniture)
    gone = {found.line.number for found in dropped}
    kept = [line for line in lines if line.number not in gone]
    dialect = choose(dict(grammar.dialects), grammar.asked_for, kept, transcript)
    context = Context(dialect, registers, transcript, target)
    parts = segment(kept, dialect)
    text = Blocks(context).text(parts)
    _heading_date(parts, context)
    root = etree.Element(f"{{{TEI}}}TEI", {XML_ID: target.stem}, {None: TEI})
    append(root, [tei_header(target.stem, context, source), text])
    _check_id(root, transcript)
    tei = serialise(root, schema)
    account.check(transcript, gone, tei)
    return Encoded(target.stem, dialect, tei, dropped, context.findings)


def _heading_date(parts: Segments, context: Context) -> None:
    """Keep the date of the heading in normal form; report it if the cable itself gives another one."""
    heading = parse_date(context.first("heading_date"), context.dialect.dates)
    if not heading:
        return
    context.fact("heading_date_iso", heading)
    sent = context.first("sent_date").partition("T")[0]
    if sent and not sent.startswith(heading) and not heading.startswith(sent):
        titles = [chunk for chunk in (*parts.titles, *parts.header) if chunk.found]
        context.line = next((chunk.place for chunk in titles if "heading_date" in _groups(chunk)), 0)
        what = f"the heading gives {heading} as the date, the cable {sent}"
        context.report(
            codes.OTHER_DATE, what, "look at the source; the title has the first, the correspondence the second"
        )


def _groups(chunk: Chunk) -> set[str]:
    return {name for name, value in chunk.found.match.groupdict().items() if value} if chunk.found else set()


def _check_id(root: etree._Element, transcript: Path) -> None:
    """The cable's id is its file's name; it must not be one of those that the file has inside, such as ``p1``."""
    identifier = root.get(XML_ID)
    if any(node.get(XML_ID) == identifier for node in root.iterdescendants()):
        raise CannotRun(
            f"'{identifier}' cannot be the id of a cable: a part of it has this id",
            where=Location(transcript),
            hint="Choose another one with --id",
        )
