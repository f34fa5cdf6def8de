"""The whole way from a transcript to TEI bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document.dates import parse_date
from diplomatic.document.registers import Registers
from diplomatic.document.tei import TEI, XML_ID
from diplomatic.encode import account, furniture
from diplomatic.encode.blocks import Blocks
from diplomatic.encode.build import append
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
    text = Blocks(context).text(segment(kept, dialect))
    if heading := parse_date(context.first("heading_date"), dialect.dates):
        context.fact("heading_date_iso", heading)
    root = etree.Element(f"{{{TEI}}}TEI", {XML_ID: target.stem}, {None: TEI})
    append(root, [tei_header(target.stem, context, source), text])
    _check_id(root, transcript)
    tei = serialise(root, schema)
    account.check(transcript, gone, tei)
    return Encoded(target.stem, dialect, tei, dropped, context.findings)


def _check_id(root: etree._Element, transcript: Path) -> None:
    """The cable's id is its file's name; it must not be one of those that the file has inside, such as ``p1``."""
    identifier = root.get(XML_ID)
    if any(node.get(XML_ID) == identifier for node in root.iterdescendants()):
        raise CannotRun(
            f"'{identifier}' cannot be the id of a cable: a part of it has this id",
            where=Location(transcript),
            hint="Choose another one with --id",
        )
