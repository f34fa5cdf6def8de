"""What all formats share: where there are any, the page that lists them, the same bytes each time, and whatever a header says."""

import json
from pathlib import Path

import pytest
from lxml import etree, html

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document
from diplomatic.publish import build
from diplomatic.publish.exchange.authorities import records_of

from .conftest import URL, Edition

FILES = ("feed.xml", "cmif.xml", "dts/index.jsonld", "sitemap.xml", "data.html")


def everything(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def parsed(site: Path) -> None:
    """Every file of exchange is XML or JSON."""
    for path in (*site.glob("*.xml"), *site.glob("cables/**/*.xml")):
        etree.parse(path)
    for path in site.glob("dts/**/*.jsonld"):
        json.loads(path.read_bytes())


@pytest.mark.parametrize(
    "url", ["", "javascript://x/%0Aalert(1)", "cables.example.org", "https://", "https://example.org/?edition=1"]
)
def test_an_edition_without_an_address_offers_nothing_that_needs_one(edition: Edition, url: str) -> None:
    edition.set(f'url = "{URL}"', f'url = "{url}"')
    site = edition.build()
    assert not [name for name in (*FILES, "dts", "robots.txt") if (site / name).exists()]
    assert "data.html" not in (site / "about.html").read_text("utf-8")


def test_the_page_leads_to_every_format_that_there_is(sample: Path) -> None:
    root = html.fromstring((sample / "data.html").read_text("utf-8"))
    named = [str(link.get("href")) for link in root.iterfind(".//dl[@class='formats']//a")]
    assert named == ["feed.xml", "cmif.xml", "dts/index.jsonld", "sitemap.xml"]
    assert all((sample / name).is_file() for name in named)
    printed = [part.text for part in root.iterfind(".//dd[@class='address']")]
    assert printed == [URL + name for name in named]
    assert 'href="data.html"' in (sample / "about.html").read_text("utf-8")


def test_the_bytes_are_the_same_each_time(edition: Edition, tmp_path: Path) -> None:
    edition.build()
    settings = config.find(edition.folder)
    assert build(settings, tmp_path / "other").site
    assert everything(edition.site) == everything(tmp_path / "other")


def test_what_did_not_change_is_taken_over(edition: Edition) -> None:
    edition.build()
    passage = edition.site / "cables/cmc-032/p1.xml"
    before = passage.stat().st_ino
    edition.change(edition.folder / "tei/registers/persons.xml", "Soviet ambassador in Havana", "Envoy in Havana")
    edition.build()
    assert passage.stat().st_ino == before


def test_markup_in_a_title_is_text(edition: Edition) -> None:
    escaped = "A &lt;b>title&lt;/b> &amp; &quot;more&quot; ]]&gt; ‮ 𝕏"
    old = "Enciphered cable from Havana, from Alekseyev on his conversation with Fidel Castro"
    edition.change(edition.cable, old, escaped)
    edition.set('title = "Cables of the Cuban Missile Crisis"', 'title = "Cables <i>&</i> ]]>"')
    site = edition.build()
    parsed(site)
    title = 'A <b>title</b> & "more" ]]> ‮ 𝕏'
    feed = etree.parse(site / "feed.xml").getroot()
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:entry/a:title", None, spaces) == title
    assert feed.findtext("a:title", None, spaces) == "Cables <i>&</i> ]]>"
    assert json.loads((site / "dts/collection/cmc-032.jsonld").read_bytes())["title"] == title


@pytest.mark.parametrize("number", ["Q1&quot; onclick=x", "javascript:alert(1)", "../../evil", "", "https://viaf.org/"])
def test_an_authority_number_that_is_none_is_no_address(number: str) -> None:
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson><person xml:id="x">'
        f'<idno type="wikidata">{number}</idno></person></listPerson></standOff></TEI>'
    )
    assert records_of([Document(Path("persons.xml"), root.getroottree())]) == {}


def test_a_setting_that_no_page_can_have_is_refused(edition: Edition) -> None:
    edition.set('rights = "', r'rights = "\u0008')
    with pytest.raises(CannotRun, match=r"edition.toml:\d+: edition.rights has a character that no page can have"):
        config.find(edition.folder)
