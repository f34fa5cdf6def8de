"""Offsets in a text, and the positions that the protocol speaks of: a line, and code units in it.

The lines of the protocol end at LF, CR LF and CR, and nowhere else (LSP 3.17, "Text Documents"). pygls divides them with
``str.splitlines``, which also ends them at U+2028, U+0085 and others that a text may hold; so positions are counted here, and
the client is asked to send the whole text with each change.
"""

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol import types

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Text:
    """A text in one of the encodings that positions can be counted in."""

    def __init__(self, content: str, encoding: str = "utf-16") -> None:
        self.content = content
        self._codec, self._size = _UNITS.get(encoding, _UNITS["utf-16"])

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.content))]

    def position(self, offset: int) -> types.Position:
        """Where an offset is."""
        offset = min(max(offset, 0), len(self.content))
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.content[self._starts[line] : offset]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one that is beyond the end of its line is the end of the line."""
        if position.line >= len(self._starts):
            return len(self.content)
        start = self._starts[position.line]
        match = _LINE_END.search(self.content, start)
        line = self.content[start : match.start() if match else len(self.content)]
        units = 0
        for index, char in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(char)
        return start + len(line)

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def line(self, number: int) -> tuple[int, int]:
        """Where the visible part of a line of the parser's is; it counts from 1, and line feeds only."""
        start = 0
        for _ in range(number - 1):
            start = self.content.find("\n", start) + 1 or len(self.content)
        end = self.content.find("\n", start)
        line = self.content[start : len(self.content) if end < 0 else end]
        begin = start + len(line) - len(line.lstrip())
        return begin, max(begin, start + len(line.rstrip()))

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._size
