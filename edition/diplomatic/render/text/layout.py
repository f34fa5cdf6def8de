"""Setting plain text: headings, paragraphs, columns. Widths are in characters."""

import re
import textwrap
from collections.abc import Iterable

_GAP = 4
_NUMBER = re.compile(r"(\bNos?\.|\bNr\.|\bN\.º|№) (?=\d)")
_HELD = "\u00a0"


def paragraph(text: str, width: int, first: str = "", rest: str | None = None) -> str:
    """Text wrapped to a width, with what stands before its first line and before the others.

    Words are never broken, and "No." is never parted from its number.
    """
    lines = _NUMBER.sub(rf"\1{_HELD}", text).splitlines() or [""]
    before = " " * len(first) if rest is None else rest
    wrapped = [_wrapped(line, width, before if number else first, before) for number, line in enumerate(lines)]
    return "\n".join(line for line in wrapped if line.strip()).replace(_HELD, " ")


def _wrapped(line: str, width: int, first: str, rest: str) -> str:
    if line and len(first) + len(line) <= width and not line[-1].isspace() and "\t" not in line:
        return first + line  # as textwrap would give it, which takes long to see that a line is short
    return textwrap.fill(
        line, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def heading(text: str, rule: str = "-") -> str:
    """A heading, underlined."""
    return f"{text}\n{rule * len(text)}"


def cells(texts: Iterable[str], width: int, indent: str) -> str:
    """Cells side by side, as many as fit on a line."""
    lines = [""]
    for text in texts:
        longer = f"{lines[-1]}{' ' * _GAP}{text}" if lines[-1] else text
        if len(indent) + len(longer) > width and lines[-1]:
            lines.append(text)
        else:
            lines[-1] = longer
    return "\n".join(paragraph(line, width, indent) for line in lines)


def columns(texts: list[str], width: int, indent: str) -> str:
    """Texts in columns of one width, read downwards."""
    if not texts:
        return ""
    column = max(map(len, texts)) + 2
    count = max(1, (width - len(indent)) // column)
    rows = -(-len(texts) // count)
    lines = ["".join(text.ljust(column) for text in texts[row::rows]).rstrip() for row in range(rows)]
    return "\n".join(indent + line for line in lines)
