"""Writes the pictures of the README: ``make screenshots``.

The real sample shows a cable; the invented corpus, which says on each page that it is one, shows what one cable cannot.
Chromium takes them (``apt-get install chromium``), and Pillow makes them small.
"""

import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from diplomatic import config
from diplomatic.publish import build

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
_COLOURS = 128
_WIDE, _PHONE = 1280, 375


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine: a search reads files, which a page from disk may not."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _site(edition: Path, output: Path) -> Path:
    site = build(config.find(edition), output).site
    if site is None:
        sys.exit(f"{edition} has errors: no screenshots")
    return site


def _corpus(folder: Path) -> Path:
    sys.path.insert(0, str(ROOT))
    from benchmarks.corpus import generate

    generate(folder, cables=40)
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[books]\nepub = "none"\npdf = "none"\n')
    return folder


def _page(browser: Browser, width: int, height: int) -> Page:
    return browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")


def _save(page: Page, name: str) -> None:
    """Save what the window shows, in a few colours."""
    page.mouse.move(0, 0)
    image = Image.open(io.BytesIO(page.screenshot()))
    small = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    IMAGES.mkdir(exist_ok=True)
    small.save(IMAGES / f"{name}.png", optimize=True)


def _take(browser: Browser, sample: str, corpus: str) -> None:
    page = _page(browser, _WIDE, 1080)
    page.goto(f"{sample}cables/cmc-032.html")
    _save(page, "cable")
    phone = _page(browser, _PHONE, 760)
    phone.goto(f"{sample}cables/cmc-032.html")
    _save(phone, "cable-phone")
    page.goto(f"{corpus}pictures/matrix.html")
    _save(page, "matrix")
    page.goto(f"{corpus}search.html?q=pilots")
    page.locator(".passages a").first.wait_for()
    _save(page, "search")


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as driver:
        folder = Path(temporary)
        sample = _site(ROOT, folder / "sample")
        corpus = _site(_corpus(folder / "corpus"), folder / "corpus-site")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with _served(sample) as sample_address, _served(corpus) as corpus_address:
            _take(browser, sample_address, corpus_address)
        browser.close()


if __name__ == "__main__":
    main()
