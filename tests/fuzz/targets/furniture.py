"""The rules for page furniture: they are refused in a sentence, or drop only lines that have text, each for a reason."""

from functools import cache

from diplomatic.diagnostics import CannotRun
from diplomatic.encode.furniture import find, load_rules
from diplomatic.encode.transcript import Line, read_lines

from ._asking import ROOT, is_sentence, scratch

SEEDS = ("tei/dialects/furniture.toml",)
WORDS = (
    "[[drop]]\n",
    "line = '",
    "to = '",
    "within = ",
    "reason = ",
    ".*",
    ".+",
    "Leave a Reply",
    "|",
    "(",
    ")",
    "?",
    "\\d",
    "^",
    "'''",
)


@cache
def _lines() -> list[Line]:
    return read_lines(ROOT / "tei/transcripts/cuban-missile-crisis-document-32.txt")


def target(data: bytes) -> None:
    path = scratch("dialects/furniture.toml", data)
    try:
        rules = load_rules(path.parent)
    except CannotRun as error:
        is_sentence(error, path)
        return
    dropped = find(_lines(), rules)
    assert all(found.line in _lines() for found in dropped)
    assert all(found.line.stripped for found in dropped)
    assert len({found.line.number for found in dropped}) == len(dropped)
