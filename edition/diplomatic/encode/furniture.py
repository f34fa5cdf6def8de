"""Page furniture: what a web page puts around a transcript. It is dropped, and listed.

Which mistake is worse: a stray "Leave a Reply" in a paragraph, or a lost sentence of a cable? The second. So a single line
is dropped only when all of it matches, and a block only when its first *and* its last line do.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplomatic import resources
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.encode.transcript import Line

_KEYS: dict[str, type] = {"line": str, "to": str, "within": int, "reason": str}
_WITHIN = 8
"""A block has no more lines than this, if its rule does not say."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not part of the cable, and why."""

    line: Line
    reason: str


@dataclass(frozen=True)
class Rule:
    """What to drop: a line (``last`` is None) or a block of at most ``within`` lines that have text."""

    first: re.Pattern[str]
    last: re.Pattern[str] | None
    within: int
    reason: str


def load_rules(own: Path | None = None) -> list[Rule]:
    """The shipped rules and those in the edition's own ``furniture.toml``.

    Raises:
        CannotRun: if one of the files cannot be used.
    """
    files = [resources.folder("dialects") / "furniture.toml"]
    if own and (own / "furniture.toml").is_file() and own.resolve() != files[0].parent.resolve():
        files.append(own / "furniture.toml")
    return [_rule(entry, file) for file in files for entry in _entries(file)]


def _entries(file: Path) -> list[dict[str, Any]]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _refuse(file, f"The rules cannot be read: {error}", "Compare them with those that are shipped") from None
    drop = values.get("drop", [])
    if set(values) - {"drop"} or not isinstance(drop, list) or not all(isinstance(entry, dict) for entry in drop):
        raise _refuse(file, "The file has something else than [[drop]]", "Each rule is a table [[drop]]")
    return drop


def _rule(entry: dict[str, Any], file: Path) -> Rule:
    for key, value in entry.items():
        if key not in _KEYS:
            raise _refuse(file, f"'{key}' is not a key of [[drop]]", "Known are " + ", ".join(_KEYS))
        if type(value) is not _KEYS[key]:
            raise _refuse(
                file, f"'{key}' in [[drop]] is of the wrong kind", "Only within is a number, the others are text"
            )
    if missing := [key for key in ("line", "reason") if key not in entry]:
        raise _refuse(file, f"A [[drop]] lacks '{missing[0]}'", "Each rule has a line and a reason")
    last = _regex(entry["to"], file) if "to" in entry else None
    return Rule(_regex(entry["line"], file), last, entry.get("within", _WITHIN), entry["reason"])


def _regex(pattern: str, file: Path) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        what = f"The pattern {pattern!r} is not a regular expression: {error}"
        raise _refuse(file, what, "Write it between single quotes, so that a backslash is a backslash") from None


def _refuse(file: Path, what: str, hint: str) -> CannotRun:
    return CannotRun(what, where=Location(file), hint=hint)


def find(lines: list[Line], rules: list[Rule]) -> list[Dropped]:
    """The lines to drop, in order. Lines without text are never dropped: there is nothing to lose."""
    written = [line for line in lines if line.stripped]
    dropped: dict[int, Dropped] = {}
    for index, line in enumerate(written):
        for rule in rules:
            if rule.first.fullmatch(line.stripped):
                for found in _block(written[index : index + rule.within], rule):
                    dropped.setdefault(found.number, Dropped(found, rule.reason))
    return [dropped[number] for number in sorted(dropped)]


def _block(lines: list[Line], rule: Rule) -> Iterator[Line]:
    """The lines of a block; none if its last line does not come, or if a line before that could be its first as well."""
    if rule.last is None:
        yield lines[0]
        return
    for index, line in enumerate(lines[1:], 1):
        if rule.last.fullmatch(line.stripped):
            yield from lines[: index + 1]
            return
        if rule.first.fullmatch(line.stripped):
            return
