"""What the tests of the exchange formats share: editions that have an address, and a web host that only has files."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.publish import build

ROOT = Path(__file__).resolve().parents[2]
URL = "https://cables.example.org/edition/"
_SETTINGS = '\n[books]\nepub = "none"\npdf = "none"\n'

Build = Callable[[], Path]


class Edition:
    """A copy of the sample edition with an address; what a test changes in it is built anew."""

    def __init__(self, folder: Path, url: str = URL) -> None:
        self.folder = folder
        for part in ("tei/cables", "tei/registers", "tei/transcripts"):
            shutil.copytree(ROOT / part, folder / part)
        self.settings = folder / "edition.toml"
        text = (ROOT / "edition.toml").read_text("utf-8")
        self.settings.write_text(text.replace("[edition]", f'[edition]\nurl = "{url}"') + _SETTINGS, "utf-8")

    @property
    def cable(self) -> Path:
        return self.folder / "tei/cables/cmc-032.xml"

    @property
    def site(self) -> Path:
        return self.folder / "build/site"

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def set(self, old: str, new: str) -> None:
        """Change the settings."""
        self.change(self.settings, old, new)

    def exchange(self, lines: str) -> None:
        """Add settings of the exchange formats."""
        with self.settings.open("a", encoding="utf-8") as settings:
            settings.write(f"\n[exchange]\n{lines}\n")

    def build(self) -> Path:
        settings = config.find(self.folder)
        found = build(settings, settings.folder("output"))
        assert found.site, [str(finding) for finding in found.findings]
        return self.site


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path / "an edition")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the sample edition, at an address. It is only read."""
    return Edition(tmp_path_factory.mktemp("sample") / "edition").build()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of sixty invented cables, at an address. It is only read."""
    folder = tmp_path_factory.mktemp("corpus") / "edition"
    generate(folder, cables=60)
    settings = folder / "edition.toml"
    text = settings.read_text("utf-8").replace("[edition]", f'[edition]\nurl = "{URL}"')
    settings.write_text(text + _SETTINGS, "utf-8")
    found = config.find(folder)
    site = build(found, found.folder("output")).site
    assert site
    return site


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture
def host(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server that can do nothing but give files: its address, and the folder that it serves."""
    folder = tmp_path / "www"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", folder
        serving.shutdown()
        thread.join()
