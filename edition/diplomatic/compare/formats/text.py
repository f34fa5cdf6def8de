"""A comparison for a person at a terminal: the answer, then document by document what changed in text, markup, header."""

from collections.abc import Iterator

from diplomatic.compare.formats import sentences
from diplomatic.compare.result import Comparison, DocumentDiff, TextChange, Words
from diplomatic.compare.verdict import verdict
from diplomatic.diagnostics.printable import printable

_STYLES = {"-": "31;9", "+": "32;4", "bold": "1"}
_BRACKETS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def render(comparison: Comparison, *, colour: bool = False) -> str:
    """All of it. Without colour, words that went stand in ``[-…-]`` and words that came in ``{+…+}``."""
    parts = [_styled(verdict(comparison), "bold", colour)]
    parts += ["\n".join(_document(document, colour)) for document in comparison.documents]
    return "\n\n".join(parts)


def _document(document: DocumentDiff, colour: bool) -> Iterator[str]:
    yield _styled(printable(sentences.title(document)), "bold", colour)
    if document.text:
        yield "  text"
        yield from (f"    {_text(change, colour)}" for change in document.text)
    if document.markup:
        yield "  markup"
        yield from (
            f"    {printable(change.block)}: {printable(sentences.markup(change))}" for change in document.markup
        )
    if document.header:
        yield "  header"
        yield from (f"    {printable(sentences.header(change))}" for change in document.header)


def _text(change: TextChange, colour: bool) -> str:
    kind = "" if change.kind == "changed" else f" {change.kind}"
    words = f": {_words(change.words, colour)}" if change.words else ""
    return f"{printable(change.block)}{kind}{words}"


def _words(runs: tuple[Words, ...], colour: bool) -> str:
    shown = []
    for index, (sign, text) in enumerate(runs):
        if sign == "=":
            shown.append(printable(sentences.shortened(text, first=index == 0, last=index == len(runs) - 1)))
        elif colour:
            shown.append(_styled(printable(text), sign, colour))
        else:
            before, after = _BRACKETS[sign]
            shown.append(f"{before}{printable(text)}{after}")
    return " ".join(shown)


def _styled(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
