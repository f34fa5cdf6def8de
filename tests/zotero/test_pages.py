"""What Zotero saves from the page of a cable, by the tags in its head."""

import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from diplomatic.cite import Agent, Moment, Work, highwire
from diplomatic.cite.csl import genre_of, item

from .conftest import ADDRESS, FULL, Cable, Reading, Zotero, author, variables

pytestmark = [pytest.mark.zotero, pytest.mark.xdist_group("zotero")]


def head(work: Work) -> str:
    """A page with the tags of a cable, as a site has them."""
    tags = "".join(f'<meta name="{name}" content="{escape(content)}">\n' for name, content in highwire(work))
    canonical = f'<link rel="canonical" href="{work.address}">' if work.address else ""
    return f"<!doctype html><html lang=en><head><title>A page</title>{canonical}{tags}</head><body><p>Text</p></body></html>"


@pytest.fixture(scope="session")
def read(zotero: Zotero, cables: list[Cable]) -> list[tuple[Work, Reading]]:
    """What is read from the pages of a site."""
    readings = zotero.pages([(cable.page, f"{cable.work.address}?from=search") for cable in cables])
    return list(zip([cable.work for cable in cables], readings, strict=True))


def test_each_page_is_one_item_by_one_translator(read: list[tuple[Work, Reading]]) -> None:
    for work, reading in read:
        assert [label for label, _ in reading.claims] == ["Embedded Metadata"]
        assert (reading.item["title"], reading.item["language"]) == (work.title, work.language)
        assert reading.item["url"] == work.address  # the permanent address, not the one that was open
        assert reading.creators == [("author", author(agent)) for agent in work.authors]
        assert reading.notes == []


def test_the_day_is_that_of_the_document(read: list[tuple[Work, Reading]]) -> None:
    for work, reading in read:
        assert reading.item.get("date", "").replace("/", "-") == work.date.begin.partition("T")[0]


def test_a_cable_is_a_letter_with_its_archive(read: list[tuple[Work, Reading]]) -> None:
    for work, reading in read:
        fields = (reading.item["itemType"], reading.item["letterType"])
        assert fields == ("letter", genre_of(work))
        kept = (reading.item.get("archive", ""), reading.item.get("archiveLocation", ""))
        assert kept == (work.archive.repository, work.archive.shelfmark)


def test_no_tag_speaks_against_the_stated_type() -> None:
    """In translators since 2024 these win over ``z.itemType`` (the ones that run here are of 2018)."""
    against = ("inbook", "journal", "conference", "technical_report", "dissertation")
    assert not [name for name, _ in highwire(FULL) if name.startswith(tuple(f"citation_{word}" for word in against))]


def test_zotero_cites_a_page_as_the_edition_does(read: list[tuple[Work, Reading]]) -> None:
    assert any(work.archive and work.recipients and work.translators for work, _ in read)
    for work, reading in read:
        assert variables(reading.cite) == variables(item(work))


def test_what_a_header_seldom_has_is_cited_too(zotero: Zotero) -> None:
    works = [
        replace(FULL, **change)
        for change in (
            {},
            {"date": Moment("1962-10-22", "1962-10-29")},
            {"date": Moment("1962-10", "1962-11", bounded=True)},
            {"date": Moment(), "published": Moment("2026")},
            {"authors": (), "recipients": (), "container": "", "series": ""},
        )
    ]
    for work, reading in zip(works, zotero.pages([(head(work), work.address) for work in works]), strict=True):
        wanted = variables(item(work))
        cited = variables(reading.cite)
        assert {name: cited.get(name) for name in wanted} == wanted
        assert cited.keys() - wanted.keys() <= {
            "issued"
        }  # Zotero has one date: where the edition has none, the document's


@pytest.mark.parametrize(
    "moment",
    [
        Moment(),
        Moment("1962"),
        Moment("1962-10-01", "1962-10-29"),
        Moment("1962-10", "1962-11", bounded=True),
        Moment("1962", bounded=True),
        Moment("", "1962", bounded=True),
        Moment("1962-10", open=True),
        Moment("", "1962-10", open=True),
    ],
)
def test_every_line_of_extra_is_a_variable(moment: Moment) -> None:
    (extra,) = (content for name, content in highwire(replace(FULL, date=moment)) if name == "z.extra")
    lines = extra.split("\n")
    assert all(re.fullmatch(r"[a-z_-]+: \S[^{}\n]*", line) for line in lines)
    assert [line for line in lines if line.startswith("event-date")] == ([lines[2]] if moment else [])


def test_a_hostile_title_stays_a_title(zotero: Zotero) -> None:
    title = "\"><script>alert('x')</script> & <b>$&amp;\\1</b> — “Куба”"
    work = Work("a", address="https://edition.example.org/cables/a.html", title=title, container="E", language="ru")
    assert zotero.page(head(work)).item["title"] == title


def test_signs_that_part_a_line_of_extra_do_not(zotero: Zotero) -> None:
    work = replace(FULL, container="A } {:genre: B}", place="translator: X", recipients=(Agent(literal="C || D || E"),))
    cited = zotero.page(head(work)).cite
    assert (cited["container-title"], cited["publisher-place"]) == ("A ) (:genre: B)", "translator: X")
    assert (cited["recipient"], cited["genre"]) == ([{"literal": "C ¦¦ D ¦¦ E"}], genre_of(work))
    assert len(cited["translator"]) == 1


def test_a_doi_on_the_page_is_no_second_item(zotero: Zotero) -> None:
    reading = zotero.page(head(FULL).replace("<p>Text</p>", f"<p>https://doi.org/{FULL.doi}</p>"))
    assert [label for label, _ in reading.claims] == ["Embedded Metadata", "DOI"]
    assert reading.cite["DOI"] == FULL.doi


def test_only_pages_of_cables_are_items(zotero: Zotero, sample: Path) -> None:
    paths = sorted(path.relative_to(sample).as_posix() for path in sample.rglob("*.html"))
    paths = [path for path in paths if not path.startswith("guidelines/")]
    read = zotero.pages([((sample / path).read_text("utf-8"), f"{ADDRESS}/{path}") for path in paths])
    claimed = {path: one.item["url"] for path, one in zip(paths, read, strict=True) if one.claims}
    permanent = f"{ADDRESS}/cables/cmc-032.html"
    assert claimed == {"cables/cmc-032.diplomatic.html": permanent, "cables/cmc-032.html": permanent}
    assert len(paths) > 20


def test_a_cable_of_nobody_is_of_nobody(zotero: Zotero) -> None:
    work = Work("a", title="Telegram", container="E", contributors=(), recipients=(Agent(literal="Ministry"),))
    assert zotero.page(head(work)).item["creators"] == []


def test_a_name_is_read_whole(zotero: Zotero) -> None:
    authors = [
        [Agent(literal="Soviet Embassy in Havana")],
        [Agent("de la Cruz", "Juan José")],
        [Agent("de la Cruz", "Juan José"), Agent(literal="People's Commissariat")],
        [Agent("van Dijk")],
        [Agent("Лаптев", "Пётр")],
        [Agent(literal="TASS")],
        [Agent(literal="Ministry of Foreign Affairs, Second Department")],
    ]
    works = [Work("a", title="T", container="E", authors=tuple(agents)) for agents in authors]
    read = zotero.pages([(head(work), ADDRESS) for work in works])
    assert [one.creators for one in read] == [[("author", author(agent)) for agent in agents] for agents in authors]
