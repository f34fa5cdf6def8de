"""What runs in a worker: a chunk of items, with the setup that all of them share."""

from collections.abc import Callable, Sequence
from threading import local
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
M = TypeVar("M")
Work = Callable[[S, Sequence[T]], Sequence[R]]
"""What is done with a chunk: given the setup and some items, one result for each, in their order. A function of a module."""


class _Kept(local):
    """The setup that was used last, as it came and as it is, and what was made of it.

    One for each thread: two threads that use one compiled stylesheet of lxml crash the interpreter.
    """

    def __init__(self) -> None:
        self.payload: bytes | None = None
        self.setup: Any = None
        self.owner: object = None
        self.made: dict[object, Any] = {}


_kept = _Kept()


def once(setup: S, make: Callable[[S], M]) -> M:
    """What a function makes of a setup, made when it is first asked for: a compiled schema, stylesheets, registers.

    This worker keeps it for as long as it is given the same setup: the object itself, not one that is equal.
    """
    if _kept.owner is not setup:
        _kept.owner, _kept.made = setup, {}
    if make not in _kept.made:
        _kept.made[make] = make(setup)
    made: M = _kept.made[make]
    return made


def remember(payload: bytes, setup: object) -> None:
    """What was made here of a setup is known for its pickle too: a fork of this process need not make it again."""
    if _kept.owner is setup:
        _kept.setup, _kept.payload = setup, payload


def run(work: Work[S, T, R], payload: bytes, items: Sequence[T]) -> Sequence[R]:
    """Work on a chunk, with a pickled setup; it is unpickled once for all chunks that come with it."""
    if _kept.payload != payload:
        import pickle  # late: who works alone does without

        _kept.setup, _kept.payload = pickle.loads(payload), payload
    return worked(work, _kept.setup, items)


def worked(work: Work[S, T, R], setup: S, items: Sequence[T]) -> Sequence[R]:
    """Work on a chunk here.

    Raises:
        ValueError: if the work does not give one result for each item: nobody could tell which are whose.
    """
    results = work(setup, items)
    if len(results) != len(items):
        raise ValueError(f"{len(results)} results of {len(items)} items")
    return results
