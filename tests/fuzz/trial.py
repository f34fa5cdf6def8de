"""One run of a target on one input, and what was wrong."""

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from .target import HERE, ROOT

_OURS = (str(ROOT / "edition"), str(HERE / "targets"))
_ANYWHERE = (RecursionError, MemoryError)
_SHOWN = 300


class TooSlow(BaseException):
    """An input of a few kilobytes took so much time that the next larger one would seem to hang. Nothing may catch it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a target raised. ``kind`` tells faults apart: the exception, and the place in the code."""

    kind: str
    message: str
    trace: str = field(compare=False, default="")


def trial(run: Callable[[bytes], None], data: bytes, seconds: float = 0) -> Fault | None:
    """Run a target; None if all holds. An input may take so many ``seconds`` of processor time; without them, as long as it takes."""
    try:
        with _no_longer_than(seconds):
            run(data)
    except (Exception, TooSlow) as error:
        return _fault(error)
    return None


def _fault(error: BaseException) -> Fault:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_OURS)]
    place = ours[-1] if ours else frames[-1]
    file = place.filename.removeprefix(f"{ROOT}/")
    name = type(error).__name__
    where = file if isinstance(error, (*_ANYWHERE, TooSlow)) else f"{file}:{place.lineno}"
    message = " ".join(ascii(str(error)).split())[:_SHOWN]
    return Fault(f"{name} in {where}", message, "".join(traceback.format_exception(error, limit=-12)))


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Where the system has no such clock, there is no limit."""
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooSlow
