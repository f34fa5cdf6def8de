"""What the browser tests share: Debian's Chromium, a small web server, and pages that may ask for nothing outside their site.

The browser lives as long as this folder's tests: between its calls Playwright leaves the thread with an event loop that counts as
running, so that ``asyncio.run`` fails. A test module here marks itself
``[pytest.mark.browser, pytest.mark.xdist_group("browser")]``: then one worker starts one browser.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

Serve = Callable[[Path], str]
Open = Callable[..., "Page"]


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    """Chromium without a window."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield browser
        browser.close()


class _Files(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # Chromium asks for it by itself
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="package")
def serve() -> Iterator[Serve]:
    """Serves a folder on the loopback address at a free port; gives its address, which ends in a slash."""
    serving: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def _serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        serving.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield _serve
    for server, thread in serving:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[Open]:
    """Opens an empty page of a new context: ``open_page(viewport=…, java_script_enabled=False, color_scheme="dark")``.

    When the test ends, it fails if a page asked for anything outside the site that it stands on, or had an error on its
    console. A test that expects such a fault clears what ``faults_of`` gives.
    """
    contexts, watched = [], list[list[str]]()

    def _open(**options: Any) -> "Page":
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        watched.append(_watch(page))
        return page

    yield _open
    for context in contexts:
        context.close()
    assert [fault for faults in watched for fault in faults] == []


@pytest.fixture
def page(open_page: Open) -> "Page":
    """An empty page, watched as ``open_page`` does."""
    return open_page()


_FAULTS: dict[int, list[str]] = {}


def faults_of(page: "Page") -> list[str]:
    """What a page did so far that it must not."""
    return _FAULTS[id(page)]


def _watch(page: "Page") -> list[str]:
    faults = _FAULTS[id(page)] = []

    def on_console(message: "ConsoleMessage") -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def on_request(request: "Request") -> None:
        if not _of_the_site(request.url, page.url, is_navigation=request.is_navigation_request()):
            faults.append(f"asked for {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", on_request)
    return faults


def _of_the_site(url: str, page: str, *, is_navigation: bool) -> bool:
    """Whether a request stays on the loopback address or the disk, and a part of a page on the server of its page."""
    local = url.startswith(("http://127.0.0.1:", "file:///", "data:", "blob:", "about:"))
    return local and (is_navigation or not page.startswith("http") or _origin(url) in (_origin(page), "data:", "blob:"))


def _origin(url: str) -> str:
    scheme, _, rest = url.partition(":")
    return f"{scheme}://{rest[2:].partition('/')[0]}" if rest.startswith("//") else f"{scheme}:"
