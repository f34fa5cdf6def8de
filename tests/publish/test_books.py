"""Which books a site offers, and that they are there."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.publish import books, extras
from diplomatic.publish.site import Books

from .conftest import built, change, page, select, site_of


def _offer(edition: Path, cables: int) -> Books:
    return books.offer_of(config.find(edition), cables)


def test_the_site_offers_each_cable_and_the_edition(edition: Path) -> None:
    assert built(edition).site
    downloads = select(page(site_of(edition) / "cables" / "cmc-032.html"), "//nav[@class = 'downloads']//a/@href")
    assert downloads == ["cmc-032.xml", "cmc-032.txt", "cmc-032.epub"]
    assert "edition.epub" in select(page(site_of(edition) / "index.html"), "//a/@href")
    for name in ("edition.epub", "cables/cmc-032.epub"):
        with ZipFile(site_of(edition) / name) as book:
            assert "I met with" in book.read("EPUB/cmc-032.xhtml").decode()


@pytest.mark.parametrize(
    ("choice", "few", "many"),
    [
        ("auto", Books(("epub",), ("epub",)), Books()),
        ("all", Books(("epub",), ("epub",)), Books(("epub",), ("epub",))),
        ("edition", Books((), ("epub",)), Books((), ("epub",))),
        ("none", Books(), Books()),
    ],
)
def test_the_settings_choose(edition: Path, choice: str, few: Books, many: Books) -> None:
    change(edition / "edition.toml", "[books]", f'[books]\nepub = "{choice}"')
    assert (_offer(edition, 3), _offer(edition, 10_000)) == (few, many)


def test_a_choice_that_there_is_not(edition: Path) -> None:
    change(edition / "edition.toml", "[books]", '[books]\nepub = "some"')
    with pytest.raises(CannotRun, match=r"books\.epub cannot be 'some'"):
        config.find(edition)


def test_there_is_no_pdf_without_its_extra(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(edition / "edition.toml", 'pdf = "none"', 'pdf = "all"')
    monkeypatch.setattr(books, "pdf_available", lambda: False)
    assert _offer(edition, 1) == Books(("epub",), ("epub",))


def test_an_extra_that_is_missing_is_named(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extras.EXTRAS, "own", ("no_such_package", "something"))
    assert extras.missing(config.find(edition))["own"] == "something"
    assert "own" not in extras.installed()
