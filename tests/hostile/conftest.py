"""An edition to attack, and the command with bounds: memory, and a time that only a hang reaches."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from .attacks import CABLE, PERSONS, SETTINGS

MOST_MEMORY = 2 << 30
SECONDS = 600
"""A hundred times what any of it takes: reached by what never ends."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def _bounds() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.fixture
def run() -> Run:
    """The command line in a process of its own: it ends by itself, without a traceback, and with a code of ours."""

    def call(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "diplomatic", *map(str, arguments)]
        environment = {**os.environ, "http_proxy": "", "https_proxy": "", "NO_COLOR": "1"}
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            preexec_fn=_bounds,
            timeout=SECONDS,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode in (0, 1, 2), said[-2000:]
        assert "Traceback" not in said
        assert "root:x:" not in said
        return done

    return call


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A small edition: one cable, one register."""
    folder = tmp_path / "edition"
    for name, content in {
        "edition.toml": SETTINGS,
        "tei/cables/a.xml": CABLE,
        "tei/registers/persons.xml": PERSONS,
        "tei/transcripts/a.txt": "To Comrade First\nThe text.\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked: nothing."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    served = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}", asked
    served.shutdown()
    served.server_close()
    thread.join()
