"""What feeds the targets: its changes, its smallest inputs, and what it keeps."""

import json
import time
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from . import run, worker
from .minimise import minimise
from .mutation import tokens, trees
from .target import NAMES, Target, load
from .trial import trial

CABLE = load("cables").inputs.popitem()[1]


@given(st.binary(max_size=300))
def test_the_tokens_are_the_input(data: bytes) -> None:
    assert b"".join(tokens.tokens(data)) == data


@given(st.binary(max_size=100), st.integers())
def test_any_input_can_be_changed_and_the_same_number_gives_the_same(data: bytes, seed: int) -> None:
    first, second = (tokens.change(data, Random(seed), [b"<a>b c</a>"], [b"word"]) for _ in range(2))
    assert first == second


@given(st.integers(0, 10**6))
def test_a_changed_tree_is_well_formed(seed: int) -> None:
    changed = trees.change(CABLE, Random(seed), [CABLE], [b"persName", b"\x00", b"<"])
    assert changed
    etree.fromstring(changed, etree.XMLParser(resolve_entities=False, collect_ids=False, huge_tree=True))


def test_what_is_no_tree_is_not_changed_as_one() -> None:
    assert trees.change(b"", Random(1), [], []) is None


def test_most_changes_change_something() -> None:
    assert len({tokens.change(CABLE, Random(seed), [CABLE], [b"x"]) for seed in range(100)}) > 80


def test_the_smallest_input_is_found() -> None:
    data = b"".join(b"line %d has words\n" % number for number in range(200))
    assert minimise(data, lambda each: b"57" in each and b"9" in each) in {b"579", b"957"}
    assert minimise(data, lambda each: each == data) == data


def test_a_fault_is_told_by_its_place() -> None:
    def target(data: bytes) -> None:
        if data == b"loop":
            target(data)
        if not data:
            raise ValueError("one and\n two")

    assert trial(target, b"x") is None
    fault, deep = trial(target, b""), trial(target, b"loop")
    assert fault
    assert deep
    assert (fault.kind.partition(" ")[0], fault.message) == ("ValueError", r"'one and\n two'")
    assert deep.kind.startswith("RecursionError in ")


def test_what_does_not_end_is_a_fault() -> None:
    def target(data: bytes) -> None:
        while data:
            pass

    fault = trial(target, b"x", 0.05)
    assert fault
    assert fault.kind.startswith("TooSlow in ")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> worker.Worker:
    """A worker whose target does not bear the letter x."""
    monkeypatch.setattr(worker, "FOUND", tmp_path / "found")
    monkeypatch.setattr(run, "FOUND", tmp_path / "found")

    def target(data: bytes) -> None:
        if b"x" in data:
            raise KeyError("x")

    module = ModuleType("broken")
    module.__dict__.update(target=target, WORDS=("x",))
    return worker.Worker(Target("broken", module), tmp_path, time.monotonic() + 600, Random(1))


def test_what_fails_is_kept_once_and_small(broken: worker.Worker, tmp_path: Path) -> None:
    for data in (b"good", b"an example", b"two x x"):
        broken.execute(data)
    (kept,) = (tmp_path / "found" / "broken").iterdir()
    assert kept.read_bytes() == b"x"


def test_an_input_that_ends_the_process_is_kept(broken: worker.Worker, tmp_path: Path) -> None:
    broken.execute(b"the last one")
    said = run._broken_off("broken", tmp_path, "it ended with -11")
    (kept,) = (tmp_path / "found" / "broken").iterdir()
    assert kept.read_bytes() == b"the last one"
    assert "it ended with -11" in said


def test_a_target_that_cannot_begin_says_so(tmp_path: Path) -> None:
    assert "could not be run" in run._broken_off("dates", tmp_path, "it ended with 1")


@pytest.mark.parametrize("guided", [True, False])
def test_a_target_is_fed(guided: bool, tmp_path: Path) -> None:
    if guided and not worker.is_guided():
        pytest.skip("atheris is not installed")
    (tmp_path / "dates").mkdir()
    code = f"from tests.fuzz import worker; worker.is_guided = lambda: {guided}; from pathlib import Path; "
    code += f"worker.main('dates', Path({str(tmp_path / 'dates')!r}), 0.5, 7)"
    found = run.executed(["-c", code], 0.5, tmp_path / "dates")
    said = json.loads((tmp_path / "dates" / worker.RESULT).read_text("utf-8"))
    assert found == ""
    assert said["executions"] >= 1
    assert said["faults"] == []


def test_an_unknown_target_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.main(["cabels"])
    assert stopped.value.code == 2
    assert "there is no target 'cabels'; known are " + ", ".join(NAMES) in capsys.readouterr().err
