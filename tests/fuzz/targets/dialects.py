"""A header grammar: it is refused in a sentence, or a transcript that is read with it loses no character."""

from functools import cache

from lxml import etree

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Registers, plain_text
from diplomatic.document.tei import first
from diplomatic.document.text import comparable
from diplomatic.encode import Grammar, Source, encode
from diplomatic.encode.dialect_file import HEADER_TYPES, load
from diplomatic.encode.parts import PARTS

from ._asking import ROOT, is_sentence, scratch

SEEDS = ("tei/dialects/soviet.toml",)
WORDS = (
    *(f"(?P<{name}>" for name in PARTS), *(f'type = "{name}"\n' for name in HEADER_TYPES), "[[header]]\n", "[[title]]\n",
    "[[closer]]\n",
    "[[note]]\n", "[dates]\n", "[names]\n", "[terms]\n", "[references]\n", "pattern = '", "continues = '", "evidence = ",
    "order = ",
    "(?:", "(?i)", ".*", ".+", "\\d+", "\\s*", "[A-Z]+", "|", ")", "?", "'", '"', "'''", "(?=", "(?!", "\\b", "^", "$", "()",
    "\\n",
)  # fmt: skip


@cache
def _transcripts() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "tests/encode/samples").glob("*.txt")))


def target(data: bytes) -> None:
    path = scratch("soviet.toml", data)
    try:
        dialect = load(path)
    except CannotRun as error:
        is_sentence(error, path)
        return
    transcript = scratch("grammar.txt", _transcripts()[len(data) % len(_transcripts())])
    grammar = Grammar({dialect.name: dialect}, dialect.name, [])
    encoded = encode(transcript, scratch("cable.xml"), grammar, Registers(), Source(today="2026-01-01"), "x.xsd")
    text = first(etree.fromstring(encoded.tei), "t:text")
    assert text is not None
    assert comparable(plain_text(text)) == comparable(transcript.read_text("utf-8"))
