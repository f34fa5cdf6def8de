"""The sentences that all formats share."""

from collections import Counter

from diplomatic.citable.outcome import State, Verdict
from diplomatic.citable.run import Report
from diplomatic.citable.words import amount


def tally(report: Report) -> str:
    """``27 held, 2 failed, 1 not applicable``."""
    counted = Counter(verdict.state for verdict in report.verdicts)
    return ", ".join(f"{counted[state]} {state.value}" for state in State)


def looked_at(report: Report) -> str:
    """What the report is about."""
    return f"{report.where}: {amount(report.texts, 'TEI document')}, {amount(report.pages, 'page')}"


def detail(verdict: Verdict) -> str:
    """What stands beside the answer: what was looked at, how many places fail, or why it does not apply."""
    if verdict.state is State.FAILED:
        return amount(verdict.count, "place")
    return verdict.looked if verdict.state is State.HELD else verdict.reason


def rest(verdict: Verdict, shown: int) -> str:
    """The line after the places that are shown; empty if these are all."""
    more = verdict.count - min(shown, len(verdict.findings))
    return (
        f"and {amount(more, 'more place').replace('more places', 'more')}".replace("more place", "more") if more else ""
    )
