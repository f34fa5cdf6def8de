"""How far a long piece of work is: a bar on a terminal, elsewhere a line now and then; nothing for what is soon done."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from diplomatic.cli.printing import say

_SOON = 0.5
"""Seconds before a bar is shown: one that goes at once is unrest."""
_LONG = 5
"""Seconds before the first line."""
_PAUSE = 10
"""Seconds between two lines."""
_REFRESH = 0.1

Show = Callable[[int], None]


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[..., None]]:
    """Shows how much of the work is done: ``with progress("Checking", 200) as advance: advance(); advance(5)``.

    On a terminal it is a bar, that goes when the work is done; colours are rich's to leave out (NO_COLOR). In CI, and where the
    standard error is no terminal, or one that can only print (TERM=dumb), it is lines. Nothing runs beside the work.
    """
    begun = monotonic()
    bar = _Bar(doing, total) if _can_draw() else None
    first, pause = (_SOON, _REFRESH) if bar else (_LONG, _PAUSE)
    due, done = begun + first, 0

    def advance(number: int = 1) -> None:
        nonlocal due, done
        done += number
        now = monotonic()
        if now < due or done >= total:
            return
        due = now + pause
        figures = f"{done:,} of {total:,}{_pace(done, total, now - begun)}"
        if bar:
            bar.show(done, figures)
        else:
            say(f"{doing}: {figures}")

    try:
        yield advance
    finally:
        if bar:
            bar.stop()


def _can_draw() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown") and not os.environ.get("CI")


def _pace(done: int, total: int, seconds: float) -> str:
    """How fast it goes, and how long it will take: `` (512/s, 12 s left)``."""
    rate = done / seconds
    shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    return f" ({shown}/s, {_duration((total - done) / rate)} left)"


def _duration(seconds: float) -> str:
    """Seconds below two minutes, minutes below two hours."""
    if seconds < 120:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


class _Bar:
    """A bar of rich, which is loaded only when there is one to draw."""

    def __init__(self, doing: str, total: int) -> None:
        self._doing, self._total = doing, total
        self._stop: Callable[[], None] | None = None

    def show(self, done: int, figures: str) -> None:
        if self._stop is None:
            self._begin()
        self._update(done, figures)

    def stop(self) -> None:
        if self._stop:
            self._stop()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[figures]}"))
        drawn = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        task = drawn.add_task(self._doing, total=self._total, figures="")
        drawn.start()

        def update(done: int, figures: str) -> None:
            drawn.update(task, completed=done, figures=figures, refresh=True)

        self._update, self._stop = update, drawn.stop
