"""What the tests have workers do. Functions of a module, because a worker has to find them by their name."""

import os
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.workers import once


def square(setup: int, items: Sequence[int]) -> list[int]:
    return [setup + item * item for item in items]


def who(setup: str, items: Sequence[int]) -> list[tuple[int, int, int]]:
    """The process, the thread, and what was made there of the setup."""
    made = once(setup, _new)
    time.sleep(0.01)
    return [(os.getpid(), threading.get_ident(), id(made)) for _ in items]


def _new(setup: str) -> list[str]:
    return [setup]


def fail_at(setup: int, items: Sequence[int]) -> list[int]:
    if setup in items:
        raise CannotRun("The thirteenth is none", where=Location(Path("a.xml"), 13), hint="Leave it out")
    return list(items)


def lose_one(setup: None, items: Sequence[int]) -> list[int]:
    del setup
    return list(items)[1:]


def die_once(setup: Path, items: Sequence[int]) -> list[int]:
    """Kills its own process in the middle of some chunks, each only the first time."""
    for item in items:
        mark = setup / str(item)
        if item % 40 == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [item * 2 for item in items]


def die_at(setup: int, items: Sequence[int]) -> list[int]:
    if setup in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(items)


def stay(setup: Path, items: Sequence[int]) -> list[int]:
    """Says that it is here, and then takes very long."""
    (setup / str(os.getpid())).touch()
    time.sleep(600)
    return list(items)


def slow(setup: None, items: Sequence[int]) -> list[tuple[int, int]]:
    """Each item, with the process that had it."""
    del setup
    time.sleep(0.1)
    return [(item, os.getpid()) for item in items]
