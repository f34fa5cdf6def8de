"""Everything that a site is made from, as it is now: each file, and its SHA-256, found once for each state of the file.

Nothing here opens a text: a build in which nothing has changed reads no TEI, and imports nothing that could.
"""

import hashlib
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
            try:
                found = path.stat()
                yield name, kind, str(path), found.st_mtime_ns, found.st_size, found.st_ino
            except OSError:
                yield name, kind, str(path), None, None, None

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
        hint = "Build again; the last site is as it was"
        raise CannotRun("The file changed while the edition was being built", where=Location(path), hint=hint)
    return content


def transcripts_of(config: Config) -> Path:
    """The folder of the transcripts: it stands beside the cables, which point into it.

    Raises:
        CannotRun: if it is a link that leads out of the edition.
    """
    folder = config.folder("cables").parent / "transcripts"
    config.own(folder, [])
    return folder


def _files(config: Config) -> Iterator[tuple[str, str, Path]]:
    """The kind, the name and the path of each file. The name is the same on every machine, wherever things are installed."""
    for kind, paths in (("cable", config.cables), ("register", config.registers), ("text", _texts(config))):
        yield from ((kind, _named(path, config.root, "edition"), path) for path in paths)
    yield from (("tool", f"schema/{path.name}", path) for path in schema_sources(config))
    shipped, own = resources.folder("transforms"), config.folder("transforms")
    for name, folder in (("transforms", shipped), ("own transforms", own))[: 1 + (shipped.resolve() != own.resolve())]:
        yield from (("tool", _named(path, folder, name), path) for path in _below(folder))
    named = [config.root / file for file in _own_transforms(config)]
    named += [Path(style) for style in extras.citation_styles(config) if style.endswith(".csl")]
    yield from (("tool", _named(path, config.root, "edition"), path) for path in named if path.is_file())
    program = Path(__file__).resolve().parents[1]
    yield from (("tool", _named(path, program, "diplomatic"), path) for path in _below(program) if path.suffix == ".py")


def _named(path: Path, folder: Path, name: str) -> str:
    return (
        f"{name}/{path.relative_to(folder).as_posix()}" if path.is_relative_to(folder) else f"{name}//{path.as_posix()}"
    )


def _texts(config: Config) -> Iterator[Path]:
    yield from (path for path in [config.root / LOCK_NAME] if path.is_file())
    for folder in (transcripts_of(config), config.folder("pages")):
        yield from _below(folder)
    yield from sorted(config.folder("releases").glob(f"*/{bags.MANIFEST}"))


def _below(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if "__pycache__" not in path.parts and path.is_file())


def _own_transforms(config: Config) -> Iterator[str]:
    for key in KEYS["transforms"]:
        named = config.text("transforms", key)
        if named:
            yield named.partition(":")[0]
