"""A report as a table of Markdown, for the summary page of a CI run: which codes, how often, what they mean."""

from collections import Counter

from diplomatic.diagnostics.diagnostic import Severity
from diplomatic.diagnostics.formats.report import Report
from diplomatic.diagnostics.printable import printable

_ORDER = list(Severity)


def render(report: Report) -> str:
    """The table, the gravest and most frequent first; one sentence if there is nothing to tell."""
    files = f"{len(report.files):,} file{'' if len(report.files) == 1 else 's'}"
    if not report.findings:
        return f"### Diplomatic\n\nChecked {files}: no findings.\n"
    counts = Counter((finding.diagnostic.code, finding.diagnostic.severity) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda row: (_ORDER.index(row[0][1]), -row[1], row[0][0]))
    lines = [
        f"| {_cell(code)} | {severity} | {number:,} | {_summary(code, report)} |" for (code, severity), number in rows
    ]
    head = "| code | severity | count | what |\n|---|---|---:|---|\n"
    explain = "`diplomatic explain CODE` says what a code means and what to do."
    return f"### Diplomatic\n\nChecked {files}.\n\n{head}" + "\n".join(lines) + f"\n\n{explain}\n"


def _summary(code: str, report: Report) -> str:
    return _cell(report.codes[code].summary) if code in report.codes else ""


def _cell(text: str) -> str:
    """Text that stays in its cell: no markup but that for code, no line break."""
    escaped = printable(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;")
    return escaped.replace("|", "\\|")
