"""The Nu HTML Checker: asked where it is at hand, and never passed over in silence. Java is a script here that answers like it."""

import json
from pathlib import Path

import pytest

from diplomatic.citable import State
from diplomatic.diagnostics import CannotRun

from .conftest import asked, messages


def java(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checker that gives this answer, whatever it is asked."""
    folder.mkdir()
    (folder / "answer").write_text(answer, "utf-8")
    (folder / "java").write_text(f'#!/bin/sh\ncat "{folder}/answer" >&2\n', "utf-8")
    (folder / "java").chmod(0o755)
    (folder / "vnu.jar").write_bytes(b"PK")
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setenv("VNU_JAR", str(folder / "vnu.jar"))


def test_it_is_said_that_it_was_not_asked(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VNU_JAR", raising=False)
    (verdict,) = asked(good, "C30").verdicts
    assert verdict.state is State.HELD
    assert "the Nu HTML Checker was not asked" in verdict.looked


def test_what_it_finds_is_found(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = good / "build/site/index.html"
    message = {"type": "error", "url": place.resolve().as_uri(), "lastLine": 3, "message": "Stray end tag “x”."}
    java(tmp_path / "bin", json.dumps({"messages": [message]}), monkeypatch)
    (verdict,) = asked(good, "C30").verdicts
    assert [(finding.path, finding.line, finding.message) for finding in verdict.findings] == [
        (place.resolve(), 3, "Nu HTML Checker: Stray end tag “x”.")
    ]


def test_it_finds_nothing(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java(tmp_path / "bin", '{"messages": []}', monkeypatch)
    assert messages(asked(good, "C30")) == []


@pytest.mark.parametrize("answer", ["", "Exception in thread main", "[]", "{}"])
def test_it_fails(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    java(tmp_path / "bin", answer, monkeypatch)
    with pytest.raises(CannotRun, match="Nu HTML Checker fails"):
        asked(good, "C30")


def test_it_is_not_there(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNU_JAR", str(good / "no.jar"))
    with pytest.raises(CannotRun, match=r"VNU_JAR names no file|needs Java"):
        asked(good, "C30")
