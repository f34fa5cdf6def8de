"""What Zotero imports from the files that ``diplomatic cite --format`` writes."""

from dataclasses import replace
from html import escape

import pytest

from diplomatic.cite import Agent, Moment, Work, plain
from diplomatic.cite.csl import genre_of, item
from diplomatic.cite.formats import renderer, together

from .conftest import FULL, Zotero, author, variables

pytestmark = [pytest.mark.zotero, pytest.mark.xdist_group("zotero")]

LABELS = {"csl-json": "CSL JSON", "bibtex": "BibTeX", "ris": "RIS"}


@pytest.mark.parametrize("name", LABELS)
def test_each_cable_is_one_item(zotero: Zotero, works: list[Work], name: str) -> None:
    for work, read in zip(works, zotero.files([renderer(name)(work) for work in works]), strict=True):
        assert [label for label, _ in read.claims] == [LABELS[name]]
        assert read.item["title"] == work.title
        assert read.item.get("url", "") == work.address
        assert [one for one in read.creators if one[0] == "author"][: len(work.authors)] == [
            ("author", author(agent)) for agent in work.authors
        ]


def test_zotero_cites_a_file_as_the_edition_does(zotero: Zotero, works: list[Work]) -> None:
    some = [
        *works,
        FULL,
        replace(FULL, date=Moment("1962-10", "1962-11", bounded=True)),
        Work("bare", title="T", language="en"),
    ]
    for work, read in zip(some, zotero.files([renderer("csl-json")(work) for work in some]), strict=True):
        creators = [("author", work.authors), ("recipient", work.recipients)]
        assert read.creators == [(role, author(agent)) for role, agents in creators for agent in agents]
        assert variables(read.cite) == variables(item(work))


def test_ris_is_the_letter_in_its_archive(zotero: Zotero, works: list[Work]) -> None:
    some = [*works, replace(FULL, recipients=(Agent(literal="Ministry of Foreign Affairs"),))]
    for work, read in zip(some, zotero.files([renderer("ris")(work) for work in some]), strict=True):
        creators = [("author", work.authors), ("recipient", work.recipients)]
        assert read.creators == [(role, author(agent)) for role, agents in creators for agent in agents]
        wanted = {
            "itemType": "letter",
            "letterType": genre_of(work),
            "archive": work.archive.repository,
            "archiveLocation": work.archive.shelfmark,
            "language": work.language,
        }
        assert {name: read.item.get(name, "") for name in wanted} == wanted
        assert variables(read.cite)["issued"] == work.date.begin.partition("T")[0]
        assert read.notes == [
            f"<p>{escape(plain(work, work.language), quote=False)}</p>"
        ]  # the edition stands here alone


def test_bibtex_is_a_part_of_the_edition(zotero: Zotero, works: list[Work]) -> None:
    some = [*works, FULL]
    for work, read in zip(some, zotero.files([renderer("bibtex")(work) for work in some]), strict=True):
        roles = [("author", work.authors), ("editor", work.editors), ("translator", work.translators)]
        assert sorted(read.creators) == sorted((role, author(agent)) for role, agents in roles for agent in agents)
        wanted = {
            "itemType": "bookSection",
            "bookTitle": work.container,
            "publisher": work.publisher,
            "place": work.place,
            "date": work.published.iso,
        }
        assert {name: read.item.get(name, "") for name in wanted} == wanted
        (note,) = read.notes  # Zotero has no other place for the document: it knows no origdate
        assert work.date.year in note
        assert all(agent.direct in note for agent in work.recipients)


@pytest.mark.parametrize("name", LABELS)
def test_a_file_of_several_is_several_items(zotero: Zotero, works: list[Work], name: str) -> None:
    read = zotero.file(together(name, works))
    assert [item["title"] for item in read.items if item["itemType"] != "note"] == [work.title for work in works]
