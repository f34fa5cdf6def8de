"""Diagnostics as workflow commands, which GitHub shows at their lines in a pull request.

GitHub shows ten errors and ten warnings of a step, so the errors come first. A message is one command whatever it holds:
line breaks, colons and percent signs are escaped as the runner unescapes them, other control characters made visible.
"""

from diplomatic.diagnostics.diagnostic import Severity
from diplomatic.diagnostics.formats.report import Finding, Report
from diplomatic.diagnostics.printable import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ORDER = list(_COMMANDS)
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """One command for each finding."""
    ordered = sorted(report.findings, key=lambda finding: _ORDER.index(finding.diagnostic.severity))
    return "\n".join(_command(finding, report) for finding in ordered)


def _command(finding: Finding, report: Report) -> str:
    diagnostic, known = finding.diagnostic, report.codes.get(finding.diagnostic.code)
    place = diagnostic.location
    properties = {
        "file": finding.path,
        "line": str(place.line or ""),
        "col": str(place.column or "") if place.line else "",
        "title": f"{diagnostic.code}: {known.summary}" if known else diagnostic.code,
    }
    written = ",".join(f"{name}={_escape(value, _PROPERTY)}" for name, value in properties.items() if value)
    hint = f"\nHint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_escape(diagnostic.message + hint, _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes[char] if char in escapes else printable(char) for char in text)
