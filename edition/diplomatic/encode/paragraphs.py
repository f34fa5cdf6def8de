"""The paragraphs of a message: where one ends and the next begins.

A blank line ends a paragraph. Where there is none, short lines that follow one another are taken as one paragraph broken by
hand, unless an indent, a paragraph number or a line that ends early says otherwise.
"""

import re

from diplomatic.encode.chunk import Chunk, follows
from diplomatic.encode.transcript import Line

_LONGEST_HEADER_LINE = 120
"""A longer line that no pattern knows is prose."""

_WORDS_OF_PROSE = 8
"""A line with as many words and a full stop is prose too."""

_WRAPPED = 100
"""Lines up to this length may be one paragraph, broken by hand; a longer line is a paragraph by itself."""

_EARLY = 12
"""A line ends early if the next word and as many characters would have fitted."""

_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s")
_SENTENCE_END = re.compile(r".*[.!?:;][”’\"')\]]*", re.S)


def is_prose(line: Line) -> bool:
    """Whether a line reads as a sentence of the message and not as a line of a header."""
    text = line.stripped
    if len(text) > _LONGEST_HEADER_LINE or _NUMBERED.match(text):
        return True
    return len(text.split()) >= _WORDS_OF_PROSE and text[-1] in ".!?"


def paragraphs(lines: list[Line]) -> list[Chunk]:
    """Lines as paragraphs, in order."""
    width = max((len(line.text.rstrip()) for line in lines if len(line.text.rstrip()) <= _WRAPPED), default=0)
    chunks: list[Chunk] = []
    number = 0
    for line in lines:
        found = _NUMBERED.match(line.stripped)
        numbered = found is not None and int(found[1]) in {1, number + 1}
        previous = chunks[-1].lines[-1] if chunks else None
        if previous is None or _begins(line, previous, width, numbered=numbered):
            chunks.append(Chunk([line]))
            number = int(found[1]) if found else number
        else:
            chunks[-1].lines.append(line)
    return chunks


def _begins(line: Line, previous: Line, width: int, *, numbered: bool) -> bool:
    if not follows(line, previous) or len(previous.text) > _WRAPPED or line.indent > previous.indent + 1:
        return True
    length = len(previous.text.rstrip()) + len(line.stripped.split(" ", 1)[0]) + _EARLY
    early = length <= width
    sentence_ends = _SENTENCE_END.fullmatch(previous.stripped) is not None
    return (early or sentence_ends) if numbered else (early and sentence_ends)
