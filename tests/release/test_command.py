"""The command: what it says, what it asks git, and how it exits."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import FIRST, change, files_of

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def command(edition: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "diplomatic", "release", *arguments]
    return subprocess.run(run, cwd=edition, capture_output=True, text=True, check=False)


def git(edition: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=An editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([str(GIT), *settings, *arguments], cwd=edition, check=True, capture_output=True)


def test_it_says_what_it_did_and_what_comes_next(edition: Path) -> None:
    done = command(edition, "1.0.0", "--date", FIRST)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "releases/1.0.0\n"
    assert "1.0.0 of 2026-01-31, 1 cable. The first version." in done.stderr
    assert "git tag v1.0.0" in done.stderr
    assert "python -m zipfile -c 1.0.0.zip releases/1.0.0" in done.stderr


def test_the_zip_that_it_proposes_is_a_whole_bag(edition: Path, tmp_path: Path) -> None:
    import bagit

    command(edition, "1.0.0", "--date", FIRST)
    zipped = tmp_path / "1.0.0.zip"
    subprocess.run([sys.executable, "-m", "zipfile", "-c", str(zipped), "releases/1.0.0"], cwd=edition, check=True)
    shutil.unpack_archive(zipped, tmp_path / "out")
    bagit.Bag(str(tmp_path / "out" / "1.0.0")).validate()


def test_a_dry_run_writes_nothing(edition: Path) -> None:
    before = files_of(edition)
    done = command(edition, "1.0.0", "--dry-run", "--date", FIRST)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "Nothing was written." in done.stderr
    assert files_of(edition) == before


def test_an_error_in_a_text_is_reported_and_exits_with_1(edition: Path) -> None:
    change(edition / "tei" / "cables" / "cmc-032.xml", "<closer", "<nonsense/><closer")
    done = command(edition, "1.0.0", "--date", FIRST)
    assert done.returncode == 1
    assert "tei/cables/cmc-032.xml:" in done.stderr
    assert "Nothing was released: 1 error" in done.stderr


@pytest.mark.parametrize("arguments", [["one"], ["1.0.0", "--date", "soon"], ["1.0.0", "/"]])
def test_what_cannot_be_done_is_one_sentence(edition: Path, arguments: list[str]) -> None:
    done = command(edition, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1


@needs_git
def test_texts_are_committed_before_they_are_released(edition: Path) -> None:
    git(edition, "init", "--quiet")
    git(edition, "add", "-A")
    git(edition, "commit", "--quiet", "-m", "The texts")
    change(edition / "tei" / "cables" / "cmc-032.xml", "Havana", "La Habana")
    refused = command(edition, "1.0.0", "--date", FIRST)
    assert refused.returncode == 2
    assert "tei/cables/cmc-032.xml" in refused.stderr
    git(edition, "commit", "--quiet", "-am", "A word")
    git(edition, "tag", "v1.0.0")
    done = command(edition, "1.0.0", "--date", FIRST)
    assert done.returncode == 0, done.stderr
    assert "There is a tag v1.0.0 already" in done.stderr


@needs_git
def test_what_is_not_committed_can_be_released_on_purpose(edition: Path) -> None:
    git(edition, "init", "--quiet")
    assert command(edition, "1.0.0", "--date", FIRST).returncode == 2
    assert command(edition, "1.0.0", "--date", FIRST, "--allow-dirty").returncode == 0
