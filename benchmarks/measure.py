"""Whole processes, measured in turns: seconds on the clock, seconds of the processor, and memory, with all their children.

A side that fails or takes too long is named with its reason; the others go on.
"""

import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter
from typing import IO

REPOSITORY = Path(__file__).resolve().parents[1]
_PATIENCE, _SLOWEST = 600.0, 50
"""A process is ended after so many seconds, and one more for so many documents."""
_OFTEN, _SELDOM, _SOON = 0.01, 0.2, 0.5
"""How often memory is looked at: often at first, for what is soon over."""


class Failed(Exception):
    """A side did not do its work; the message says why."""


@dataclass(frozen=True)
class Side:
    """A way to do the work: the process, and what is done before it without being measured.

    ``beside`` is our side that it is compared with, where that is not the one with as many cores.
    ``tells_time``: its last line of output is the seconds of its loop; they count, and not those of its start.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    documents: int
    cores: int = 1
    is_ours: bool = False
    before: Callable[[], object] | None = None
    beside: str = ""
    tells_time: bool = False


@dataclass
class Figures:
    """What was measured of a side, by round. Memory is the largest sum over the processes at one time, in
    bytes; 0 where it was not seen.
    """

    side: Side
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: int = 0
    failure: str = ""

    @property
    def name(self) -> str:
        return self.side.name

    @property
    def typical(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)

    @property
    def rate(self) -> float:
        """Documents in a second."""
        return self.side.documents / self.typical

    @property
    def each(self) -> float:
        """Seconds of the processor for one document."""
        return median(self.cpu) / self.side.documents


@dataclass(frozen=True)
class Ratio:
    """How many times as fast one side is as another: the median over the rounds, and the least and the most."""

    typical: float
    least: float
    most: float

    def __str__(self) -> str:
        typical, least, most = map(shown, (self.typical, self.least, self.most))
        return typical if least == most else f"{typical} ({least} to {most})"


def shown(number: float) -> str:
    """A number with two or three figures that mean something."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def ratio(one: Figures, other: Figures) -> Ratio | None:
    """How many times as many documents ``one`` does in the time, round by round; None where one of them failed."""
    if one.failure or other.failure:
        return None
    share = one.side.documents / other.side.documents
    each = [theirs / mine * share for mine, theirs in zip(one.seconds, other.seconds, strict=False)]
    return Ratio(median(each), min(each), max(each)) if each else None


def thrift(one: Figures, other: Figures) -> float | None:
    """How many documents ``one`` does with the processor time that ``other`` needs for one: what a busy machine says too.

    None where one of them failed, or only one of them counts its start.
    """
    if one.failure or other.failure or one.side.tells_time != other.side.tells_time:
        return None
    return other.each / one.each if one.each else None


def take_turns(sides: Iterable[Side], rounds: int, budget: float) -> list[Figures]:
    """Each side once in each round, there and back; no round begins after the budget of seconds is spent."""
    all_figures = [Figures(side) for side in sides]
    begun = perf_counter()
    for number in range(rounds):
        if number and perf_counter() - begun > budget:
            break
        for figures in all_figures if number % 2 == 0 else reversed(all_figures):
            if not figures.failure:
                _add(figures)
    return all_figures


def _add(figures: Figures) -> None:
    try:
        if figures.side.before:
            figures.side.before()
        seconds, cpu, memory = run(figures.side)
    except (Failed, OSError) as error:
        figures.failure = str(error)
        return
    figures.seconds.append(seconds)
    figures.cpu.append(cpu)
    figures.memory = max(figures.memory, memory)


def run(side: Side, limit: float = 0) -> tuple[float, float, int]:
    """Seconds, seconds of the processor, and bytes of memory at most.

    Raises:
        Failed: if it exits with anything but 0, or takes longer than ``limit``, or than is believable.
        OSError: if it cannot be started.
    """
    limit = limit or _PATIENCE + side.documents / _SLOWEST
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrong:
        begun = perf_counter()
        process = subprocess.Popen(
            side.arguments,
            cwd=side.folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said if side.tells_time else subprocess.DEVNULL,
            stderr=wrong,
            start_new_session=True,
        )
        with _Watch(process.pid, limit) as watch:
            usage = _wait(process)
            seconds = perf_counter() - begun
        if watch.too_long:
            raise Failed(f"stopped after {limit:.0f} seconds")
        if process.returncode:
            raise Failed(f"exit code {process.returncode}: {_last_line(wrong)}")
        if side.tells_time:
            seconds = float(_last_line(said))
        return seconds, usage.ru_utime + usage.ru_stime, watch.memory


def environment() -> dict[str, str]:
    """That of the processes: they find this checkout and no other."""
    return {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'edition'}"}


def _wait(process: "subprocess.Popen[bytes]") -> resource.struct_rusage:
    """Wait for a process; who stops waiting stops it and all that it started."""
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


def _last_line(file: IO[bytes]) -> str:
    file.seek(0)
    lines = file.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


class _Watch(Thread):
    """Looks at the memory of a process and of all that it started, and ends it when it takes too long."""

    def __init__(self, pid: int, limit: float) -> None:
        super().__init__(daemon=True)
        self._pid, self._limit, self._over = pid, limit, Event()
        self.memory, self.too_long = 0, False

    def __enter__(self) -> "_Watch":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        begun = perf_counter()
        while not self._over.wait(_OFTEN if perf_counter() - begun < _SOON else _SELDOM):
            self.memory = max(self.memory, sum(map(_proportional, _family(self._pid))))
            if perf_counter() - begun > self._limit:
                self.too_long = True
                os.killpg(self._pid, signal.SIGKILL)
                return


def _family(pid: int) -> Iterable[int]:
    """A process and its descendants, where the system says (Linux)."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it is over
        for child in children:
            yield from _family(int(child))


def _proportional(pid: int) -> int:
    """The memory of a process, what it shares with others divided among them (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
