"""Page furniture: what a web page puts around a transcript. It is dropped, and listed.

Which mistake is worse: a stray "Leave a Reply" in a paragraph, or a lost sentence of a cable? The second. So a single line
is dropped only when all of it matches, and a block only when its first *and* its last line do.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic import resources
from diplomatic.encode.transcript import Line


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
    """The shipped rules and those in the edition's own ``furniture.toml``."""
    files = [resources.folder("dialects") / "furniture.toml"]
    if own and (own / "furniture.toml").is_file() and own.resolve() != files[0].parent:
        files.append(own / "furniture.toml")
    entries = [entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf-8"))["drop"]]
    return [
        Rule(
            re.compile(entry["line"]),
            re.compile(entry["to"]) if "to" in entry else None,
            entry.get("within", 1),
            entry["reason"],
        )
        for entry in entries
    ]


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
    if rule.last is None:
        yield lines[0]
        return
    ends = [index for index, line in enumerate(lines) if rule.last.fullmatch(line.stripped)]
    if ends:
        yield from lines[: ends[0] + 1]
