"""Zotero's own translators, run on our pages and files.

They are the package ``zotero-translators`` of npm: Zotero's translation server and 541 translators, as of February 2019, in one file.
It is AGPL: a tool of the tests, never part of what is built or shipped, and no test fetches it. These do, and Node runs it::

    mkdir -p build/zotero && cp tests/zotero/package.json build/zotero/
    npm install --prefix build/zotero --ignore-scripts --no-audit --no-fund

``ZOTERO_TRANSLATORS`` may name the file in another place.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.cite import Agent, Archive, Contributor, Moment, Work, work_of
from diplomatic.document import read
from diplomatic.publish import build

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = Path(
    os.environ.get("ZOTERO_TRANSLATORS") or ROOT / "build/zotero/node_modules/zotero-translators/index.js"
).absolute()

ADDRESS = "https://edition.example.org"

Item = dict[str, Any]

FULL = Work(
    "a",
    address="https://edition.example.org/cables/a.html",
    title="To the Embassy: “Куба”",
    authors=(Agent("Jeleń", "Bolesław"), Agent(literal="Polish Embassy in Havana")),
    recipients=(Agent("de la Cruz", "Juan José"), Agent(literal="Ministry of Foreign Affairs, Second Department")),
    sent_from="Havana",
    date=Moment("1962-10-29T13:30:00"),
    published=Moment("2026-11-22"),
    container="Cables of the Crisis",
    series="Cuba",
    number="32",
    contributors=(
        Contributor(Agent("Gnoinska", "Margaret K."), "trl"),
        Contributor(Agent("Hershberg", "James G."), "edt"),
    ),
    publisher="A press",
    place="Warsaw",
    version="1.2.0",
    archive=Archive("AMSZ", "Warsaw", "Poland", "Szyfrogramy z Hawany", "6/77 w-82 t-1264"),
    doi="10.1000/182",
    language="es",
)
"""A work of which everything is known."""


@dataclass(frozen=True)
class Reading:
    """Who claims a page or a file, in order of priority, with the type of item; what the first saves; and how Zotero cites that."""

    claims: list[tuple[str, str]]
    items: list[Item]
    cites: list[Item]

    @property
    def item(self) -> Item:
        """The one item; its notes are items of their own, below it."""
        (item,) = (item for item in self.items if item["itemType"] != "note")
        return item

    @property
    def cite(self) -> Item:
        (cite,) = self.cites
        return cite

    @property
    def notes(self) -> list[str]:
        return [item["note"] for item in self.items if item["itemType"] == "note"]

    @property
    def creators(self) -> list[tuple[str, str]]:
        """(role, ``Family, Given`` or the undivided name)."""
        return [(one["creatorType"], _name(one)) for one in self.item["creators"]]


class Zotero:
    """Reads pages and files; many at once are much faster than one after another."""

    def pages(self, pages: list[tuple[str, str]]) -> list[Reading]:
        """What it makes of each (HTML, address)."""
        return self._read([{"html": html, "url": url} for html, url in pages])

    def files(self, texts: list[str]) -> list[Reading]:
        return self._read([{"text": text} for text in texts])

    def page(self, html: str, url: str = "https://edition.example.org/cables/a.html") -> Reading:
        return self.pages([(html, url)])[0]

    def file(self, text: str) -> Reading:
        return self.files([text])[0]

    @staticmethod
    def _read(jobs: list[dict[str, str]]) -> list[Reading]:
        command = ["node", str(Path(__file__).with_name("read.cjs")), str(BUNDLE)]
        run = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr[-3000:]
        return [
            Reading([(one["label"], one["itemType"]) for one in answer["claims"]], answer["items"], answer["cites"])
            for answer in json.loads(run.stdout)
        ]


@pytest.fixture(scope="session")
def zotero() -> Zotero:
    if shutil.which("node") is None:
        pytest.skip("Node is not installed: apt-get install nodejs")
    if not BUNDLE.is_file():
        pytest.skip(
            f"Zotero's translators are not here ({BUNDLE}): "
            "cp tests/zotero/package.json build/zotero/ && npm install --prefix build/zotero --ignore-scripts"
        )
    return Zotero()


def _name(creator: Item) -> str:
    return creator.get("name") or f"{creator['lastName']}, {creator['firstName']}"


def author(agent: Agent) -> str:
    """A name as ``Reading.creators`` has it."""
    return agent.literal or (f"{agent.family}, {agent.given}" if agent.given else agent.family)


def variables(item: Item) -> Item:
    """A CSL item to compare: names as text, dates in ISO 8601; without what Zotero adds."""
    added = {"id", "source", "accessed", "note", "shortTitle"}  # the last is a title to its colon
    return {name: _plain(value) for name, value in item.items() if name not in added}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_whole(name) for name in value]
    if isinstance(value, dict):
        return (
            value.get("raw")
            or value.get("literal")
            or "/".join("-".join(f"{int(part):02}" for part in end) for end in value["date-parts"])
        )
    return value


def _whole(name: Item) -> str:
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return name.get("literal") or ", ".join(filter(None, (family, name.get("given"))))


@dataclass(frozen=True)
class Cable:
    """What can be cited of a cable, and its page."""

    work: Work
    page: str


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample edition, with an address."""
    folder = tmp_path_factory.mktemp("zotero") / "sample"
    for part in ("cables", "registers", "transcripts"):
        shutil.copytree(ROOT / "tei" / part, folder / "tei" / part)
    shutil.copy(ROOT / "edition.toml", folder)
    return _built(folder)


@pytest.fixture(scope="session")
def cables(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> list[Cable]:
    """The sample cable and a dozen invented ones."""
    corpus = tmp_path_factory.mktemp("zotero") / "corpus"
    generate(corpus, cables=12, seed=1)
    return [cable for site in (sample, _built(corpus)) for cable in _cables(site)]


def _built(folder: Path) -> Path:
    settings = folder / "edition.toml"
    text = settings.read_text("utf-8").replace("[edition]", f'[edition]\nurl = "{ADDRESS}"', 1)
    settings.write_text(text + '\n[books]\nepub = "none"\npdf = "none"\n', "utf-8")
    edition = config.find(folder)
    site = build(edition, edition.folder("output")).site
    assert site is not None
    return site


def _cables(site: Path) -> Iterator[Cable]:
    edition = config.find(site)
    for path in edition.cables:
        work = work_of(read(path), edition)
        yield Cable(work, (site / "cables" / f"{work.id}.html").read_text("utf-8"))


@pytest.fixture(scope="session")
def works(cables: list[Cable]) -> list[Work]:
    return [cable.work for cable in cables]
