"""Who does the work: any executor, and what those of our own can say besides."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any


class Workers(Executor):
    """An executor whose workers can be looked after. This one has another executor do the work, and leaves it as it is."""

    lost: tuple[type[Exception], ...] = (BrokenExecutor, CancelledError)
    """What a future raises whose work was given to a worker that is no more."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    @classmethod
    def of(cls, executor: Executor) -> "Workers":
        return executor if isinstance(executor, Workers) else cls(executor)

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As of any executor; where there is nobody left to take it, the future says so."""
        try:
            return self._executor.submit(work, *args, **kwargs)
        except BrokenExecutor as error:
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed

    def look(self) -> None:
        """Called now and then while a result is waited for.

        Raises:
            CannotRun: if it cannot come any more.
        """

    def renew(self) -> bool:
        """Begin anew, with other workers, what these were given being lost; False if that is not for us to do."""
        return False

    def forget(self, future: Future[Any]) -> None:
        """Nobody asks for this result any more."""
        future.cancel()
