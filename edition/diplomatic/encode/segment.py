"""Which part of the cable each line belongs to: title, header, message, closer, notes.

Which mistake is worse: a header line left in the message, or a sentence of the message taken for a header line? The
second. So the header ends before the first line that reads as prose, and what no pattern knows is reported.
"""

from collections.abc import Sequence

from diplomatic.encode.chunk import Chunk, Segments, recognise, recognise_cells
from diplomatic.encode.dialect import Dialect, match_line
from diplomatic.encode.ending import ending
from diplomatic.encode.paragraphs import is_prose, paragraphs
from diplomatic.encode.transcript import Line

_LOOK_AHEAD = 3
"""How many lines that are not understood may stand between two lines of a header."""

_BEGINNING = 15
"""How many lines may stand before the first line of the header: titles, and what a web page puts there."""


def segment(lines: list[Line], dialect: Dialect) -> Segments:
    """Divide the lines that were not dropped. Every line that has text ends up in exactly one chunk."""
    written = [line for line in lines if line.stripped]
    parts = Segments()
    rest = _titles(written, dialect, parts)
    rest = _header(rest, dialect, parts)
    body, parts.closer, parts.notes = ending(rest, dialect)
    parts.message = paragraphs(body)
    return parts


def _titles(lines: list[Line], dialect: Dialect, parts: Segments) -> list[Line]:
    """Titles stand before the first line of the header, and only as long as each is recognised or one after it is."""
    start = next((index for index, line in enumerate(lines[:_BEGINNING]) if _is_header(line, dialect)), 0)
    matches = [match_line(dialect.titles, line.stripped) for line in lines[:start]]
    last = max((index for index, found in enumerate(matches) if found), default=-1)
    parts.titles = [Chunk([line], found) for line, found in zip(lines[: last + 1], matches, strict=False)]
    return lines[last + 1 :]


def _header(lines: list[Line], dialect: Dialect, parts: Segments) -> list[Line]:
    index = 0
    reach = _BEGINNING
    while index < len(lines):
        chunk = recognise(lines, index, dialect.header)
        cells = [] if chunk else recognise_cells(lines[index], dialect.header)
        if chunk or cells:
            reach = _LOOK_AHEAD
        elif not is_prose(lines[index]) and _goes_on(lines[index + 1 : index + 1 + reach], dialect):
            chunk = Chunk([lines[index]])
        else:
            break
        parts.header += [chunk] if chunk else cells
        index += len(chunk.lines) if chunk else 1
    return lines[index:]


def _is_header(line: Line, dialect: Dialect) -> bool:
    return bool(dialect.header_match(line.stripped) or recognise_cells(line, dialect.header))


def _goes_on(lines: Sequence[Line], dialect: Dialect) -> bool:
    """Whether a line of the header comes before anything that reads as prose; one that could end the message does not count."""
    for index, line in enumerate(lines):
        if match_line(dialect.closer, line.stripped):
            continue
        if recognise(lines, index, dialect.header) or recognise_cells(line, dialect.header):
            return True
        if is_prose(line):
            return False
    return False
