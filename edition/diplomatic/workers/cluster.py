"""Workers on other machines: a Dask cluster, https://distributed.dask.org.

The cluster is somebody else's: it is not started here, nor stopped. A worker that dies is Dask's to replace: what it had is given
to another. What a cluster is sent is code to be run, so it has to be one's own.
"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from diplomatic import __version__
from diplomatic.diagnostics import CannotRun
from diplomatic.workers.crew import Crew
from diplomatic.workers.executors import Workers

if TYPE_CHECKING:
    from distributed import Client

_WAIT = 5
"""Seconds in which a scheduler has to answer."""
_PATIENCE = 30
"""Seconds without any worker: a worker that has died can be replaced within them."""
_START = "dask scheduler, and on each machine: dask worker HOST:PORT --nthreads 1"

Standing = tuple[str, str, str, bool]
"""What a worker has: the versions of Diplomatic, of Python and of lxml, and whether it sees the folder of the edition."""


@contextmanager
def cluster(address: str, folder: Path | None = None) -> Iterator[Crew]:
    """The crew that is at an address, ``dask://HOST:PORT``; its workers have to see the folder as it is here.

    Raises:
        CannotRun: if the address is none, nobody answers there, there are no workers, or they are others than this one.
    """
    where = _where(address)
    client = _client(address, where)
    try:
        executor = _Cluster(client, address, folder)
        yield Crew(executor, executor.size())
    finally:
        client.close(timeout=_WAIT)


def _where(address: str) -> str:
    """The address as Dask has it."""
    try:
        parts = urlsplit(address)
        if parts.scheme == "dask" and parts.hostname and parts.port and not parts.path.strip("/"):
            return f"tcp://{parts.netloc}"
    except ValueError:  # a port that is no number
        pass
    raise CannotRun(f"--executor: '{address}' is no address of workers", hint="Write dask://HOST:PORT")


def _client(address: str, where: str) -> "Client":
    try:
        import dask
    except ImportError:
        hint = "Install it: pip install 'diplomatic[dask]'"
        raise CannotRun("--executor needs Dask, which is not installed", hint=hint) from None
    dask.config.set({"logging": {"distributed": "critical", "tornado": "critical"}})  # what it has to say, is said here
    from distributed import Client

    try:
        return Client(where, timeout=_WAIT, set_as_default=False)
    except OSError:
        raise CannotRun(f"No Dask scheduler answers at {address}", hint=f"Start it: {_START}") from None


class _Cluster(Workers):
    """The workers of a scheduler. One that joins later is looked at too, with each chunk that it gets."""

    def __init__(self, client: "Client", address: str, folder: Path | None) -> None:
        from distributed import KilledWorker

        super().__init__(client.get_executor(pure=False))
        self.lost = (*self.lost, KilledWorker)
        self._client, self._address, self._folder = client, address, folder
        self._here = _standing(folder)
        self._alone_since: float | None = None
        if not self.size():
            raise CannotRun(f"The Dask scheduler at {address} has no workers", hint=f"Start some: {_START}")
        self._compare()

    def size(self) -> int:
        """How many chunks can be worked on at once."""
        return sum(self._client.nthreads().values())

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(_as_here, self._here, self._folder, work, *args, **kwargs)

    def look(self) -> None:
        if self._client.status != "running":
            raise self._silent()
        if self.size():
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = monotonic()
        elif monotonic() - self._alone_since > _PATIENCE:
            raise CannotRun(
                f"All workers of {self._address} have gone", hint=f"Start some, and this command again: {_START}"
            )

    def _silent(self) -> CannotRun:
        hint = f"Start it, and this command again: {_START}"
        return CannotRun(f"The Dask scheduler at {self._address} does not answer any more", hint=hint)

    def _compare(self) -> None:
        try:
            self._client.run(_as_here, self._here, self._folder, _standing, self._folder)
        except ImportError as error:
            what = f"A worker of {self._address} cannot import Diplomatic: {error}"
            raise CannotRun(what, hint=f"Install diplomatic {__version__} where the workers run") from None


@cache
def _standing(folder: Path | None) -> Standing:
    from lxml import etree

    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return __version__, python, ".".join(map(str, etree.LXML_VERSION)), folder is None or folder.is_dir()


def _as_here(here: Standing, folder: Path | None, work: Callable[..., Any], *args: Any) -> Any:
    """On a worker: do something, if that comes out as it would where it was asked for.

    Raises:
        CannotRun: if the worker has other versions, or does not see the edition.
    """
    own = _standing(folder)
    if own[:3] != here[:3]:
        names = ("diplomatic", "Python", "lxml")
        has, wanted = (
            ", ".join(f"{name} {what}" for name, what in zip(names, one, strict=False)) for one in (own, here)
        )
        raise CannotRun(f"A Dask worker has {has}; here it is {wanted}", hint="Install the same versions there")
    if not own[3]:
        hint = "Let the workers have the folder at the same path, on a shared file system"
        raise CannotRun(f"A Dask worker does not see the folder {folder}", hint=hint)
    return work(*args)
