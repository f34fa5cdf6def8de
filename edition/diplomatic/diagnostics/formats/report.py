"""What a renderer gets: the findings, each with what stands at its place in the file.

All that is read from files is read here, so that a renderer is a plain function from a report to text.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

from diplomatic.diagnostics.code import Code
from diplomatic.diagnostics.diagnostic import Diagnostic, Severity
from diplomatic.diagnostics.source import Source

_CONTEXT = 240
"""Characters of a long line that are kept on each side of the column."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic, its path as the root of the project sees it, and its place in the file.

    ``line`` is the line of the file, from character ``offset`` on; ``tag`` the start tag of the element, both empty where
    they are not known. ``fingerprint`` stays the same when lines are added or removed above.
    """

    diagnostic: Diagnostic
    path: str
    line: str = ""
    offset: int = 0
    tag: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that a run found, ready to be written in any format."""

    findings: list[Finding]
    files: list[str]
    codes: Mapping[str, Code] = field(default_factory=dict)
    strict: bool = False
    colour: bool = False
    width: int = 100

    @property
    def stops(self) -> set[Severity]:
        """The severities that make the command fail."""
        return {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}


class Renderer(Protocol):
    """One format: the whole report as text, without a line break at its end; empty if there is nothing to say."""

    def __call__(self, report: Report, /) -> str: ...


def gather(diagnostics: Sequence[Diagnostic], files: Iterable[Path], root: Path) -> tuple[list[Finding], list[str]]:
    """Findings and files as a report has them; paths are seen from ``root``, the files of a finding are read once."""
    shown = _Relative(root)
    findings: list[Finding] = []
    for path, group in groupby(diagnostics, key=lambda diagnostic: diagnostic.location.path):
        of_file = list(group)
        source = Source(path, {one.location.xpath for one in of_file if one.location.xpath})
        placed = [_finding(one, source, shown(path)) for one in of_file]
        findings += sorted(placed, key=lambda finding: finding.diagnostic.location.sort_key())
    return _with_fingerprints(findings), [shown(path) for path in files]


def _finding(diagnostic: Diagnostic, source: Source, path: str) -> Finding:
    place = source.place(diagnostic.location)
    if place:
        location = replace(diagnostic.location, line=place.line, column=place.column)
        diagnostic = replace(diagnostic, location=location)
    line = source.line(diagnostic.location.line)
    offset = max(0, (diagnostic.location.column or 1) - 1 - _CONTEXT)
    return Finding(diagnostic, path, line[offset : offset + 2 * _CONTEXT], offset, place.tag if place else "")


def _with_fingerprints(findings: list[Finding]) -> list[Finding]:
    """The same fault twice in a file is told apart by which of them it is, from the top."""
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for finding in findings:
        place = finding.tag or finding.line
        key = (finding.diagnostic.code, finding.path, finding.diagnostic.message, " ".join(place.split()))
        seen[key] += 1
        parts = "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
        marked.append(replace(finding, fingerprint=hashlib.sha256(parts).hexdigest()[:32]))
    return marked


class _Relative:
    """Paths with ``/``, seen from a root where they are below it. A file that is a link keeps its own name."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._known: dict[Path, str] = {}

    def __call__(self, path: Path) -> str:
        if path not in self._known:
            absolute = path.parent.resolve() / path.name
            inside = absolute.is_relative_to(self._root)
            self._known[path] = (absolute.relative_to(self._root) if inside else absolute).as_posix()
        return self._known[path]
