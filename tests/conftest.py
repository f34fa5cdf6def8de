"""What every test folder shares: goldens, and the switch that rewrites them. Review the difference before you commit it."""

import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

# A gate gives the same answer twice; whoever runs the tests by hand searches on.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="Write the results as the new expected files.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compares a result with a file under version control; only ``--update-goldens`` writes that file."""

    def check(result: str, path: Path) -> None:
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(result, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: run pytest --update-goldens and review the file"
        assert result == path.read_text(encoding="utf-8")

    return check


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server that nothing should ask: its address, and the paths that were asked for all the same."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    with HTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", asked
        serving.shutdown()
        thread.join()
