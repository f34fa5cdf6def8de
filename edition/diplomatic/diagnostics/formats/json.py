"""Diagnostics as a JSON list of objects with path, line, column, code, severity, message, hint, xpath."""

import json
import re
from unicodedata import category

from diplomatic.diagnostics.diagnostic import Diagnostic
from diplomatic.diagnostics.formats.report import Report

_RARE = re.compile(r"[^\x00-\x7e]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
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
    return _RARE.sub(lambda match: _escaped(match[0]) if category(match[0]) in _UNSEEN else match[0], text)


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]


def render(report: Report) -> str:
    """The whole list, indented, ready to print."""
    return dumps([as_dict(finding.diagnostic) for finding in report.findings])
