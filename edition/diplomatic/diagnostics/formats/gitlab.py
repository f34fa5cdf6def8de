"""Diagnostics as a GitLab code quality report, which GitLab shows in a merge request."""

from typing import Any

from diplomatic.diagnostics.diagnostic import Severity
from diplomatic.diagnostics.formats.json import dumps
from diplomatic.diagnostics.formats.report import Finding, Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A JSON list with an issue for each finding."""
    return dumps([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    hint = f" Hint: {diagnostic.hint}" if diagnostic.hint else ""
    return {
        "description": f"{diagnostic.code}: {diagnostic.message}{'.' if hint else ''}{hint}",
        "check_name": diagnostic.code,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": finding.path, "lines": {"begin": diagnostic.location.line or 1}},
    }
