"""A dialect: the header grammar of one tradition of telegrams. It is data; ``dialect_file`` reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from diplomatic.document.dates import DateStyle
from diplomatic.limits import MAX_PATTERN_LINE


@dataclass(frozen=True)
class LinePattern:
    """A kind of line. ``evidence`` is how much a match speaks for the dialect; ``continues`` matches its further lines."""

    type: str
    pattern: re.Pattern[str]
    continues: re.Pattern[str] | None
    evidence: int


@dataclass(frozen=True)
class LineMatch:
    """A line and the pattern that recognised it."""

    line: LinePattern
    match: re.Match[str]


@dataclass(frozen=True)
class NameStyle:
    """How a tradition writes names: what makes one an office's, what goes before a person's, what stands beside it."""

    office: re.Pattern[str]
    address: re.Pattern[str]
    beside: re.Pattern[str]


@dataclass(frozen=True)
class ReferenceStyle:
    """How a tradition refers to other cables: in the message, and in a reference line of the header."""

    message: re.Pattern[str]
    header: re.Pattern[str]


@dataclass(frozen=True)
class Dialect:
    """One header grammar, ready to use. ``terms`` are the meanings of abbreviated terms: ``R`` is ``Routine``."""

    name: str
    description: str
    language: str
    dates: DateStyle
    names: NameStyle
    references: ReferenceStyle
    terms: Mapping[str, str]
    titles: tuple[LinePattern, ...]
    header: tuple[LinePattern, ...]
    closer: tuple[LinePattern, ...]
    notes: tuple[LinePattern, ...]

    def header_match(self, text: str) -> LineMatch | None:
        """The first header pattern that matches the line."""
        return match_line(self.header, text)


def match_line(patterns: tuple[LinePattern, ...], text: str) -> LineMatch | None:
    """The first of the patterns that matches the whole line."""
    if len(text) > MAX_PATTERN_LINE:
        return None
    for line in patterns:
        if match := line.pattern.fullmatch(text.strip()):
            return LineMatch(line, match)
    return None
