"""``validate --changed-since``: only what has changed, unless something has changed that all documents share."""

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import Run

ENVIRONMENT = {
    **os.environ,
    **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


@pytest.fixture
def history(edition: Path, cable: Path) -> Path:
    """The new edition under git, with two cables that have an error."""
    text = cable.read_text(encoding="utf-8").replace("<persName>First", '<persName ref="#nobody">First')
    for name in ("cable-002", "cäble 003"):
        (cable.parent / f"{name}.xml").write_text(text.replace("cable-001", name.replace(" ", "-")), encoding="utf-8")
    git(edition, "init", "-q", "-b", "main")
    git(edition, "add", "-A")
    git(edition, "commit", "-qm", "all")
    return edition


def touch(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "<!-- -->\n", encoding="utf-8")


def test_nothing_has_changed(run: Run, history: Path) -> None:
    done = run("validate", "--changed-since", "HEAD", cwd=history)
    assert (done.code, done.out) == (0, "")
    assert "0 files of 6 changed since HEAD." in done.err


def test_only_what_has_changed(run: Run, history: Path) -> None:
    touch(history / "tei/cables/cäble 003.xml")
    done = run("validate", "--changed-since", "main", cwd=history)
    assert done.code == 1
    assert {line.partition(":")[0] for line in done.out.splitlines() if ": error " in line} == {
        "tei/cables/cäble 003.xml"
    }
    git(history, "commit", "-qam", "changed")
    assert run("validate", "--changed-since", "HEAD", cwd=history).code == 0
    assert run("validate", "--changed-since", "HEAD~1", cwd=history).code == 1


def test_a_new_file_has_changed(run: Run, history: Path) -> None:
    (history / "tei/cables/new.xml").write_text("<TEI>")
    assert "X001" in run("validate", "--changed-since", "HEAD", "tei", cwd=history).out


def test_since_the_branches_parted(run: Run, history: Path) -> None:
    git(history, "branch", "topic")
    touch(history / "tei/cables/cable-002.xml")
    git(history, "commit", "-qam", "on main")
    git(history, "checkout", "-q", "topic")
    assert run("validate", "--changed-since", "main", cwd=history).code == 0


@pytest.mark.parametrize("file", ["edition.toml", "tei/registers/persons.xml"])
def test_what_all_documents_share(run: Run, history: Path, file: str) -> None:
    path = history / file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = run("validate", "--changed-since", "HEAD", cwd=history)
    assert done.code == 1
    assert f"Everything is checked: {file} has changed" in done.err


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "HEAD:edition.toml", "", "a b", "-h"])
def test_no_such_revision(run: Run, history: Path, revision: str) -> None:
    done = run("validate", f"--changed-since={revision}", cwd=history)
    assert done.refused("has no revision", "fetch-depth: 0")
    assert not (history / "x").exists()


def test_no_repository(run: Run, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(edition.parent))
    assert run("validate", "--changed-since", "HEAD", cwd=edition).refused("cannot ask git", "not a git repository")


def test_no_git(run: Run, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("validate", "--changed-since", "HEAD", cwd=edition).refused("needs git, which is not installed")


def test_the_repository_runs_nothing(run: Run, history: Path) -> None:
    program = history / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {history}/ran\n")
    program.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.tei.textconv", "core.pager"):
        git(history, "config", setting, str(program))
    (history / ".gitattributes").write_text("*.xml diff=tei\n")
    touch(history / "tei/cables/cable-002.xml")
    assert run("validate", "--changed-since", "HEAD", cwd=history).code == 1
    assert not (history / "ran").exists()
