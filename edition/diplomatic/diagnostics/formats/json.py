"""Diagnostics as a JSON list of objects with path, line, column, code, severity, message, hint, xpath."""

import json
import re

from diplomatic.diagnostics.diagnostic import Diagnostic
from diplomatic.diagnostics.formats.report import Report

_RAW = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What JSON may have as it is and a terminal must not: controls, the reversal of text, halves of characters."""


def as_dict(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """One diagnostic as a JSON object."""
    return {
        "path": str(diagnostic.location.path),
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "xpath": diagnostic.location.xpath,
    }


def dumps(value: object) -> str:
    """Any value as indented JSON, without a character that could steer the reader's terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def render(report: Report) -> str:
    """The whole list, indented, ready to print."""
    return dumps([as_dict(finding.diagnostic) for finding in report.findings])
