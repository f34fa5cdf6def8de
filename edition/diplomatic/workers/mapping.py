"""A map over the workers of an executor: chunks go to them, results come back in the order of the items.

Which mistake is worse: to give an item twice, or to lose it? Neither may be. What a worker gave back is never asked for
again; what was with workers when one of them died is done anew, item by item, so that the one that kills can be named.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from itertools import islice
from typing import Generic

from diplomatic.diagnostics import CannotRun
from diplomatic.workers.executors import Workers
from diplomatic.workers.task import R, S, T, Work, remember, run

_CHUNKS_A_WORKER = 4
"""How many chunks are under way for each worker: enough that none waits while one of them is at a long cable."""
_TRIES = 2
_LOOK_UP = 0.5
"""Seconds after which a wait is begun anew: Windows does not interrupt one, and the workers may be gone."""


class _Chunk(Generic[T, R]):
    """Some items, and what will come of them."""

    def __init__(self, items: Sequence[T], future: "Future[Sequence[R]]") -> None:
        self.items, self.future = items, future

    def results(self, workers: Workers) -> Sequence[R]:
        while not wait([self.future], _LOOK_UP).done:
            workers.look()
        return self.future.result()

    @property
    def is_done(self) -> bool:
        return self.future.done() and not self.future.cancelled() and self.future.exception() is None


class Map(Generic[S, T, R]):
    """One run over items, see ``Crew.map``."""

    def __init__(self, workers: Workers, size: int, work: Work[S, T, R], setup: S, name: Callable[[T], str]) -> None:
        self._workers, self._work, self._name = workers, work, name
        self._most = size * _CHUNKS_A_WORKER
        self._payload = pickle.dumps(setup)
        remember(self._payload, setup)
        self._given: deque[_Chunk[T, R]] = deque()

    def results(self, chunks: Iterator[list[T]]) -> Iterator[R]:
        try:
            self._fill(chunks)
            while self._given:
                try:
                    found = self._given[0].results(self._workers)
                except self._workers.lost as error:
                    yield from self._again(error)
                else:
                    self._given.popleft()
                    self._fill(chunks)
                    yield from found
                self._fill(chunks)
        finally:
            for given in self._given:
                self._workers.forget(given.future)

    def _fill(self, chunks: Iterator[list[T]]) -> None:
        for some in islice(chunks, max(0, self._most - len(self._given))):
            self._given.append(self._give(some))

    def _give(self, items: Sequence[T]) -> _Chunk[T, R]:
        return _Chunk(items, self._workers.submit(run, self._work, self._payload, items))

    def _again(self, error: Exception) -> Iterator[R]:
        """The results of everything that is under way: those that are there, and the others item by item, one at a time."""
        if not self._workers.renew():
            raise self._gone(error, self._given[0].items) from None
        while self._given:
            given = self._given.popleft()
            if given.is_done:
                yield from given.results(self._workers)
            else:
                for item in given.items:
                    yield self._alone(item)

    def _alone(self, item: T) -> R:
        for _ in range(_TRIES):
            try:
                return self._give([item]).results(self._workers)[0]
            except self._workers.lost:
                self._workers.renew()
        what = f"A worker died each time that it was given {self._name(item)}"
        hint = "Try without it: if that runs, it needs more memory than there is, or shows a fault of a library"
        raise CannotRun(what, hint=hint)

    def _gone(self, error: Exception, items: Sequence[T]) -> CannotRun:
        more = f" and {len(items) - 1:,} more" if len(items) > 1 else ""
        what = f"The workers were lost that had {self._name(items[0])}{more} ({str(error) or type(error).__name__})"
        return CannotRun(what, hint="Start them again, and then this command")
