"""A report for a pull request, a report or a grant application."""

from collections.abc import Iterator
from itertools import groupby

from diplomatic.citable.formats.summary import detail, looked_at, rest, tally
from diplomatic.citable.outcome import State
from diplomatic.citable.run import Report
from diplomatic.diagnostics.markdown import as_text
from diplomatic.diagnostics.printable import printable

_SIGNS = {State.HELD: "✓ held", State.FAILED: "✗ **failed**", State.NOT_APPLICABLE: "– not applicable"}


def render(report: Report, *, colour: bool = False, width: int = 80, places: int = 5) -> str:
    """A table for each section, then the places that fail."""
    del colour, width
    return "\n".join(_lines(report, places))


def _lines(report: Report, places: int) -> Iterator[str]:
    yield f"# Is it citable? {tally(report)}\n\n{_text(looked_at(report))}"
    for section, verdicts in groupby(report.verdicts, key=lambda verdict: verdict.section):
        yield f"\n## {section[0].upper()}{section[1:]}\n\n| | | | |\n|---|---|---|---|"
        for verdict in verdicts:
            yield f"| {verdict.code} | {_SIGNS[verdict.state]} | {_text(verdict.title)} | {_text(detail(verdict))} |"
    for verdict in report.verdicts:
        if verdict.state is State.FAILED:
            yield f"\n## {verdict.code}: {_text(verdict.title)}\n"
            for finding in verdict.findings[:places]:
                hint = f" → {_text(finding.hint)}" if finding.hint else ""
                yield f"- {_text(finding.place)}: {_text(finding.message)}{hint}"
            if more := rest(verdict, places):
                yield f"- {more}"
    if report.unreadable:
        yield "\n## Not read\n"
        yield from (f"- {_text(str(one.location))}: {_text(one.message)}" for one in report.unreadable[:places])


def _text(text: str) -> str:
    return as_text(printable(text))
