"""Where the message ends: its closer, and the notes after it.

A line in the middle of the message may look like a signature or a note. So a closer counts only where notes, or nothing,
follow it to the end of the transcript.
"""

import re
from collections.abc import Iterator

from diplomatic.encode.chunk import Chunk, recognise
from diplomatic.encode.dialect import Dialect, match_line
from diplomatic.encode.paragraphs import is_prose
from diplomatic.encode.transcript import Line

_CLOSER_LINES = 8
"""A closer has no more lines than this."""

_TRAILING = 12
"""After a closer that is beyond doubt, as many lines that nothing knows may stand, if none reads as prose."""


def ending(lines: list[Line], dialect: Dialect) -> tuple[list[Line], list[Chunk], list[Chunk]]:
    """The lines of the message, the closer, and the notes."""
    start, end = _closer(lines, dialect)
    if start == end:
        start = end = _first_of_notes(lines, dialect)
    closer = [Chunk([line], match_line(dialect.closer, line.stripped)) for line in lines[start:end]]
    return lines[:start], closer, list(_notes(lines[end:], dialect))


def _closer(lines: list[Line], dialect: Dialect) -> tuple[int, int]:
    """Where the closer begins and ends; the same place twice if there is none."""
    for start, end in _runs(lines, dialect):
        tolerated = _TRAILING if _is_certain(lines[start:end], dialect) else 0
        if _only_notes(lines[end:], dialect, tolerated):
            return start, end
    return len(lines), len(lines)


def _only_notes(lines: list[Line], dialect: Dialect, tolerated: int) -> bool:
    """Whether all these lines are notes, but for so many that nothing knows and that are no prose."""
    for chunk in _notes(lines, dialect):
        if not chunk.found:
            tolerated -= 1
            if tolerated < 0 or is_prose(chunk.lines[0]):
                return False
    return True


def _runs(lines: list[Line], dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Every run of lines that look like a closer."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and match_line(dialect.closer, lines[end].stripped):
            end += 1
        if index < end <= index + _CLOSER_LINES:
            yield index, end
        index = end + 1


def _is_certain(lines: list[Line], dialect: Dialect) -> bool:
    """Whether the lines give a signer and something more: a date, or another line of a closer."""
    groups = {
        name for line in lines if (found := match_line(dialect.closer, line.stripped)) for name in _groups(found.match)
    }
    return "signer" in groups and (len(lines) > 1 or len(groups) > 1)


def _groups(match: re.Match[str]) -> set[str]:
    return {name for name, value in match.groupdict().items() if value}


def _first_of_notes(lines: list[Line], dialect: Dialect) -> int:
    """Without a closer, notes are the lines at the very end that all look like notes."""
    start = 0
    for chunk in _notes(lines, dialect):
        if not chunk.found:
            start = lines.index(chunk.lines[0], start) + 1
    return start


def _notes(lines: list[Line], dialect: Dialect) -> Iterator[Chunk]:
    index = 0
    while index < len(lines):
        chunk = recognise(lines, index, dialect.notes) or Chunk([lines[index]])
        yield chunk
        index += len(chunk.lines)
