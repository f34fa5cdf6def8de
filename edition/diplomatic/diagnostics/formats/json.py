"""Diagnostics as a JSON list of objects with path, line, column, code, severity, message, hint, xpath."""

import json
from collections.abc import Iterable

from diplomatic.diagnostics.diagnostic import Diagnostic


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


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """The whole list, indented, ready to print."""
    return json.dumps([as_dict(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2)
