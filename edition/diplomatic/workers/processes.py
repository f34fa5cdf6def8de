"""Workers on this machine: processes, because threads that share a compiled stylesheet of lxml crash the interpreter.

How they are started was measured, with all that ``validate`` imports, two workers on two cores: ``fork`` has its first result
after 6 ms, ``forkserver`` and ``spawn`` after 140 ms. But a fork copies one thread only, and a lock that another one holds stays
locked for ever; and the libraries of macOS do not bear it. So this process is forked where that is Linux and it has one thread,
as the command line has; elsewhere (the preview, an editor's server) a server of forks is asked, or Windows starts anew.

The workers do not hear Ctrl-C, nor SIGTERM, which a terminal or a CI service sends to all of them at once: this process
does, and ends them. If it dies itself, they notice, and end.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread, active_count
from typing import Any

from diplomatic.diagnostics import CannotRun
from diplomatic.workers.executors import Workers

_MOST = 61
"""More processes than this cannot be waited for on Windows."""
_STOPS = (signal.SIGINT, signal.SIGTERM)
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def cpus() -> int:
    """How many processors this process may use: what it is bound to, and what its control group (a container) has of them."""
    if sys.version_info >= (3, 13):
        found = os.process_cpu_count() or 1
    elif hasattr(os, "sched_getaffinity"):
        found = len(os.sched_getaffinity(0))
    else:
        found = os.cpu_count() or 1
    return max(1, min(found, _quota() or found, _MOST))


def _quota() -> int | None:
    """The processors that the control group allows, rounded up: ``150000 100000`` are two. None where it sets no bound."""
    try:
        most, period = _QUOTA.read_text(encoding="ascii").split()
        return None if most == "max" else -(-int(most) // int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return None


def start_method() -> str:
    """How to start workers here and now, see above."""
    if sys.platform == "linux" and active_count() == 1:
        return "fork"
    return "forkserver" if "forkserver" in get_all_start_methods() else "spawn"


class Processes(Workers):
    """A pool of processes that can be stopped at once, and begun anew.

    Raises:
        CannotRun: if the system starts no process.
    """

    _executor: ProcessPoolExecutor

    def __init__(self, size: int, method: str = "") -> None:
        self._size, self._method = min(size, _MOST), method
        super().__init__(self._start())

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with _unheard(), _startable():
            return super().submit(work, *args, **kwargs)

    def renew(self) -> bool:
        self.stop()
        self._executor = self._start()
        return True

    def forget(self, future: Future[Any]) -> None:
        """Nothing: Python 3.11 stumbles over a future that was cancelled when its processes are ended, and they will be."""

    def stop(self) -> None:
        """End the processes now, whatever they are doing."""
        for process in list(
            (self._executor._processes or {}).values()
        ):  # from Python 3.14 on there is ``kill_workers``
            process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes when they have done what they were given."""
        self._executor.shutdown(wait, cancel_futures=cancel_futures)

    def _start(self) -> ProcessPoolExecutor:
        context = get_context(self._method or start_method())
        with _startable():
            return ProcessPoolExecutor(self._size, mp_context=context, initializer=_begin)


@contextmanager
def _startable() -> Iterator[None]:
    """No memory, too many processes, a container without semaphores: what the system says is said."""
    try:
        yield
    except OSError as error:
        what = f"No worker can be started: {error.strerror or error}"
        raise CannotRun(what, hint="Use --jobs 1: everything is then done in one process") from None


@contextmanager
def _unheard() -> Iterator[None]:
    """A process that is started here begins with the signals held back, until it has said what to do about them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """The first thing in a worker."""
    for stop in _STOPS:
        signal.signal(stop, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    gc.freeze()  # what came with a fork is shared as long as nobody writes to it, and looking for garbage does
    Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()


def _end_with_parent() -> None:
    """Without this a worker would wait for ever for work from a process that was killed."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
