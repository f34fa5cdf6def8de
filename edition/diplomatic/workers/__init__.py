"""Work shared between workers: a map over many items, on the processors of this machine or on others."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomatic.workers.crew import Crew
from diplomatic.workers.task import once

__all__ = ["Crew", "crew_for", "once"]

LEAST = 50
"""With fewer items for each, more workers are not worth their start."""


@contextmanager
def crew_for(
    items: int, *, jobs: int | None = None, executor: str = "", folder: Path | None = None, least: int = LEAST
) -> Iterator[Crew]:
    """A crew for so many items; when it is left, its workers are done, or, because of an exception, stopped at once.

    Args:
        items: how many there will be.
        jobs: how many workers at most; None: as many as there are processors.
        executor: the address of a cluster instead: ``dask://HOST:PORT``.
        folder: what a cluster has to see as it is here.
        least: how many items a worker is worth its start for.

    Raises:
        CannotRun: if the cluster cannot be used.
    """
    if executor:
        from diplomatic.workers.cluster import cluster

        with cluster(executor, folder) as crew:
            yield crew
        return
    size = min(items // least, jobs) if jobs else items // least
    if size > 1 and jobs is None:
        from diplomatic.workers.processes import cpus

        size = min(size, cpus())
    if size < 2:
        yield Crew(None)
        return
    from diplomatic.workers.processes import Processes

    processes = Processes(size)
    try:
        yield Crew(processes, size)
    except BaseException:
        processes.stop()
        raise
    processes.shutdown(cancel_futures=True)
