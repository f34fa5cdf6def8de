"""The database itself: where it is, its tables, and what is done with one that is of no use."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diplomatic.diagnostics import CannotRun, Location

_LAYOUT = 3
"""Counted up with every change to the tables: a database of another layout is begun anew."""

_TABLES = """
CREATE TABLE said (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE state (path TEXT PRIMARY KEY, time INTEGER, size INTEGER, node INTEGER, digest TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE text (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, digest TEXT NOT NULL, law TEXT NOT NULL,
  id TEXT NOT NULL, day TEXT NOT NULL, changed TEXT NOT NULL, card TEXT NOT NULL, refs TEXT NOT NULL, corpus TEXT NOT NULL,
  seen TEXT NOT NULL, findings TEXT NOT NULL, judged INTEGER NOT NULL
);
CREATE INDEX text_by_day ON text (kind, day, id);
CREATE INDEX text_by_law ON text (law);
CREATE INDEX text_by_id ON text (id, kind);
CREATE TABLE content (number INTEGER PRIMARY KEY, facts TEXT NOT NULL, statements TEXT NOT NULL, corpus TEXT NOT NULL);
CREATE TABLE statements (digest TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE asked (
  number INTEGER NOT NULL, about TEXT NOT NULL, file TEXT NOT NULL, answer TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX asked_by_text ON asked (number);
CREATE TABLE link (number INTEGER NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL, target TEXT NOT NULL);
CREATE INDEX link_by_text ON link (number, kind, place);
CREATE INDEX link_by_target ON link (target, kind);
CREATE TABLE ref (number INTEGER PRIMARY KEY, file TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (file, id));
CREATE TABLE named (
  number INTEGER NOT NULL, ref INTEGER NOT NULL, place INTEGER NOT NULL, roles INTEGER NOT NULL, mentions TEXT NOT NULL,
  digest TEXT NOT NULL
);
CREATE INDEX named_by_text ON named (number);
CREATE INDEX named_by_ref ON named (ref, number);

CREATE TABLE part (name TEXT PRIMARY KEY, inputs TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE step (name TEXT PRIMARY KEY, part TEXT NOT NULL, inputs TEXT NOT NULL, warnings TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX step_by_part ON step (part);
CREATE TABLE made (
  path TEXT PRIMARY KEY, folded TEXT NOT NULL, step TEXT NOT NULL, digest TEXT NOT NULL, time INTEGER NOT NULL,
  size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX made_by_folded ON made (folded);
CREATE INDEX made_by_step ON made (step);
CREATE TABLE folder (path TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pending (path TEXT PRIMARY KEY, is_new INTEGER NOT NULL) WITHOUT ROWID;
"""


def place_of(site: Path) -> Path:
    """Where the database of a site is: beside it, so that nobody publishes it."""
    target = site.resolve()
    return target.with_name(f".{target.name}.sqlite")


class Store:
    """An open database. ``root`` is the edition's folder: a store that was kept for another one is begun anew."""

    def __init__(self, connection: sqlite3.Connection, path: Path, root: Path) -> None:
        self.connection, self.path, self.root = connection, path, root
        self.execute = connection.execute
        self.many = connection.executemany

    @classmethod
    @contextmanager
    def open(cls, path: Path, root: Path) -> "Iterator[Store]":
        """A store, to read and to write.

        Raises:
            CannotRun: if it cannot be written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            store = cls(_begun(path, str(root.resolve())), path, root)
        except (OSError, sqlite3.Error) as error:
            raise _not_written(path, error) from None
        try:
            yield store
        except sqlite3.OperationalError as error:
            raise _not_written(path, error) from None
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError | sqlite3.IntegrityError | sqlite3.InterfaceError):
                raise
            path.unlink(missing_ok=True)
            what = f"What the build keeps was damaged, and has been removed: {error}"
            raise CannotRun(what, where=Location(path), hint="Build again; the last site is as it was") from None
        finally:
            store.connection.close()

    @classmethod
    def reading(cls, path: Path, root: Path) -> "Store":
        """The same store in a worker, to read only."""
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        return cls(connection, path, root)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All of what is written inside, or nothing."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def said(self, name: str) -> str:
        """A note of the last build; empty where there is none."""
        row = self.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def say(self, name: str, value: str) -> None:
        """Leave a note for the next build."""
        self.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))


def _begun(path: Path, root: str) -> sqlite3.Connection:
    try:
        return _opened(path, root)
    except sqlite3.DatabaseError:
        if not path.is_file() or path.stat().st_size == 0:
            raise
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)
    return _opened(path, root)


def _opened(path: Path, root: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == _LAYOUT:
            found = connection.execute("SELECT value FROM said WHERE name = 'root'").fetchone()
            if found and found[0] == root:
                return connection
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f'DROP {kind} "{name}"')
        connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {_LAYOUT};COMMIT;")
        connection.execute("INSERT INTO said VALUES ('root', ?)", (root,))
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _not_written(path: Path, error: Exception) -> CannotRun:
    todo = "Free some space" if "full" in str(error) else "See that it is left alone, and that you may write there"
    hint = f"{todo}, or name another folder with --output; build again; the last site is as it was"
    return CannotRun(f"What the build keeps cannot be written: {error}", where=Location(path), hint=hint)
