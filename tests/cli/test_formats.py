"""``diplomatic validate --format``: only the format is on the standard output; the summary goes to its file."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.diagnostics import formats

from .conftest import Run


@pytest.mark.parametrize("name", formats.NAMES)
def test_only_the_format_is_on_the_standard_output(run: Run, broken: Path, name: str) -> None:
    outcome = run("validate", "--format", name, broken)
    assert outcome.code == 1
    assert outcome.err == "Checked 1 file: 1 error.\n"
    if name in ("json", "sarif", "gitlab"):
        assert json.loads(outcome.out)
    elif name == "junit":
        assert etree.fromstring(outcome.out.encode()).get("failures") == "1"
    elif name == "github":
        assert outcome.out.startswith("::error file=")
        assert outcome.out.count("\n") == 1
    else:
        assert outcome.out.endswith("diplomatic explain N001\n")


def test_the_summary_is_added_to_its_file(
    run: Run, broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    run("validate", "--format", "text", broken)
    assert page.read_text() == "before\n"
    run("validate", "--format", "github", broken)
    assert page.read_text().startswith("before\n### Diplomatic\n")
    assert "| N001 | error | 1 |" in page.read_text()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    outcome = run("validate", "--format", "github", broken)
    assert outcome.code == 1
    assert "The summary was not written" in outcome.err


@pytest.mark.parametrize(("no_colour", "expected"), [("", True), ("1", False)])
def test_colour_only_on_a_terminal_and_not_against_no_color(broken: Path, no_colour: str, expected: bool) -> None:
    command = [sys.executable, "-m", "diplomatic", "validate", str(broken)]
    environment = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"}
    piped = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert b"\x1b" not in piped.stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment) as process:
        process.wait()
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert (b"\x1b[" in shown) is expected
