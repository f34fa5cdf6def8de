"""The map step: in order, nothing lost, nothing twice, whoever does the work and whatever becomes of them."""

import os
import pickle
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest
from tests.workers import work

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.workers import Crew, crew_for, processes
from diplomatic.workers.processes import Processes, cpus, start_method

METHODS = ["fork", "forkserver", "spawn"]
NUMBERS = list(range(203))


@pytest.fixture(autouse=True)
def _a_server_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other tests did to the process that forks for this one, or to what leads to it."""
    server = forkserver._forkserver
    for name in ("_forkserver_address", "_forkserver_alive_fd", "_forkserver_pid"):
        monkeypatch.setattr(server, name, None)


class Backwards(Executor):
    """Somebody else's executor: it takes what it is given, and does the last of it first, when it is asked to."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Future[Any], Callable[[], Any]]] = []
        self._any = threading.Condition()
        threading.Thread(target=self._work, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        with self._any:
            self._waiting.append((future, lambda: fn(*args, **kwargs)))
            self._any.notify()
        return future

    def _work(self) -> None:
        while True:
            with self._any:
                self._any.wait_for(lambda: self._waiting)
                future, do = self._waiting.pop()
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(do())
                except (CannotRun, ValueError) as error:
                    future.set_exception(error)


@contextmanager
def of_kind(kind: str) -> Iterator[Crew]:
    if kind in METHODS:
        pool = Processes(2, kind)
        try:
            yield Crew(pool, 2)
        finally:
            pool.stop()
    elif kind == "threads":
        with ThreadPoolExecutor(2) as threads:
            yield Crew(threads, 2)
    else:
        yield Crew(Backwards() if kind == "another" else None, 2)


@pytest.fixture(params=["nobody", "threads", "another", *METHODS])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    with of_kind(request.param) as found:
        yield found


@pytest.mark.parametrize("chunk", [0, 1, 7, 1000])
def test_one_result_for_each_item_in_their_order(crew: Crew, chunk: int) -> None:
    expected = [100 + number * number for number in NUMBERS]
    assert list(crew.map(work.square, 100, NUMBERS, chunk=chunk)) == expected
    assert list(crew.map(work.square, 100, iter(NUMBERS), chunk=chunk)) == expected


def test_no_item_no_result(crew: Crew) -> None:
    assert not list(crew.map(work.square, 100, []))


def test_items_are_taken_as_results_are_asked_for(crew: Crew) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = crew.map(work.square, 0, items(), chunk=10)
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    assert len(taken) <= 10 * 2 * 4 + 10
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 10 * 2 * 4 + 10


def test_what_is_dear_is_made_once_in_each_thread(crew: Crew) -> None:
    made = set(crew.map(work.who, "a", NUMBERS, chunk=5))
    assert len(made) == len({(process, thread) for process, thread, _ in made})
    assert len({one for _, _, one in made}) <= len(made) <= 2


def test_another_setup_is_made_anew(crew: Crew) -> None:
    for setup in (1, 2, 1):
        assert list(crew.map(work.square, setup, [3])) == [setup + 9]


def test_an_error_of_the_work_comes_as_it_is(crew: Crew) -> None:
    results = crew.map(work.fail_at, 13, NUMBERS, chunk=4)
    assert [next(results) for _ in range(12)] == NUMBERS[:12]
    with pytest.raises(CannotRun, match="thirteenth") as caught:
        list(results)
    assert str(caught.value) == "a.xml:13: The thirteenth is none. Leave it out."


def test_an_error_that_stops_a_command_can_travel() -> None:
    error = CannotRun("No", where=Location(Path("a.xml"), 3), hint="Yes")
    again = pickle.loads(pickle.dumps(error))
    assert (again.what, again.where, again.hint, str(again)) == ("No", error.where, "Yes", str(error))


def test_a_result_too_few_is_an_error(crew: Crew) -> None:
    with pytest.raises(ValueError, match="results of"):
        list(crew.map(work.lose_one, None, NUMBERS))


@pytest.mark.parametrize("method", METHODS)
def test_workers_that_die_lose_nothing_and_do_nothing_twice(method: str, tmp_path: Path) -> None:
    with of_kind(method) as crew:
        found = list(crew.map(work.die_once, tmp_path, NUMBERS, chunk=9))
    assert found == [number * 2 for number in NUMBERS]
    assert {path.name for path in tmp_path.iterdir()} == {"7", "47", "87", "127", "167"}


@pytest.mark.parametrize("method", METHODS)
def test_the_item_that_kills_is_named(method: str) -> None:
    with of_kind(method) as crew:
        results = crew.map(work.die_at, 57, NUMBERS, chunk=10, name=lambda item: f"cable {item}")
        assert [next(results) for _ in range(57)] == NUMBERS[:57]
        with pytest.raises(CannotRun, match="given cable 57"):
            next(results)


def test_an_executor_of_others_is_not_begun_anew() -> None:
    with Processes(2)._executor as pool:
        with pytest.raises(CannotRun, match="lost that had 50 and 9 more"):
            list(Crew(pool, 2).map(work.die_at, 57, range(50, 60), chunk=10))
        with pytest.raises(CannotRun, match="Start them again"):
            list(Crew(pool, 2).map(work.square, 57, NUMBERS))


def test_few_items_need_no_process() -> None:
    with crew_for(99, jobs=8) as crew:
        assert crew.is_alone
    with crew_for(10_000, jobs=1) as crew:
        assert crew.is_alone


def test_many_items_have_workers() -> None:
    with crew_for(len(NUMBERS), jobs=2, least=100) as crew:
        assert not crew.is_alone
        made = set(crew.map(work.who, "a", NUMBERS))
    assert os.getpid() not in {process for process, _, _ in made}


def test_a_process_with_threads_is_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert start_method() != "fork"
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize(
    ("quota", "most"), [("max 100000", None), ("100000 100000", 1), ("20000 100000", 1), ("?", None)]
)
def test_a_container_has_so_many_processors(
    quota: str, most: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_QUOTA", tmp_path / "none")
    bound = cpus()
    monkeypatch.setattr(processes, "_QUOTA", tmp_path / "cpu.max")
    (tmp_path / "cpu.max").write_text(quota)
    assert cpus() == (most or bound) >= 1


def test_a_system_that_starts_no_process_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(processes, "ProcessPoolExecutor", refuse)
    with (
        pytest.raises(CannotRun, match=r"No worker can be started: Cannot allocate memory\. Use --jobs 1"),
        crew_for(1000, jobs=2),
    ):
        pass
