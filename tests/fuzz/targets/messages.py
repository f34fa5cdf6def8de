"""What an editor sends: any text, any place in it. Positions lead back, and every range lies in the text."""

from functools import cache
from pathlib import Path

from lsprotocol import types

from diplomatic.lsp.answers import Answers
from diplomatic.lsp.checking import check
from diplomatic.lsp.editions import Edition, Editions
from diplomatic.lsp.text import Text

from . import _edition
from ._asking import ROOT

SEEDS = ("tei/templates/cable.xml",)
WORDS = (*_edition.WORDS, "\U0001f1fa", "\r", "\u2028", "\x85", "<", "</", "/>", ' ref="', "'", "&lt;", "e\u0301")
IS_XML = True
_PATH = ROOT / "tei/cables/a-new-one.xml"
_PLACES = 7


@cache
def _edition_of() -> Edition:
    def unopened(path: Path) -> None:
        del path

    return Editions(unopened).of(_PATH)


def target(data: bytes) -> None:
    content = data.decode("utf-8", "replace")
    for encoding in ("utf-8", "utf-16", "utf-32"):
        text = Text(content, encoding)
        offsets = range(0, len(content) + 1, max(1, len(content) // _PLACES))
        for offset in offsets:
            _position(text, offset)
        text.offset(types.Position(10**6, 0))
        text.offset(types.Position(len(data) % 9, 10**6))
    text = Text(content)
    answers = Answers(_PATH, text, _edition_of())
    for offset in offsets:
        _answer(answers, text.position(offset))
    for symbol in answers.symbols():
        _inside(text, symbol.range)
        _inside(text, symbol.selection_range)
    if len(data) % 4:  # to check takes ten times as long as all the rest
        return
    checked = check(_PATH, text, _edition_of())
    for diagnostic in checked.diagnostics:
        _inside(text, diagnostic.range)
    for edit in checked.edits(checked.fixes):
        _inside(text, edit.range)


def _position(text: Text, offset: int) -> None:
    """A place inside a line end is the end of the line; any other leads back to where it was."""
    back = text.offset(text.position(offset))
    assert back == offset or text.content[offset - 1 : offset + 1] == "\r\n", (offset, back)


def _answer(answers: Answers, position: types.Position) -> None:
    hover = answers.hover(position)
    if hover and hover.range:
        _inside(answers.text, hover.range)
    for item in answers.completion(position):
        if isinstance(item.text_edit, types.TextEdit):
            _inside(answers.text, item.text_edit.range)
    answers.definition(position)


def _inside(text: Text, where: types.Range) -> None:
    start, end = text.offset(where.start), text.offset(where.end)
    assert 0 <= start <= end <= len(text.content)
    assert text.range(start, end) == where, where
