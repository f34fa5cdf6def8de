"""The feed: read by feedparser, and held to what RFC 4287 asks."""

import re
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from .conftest import URL, Edition

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NEW_CHANGE = '<change when="{}" who="#encoder">Read again.</change>'


def feed(site: Path) -> Any:
    """The feed as a reader has it."""
    content = (site / "feed.xml").read_bytes()
    conforms(etree.fromstring(content))
    found = feedparser.parse(content)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def conforms(root: etree._Element) -> None:
    """RFC 4287, 4.1: what a feed and an entry have to have, and have once."""
    for part in (root, *root.iterfind("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"a:{name}", ATOM)) == 1
        moment = part.findtext("a:updated", "", ATOM)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
    assert root.find("a:author/a:name", ATOM) is not None
    ids = [part.text for part in root.iterfind("a:entry/a:id", ATOM)]
    assert len(ids) == len(set(ids))
    assert all(str(one).startswith("https://") for one in ids)


def test_a_reader_sees_the_edition_and_its_text(sample: Path) -> None:
    found = feed(sample)
    assert found.feed.title == "Cables of the Cuban Missile Crisis"
    assert found.feed.author == "The Diplomatic contributors"
    assert found.feed.id == URL
    assert found.feed.rights.startswith("The cable of 1962")
    assert {link.rel: link.href for link in found.feed.links} == {"self": f"{URL}feed.xml", "alternate": URL}
    (entry,) = found.entries
    assert entry.id == entry.link == f"{URL}cables/cmc-032.html"
    assert entry.title.startswith("Enciphered cable from Havana")
    assert entry.author == "Alekseyev, Aleksandr Ivanovich"
    assert entry.updated == found.feed.updated == "2026-11-22T00:00:00Z"
    assert entry.summary.startswith("Completed by hand")


def test_a_change_in_the_header_is_news(edition: Edition) -> None:
    edition.change(
        edition.cable,
        '<revisionDesc status="review">',
        '<revisionDesc status="review">' + NEW_CHANGE.format("2026-11-23"),
    )
    entry = feed(edition.build()).entries[0]
    assert (entry.updated, entry.summary) == ("2026-11-23T00:00:00Z", "Read again.")


def test_the_newest_come_first_and_not_all_come(corpus: Path) -> None:
    entries = feed(corpus).entries
    assert len(entries) == 50
    moments = [entry.updated for entry in entries]
    assert moments == sorted(moments, reverse=True)


def test_every_page_names_it(sample: Path) -> None:
    for page, href in (("index.html", "feed.xml"), ("cables/cmc-032.html", "../feed.xml"), ("data.html", "feed.xml")):
        text = (sample / page).read_text("utf-8")
        assert f'<link rel="alternate" type="application/atom+xml" href="{href}"' in text


def test_without_an_author_there_is_none_and_no_page_names_one(edition: Edition) -> None:
    edition.set('publisher = "The Diplomatic contributors"', "")
    edition.set('editor = "The Diplomatic contributors"', "")
    site = edition.build()
    assert not (site / "feed.xml").exists()
    assert "application/atom+xml" not in (site / "index.html").read_text("utf-8")
