"""A dialect: the header grammar of one tradition of telegrams, as data.

A dialect is a TOML file. Its patterns are Python regular expressions that match a whole line; the names of their groups
say what each part of the line *is*, and with that how it is marked up (``parts.PARTS`` lists the names).
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.dates import DateStyle
from diplomatic.encode.parts import PARTS, part_name

HEADER_TYPES = (
    "addressee",
    "caption",
    "classification",
    "copy",
    "distribution",
    "genre",
    "handling",
    "precedence",
    "reference",
    "registry",
    "special",
    "subject",
    "transmission",
    "translator-note",
)
"""What a header line can be: the values of ``ab/@type``, and a translator's note between the lines."""

TITLE_TYPES = ("series", "main")
NOTE_TYPES = ("source", "translator", "editorial")
CLOSER_TYPES = ("signature", "office", "marker")
_TABLES = {"title": TITLE_TYPES, "header": HEADER_TYPES, "closer": CLOSER_TYPES, "note": NOTE_TYPES}
_KEYS = {"type", "pattern", "continues", "evidence"}


@dataclass(frozen=True)
class LinePattern:
    """A kind of line. ``evidence`` is how much a match speaks for the dialect; ``continues`` matches its further lines."""

    type: str
    pattern: re.Pattern[str]
    continues: re.Pattern[str] | None
    evidence: int


@dataclass(frozen=True)
class Dialect:
    """One header grammar, ready to use."""

    name: str
    description: str
    language: str
    dates: DateStyle
    office: re.Pattern[str]
    address: re.Pattern[str]
    reference: re.Pattern[str]
    titles: tuple[LinePattern, ...]
    header: tuple[LinePattern, ...]
    closer: tuple[LinePattern, ...]
    notes: tuple[LinePattern, ...]

    def header_match(self, text: str) -> "LineMatch | None":
        """The first header pattern that matches the line."""
        return match_line(self.header, text)


@dataclass(frozen=True)
class LineMatch:
    """A line and the pattern that recognised it."""

    line: LinePattern
    match: re.Match[str]


def match_line(patterns: tuple[LinePattern, ...], text: str) -> LineMatch | None:
    """The first of the patterns that matches the whole line."""
    for line in patterns:
        if match := line.pattern.fullmatch(text.strip()):
            return LineMatch(line, match)
    return None


def load(path: Path) -> Dialect:
    """Read one dialect.

    Raises:
        CannotRun: if the file is not a dialect; the message names the key or the pattern.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotRun(f"The dialect cannot be read: {error}", where=Location(path)) from None
    try:
        return _build(values, path)
    except (KeyError, TypeError, AttributeError) as error:
        hint = "Compare it with one that is shipped: diplomatic encode --list-dialects"
        raise CannotRun(f"The dialect lacks or misuses {error}", where=Location(path), hint=hint) from None


def _build(values: dict[str, Any], path: Path) -> Dialect:
    known = {"name", "description", "language", "dates", "names", "message", *_TABLES}
    if unknown := sorted(set(values) - known):
        raise CannotRun(
            f"'{unknown[0]}' is not a key of a dialect",
            where=Location(path),
            hint="Known are " + ", ".join(sorted(known)),
        )
    if values["name"] != path.stem:
        raise CannotRun(
            f"The dialect calls itself '{values['name']}'", where=Location(path), hint="Its name is the file's name"
        )
    names, message = values.get("names", {}), values.get("message", {})
    return Dialect(
        name=values["name"],
        description=values["description"],
        language=values.get("language", "en"),
        dates=DateStyle(**values.get("dates", {})),
        office=_regex(names.get("office", r"(?!)"), path),
        address=_regex(names.get("address", r"(?!)"), path),
        reference=_regex(message.get("reference", r"(?!)"), path),
        titles=_patterns(values, "title", path),
        header=_patterns(values, "header", path),
        closer=_patterns(values, "closer", path),
        notes=_patterns(values, "note", path),
    )


def _patterns(values: dict[str, Any], table: str, path: Path) -> tuple[LinePattern, ...]:
    return tuple(_pattern(entry, table, path) for entry in values.get(table, []))


def _pattern(entry: dict[str, Any], table: str, path: Path) -> LinePattern:
    where = Location(path)
    if unknown := sorted(set(entry) - _KEYS):
        raise CannotRun(
            f"'{unknown[0]}' is not a key of [[{table}]]", where=where, hint="Known are " + ", ".join(sorted(_KEYS))
        )
    if entry["type"] not in _TABLES[table]:
        hint = "Known are " + ", ".join(_TABLES[table])
        raise CannotRun(f"'{entry['type']}' is not a type of [[{table}]]", where=where, hint=hint)
    pattern = _regex(entry["pattern"], path)
    for group in pattern.groupindex:
        if part_name(group) not in PARTS:
            hint = "Known are " + ", ".join(PARTS)
            raise CannotRun(f"The group '{group}' of a [[{table}]] pattern is not known", where=where, hint=hint)
    continues = _regex(entry["continues"], path) if "continues" in entry else None
    return LinePattern(entry["type"], pattern, continues, entry.get("evidence", 1))


def _regex(pattern: str, path: Path) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise CannotRun(f"The pattern {pattern!r} is not a regular expression: {error}", where=Location(path)) from None
