"""What the tests of the checklist share: the good edition, and asking about it."""

from collections.abc import Collection
from pathlib import Path

import pytest

from diplomatic.citable import Report, State, examine, subject_at
from diplomatic.citable.checks import c27

from .good import make


@pytest.fixture(autouse=True)
def _one_note_in_each_style(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style takes a quarter of a second: one document will do for each of a hundred small editions."""
    monkeypatch.setattr(c27, "_MOST", 1)


@pytest.fixture(autouse=True)
def _without_the_nu_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked in test_nu.py, by a script in its place; the real one looks at our pages in tests/publish/test_html.py."""
    monkeypatch.delenv("VNU_JAR", raising=False)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """The folder of an edition of which every item holds."""
    return make(tmp_path / "edition")


def asked(folder: Path, *only: str, site: Path | None = None) -> Report:
    """The report on a folder, on all items or only these."""
    return examine(subject_at(folder, site), only)


def states(report: Report) -> dict[str, State]:
    """The answers by their codes."""
    return {verdict.code: verdict.state for verdict in report.verdicts}


def failed(report: Report) -> list[str]:
    """The codes of what failed."""
    return [verdict.code for verdict in report.verdicts if verdict.state is State.FAILED]


def messages(report: Report, codes: Collection[str] = ()) -> list[str]:
    """What was found, of all or only these codes."""
    verdicts = (verdict for verdict in report.verdicts if not codes or verdict.code in codes)
    return [finding.message for verdict in verdicts for finding in verdict.findings]
