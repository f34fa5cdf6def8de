"""Diagnostics for a person: ``path:line:column: severity CODE message``, the line of the file with a caret, the hint."""

from itertools import groupby
from unicodedata import category, east_asian_width

from diplomatic.diagnostics.diagnostic import Diagnostic, Severity
from diplomatic.diagnostics.formats.report import Finding, Report
from diplomatic.diagnostics.printable import printable

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}
_DIM = "2"
_BEFORE = 40
"""Columns of a long line that are shown before the place."""
_NARROWEST = 40


def line(diagnostic: Diagnostic) -> str:
    """One diagnostic, on one line or two, without the source."""
    return (
        f"{_at(diagnostic)}: {diagnostic.severity} {diagnostic.code} {printable(diagnostic.message)}{_hint(diagnostic)}"
    )


def render(report: Report) -> str:
    """All findings, grouped by file, then where to read more about their codes."""
    groups = [list(group) for _, group in groupby(report.findings, key=lambda finding: finding.path)]
    parts = ["\n".join(_file(group, report)) for group in groups]
    if codes := sorted({finding.diagnostic.code for finding in report.findings}):
        parts.append(_pointer(codes))
    return "\n\n".join(parts)


def _file(findings: list[Finding], report: Report) -> list[str]:
    """The findings of one file; the source is shown once where several are about the same place."""
    lines: list[str] = []
    margin = max(len(str(finding.diagnostic.location.line or "")) for finding in findings)
    for finding, following in zip(findings, [*findings[1:], None], strict=True):
        lines.append(_first(finding.diagnostic, report.colour) + _hint(finding.diagnostic))
        if following is None or _place(following) != _place(finding):
            lines += _excerpt(finding, margin, report)
    return lines


def _first(diagnostic: Diagnostic, colour: bool) -> str:
    severity = _styled(diagnostic.severity.value, _COLOURS[diagnostic.severity], colour)
    return f"{_at(diagnostic)}: {severity} {diagnostic.code} {printable(diagnostic.message)}"


def _at(diagnostic: Diagnostic) -> str:
    """The place that a line begins with. CI services obey a line that begins with ``::`` or ``##[``, and a file may be named so."""
    place = printable(str(diagnostic.location))
    return f"./{place}" if place.startswith(("::", "##[")) else place


def _hint(diagnostic: Diagnostic) -> str:
    return f"\n    Hint: {printable(diagnostic.hint)}" if diagnostic.hint else ""


def _place(finding: Finding) -> tuple[int | None, int | None]:
    return finding.diagnostic.location.line, finding.diagnostic.location.column


def _excerpt(finding: Finding, margin: int, report: Report) -> list[str]:
    """The line of the file and the caret below it; nothing where the line is not known."""
    location = finding.diagnostic.location
    if not finding.line.strip():
        return []
    at = None if location.column is None else location.column - 1 - finding.offset
    shown, start, length = _window(finding, at, max(_NARROWEST, report.width - margin - 5))
    number = _styled(f"{location.line:>{margin}} |", _DIM, report.colour)
    lines = [f"  {number} {shown}"]
    if at is not None and at <= len(finding.line):
        caret = _styled("^" * length, _COLOURS[finding.diagnostic.severity], report.colour)
        lines.append(f"  {_styled(' ' * margin + ' |', _DIM, report.colour)} {' ' * start}{caret}")
    return lines


def _window(finding: Finding, at: int | None, width: int) -> tuple[str, int, int]:
    """What of a line fits, and where in it the caret stands and how long it is."""
    text = finding.line
    begin = len(text) - len(text.lstrip())
    if at is not None and _cells(_shown(text[begin:at])) > width - _BEFORE:
        begin = next(
            start for start in range(max(begin, at - _BEFORE), at + 1) if _cells(_shown(text[start:at])) <= _BEFORE
        )
    before = "…" if begin > len(text) - len(text.lstrip()) or finding.offset else ""
    rest = _shown(text[begin:])
    room = width - len(before)
    cut = _cells(rest) > room
    shown = before + (_fit(rest, room - 1) + "…" if cut else rest)
    if at is None:
        return shown, 0, 0
    start = _cells(before + _shown(text[begin:at]))
    name = finding.tag.partition(">")[0].split(None, 1)[0].rstrip("/") if finding.tag else ""
    return shown, start, max(1, min(_cells(_shown(name)), _cells(shown) - start))


def _shown(text: str) -> str:
    return printable(text.replace("\t", "    "))


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if category(char) in ("Mn", "Me") else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _fit(text: str, width: int) -> str:
    kept = text[:width]
    while _cells(kept) > width:
        kept = kept[:-1]
    return kept


def _pointer(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"What it means and what to do: diplomatic explain {codes[0]}"
    return f"What they mean and what to do: diplomatic explain CODE, with {', '.join(codes[:-1])} or {codes[-1]}"


def _styled(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour and text else text
