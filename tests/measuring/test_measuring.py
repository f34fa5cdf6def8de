"""Sides take turns, and what fails or hangs is named; nothing here says how long anything may take."""

import os
import sys
from pathlib import Path

import pytest
from benchmarks.measure import Failed, Figures, Side, ratio, run, shown, take_turns, thrift


def python(name: str, folder: Path, code: str, **more: object) -> Side:
    return Side(name, (sys.executable, "-c", code), folder, 10, **more)  # type: ignore[arg-type]


def figures(seconds: list[float], documents: int = 10) -> Figures:
    return Figures(Side("side", (), Path(), documents), seconds, [1.0 for _ in seconds])


def test_turns_go_there_and_back(tmp_path: Path) -> None:
    code = "import sys, pathlib; open('said', 'a').write('{}')"
    sides = [python(name, tmp_path, code.format(name)) for name in "abc"]
    found = take_turns(sides, rounds=2, budget=60)
    assert (tmp_path / "said").read_text() == "abccba"
    assert [len(each.seconds) for each in found] == [2, 2, 2]


def test_no_round_begins_when_the_time_is_spent(tmp_path: Path) -> None:
    assert [len(each.seconds) for each in take_turns([python("a", tmp_path, "pass")], rounds=9, budget=0)] == [1]


def test_what_is_done_before_is_done_each_time(tmp_path: Path) -> None:
    done: list[str] = []
    take_turns([python("a", tmp_path, "pass", before=lambda: done.append("x"))], rounds=3, budget=60)
    assert done == ["x", "x", "x"]


def test_a_side_that_fails_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    sides = [python("bad", tmp_path, "raise SystemExit('no such schema')"), python("good", tmp_path, "pass")]
    bad, good = take_turns(sides, rounds=2, budget=60)
    assert bad.failure == "exit code 1: no such schema"
    assert len(good.seconds) == 2
    assert ratio(bad, good) is None


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    found = take_turns([Side("none", ("no-such-program-of-anybody",), tmp_path, 1)], rounds=1, budget=60)
    assert "No such file" in found[0].failure


def test_a_side_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE, timeout=600)"
    )
    with pytest.raises(Failed, match="stopped after 1 seconds"):
        run(python("hangs", tmp_path, "import time; time.sleep(600)"), limit=1)
    with pytest.raises(Failed, match="stopped after 1 seconds"):
        run(python("its child hangs", tmp_path, code.replace("input()", "import time; time.sleep(600)")), limit=1)


def test_who_stops_waiting_stops_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def interrupted(pid: int, _: int) -> None:
        started.append(pid)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("benchmarks.measure.os.wait4", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(python("long", tmp_path, "import time; time.sleep(600)"))
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_a_loop_tells_its_own_seconds(tmp_path: Path) -> None:
    seconds, _, _ = run(python("a", tmp_path, "print('loading'); print(12.5)", tells_time=True))
    assert seconds == 12.5


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="the memory of a process is seen on Linux only"
)
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    child = "x = b'x' * 60_000_000; import time; time.sleep(1)"
    code = f"import subprocess, sys; y = b'y' * 60_000_000; subprocess.run([sys.executable, '-c', {child!r}])"
    _, _, memory = run(python("a", tmp_path, code))
    assert memory > 120_000_000


def test_ratios_are_made_round_by_round() -> None:
    ours, theirs = figures([1.0, 2.0, 4.0]), figures([2.0, 2.0, 2.0], documents=20)
    found = ratio(ours, theirs)
    assert found is not None
    assert (found.typical, found.least, found.most) == (0.5, 0.25, 1.0)
    assert str(found) == "0.50 (0.25 to 1.00)"


def test_what_a_document_costs_does_not_depend_on_the_clock() -> None:
    ours, theirs = figures([1.0, 9.0]), figures([2.0, 2.0], documents=20)
    assert thrift(ours, theirs) == 0.5
    loop = Figures(Side("loop", (), Path(), 10, tells_time=True), [1.0], [1.0])
    assert thrift(ours, loop) is None
    assert thrift(ours, Figures(ours.side, failure="no")) is None


@pytest.mark.parametrize(("number", "text"), [(0.123, "0.12"), (12.34, "12.3"), (1234.5, "1,234")])
def test_numbers_have_two_or_three_figures(number: float, text: str) -> None:
    assert shown(number) == text
