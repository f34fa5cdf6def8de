"""Those who share the work: the map step, whoever carries it out."""

from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import islice
from typing import TYPE_CHECKING

from diplomatic.workers.task import R, S, T, Work, worked

if TYPE_CHECKING:
    from concurrent.futures import Executor

_MOST_IN_A_CHUNK = 50


class Crew:
    """Those who share the work: an executor with so many workers, or nobody but this process.

    Args:
        executor: any ``concurrent.futures.Executor``; None: everything is done here.
        size: how many workers it has.
    """

    def __init__(self, executor: "Executor | None", size: int = 1) -> None:
        self._executor = executor
        self._size = max(1, size)

    @property
    def is_alone(self) -> bool:
        """Whether everything is done in this process."""
        return self._executor is None

    def map(
        self,
        work: Work[S, T, R],
        setup: S,
        items: Iterable[T],
        *,
        chunk: int = 0,
        name: Callable[[T], str] = str,
    ) -> Iterator[R]:
        """What comes of each item, in the order of the items. They are taken, and done, only as the results are asked for.

        Args:
            work: see ``Work``; whatever it raises is raised here.
            setup: what every chunk needs; it is pickled once, so what is dear to make of it is best made there, by ``once``.
            items: of these and their results only a few chunks are in memory.
            chunk: how many items go to a worker at once; 0: a fair number.
            name: what a message calls an item.

        Raises:
            CannotRun: if an item kills the worker that has it, again and again; or if the workers of others are lost.
        """
        if self._executor is None:
            return _here(work, setup, items, chunk or 1)
        from diplomatic.workers.executors import Workers  # late, as all that an executor needs: few items need none
        from diplomatic.workers.mapping import Map

        chunks = _chunks(items, chunk or self._fair(items))
        return Map(Workers.of(self._executor), self._size, work, setup, name).results(chunks)

    def _fair(self, items: Iterable[object]) -> int:
        """So many items that every worker comes at least eight times, and none waits long for the last."""
        if not isinstance(items, Sized):
            return _MOST_IN_A_CHUNK // 2
        return max(1, min(_MOST_IN_A_CHUNK, len(items) // (8 * self._size)))


def _here(work: Work[S, T, R], setup: S, items: Iterable[T], chunk: int) -> Iterator[R]:
    for some in _chunks(items, chunk):
        yield from worked(work, setup, some)


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while some := list(islice(remaining, size)):
        yield some
