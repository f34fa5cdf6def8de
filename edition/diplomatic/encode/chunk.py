"""A chunk: one block of a cable, which is one line of the transcript or several that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatic.encode.dialect import LineMatch, LinePattern, match_line
from diplomatic.encode.transcript import Line

_MOST_LINES = 40
"""One line of a header goes on over fewer further lines than this."""

_MOST_CELLS = 6
"""No more than so much stands side by side in a line of a header."""


@dataclass
class Chunk:
    """One block of the cable: its lines, and the pattern that recognised it (None where nothing did)."""

    lines: list[Line]
    found: LineMatch | None = None

    @property
    def text(self) -> str:
        return "\n".join(line.stripped for line in self.lines)

    @property
    def place(self) -> int:
        """The line of the file in which it begins."""
        return self.lines[0].place


@dataclass
class Segments:
    """The parts of a cable, in the order of the transcript."""

    titles: list[Chunk] = field(default_factory=list)
    header: list[Chunk] = field(default_factory=list)
    message: list[Chunk] = field(default_factory=list)
    closer: list[Chunk] = field(default_factory=list)
    notes: list[Chunk] = field(default_factory=list)


def follows(line: Line, previous: Line) -> bool:
    """Whether a line stands right below another one, with no blank line between them."""
    return line.number == previous.number + 1


def recognise(lines: Sequence[Line], index: int, patterns: tuple[LinePattern, ...]) -> Chunk | None:
    """The chunk that begins with the line at ``index``: as many lines as its pattern takes in; None if none knows it."""
    found = match_line(patterns, lines[index].stripped)
    beginning = lines[index : index + _MOST_LINES]
    return _grown(beginning, found, patterns) if found else _bracketed(beginning, patterns)


def recognise_cells(line: Line, patterns: tuple[LinePattern, ...]) -> list[Chunk]:
    """The cells of a line, each as a chunk, if a pattern knows every one of them; nothing otherwise.

    Headers are often set in two columns: ``TOP SECRET      Copy No. 3``.
    """
    cells = line.cells
    if not 1 < len(cells) <= _MOST_CELLS:
        return []
    chunks = [Chunk([cell], match_line(patterns, cell.stripped)) for cell in cells]
    return chunks if all(chunk.found for chunk in chunks) else []


def _grown(lines: Sequence[Line], found: LineMatch, patterns: tuple[LinePattern, ...]) -> Chunk:
    """The line with those after it that its ``continues`` knows, as far as the pattern matches all of them together."""
    best = Chunk([lines[0]], found)
    continues = found.line.continues
    for index, line in enumerate(lines[1:], 1):
        goes_on = continues and follows(line, lines[index - 1]) and continues.fullmatch(line.stripped)
        if not goes_on or match_line(patterns, line.stripped):
            break
        taken = Chunk(list(lines[: index + 1]))
        if match := found.line.pattern.fullmatch(taken.text):
            best = Chunk(taken.lines, LineMatch(found.line, match))
    return best


def _bracketed(lines: Sequence[Line], patterns: tuple[LinePattern, ...]) -> Chunk | None:
    """A remark that opens with a square bracket and is closed on a later line is one chunk, if a pattern knows it."""
    if not lines[0].stripped.startswith("["):
        return None
    depth = 0
    for index, line in enumerate(lines):
        if index and not follows(line, lines[index - 1]):
            return None
        depth += line.text.count("[") - line.text.count("]")
        if depth <= 0:
            taken = Chunk(list(lines[: index + 1]))
            taken.found = match_line(patterns, " ".join(line.stripped for line in taken.lines))
            return taken if taken.found else None
    return None
