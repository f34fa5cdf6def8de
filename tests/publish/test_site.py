"""The site as a reader finds it: its files, its links, and every word of the text."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from diplomatic.document import View, fold, read
from diplomatic.document.tei import first
from diplomatic.document.text import is_hidden

from .conftest import ROOT, built, change, files_of, page, select, site_of

_SCRIPT = "//script[not(@src = 'search.js' or contains(concat('/', @src), '/js/') or @type = 'application/ld+json')]"
_FETCHED = "//link[not(@rel = 'canonical' or @rel = 'cite-as' or @rel = 'type' or @rel = 'license')]/@href"
"""The addresses of links that a browser follows by itself, and of files of the site; the others only name things."""
VIEWS = {View.READING: "", View.DIPLOMATIC: ".diplomatic"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from diplomatic.config import find
    from diplomatic.publish import build

    folder = tmp_path_factory.mktemp("out") / "the site"
    done = build(find(ROOT), folder)
    assert (done.site, done.cables, done.findings) == (folder, 1, [])
    return folder


def test_files(site: Path) -> None:
    cable = [f"cables/cmc-032{ending}" for ending in (".xml", ".html", ".txt", ".diplomatic.html", ".diplomatic.txt")]
    registers = [
        f"registers/{name}.{kind}" for name in ("organizations", "persons", "places") for kind in ("html", "xml")
    ]
    transcripts = ["transcripts/cuban-missile-crisis-document-32.txt"]
    assert {
        *cable,
        *registers,
        *transcripts,
        "index.html",
        "about.html",
        "principles.html",
        "bibliography.html",
        "404.html",
        "build.json",
        "css/edition.css",
    } <= set(files_of(site))
    assert not [name for name in files_of(site) if Path(name).name.startswith(".")]


def test_the_tei_is_published_as_it_is(site: Path) -> None:
    assert (site / "cables" / "cmc-032.xml").read_bytes() == (ROOT / "tei" / "cables" / "cmc-032.xml").read_bytes()


def test_nothing_is_asked_of_the_network(site: Path) -> None:
    for path in site.rglob("*.html"):
        root = page(path)
        assert (
            select(
                root,
                f"{_SCRIPT} | //iframe | //object | //embed | //base",
            )
            == []
        )
        for address in select(root, f"//@src | {_FETCHED} | //@srcset | //form/@action"):
            assert not urlsplit(address).scheme
            assert not address.startswith("//" if path.name == "404.html" else "/")
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "@import" not in text
        assert "url(" not in text


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("kind", ["html", "txt"])
def test_every_word_of_the_text_is_there(site: Path, view: View, kind: str) -> None:
    text = first(read(ROOT / "tei" / "cables" / "cmc-032.xml").root, "t:text")
    assert text is not None
    pieces = {piece for piece in _pieces(text, view) if view is View.DIPLOMATIC or piece != ","}
    assert len(pieces) > 100
    path = site / "cables" / f"cmc-032{VIEWS[view]}.{kind}"
    shown = str(page(path).text_content()) if kind == "html" else path.read_text(encoding="utf-8")
    compact = "".join(shown.split()).casefold()
    assert [piece for piece in pieces if "".join(piece.split()).casefold() not in compact] == []


def _pieces(element: etree._Element, view: View) -> Iterator[str]:
    """Every run of text between two tags, but what the view leaves out of the running text."""
    yield fold(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and not is_hidden(child, view):
            yield from _pieces(child, view)
        yield fold(child.tail or "")


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_the_paragraphs_stand_in_order(site: Path, kind: str) -> None:
    path = site / "cables" / f"cmc-032.diplomatic.{kind}"
    shown = fold(str(page(path).text_content()) if kind == "html" else path.read_text(encoding="utf-8"))
    places = [shown.find(words) for words in ("I met with", "Mark my words", "My problem", "Moreover", "ALEKSEYEV")]
    assert -1 not in places
    assert places == sorted(places)


def test_markup_in_titles_is_text(edition: Path) -> None:
    change(edition / "edition.toml", "Cables of the Cuban", "<script>alert(1)</script> & <b>Cables</b> of the Cuban")
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    change(cable, '<title type="main">Enciphered', '<title type="main">&lt;img src=x onerror=alert(1)&gt; Enciphered')
    assert built(edition).site
    for path in site_of(edition).rglob("*.html"):
        root = page(path)
        assert (
            select(
                root,
                f"{_SCRIPT} | //img | //h1//b | //title/*",
            )
            == []
        )
        assert "<script>alert(1)</script>" in str(root.text_content())
