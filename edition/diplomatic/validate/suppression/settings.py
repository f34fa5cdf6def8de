"""Suppressions and severities in ``edition.toml``: ``[[validate.ignore]]`` and ``[validate.severity]``."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location, Severity
from diplomatic.validate.suppression.suppression import NEVER, Suppression, judge_codes


@dataclass
class Standing:
    """A suppression of ``edition.toml``, and the files it is about."""

    suppression: Suppression
    files: "Files"

    def judges(self, seen: Collection[Path], edition: Collection[Path]) -> bool:
        """Whether every file of the edition that it is about has been checked."""
        return all(path in seen for path in edition if self.files.holds(path))


@dataclass
class Files:
    """The files that a pattern such as ``tei/cables/cmc-*.xml`` matches, seen from a folder."""

    pattern: str
    root: Path
    _known: dict[Path, bool] = field(default_factory=dict)

    def holds(self, path: Path) -> bool:
        """Whether the pattern matches a file. Asking the file system is slow, and the same files are asked for again."""
        if path not in self._known:
            full, root = path.resolve(), self.root.resolve()
            name = full.relative_to(root).as_posix() if full.is_relative_to(root) else ""
            self._known[path] = bool(name and _as_regex(self.pattern).fullmatch(name))
        return self._known[path]

    def covers(self, location: Location) -> bool:
        return self.holds(location.path)


def read_settings(config: Config, known: Collection[str]) -> Iterator[Standing | Diagnostic]:
    """The suppressions of ``edition.toml``; a ``Diagnostic`` for each fault in one."""
    for entry in config.listed("validate", "ignore"):
        at = Location(config.path, entry.line)
        code, pattern = entry.text("code"), entry.text("path") or "**"
        faults = list(judge_codes([code], entry.text("reason"), at, known))
        files = Files(pattern, config.root)
        yield from faults
        if not faults:
            yield Standing(Suppression((code,), at, files.covers, pattern), files)


def read_severities(config: Config, known: Collection[str]) -> dict[str, Severity]:
    """The severities that ``edition.toml`` sets, by code or family.

    Raises:
        CannotRun: if it names what is no code, or one whose severity is fixed.
    """
    given = config.free("validate", "severity")
    for name in given:
        where = Location(config.path, config.line_of(name))
        if not any(code.startswith(name) for code in known):
            close = get_close_matches(name, known, 1)
            hint = f"Did you mean {close[0]}" if close else "'diplomatic explain' lists the codes"
            raise CannotRun(f"validate.severity: there is no code '{name}'", where=where, hint=hint)
        if name.startswith(NEVER):
            hint = "Findings of the families A, X, S and U are facts, not judgements"
            raise CannotRun(f"validate.severity: the severity of {name} is fixed", where=where, hint=hint)
    return {name: Severity(value) for name, value in given.items()}


def _as_regex(pattern: str) -> re.Pattern[str]:
    """A pattern of file names: ``*`` and ``?`` stay inside a name, ``**`` crosses folders (as in ``.gitignore``)."""
    pieces = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    return re.compile("".join(pieces.get(part) or re.escape(part) for part in parts))
