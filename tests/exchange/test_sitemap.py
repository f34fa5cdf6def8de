"""The site map: by the protocol of sitemaps.org, with the pages that the site has; and robots.txt, read by Python's own reader."""

import shutil
from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from diplomatic.publish.exchange import sitemap

from .conftest import URL, Edition

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("sitemap.xsd")))
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def rows(file: Path) -> dict[str, str | None]:
    """Each address of a file with its day."""
    tree = etree.parse(file)
    assert SCHEMA.validate(tree), str(SCHEMA.error_log)
    root = tree.getroot()
    return {str(row.findtext("s:loc", "", SPACE)): row.findtext("s:lastmod", None, SPACE) for row in root}


@pytest.mark.parametrize("site", ["sample", "corpus"])
def test_it_names_pages_that_are_there(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    named = {unquote(address.removeprefix(URL)) or "index.html" for address in rows(folder / "sitemap.xml")}
    assert all((folder / name).is_file() for name in named)
    assert {"index.html", "about.html", "data.html", "registers/persons.html"} <= named
    assert "404.html" not in named
    cables = {f"cables/{path.name}" for path in (folder / "cables").glob("*.html") if path.suffixes == [".html"]}
    assert cables <= named


def test_a_cable_has_the_day_of_its_change(sample: Path) -> None:
    found = rows(sample / "sitemap.xml")
    assert found[f"{URL}cables/cmc-032.html"] == found[URL] == "2026-11-22"
    assert found[f"{URL}about.html"] is None


def test_a_cable_that_is_gone_is_nothing_to_find(edition: Edition) -> None:
    with edition.settings.open("a", encoding="utf-8") as settings:
        settings.write('\n[tombstones]\n"cmc-001" = "Withdrawn at the wish of the archive."\n')
    site = edition.build()
    assert (site / "cables/cmc-001.html").is_file()
    assert not [address for address in rows(site / "sitemap.xml") if "cmc-001" in address]


def test_a_map_that_is_too_large_is_divided(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    edition.build()
    whole = rows(edition.site / "sitemap.xml")
    monkeypatch.setattr(sitemap, "_MOST", 20)
    shutil.rmtree(edition.site)
    edition.build()
    parts = list(rows(edition.site / "sitemap.xml"))
    assert parts == [f"{URL}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert len(parts) > 1
    divided = [rows(edition.site / part.removeprefix(URL)) for part in parts]
    assert {address: day for part in divided for address, day in part.items()} == whole
    assert all(len(part) <= 20 for part in divided)


def test_a_host_of_its_own_has_robots(edition: Edition) -> None:
    edition.set(URL, "https://cables.example.org")
    reader = RobotFileParser()
    reader.parse((edition.build() / "robots.txt").read_text("utf-8").splitlines())
    assert reader.site_maps() == ["https://cables.example.org/sitemap.xml"]
    assert reader.can_fetch("*", "https://cables.example.org/cables/cmc-032.html")


def test_a_folder_of_a_host_has_none(sample: Path) -> None:
    assert not (sample / "robots.txt").exists()


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_robots_of_the_project_stay(edition: Edition, when: str) -> None:
    edition.set(URL, "https://cables.example.org/")
    if when == "before":
        edition.set('url = "https://cables.example.org/"', "")
    edition.build()
    assert (edition.site / "robots.txt").exists() == (when == "after")
    (edition.site / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    if when == "before":
        edition.set("[edition]", '[edition]\nurl = "https://cables.example.org/"')
    for version in ("0.1.1", "0.1.2"):
        edition.set('version = "0.1.', f'version = "{version}" # ')
        edition.build()
        assert (edition.site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"


def test_our_robots_stay_ours_when_the_store_is_lost(edition: Edition) -> None:
    edition.set(URL, "https://cables.example.org/")
    listed = (edition.build() / "SHA256SUMS").read_text("utf-8")
    assert "  robots.txt\n" in listed
    (edition.site.parent / ".site.sqlite").unlink()
    assert (edition.build() / "SHA256SUMS").read_text("utf-8") == listed
    (edition.site.parent / ".site.sqlite").unlink()
    edition.set("https://cables.example.org/", "https://other.example.org/")
    assert "https://other.example.org/sitemap.xml" in (edition.build() / "robots.txt").read_text("utf-8")
