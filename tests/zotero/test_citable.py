"""What ``diplomatic check-citable`` says of a page is what Zotero makes of it."""

from pathlib import Path

import pytest

from diplomatic.citable.checks._zotero import item_type
from diplomatic.citable.checks.c22 import Ascribed
from diplomatic.citable.outcome import Finding
from diplomatic.citable.page import Page, Role
from diplomatic.citable.site import Site
from diplomatic.cite import Agent, Work, highwire

from .conftest import ADDRESS, Zotero

pytestmark = [pytest.mark.zotero, pytest.mark.xdist_group("zotero")]

CONTAINERS = [
    "citation_journal_title",
    "citation_technical_report_institution",
    "citation_technical_report_number",
    "citation_conference_title",
    "citation_conference",
    "citation_dissertation_institution",
    "citation_dissertation_name",
    "citation_series_title",
    "citation_book_title",
    "citation_patent_number",
    "citation_publisher",
]


def page(*tags: tuple[str, str]) -> str:
    metas = "".join(f'<meta name="{name}" content="{content}">' for name, content in tags)
    return f"<!doctype html><html lang=en><head><title>A page</title>{metas}</head><body><p>Text</p></body></html>"


def test_the_type_of_item(zotero: Zotero, tmp_path: Path) -> None:
    title = ("citation_title", "Telegram")
    pages = [page(title), *(page(title, (name, "Cables")) for name in CONTAINERS)]
    pages += [page(title, ("citation_book_title", "Cables"), ("z.itemType", "letter"))]
    read = [one.item["itemType"] for one in zotero.pages([(html, ADDRESS) for html in pages])]
    assert [item_type(_checked(html, tmp_path)) for html in pages] == read


def test_a_page_that_nobody_claims_is_a_web_page(zotero: Zotero, tmp_path: Path) -> None:
    assert zotero.page(page()).claims == []
    assert item_type(_checked(page(), tmp_path)) == "webpage"


def test_names_that_zotero_reads_whole_are_one_name_each(tmp_path: Path) -> None:
    authors = (Agent("de la Cruz", "Juan José"),)
    tags = [(name, content) for name, content in highwire(Work("a", authors=authors)) if name == "citation_author"]
    checked = _checked(page(*tags), tmp_path)
    checked.role = Role.DOCUMENT
    assert tags == [("citation_author", "de la Cruz, Juan José;")]
    assert not [found for found in Ascribed().page(checked, None) if isinstance(found, Finding)]


def _checked(html: str, folder: Path) -> Page:
    path = folder / "page.html"
    path.write_text(html, "utf-8")
    return Page(path, path.name, Site(folder))
