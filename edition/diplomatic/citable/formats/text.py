"""A report for a person at a terminal: the checklist by section, then the places that fail and what to do."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from diplomatic.citable.formats.summary import detail, looked_at, rest, tally
from diplomatic.citable.outcome import State, Verdict
from diplomatic.citable.run import Report
from diplomatic.diagnostics.printable import printable

_SIGNS = {State.HELD: "✓", State.FAILED: "✗", State.NOT_APPLICABLE: "–"}
_COLOURS = {State.HELD: "32", State.FAILED: "31;1", State.NOT_APPLICABLE: "2"}
_LEAST_WIDTH = 30


def render(report: Report, *, colour: bool = False, width: int = 80, places: int = 5) -> str:
    """All of it, in lines of at most ``width`` characters, save for the names of files; ``places`` of each check that fails."""
    return "\n".join(_lines(report, colour, max(width, _LEAST_WIDTH), places))


def _lines(report: Report, colour: bool, width: int, places: int) -> Iterator[str]:
    yield printable(looked_at(report))
    for section, verdicts in groupby(report.verdicts, key=lambda verdict: verdict.section):
        yield ""
        yield _styled(section[0].upper() + section[1:], "1", colour)
        for verdict in verdicts:
            yield from _row(verdict, colour, width)
    for verdict in report.verdicts:
        if verdict.state is State.FAILED:
            yield ""
            yield from _places(verdict, colour, width, places)
    if report.unreadable:
        yield ""
        yield from (f"{printable(str(one.location))}: {printable(one.message)}" for one in report.unreadable[:places])
        if len(report.unreadable) > places:
            yield f"and {len(report.unreadable) - places:,} more files that cannot be read"
    yield ""
    yield _styled(tally(report), "1", colour)


def _row(verdict: Verdict, colour: bool, width: int) -> Iterator[str]:
    """One item: sign, code, answer in words; its title; and in brackets what was looked at, or why not."""
    state = verdict.state
    head = (
        f"{_SIGNS[state]} {verdict.code} {state.value:<14} "
        if width >= 60
        else f"{_SIGNS[state]} {verdict.code} {state.value}: "
    )
    hang = " " * (len(head) if width >= 60 else 4)
    words = f"{verdict.title.rstrip('.')} ({detail(verdict)})"
    lines = wrap(printable(words), width, initial_indent=head, subsequent_indent=hang, break_long_words=False)
    signed = f"{_SIGNS[state]} {verdict.code} {state.value}"
    yield lines[0].replace(signed, _styled(signed, _COLOURS[state], colour), 1)
    yield from lines[1:]


def _places(verdict: Verdict, colour: bool, width: int, places: int) -> Iterator[str]:
    yield from wrap(f"{verdict.code} {verdict.title}", width, subsequent_indent="    ")
    for finding in verdict.findings[:places]:
        yield f"  {_styled(printable(finding.place), '1', colour)}"
        yield from wrap(
            printable(finding.message), width, initial_indent="    ", subsequent_indent="    ", break_long_words=False
        )
        if finding.hint:
            yield from wrap(
                f"→ {printable(finding.hint)}",
                width,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
            )
    if more := rest(verdict, places):
        yield f"  {more}"


def _styled(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
