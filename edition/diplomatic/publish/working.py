"""How a build works: with how many workers, where, and whom it tells how far it is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from diplomatic.workers import Crew, crew_for

Advance = Callable[[int], None]
Progress = Callable[[str, int], AbstractContextManager[Advance]]
"""Given what is done, and how many times, more or less; gives what is told how many more are done."""


@contextmanager
def silent(_what: str, _total: int) -> Iterator[Advance]:
    """Tells nobody."""
    yield lambda _: None


@dataclass(frozen=True)
class Working:
    """``jobs`` is the number of workers (None: as many as there are processors), ``executor`` a cluster in their place, whose
    workers need to see the ``folder`` of the edition at the same path.
    """

    jobs: int | None = None
    executor: str = ""
    progress: Progress = silent
    folder: Path | None = None

    def crew(self, items: int) -> AbstractContextManager[Crew]:
        """Workers for so many items.

        Raises:
            CannotRun: if the cluster cannot be used.
        """
        return crew_for(items, jobs=self.jobs, executor=self.executor, folder=self.folder)
