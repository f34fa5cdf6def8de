"""``validate --fix`` and ``--diff``, from outside."""

import json
import subprocess
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def mendable(cable: Path) -> Path:
    """The cable of the new edition, with a paragraph more that has no id, and a date that has no @when."""
    text = cable.read_bytes().replace(
        b'<p xml:id="p2">', b'<p>Between.  <date>29/X/1962</date></p>\r\n        <p xml:id="p2">'
    )
    cable.write_bytes(text)
    return cable


def test_the_diff_can_be_applied_and_is_what_fix_does(run: Run, edition: Path, mendable: Path) -> None:
    before = mendable.read_bytes()
    shown = run("validate", "--diff", "tei/cables", cwd=edition)
    assert shown.code == 1
    assert mendable.read_bytes() == before
    assert "Would mend: 2 fixes in 1 file. Nothing was written." in shown.err
    subprocess.run(["git", "apply", "-p1"], input=shown.out.encode(), cwd=edition, check=True)
    applied = mendable.read_bytes()
    mendable.write_bytes(before)
    done = run("validate", "--fix", cwd=edition)
    assert (done.code, done.out) == (0, "")
    assert "Mended: 2 fixes in 1 file." in done.err
    assert mendable.read_bytes() == applied
    expected = b'<p xml:id="p1a">Between.  <date when="1962-10-29">29/X/1962</date></p>\r\n        <p xml:id="p2">'
    assert applied == before.replace(b'<p>Between.  <date>29/X/1962</date></p>\r\n        <p xml:id="p2">', expected)
    assert run("validate", "--diff", cwd=edition).code == 0


def test_what_is_selected_is_mended(run: Run, edition: Path, mendable: Path) -> None:
    run("validate", "--fix", "--select", "F002", cwd=edition)
    assert b'<p>Between.  <date when="1962-10-29">' in mendable.read_bytes()


def test_what_is_ignored_is_not_mended(run: Run, edition: Path, mendable: Path) -> None:
    instruction = b'<?diplomatic ignore F002 reason="the day is in doubt"?>'
    mendable.write_bytes(mendable.read_bytes().replace(b"<date>29/X/1962", instruction + b"<date>29/X/1962"))
    done = run("validate", "--fix", cwd=edition)
    assert done.code == 0
    assert instruction + b"<date>29/X/1962</date>" in mendable.read_bytes()


def test_what_remains_is_reported(run: Run, mendable: Path, broken: Path) -> None:
    assert mendable == broken
    done = run("validate", "--fix", "--format", "json", broken)
    assert done.code == 1
    assert [finding["code"] for finding in json.loads(done.out)] == ["N001"]


def test_a_file_that_cannot_be_read_is_only_reported(run: Run, edition: Path, mendable: Path) -> None:
    (mendable.parent / "bad.xml").write_text("<TEI>")
    done = run("validate", "--fix", cwd=edition)
    assert done.code == 1
    assert "X001" in done.out
    assert "Mended: 2 fixes in 1 file." in done.err


@pytest.mark.parametrize("options", [("--fix", "--diff"), ("--diff", "--fix")])
def test_one_of_the_two(run: Run, edition: Path, options: tuple[str, str]) -> None:
    done = run("validate", *options, cwd=edition)
    assert done.code == 2
    assert "give one of them" in done.err
