"""What the tests of the preview share: a site that is served, an edition that is built on each save, and raw requests."""

import queue
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplomatic import config
from diplomatic.serve.app import make_app
from diplomatic.serve.live import Live
from diplomatic.serve.preview import Preview, Report, words
from diplomatic.serve.server import Server

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds until a test gives up."""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, target: str, *, method: str = "GET", hosts: tuple[str, ...] = ("localhost",)) -> Answer:
    """Send one request exactly as it is written: no client tidies its path."""
    lines = [f"{method} {target} HTTP/1.1", *(f"Host: {host}" for host in hosts), "Connection: close", "", ""]
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
        connection.sendall("\r\n".join(lines).encode("latin-1"))
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    first, *fields = head.decode("latin-1").split("\r\n")
    pairs = (field.partition(": ") for field in fields)
    return Answer(int(first.split()[1]), {name.lower(): value for name, _, value in pairs}, body)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A folder ``site`` that is served at a ``port``, with a ``secret`` beside it."""
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret.txt").write_text("the secret")
    live = Live(words(config.Config(tmp_path)))
    with Server(make_app(site, live, lambda: ("en", "There is <no> such page.")), live, 0) as server:
        yield SimpleNamespace(site=site, port=server.port, live=live, server=server)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the sample edition."""
    folder = tmp_path / "an edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "edition.toml", folder)
    return folder


class Watched:
    """A preview at work in a thread of its own."""

    def __init__(self, edition: Path) -> None:
        settings = config.find(edition)
        self.site = settings.folder("output")
        self.preview = Preview(settings, self.site)
        self._reports: queue.Queue[Report] = queue.Queue()
        self._ended = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        for report in self.preview.reports():
            self._reports.put(report)
            if self._ended:
                return

    def next(self) -> Report:
        """The next build that has anything new."""
        return self._reports.get(timeout=PATIENCE)

    def until(self, holds: Callable[[Report], bool]) -> Report:
        """The next build of which something holds: one save may be seen as two."""
        while not holds(report := self.next()):
            pass
        return report

    def is_quiet(self) -> bool:
        """Whether there is nothing more to report."""
        return self._reports.empty()


@pytest.fixture
def watched(edition: Path) -> Watched:
    """The sample edition, built once and watched."""
    watched = Watched(edition)
    assert watched.next().built
    return watched
