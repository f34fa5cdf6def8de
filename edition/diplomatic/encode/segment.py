"""Which part of the cable each line belongs to: title, header, message, closer, notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from diplomatic.encode.dialect import Dialect, LineMatch, match_line
from diplomatic.encode.transcript import Line

_LOOK_AHEAD = 3
"""How many lines that are not understood may stand between two lines of a header."""

_LONGEST_HEADER_LINE = 120
"""A longer line that no pattern knows is prose: the message has begun."""

_WRAPPED = 100
"""Lines shorter than this may be one paragraph, broken by hand; a longer line is a paragraph by itself."""

_CLOSER_LINES = 8
"""A closer has no more lines than this."""


@dataclass
class Chunk:
    """One block of the cable: its lines, and the pattern that recognised it (None where nothing did)."""

    lines: list[Line]
    found: LineMatch | None = None

    @property
    def text(self) -> str:
        return "\n".join(line.stripped for line in self.lines)

    @property
    def number(self) -> int:
        return self.lines[0].number


@dataclass
class Segments:
    """The parts of a cable, in the order of the transcript."""

    titles: list[Chunk] = field(default_factory=list)
    header: list[Chunk] = field(default_factory=list)
    message: list[Chunk] = field(default_factory=list)
    closer: list[Chunk] = field(default_factory=list)
    notes: list[Chunk] = field(default_factory=list)


def segment(lines: list[Line], dialect: Dialect) -> Segments:
    """Divide the lines that were not dropped. Every line that has text ends up in exactly one chunk."""
    written = [line for line in lines if line.stripped]
    parts = Segments()
    rest = _titles(written, dialect, parts)
    rest = _header(rest, dialect, parts)
    closing = _closer_start(rest, dialect)
    body, end = rest[:closing], rest[closing:]
    parts.closer, after = _closer(end, dialect)
    if not parts.closer:
        body, after = _split_notes(rest, dialect)
    parts.message = paragraphs(body, lines)
    parts.notes = _notes(after, dialect)
    return parts


def _titles(lines: list[Line], dialect: Dialect, parts: Segments) -> list[Line]:
    """Titles stand before the first line of the header, and only as long as each is recognised or one of those around it is."""
    start = next((index for index, line in enumerate(lines) if dialect.header_match(line.stripped)), 0)
    leading = lines[:start]
    matches = [match_line(dialect.titles, line.stripped) for line in leading]
    last = max((index for index, found in enumerate(matches) if found), default=-1)
    parts.titles = [Chunk([line], found) for line, found in zip(leading[: last + 1], matches, strict=False)]
    return lines[last + 1 :]


def _header(lines: list[Line], dialect: Dialect, parts: Segments) -> list[Line]:
    index = 0
    while index < len(lines):
        line = lines[index]
        found = dialect.header_match(line.stripped)
        if found:
            chunk = Chunk([line, *_continuation(lines[index + 1 :], found, dialect)], found)
            parts.header.append(_rematch(chunk))
            index += len(chunk.lines)
        elif len(line.stripped) <= _LONGEST_HEADER_LINE and _header_goes_on(lines[index + 1 :], dialect):
            parts.header.append(Chunk([line]))
            index += 1
        else:
            break
    return lines[index:]


def _header_goes_on(lines: list[Line], dialect: Dialect) -> bool:
    for line in lines[:_LOOK_AHEAD]:
        if dialect.header_match(line.stripped):
            return True
        if len(line.stripped) > _LONGEST_HEADER_LINE:
            return False
    return False


def _continuation(lines: list[Line], found: LineMatch, dialect: Dialect) -> Iterable[Line]:
    if found.line.continues is None:
        return
    for line in lines:
        if dialect.header_match(line.stripped) or not found.line.continues.fullmatch(line.text.rstrip()):
            return
        yield line


def _rematch(chunk: Chunk) -> Chunk:
    """The pattern is matched again on all lines of the chunk, so that its groups take in the further ones."""
    if chunk.found and len(chunk.lines) > 1:
        match = chunk.found.line.pattern.fullmatch(chunk.text)
        chunk.found = LineMatch(chunk.found.line, match) if match else None
    return chunk


def _closer_start(lines: list[Line], dialect: Dialect) -> int:
    """Where the closer begins: the first run of closer lines after which only notes follow."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and match_line(dialect.closer, lines[end].stripped):
            end += 1
        if end > index:
            follows = end == len(lines) or match_line(dialect.notes, lines[end].stripped)
            if follows and end - index <= _CLOSER_LINES:
                return index
            index = end
        index += 1
    return len(lines)


def _closer(lines: list[Line], dialect: Dialect) -> tuple[list[Chunk], list[Line]]:
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        found = match_line(dialect.closer, line.stripped)
        if not found:
            return chunks, lines[index:]
        chunks.append(Chunk([line], found))
    return chunks, []


def _split_notes(lines: list[Line], dialect: Dialect) -> tuple[list[Line], list[Line]]:
    """Without a closer, notes are the lines at the very end that look like notes."""
    start = len(lines)
    while start > 0 and match_line(dialect.notes, lines[start - 1].stripped):
        start -= 1
    return lines[:start], lines[start:]


def _notes(lines: list[Line], dialect: Dialect) -> list[Chunk]:
    return [Chunk([line], match_line(dialect.notes, line.stripped)) for line in lines]


def paragraphs(lines: list[Line], all_lines: list[Line]) -> list[Chunk]:
    """Lines as paragraphs: broken at blank lines and indents; short lines that follow one another are one paragraph."""
    blank_before = {after.number for before, after in zip(all_lines, all_lines[1:], strict=False) if not before.stripped}
    chunks: list[Chunk] = []
    for line in lines:
        previous = chunks[-1].lines[-1] if chunks else None
        if previous is None or line.number in blank_before or _begins(line, previous):
            chunks.append(Chunk([line]))
        else:
            chunks[-1].lines.append(line)
    return chunks


def _begins(line: Line, previous: Line) -> bool:
    numbered = line.stripped[:3].rstrip(" .)(").isdigit() and line.stripped.lstrip("0123456789")[:1] in {".", ")"}
    return numbered or len(previous.text) > _WRAPPED or line.indent > previous.indent + 1
