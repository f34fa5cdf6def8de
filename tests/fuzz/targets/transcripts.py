"""Transcripts: no character is lost, the TEI is valid, its ids are unique, and it is the same each time."""

from functools import cache

from lxml import etree

from diplomatic import resources
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Registers, fold, plain_text, read
from diplomatic.document.tei import XML_ID, first
from diplomatic.document.text import comparable
from diplomatic.encode import Encoded, Grammar, Source, encode, load_dialects, load_rules
from diplomatic.encode.transcript import read_lines

from ._asking import ROOT, is_finding, is_sentence, scratch

SEEDS = ("tests/encode/samples/*.txt", "tei/transcripts/*.txt")
WORDS = (
    "[sic]", "[?]", "[illegible]", "[handwritten: ", "TOP SECRET", "Copy No.12", "6216/sh   30/X/62", "From: Havana", "No. 49657",
    "Time: 12:10", "Spets. No. 1643-1644", "S P E C I A L", "NOTE: ", "Leave a Reply", "R 141343Z DEC 01", "REF: A) STATE 198912",
    "your No. 848-849", "8th Department", "[Translator’s note: ", "SUBJECT:", "BT", "ALEKSEYEV", "Khrushchev", "Castro",
    "[1] ", "1. (U) ",
)  # fmt: skip


@cache
def _dialects() -> tuple[str | None, ...]:
    return (None, *load_dialects())


@cache
def _registers() -> Registers:
    return Registers.of(read(path) for path in sorted((ROOT / "tests/encode/registers").glob("*.xml")))


@cache
def _grammar(dialect: str | None) -> Grammar:
    return Grammar(load_dialects(), dialect, load_rules())


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(resources.folder("schema") / "cable.xsd"))


def _encoded(dialect: str | None, data: bytes) -> Encoded | None:
    path = scratch("transcript.txt", data)
    try:
        return encode(path, scratch("cable.xml"), _grammar(dialect), _registers(), Source(today="2026-01-01"), "x.xsd")
    except CannotRun as error:
        is_sentence(error, path)
        if "lose" in error.what:
            raise AssertionError(error.what) from None
        return None


def target(data: bytes) -> None:
    encoded = _encoded(_dialects()[len(data) % len(_dialects())], data)
    if encoded is None:
        return
    path = scratch("transcript.txt")
    dropped = {found.line.number for found in encoded.dropped}
    kept = [line.text for line in read_lines(path) if line.number not in dropped]
    root = etree.fromstring(encoded.tei)
    text = first(root, "t:text")
    assert text is not None
    assert comparable(plain_text(text)) == comparable(" ".join(kept))
    assert all(fold(found.line.text) for found in encoded.dropped)
    assert _schema().validate(root), _schema().error_log
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    for finding in encoded.findings:
        is_finding(finding, path)
