"""One build of a site at a time. Who is at it holds a lock that the operating system lets go of when its holder is gone, however.

The lock is a transaction of SQLite, which works on every system and needs no package; the file says whose it is.
"""

import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location


@contextmanager
def holding(store: Path, site: Path) -> Iterator[None]:
    """Hold the lock of a site, which lies beside its store.

    Raises:
        CannotRun: if another process has it, or it cannot be written.
    """
    path = store.with_suffix(".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(path, isolation_level=None, timeout=0)
    except (OSError, sqlite3.Error) as error:
        raise _not_written(site, error) from None
    try:
        _take(lock, path, site)
        yield
    finally:
        lock.close()


def _take(lock: sqlite3.Connection, path: Path, site: Path) -> None:
    try:
        lock.execute("BEGIN IMMEDIATE")
        lock.execute("CREATE TABLE IF NOT EXISTS holder (process INTEGER, machine TEXT)")
        lock.execute("DELETE FROM holder")
        lock.execute("INSERT INTO holder VALUES (?, ?)", (os.getpid(), platform.node()))
        lock.execute("COMMIT")
        lock.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            hint = "Wait until it is done, or end it; or build into another folder with --output"
            raise CannotRun(f"The site is being built by {_holder(lock)}", where=Location(site), hint=hint) from None
        raise _not_written(site, error) from None
    except sqlite3.DatabaseError:
        hint = "It is not what a build has written; remove it"
        raise CannotRun("The lock of the site cannot be read", where=Location(path), hint=hint) from None


def _holder(lock: sqlite3.Connection) -> str:
    try:
        process, machine = lock.execute("SELECT process, machine FROM holder").fetchone()
    except (sqlite3.Error, TypeError):
        return "another process"
    here = "" if machine == platform.node() else f" on {machine}"
    return f"another process, number {process}{here}"


def _not_written(site: Path, error: Exception) -> CannotRun:
    what = f"The site cannot be written: {getattr(error, 'strerror', None) or error}"
    return CannotRun(what, where=Location(site), hint="Name another folder with --output")
