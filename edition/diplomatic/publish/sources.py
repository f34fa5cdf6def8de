"""Everything that a site is made from, as it is now: each file, and its SHA-256, found once for each state of the file.

Nothing here opens a text: a build in which nothing has changed reads no TEI, and imports nothing that could.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diplomatic import __version__, bags, resources
from diplomatic.checksums import digest_of
from diplomatic.config import KEYS, LOCK_NAME, Config
from diplomatic.config.schema import schema_sources
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.publish import extras
from diplomatic.publish.store import Store
from diplomatic.walk import below

_QUIET = 2_000_000_000
"""Nanoseconds after a change in which a file may change again and show the same time: as coarse as file systems are."""

_NOW = """
CREATE TEMP TABLE now (
  path TEXT PRIMARY KEY, kind TEXT NOT NULL, file TEXT NOT NULL, time INTEGER, size INTEGER, node INTEGER
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Base:
    """What all of a site depends on: settings, schema, transforms, the tool. ``markup`` leaves the style sheets out."""

    whole: str
    markup: str


class Sources:
    """The files of an edition and of the tool, as they are at one moment."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config, self._store = config, store
        store.execute("DROP TABLE IF EXISTS temp.now")
        store.execute(_NOW)
        store.many("INSERT OR IGNORE INTO now VALUES (?, ?, ?, ?, ?, ?)", self._found())
        self._forget_others()
        self._digest_anew()

    def all_of(self, kind: str) -> Iterator[tuple[str, Path, str]]:
        """The name, the file and the digest of all files of a kind, in the order of their names."""
        rows = self._store.execute(
            "SELECT now.path, file, digest FROM now JOIN state USING (path) WHERE kind = ? ORDER BY now.path", (kind,)
        )
        return ((name, Path(file), digest) for name, file, digest in rows)

    @property
    def base(self) -> Base:
        """What a site depends on besides the texts: settings, schema, transforms, the tool, and which extras there are."""
        start = f"{__version__} {' '.join(extras.used(self._config))}\0{self._config.source}"
        return Base(
            self._total(start, "kind = 'tool'"), self._total(start, "kind = 'tool' AND now.path NOT LIKE '%.css'")
        )

    @property
    def law(self) -> str:
        """One digest of what texts are checked with, besides the settings and the registers: the schema, and the tool."""
        return self._total(__version__, "kind = 'tool' AND (now.path LIKE 'schema/%' OR now.path LIKE 'diplomatic/%')")

    @property
    def inputs(self) -> str:
        """One digest of everything that a build reads."""
        return self._total(f"{self.base.whole}\0{self._config.source}", "kind != 'tool'")

    def _total(self, start: str, which: str) -> str:
        total = hashlib.sha256(start.encode())
        for row in self._store.execute(
            f"SELECT now.path, digest FROM now JOIN state USING (path) WHERE {which} ORDER BY now.path"
        ):
            total.update("\0".join(("", *row)).encode("utf-8", "surrogateescape"))
        return total.hexdigest()

    def _found(self) -> Iterator[tuple[str, str, str, int | None, int | None, int | None]]:
        for kind, name, path in _files(self._config):
            names = (_printed(name), kind, _printed(path))
            try:
                found = os.stat(path)  # noqa: PTH116, there may be a hundred thousand
                yield *names, _changed(found), found.st_size, found.st_ino
            except OSError:
                yield *names, None, None, None

    def _digest_anew(self) -> None:
        rows = self._store.execute(
            "SELECT now.path, file, now.time, now.size, now.node FROM now LEFT JOIN state USING (path) WHERE "
            "state.time IS NULL OR state.time != now.time OR state.size != now.size OR state.node != now.node"
        ).fetchall()
        states = []
        for name, file, changed_at, size, node in rows:
            digest = digest_of(Path(file))
            is_quiet = changed_at is not None and time.time_ns() - changed_at > _QUIET
            states.append((name, changed_at if is_quiet else None, size, node, digest))
        if states:
            with self._store.changing():
                self._store.many("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?)", states)

    def _forget_others(self) -> None:
        """Forget the files that are no longer there: what links to them, or copies them, asks for their state."""
        self._store.execute("DELETE FROM state WHERE path NOT IN (SELECT path FROM now)")


def _changed(found: os.stat_result) -> int:
    """When a file was changed, as the system noted it: the time that a file shows can be set, by an archive to 1970."""
    return found.st_mtime_ns if sys.platform == "win32" else found.st_ctime_ns


def refuse_changes(config: Config, store: Store) -> None:
    """See that nothing has changed since the build began, of what is read more than once, or by several workers: stylesheets,
    schema, registers, pages. (Who reads a cable, or a transcript, sees to that one: ``unchanged``.)

    Raises:
        CannotRun: if something has. What was found in the texts by then is not believed.
    """
    transcripts = "".join(name for name, _ in _named([str(transcripts_of(config))], config.root, "edition")) + "/"
    rows = store.execute(
        "SELECT file, time, size, node FROM now WHERE kind != 'cable' AND substr(path, 1, ?) != ?",
        (len(transcripts), transcripts),
    )
    for file, *state in rows.fetchall():
        try:
            found = os.stat(file)  # noqa: PTH116, a Path for each of so many takes its time
            is_same = [_changed(found), found.st_size, found.st_ino] == state
        except OSError:
            is_same = state == [None, None, None]
        if not is_same:
            store.execute("UPDATE text SET law = ''")
            raise changed_meanwhile(Path(file))


def unchanged(path: Path, state: str) -> bytes:
    """The content of a file, which is to be what it was when the build began.

    Raises:
        CannotRun: if it is not.
    """
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != state:
        raise changed_meanwhile(path)
    return content


def changed_meanwhile(path: Path) -> CannotRun:
    """What is said of a file that did not stay as it was."""
    hint = "Build again; the last site is as it was"
    return CannotRun("The file changed while the edition was being built", where=Location(path), hint=hint)


def transcripts_of(config: Config) -> Path:
    """The folder of the transcripts: it stands beside the cables, which point into it.

    Raises:
        CannotRun: if it is a link that leads out of the edition.
    """
    folder = config.folder("cables").parent / "transcripts"
    config.own(folder, [])
    return folder


def _files(config: Config) -> Iterator[tuple[str, str, str]]:
    """The kind, the name and the path of each file. The name is the same on every machine, wherever things are installed."""
    registers = [str(path) for path in config.registers]
    for kind, paths in (("cable", config.cable_files()), ("register", registers), ("text", _texts(config))):
        yield from ((kind, *named) for named in _named(paths, config.root, "edition"))
    yield from (("tool", f"schema/{path.name}", str(path)) for path in schema_sources(config))
    shipped, own = resources.folder("transforms"), config.folder("transforms")
    for name, folder in (("transforms", shipped), ("own transforms", own))[: 1 + (shipped.resolve() != own.resolve())]:
        yield from (("tool", *named) for named in _named(_below(folder), folder, name))
    single = [config.root / file for file in _own_transforms(config)]
    single += [Path(style) for style in extras.citation_styles(config) if style.endswith(".csl")]
    yield from (("tool", *named) for named in _named(map(str, filter(Path.is_file, single)), config.root, "edition"))
    program = Path(__file__).resolve().parents[1]
    code = (path for path in _below(program) if path.endswith(".py"))
    yield from (("tool", *named) for named in _named(code, program, "diplomatic"))


def _printed(name: str) -> str:
    """A name as SQLite can have it. On Linux any bytes are a name; no text has such a one, but other files may lie beside them."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _named(paths: Iterable[str], folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Each path with its name: below ``folder``, its place there."""
    start = "" if folder == Path() else f"{folder}{os.sep}"
    for path in paths:
        inside = path.startswith(start) and not path.removeprefix(start).startswith(os.sep)
        yield f"{name}/{path.removeprefix(start) if inside else f'/{path}'}".replace(os.sep, "/"), path


def _texts(config: Config) -> Iterator[str]:
    yield from (str(path) for path in [config.root / LOCK_NAME] if path.is_file())
    for folder in (transcripts_of(config), config.folder("pages")):
        yield from _below(folder)
    yield from sorted(map(str, config.folder("releases").glob(f"*/{bags.MANIFEST}")))


def _below(folder: Path) -> list[str]:
    """The files that may be read; pipes and devices are none."""
    return [entry.path for entry in below(folder) if "__pycache__" not in entry.path and entry.is_file()]


def _own_transforms(config: Config) -> Iterator[str]:
    for key in KEYS["transforms"]:
        named = config.text("transforms", key)
        if named:
            yield named.partition(":")[0]
