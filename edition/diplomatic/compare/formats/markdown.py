"""A comparison for the description of, or a comment on, a pull request.

What comes from the documents stands in fenced code, so that nothing in it is taken for markup, a mention or a reference.
"""

import re
from collections.abc import Iterator

from diplomatic.compare.formats import sentences
from diplomatic.compare.result import Comparison, DocumentDiff, TextChange
from diplomatic.compare.verdict import verdict
from diplomatic.diagnostics.printable import printable

_MOST = 60_000
"""Characters; a comment on GitHub holds some more."""


def render(comparison: Comparison, *, colour: bool = False) -> str:
    """The answer as a heading, and each document in a section that opens."""
    del colour
    parts = [f"### {verdict(comparison)}"]
    length = 0
    for number, document in enumerate(comparison.documents):
        part = _document(document)
        length += len(part)
        if length > _MOST:
            parts.append(f"{len(comparison.documents) - number} more of them are not shown.")
            break
        parts.append(part)
    return "\n\n".join(parts)


def _document(document: DocumentDiff) -> str:
    summary = printable(sentences.title(document)).replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")
    blocks = [
        _fenced("Text", "diff", [line for change in document.text for line in _text(change)]),
        _fenced("Markup", "text", [f"{change.block}: {sentences.markup(change)}" for change in document.markup]),
        _fenced("Header", "text", [sentences.header(change) for change in document.header]),
    ]
    body = "\n\n".join(filter(None, blocks))
    inside = f"\n\n{body}\n\n" if body else ""
    return f"<details><summary><code>{summary}</code></summary>{inside}</details>"


def _fenced(title: str, language: str, lines: list[str]) -> str:
    """Lines between fences that are longer than any in them."""
    if not lines:
        return ""
    text = "\n".join(printable(line) for line in lines)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"**{title}**\n\n{fence}{language}\n{text}\n{fence}"


def _text(change: TextChange) -> Iterator[str]:
    """A block: a line of its own for words that stayed, went and came, with the sign that colours it."""
    yield f"@@ {change.block}{'' if change.kind == 'changed' else f' {change.kind}'} @@"
    for index, (sign, text) in enumerate(change.words):
        if sign == "=":
            yield "  " + sentences.shortened(text, first=index == 0, last=index == len(change.words) - 1)
        else:
            yield f"{sign} {text}"
