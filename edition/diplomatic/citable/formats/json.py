"""A report for programs."""

from typing import Any

from diplomatic.citable.outcome import State
from diplomatic.citable.run import Report
from diplomatic.diagnostics.formats.json import dumps


def render(report: Report, *, colour: bool = False, width: int = 80, places: int = 5) -> str:
    """One object: what was looked at, how many items have which answer, and the items."""
    del colour, width
    tally = {state.value: sum(verdict.state is state for verdict in report.verdicts) for state in State}
    value: dict[str, Any] = {"where": report.where, "documents": report.texts, "pages": report.pages, "tally": tally}
    value["unreadable"] = [{"place": str(one.location), "message": one.message} for one in report.unreadable]
    value["checks"] = [
        {
            "code": verdict.code,
            "section": verdict.section,
            "title": verdict.title,
            "state": verdict.state.value,
            "looked_at": verdict.looked,
            "reason": verdict.reason,
            "count": verdict.count,
            "findings": [
                {
                    "path": finding.path.as_posix(),
                    "line": finding.line,
                    "message": finding.message,
                    "hint": finding.hint,
                }
                for finding in verdict.findings[:places]
            ],
        }
        for verdict in report.verdicts
    ]
    return dumps(value)
