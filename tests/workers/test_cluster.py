"""A real Dask cluster on loopback: a scheduler, two worker processes, of which one is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.corpus import generate
from tests.workers import work

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.publish import Working, build
from diplomatic.workers import cluster, crew_for

pytest.importorskip("distributed", reason="the extra [dask] is not installed")

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = list(range(203))
LONGEST = 60


@dataclass
class Scheduler:
    """A scheduler and its workers, each a process."""

    address: str
    folder: Path
    processes: list[subprocess.Popen[bytes]]

    def add_worker(self) -> subprocess.Popen[bytes]:
        where = self.address.replace("dask://", "tcp://")
        return self.start(
            "worker", where, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--death-timeout", "60"
        )

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Scheduler]:
    found = Scheduler("", tmp_path, [])
    file = tmp_path / "scheduler.json"
    try:
        found.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-jupyter", "--scheduler-file", str(file))
        end = time.monotonic() + LONGEST
        while not found.address:
            assert time.monotonic() < end, (tmp_path / "0.log").read_text()
            time.sleep(0.05)
            found.address = _address(file)
        yield found
    finally:
        for process in found.processes:
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    try:
        return str(json.loads(file.read_text())["address"]).replace("tcp://", "dask://")
    except (OSError, ValueError):
        return ""


@pytest.fixture
def address(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a scheduler that has two workers."""
    monkeypatch.setattr(cluster, "_WAIT", 30)
    scheduler.add_worker()
    scheduler.add_worker()
    end = time.monotonic() + LONGEST
    while True:
        try:
            with crew_for(1, executor=scheduler.address) as crew:
                if crew._size == 2:
                    return scheduler.address
        except CannotRun:  # there is none yet
            pass
        assert time.monotonic() < end
        time.sleep(0.1)


def test_the_cluster_does_the_work(address: str) -> None:
    with crew_for(len(NUMBERS), executor=address) as crew:
        assert list(crew.map(work.square, 100, NUMBERS)) == [100 + number * number for number in NUMBERS]
        assert {who for who, _, _ in crew.map(work.who, "a", NUMBERS)}.isdisjoint({os.getpid()})
        with pytest.raises(CannotRun, match="The thirteenth is none"):
            list(crew.map(work.fail_at, 13, NUMBERS))


def test_a_worker_that_is_killed_loses_nothing(address: str) -> None:
    with crew_for(len(NUMBERS), executor=address) as crew:
        results = crew.map(work.slow, None, NUMBERS, chunk=3)
        found = [next(results) for _ in range(20)]
        killed = {process for _, process in found}
        assert len(killed) == 2
        os.kill(killed.pop(), signal.SIGKILL)
        found += list(results)
    assert [number for number, _ in found] == NUMBERS
    assert {process for _, process in found[-20:]} == killed


def test_all_workers_gone(address: str, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0)
    with crew_for(len(NUMBERS), executor=address) as crew:
        results = crew.map(work.slow, None, NUMBERS, chunk=3)
        next(results)
        for process in scheduler.processes[1:]:
            process.kill()
        with pytest.raises(CannotRun, match=r"All workers of dask://.* have gone"):
            list(results)


def test_the_scheduler_gone(address: str, scheduler: Scheduler) -> None:
    with crew_for(len(NUMBERS), executor=address) as crew:
        results = crew.map(work.slow, None, NUMBERS, chunk=3)
        next(results)
        scheduler.processes[0].kill()
        with pytest.raises(CannotRun, match=r"does not answer any more|The workers were lost"):
            list(results)


def test_what_the_workers_do_not_see(address: str, tmp_path: Path) -> None:
    with crew_for(9, executor=address, folder=tmp_path) as crew:
        assert list(crew.map(work.square, 0, [3])) == [9]
    with (
        pytest.raises(CannotRun, match="A Dask worker does not see the folder"),
        crew_for(9, executor=address, folder=tmp_path / "elsewhere"),
    ):
        pass


def test_workers_of_another_version(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__version__", "999.0")
    cluster._standing.cache_clear()
    with (
        pytest.raises(CannotRun, match=r"A Dask worker has diplomatic .*; here it is diplomatic 999\.0"),
        crew_for(9, executor=address),
    ):
        pass
    cluster._standing.cache_clear()


def test_no_worker(scheduler: Scheduler) -> None:
    with pytest.raises(CannotRun, match="has no workers"), crew_for(9, executor=scheduler.address):
        pass


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WAIT", 1)
    with (
        pytest.raises(CannotRun, match=r"No Dask scheduler answers at dask://127\.0\.0\.1:1"),
        crew_for(9, executor="dask://127.0.0.1:1"),
    ):
        pass


@pytest.mark.parametrize(
    "address", ["dask://", "dask://host", "dask://host:no", "dask://host:99999", "tcp://a:1", "ray", "dask://a:1/b"]
)
def test_what_is_no_address(address: str) -> None:
    with (
        pytest.raises(CannotRun, match=r"is no address of workers\. Write dask://HOST:PORT"),
        crew_for(9, executor=address),
    ):
        pass


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(CannotRun, match=r"pip install 'diplomatic\[dask\]'"), crew_for(9, executor="dask://a:1"):
        pass


def test_a_site_that_a_cluster_makes_is_the_same(scheduler: Scheduler, address: str, tmp_path: Path) -> None:
    """One of its two workers is killed in the middle of it."""
    generate(tmp_path / "edition", cables=60)
    with (tmp_path / "edition" / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('\n[books]\nepub = "none"\npdf = "none"\n')
    settings, killed = config.load(tmp_path / "edition" / "edition.toml"), list[str]()

    @contextmanager
    def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
        del total
        done = 0

        def advance(number: int) -> None:
            nonlocal done
            done += number
            if done >= 20 and what not in killed:
                killed.append(what)
                scheduler.processes[-1].kill()
                scheduler.add_worker()

        yield advance

    build(settings, tmp_path / "here", working=Working(1))
    built = build(settings, tmp_path / "there", working=Working(None, address, progress))
    assert built.site
    assert killed == ["Checking", "Building"]
    one, other = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (tmp_path / "here", tmp_path / "there")
    )
    assert one == other
