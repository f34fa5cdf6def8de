"""What every test folder shares: goldens, the switch that rewrites them (review what it changed), and built sites."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from benchmarks.corpus import Past, generate, generate_past
from hypothesis import settings

from diplomatic import config, customization, resources
from diplomatic.publish import build
from diplomatic.validate import odd_of

ROOT = Path(__file__).resolve().parents[1]

# A gate gives the same answer twice; whoever runs the tests by hand searches on.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="Write the results as the new expected files.")


@pytest.fixture(autouse=True, scope="session")
def _guidelines_made_once() -> Iterator[None]:
    """The reference pages of a schema are half of what a small site takes: hundreds of tests build one, and look at other pages."""
    make, made = customization.guidelines, dict[tuple[object, ...], list[tuple[str, bytes]]]()

    def once(settings: config.Config, imprint: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
        odd = odd_of(settings) or resources.folder("schema") / "cable.compiled.odd"
        source = odd.read_bytes() if odd.is_file() else b""
        language, title, notice = (settings.text("edition", name) for name in ("language", "title", "notice"))
        key = (source, language, title, notice, *imprint)
        if key not in made:
            made[key] = list(make(settings, imprint))
        return iter(made[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(customization, "guidelines", once)
        yield


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


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the sample edition. Whoever writes into it works on a copy."""
    folder = tmp_path_factory.mktemp("sample") / "edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts", "tei/pages"):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "edition.toml", folder)
    return _built(folder)


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of forty invented cables: replies, repeated cables, every form of header, an address. It is only read."""
    folder = tmp_path_factory.mktemp("corpus") / "edition"
    generate(folder, cables=40)
    settings = (folder / "edition.toml").read_text("utf-8")
    settings = settings.replace(
        "[edition]", '[edition]\nurl = "https://example.org/cables/"\nlicence = "https://example.org/terms"', 1
    )
    settings += '\n[books]\npdf = "none"\n'  # a second for each; the sample has them
    (folder / "edition.toml").write_text(settings, "utf-8")
    return _built(folder)


@pytest.fixture(scope="session")
def varied_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a Russian edition with every element of the schema, and an original that runs from right to left."""
    folder = tmp_path_factory.mktemp("varied") / "edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    for name in ("persons", "places", "organizations"):
        text = (ROOT / f"tests/schema/register-{name}.xml").read_text("utf-8")
        text = text.replace("everything.xml", "../cables/everything.xml")
        (folder / f"tei/registers/register-{name}.xml").write_text(text, "utf-8")
    text = (ROOT / "tests/schema/everything.xml").read_text("utf-8")
    for old, new in (
        ("register-", "../registers/register-"),
        ("../../tei/cables/", ""),
        ("../../tei/transcripts/", "../transcripts/"),
        ('type="original" xml:lang="ru"', 'type="original" xml:lang="he"'),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "tei/cables/everything.xml").write_text(text, "utf-8")
    text = '[edition]\ntitle = "Всё, что бывает"\nlanguage = "ru"\n\n[books]\npdf = "none"\n'
    (folder / "edition.toml").write_text(text, "utf-8")
    return _built(folder)


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """An edition that was released, changed and released again. It is only read."""
    return generate_past(tmp_path_factory.mktemp("past") / "edition")


@pytest.fixture(scope="session")
def released_site(past: Past) -> Path:
    """Its built site: two frozen ones in it, a tombstone, a redirect, passages that moved."""
    return _built(past.folder)


def _built(folder: Path) -> Path:
    edition = config.find(folder)
    site = build(edition, edition.folder("output")).site
    assert site is not None
    return site
