"""What is read of a header, field by field, and what is not."""

import pytest

from diplomatic.cite import Agent, Contributor, Moment, work_of
from diplomatic.diagnostics import CannotRun
from diplomatic.document import read

from .conftest import EMBASSY, EVERYTHING, JELEN, SAMPLE, Header, archive, config, document, work


def test_the_sample() -> None:
    found = work_of(read(SAMPLE), config())
    assert found.title == "Enciphered cable from Havana, from Alekseyev on his conversation with Fidel Castro"
    assert [agent.inverted for agent in found.authors] == ["Alekseyev, Aleksandr Ivanovich"]
    assert [agent.literal for agent in found.recipients] == ["Ministry of Foreign Affairs of the USSR"]
    assert (found.date.iso, found.received.iso, found.published.iso) == ("1962-10-29", "1962-10-30", "2026-11-22")
    assert (found.sent_from, found.sent_to, found.genre) == ("Havana", "Moscow", "Enciphered Cable")
    assert [agent.literal for agent in found.translators] == ["misterestes"]
    assert found.editors == ()
    assert (found.series, found.number, found.version) == ("Cuban Missile Crisis", "32", "0.1.0")
    assert not found.archive
    assert ("registry", "6216/sh") in found.archive.numbers
    assert [licence.target for licence in found.licences] == ["", "", "https://opensource.org/license/mit"]


def test_everything() -> None:
    found = work_of(read(EVERYTHING), config(title="The edition of cables"))
    assert found.address == "https://www.tei-c.org/diplomatic/everything"
    assert (found.doi, found.container, found.place) == ("10.1000/182", "The edition of cables", "Vienna")
    assert (found.archive.repository, found.archive.shelfmark) == ("Archive of foreign policy", "f. 1, op. 2, d. 3")
    assert (found.language, found.original_language) == ("en", "ru")
    assert found.obtained == "found by a reader"


def test_of_an_empty_header_nothing_is_said() -> None:
    found = work(Header(language=""))
    stated = {name for name in found.__dataclass_fields__ if getattr(found, name)}
    assert stated == {"id"}


def test_a_default_of_the_settings_says_nothing() -> None:
    found = work(Header())
    assert (found.container, found.version, found.publisher, found.address) == ("", "", "", "")
    settings = config(
        title="T", version="2.0.0", publisher="P", url="https://example.org/e", editor="E", translator="T"
    )
    found = work_of(document(Header()), settings)
    assert (found.container, found.version, found.publisher) == ("T", "2.0.0", "P")
    assert found.address == "https://example.org/e/cables/c-001.html"
    assert found.contributors == (), "who encodes the edition, or translates some of it, did not do so here"


@pytest.mark.parametrize(
    "placeholder", ["TODO", "Foo, Bar", "Lorem ipsum dolor", "The sender", "???", "xxx", "Untitled", "Not named"]
)
def test_a_placeholder_is_not_cited(placeholder: str) -> None:
    person = f"<persName>{placeholder}</persName>"
    header = Header(
        title=placeholder,
        people=f"<author>{person}</author><editor>{person}</editor>",
        sent=person,
        source=archive(placeholder, placeholder, placeholder, placeholder),
    )
    found = work(header, title=placeholder)
    assert not any((found.title, found.authors, found.senders, found.editors, found.container, found.archive))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("<persName>Alekseyev, Aleksandr Ivanovich</persName>", Agent("Alekseyev", "Aleksandr Ivanovich")),
        ("<persName><forename>Ann</forename> <surname>Smith</surname></persName>", Agent("Smith", "Ann")),
        (
            "<persName><surname>Cruz</surname> <nameLink>de la</nameLink>, <forename>Juan</forename></persName>",
            Agent("de la Cruz", "Juan"),
        ),
        ("<persName>ALEKSEYEV</persName>", Agent("ALEKSEYEV")),
        ("<persName>U Thant</persName>", Agent(literal="U Thant")),
        ("<orgName>Smith, Jones and Company</orgName>", Agent(literal="Smith, Jones and Company", body=True)),
        ("<name>misterestes</name>", Agent(literal="misterestes")),
        ("Burton, Ernest", Agent("Burton", "Ernest")),
        (
            '<persName ref="p.xml#a">Castro, <choice><sic>Fidl</sic><corr>Fidel</corr></choice></persName>',
            Agent("Castro", "Fidel", ref="p.xml#a"),
        ),
    ],
)
def test_names(name: str, expected: Agent) -> None:
    assert work(Header(people=f"<author>{name}</author>")).authors == (expected,)


def test_the_senders_stand_for_the_authors_and_the_authors_for_the_senders() -> None:
    assert work(Header(sent="<persName>A, B</persName>")).authors == (Agent("A", "B"),)
    assert work(Header(people="<author>A, B</author>")).senders == (Agent("A", "B"),)
    both = Header(
        people='<author><persName ref="#a">Alekseyev, Aleksandr</persName></author>',
        sent='<persName ref="#a">Alekseyev</persName>',
    )
    assert work(both).senders == (Agent("Alekseyev", "Aleksandr", ref="#a"),)


@pytest.mark.parametrize(
    ("statement", "relator"),
    [
        ("<editor>A, B</editor>", "edt"),
        ('<editor role="translator">A, B</editor>', "trl"),
        ('<editor role="contributor">A, B</editor>', "ctb"),
        ('<respStmt xml:id="translator"><resp>From the Russian</resp><persName>A, B</persName></respStmt>', "trl"),
        ("<respStmt><resp>Übersetzung aus dem Russischen</resp><persName>A, B</persName></respStmt>", "trl"),
        ("<respStmt><resp>Перевод с русского</resp><persName>A, B</persName></respStmt>", "trl"),
        ('<respStmt xml:id="encoder"><resp>Encoding in TEI</resp><persName>A, B</persName></respStmt>', "mrk"),
        ('<respStmt xml:id="encoder"><resp>Edited and encoded by</resp><persName>A, B</persName></respStmt>', "edt"),
        ("<respStmt><resp>The edition’s typesetting</resp><persName>A, B</persName></respStmt>", "ctb"),
        (
            '<respStmt><resp ref="http://id.loc.gov/vocabulary/relators/pfr">Read by</resp><name>A, B</name></respStmt>',
            "pfr",
        ),
    ],
)
def test_roles(statement: str, relator: str) -> None:
    assert [one.relator for one in work(Header(people=statement)).contributors] == [relator]


def test_who_translated_the_published_text_translated_this_one_if_nobody_else_did() -> None:
    published = "<bibl type='translation'><editor role='translator'>Goldberg, Gary</editor></bibl>"
    assert work(Header(source=published)).translators == (Agent("Goldberg", "Gary"),)
    own = "<editor role='translator'>A, B</editor>"
    assert work(Header(source=published, people=own)).translators == (Agent("A", "B"),)


@pytest.mark.parametrize(
    ("attributes", "expected", "iso"),
    [
        ('when="1962-10-29"', Moment("1962-10-29"), "1962-10-29"),
        ('when="1962"', Moment("1962"), "1962"),
        ('when="2001-12-14T13:43:00Z"', Moment("2001-12-14T13:43:00Z"), "2001-12-14T13:43:00Z"),
        ('from="1962-10" to="1962-11"', Moment("1962-10", "1962-11"), "1962-10/1962-11"),
        ('from="1962-10" to="1962-10"', Moment("1962-10"), "1962-10"),
        ('notBefore="1962-10-01" notAfter="1962-10-31"', Moment("1962-10-01", "1962-10-31", True), "1962-10-01/1962-10-31"),
        ('notBefore="1962-10-01"', Moment("1962-10-01", "", True), "1962-10-01/.."),
        ('notAfter="1962-10-31"', Moment("", "1962-10-31", True), "../1962-10-31"),
        ('when="yesterday"', Moment(), ""),
        ('when="1962-13-45"', Moment(), ""),
    ],
)  # fmt: skip
def test_dates(attributes: str, expected: Moment, iso: str) -> None:
    found = work(Header(created=f"<date {attributes}/>"))
    assert (found.date, found.date.iso) == (expected, iso)


def test_the_date_of_sending_stands_for_that_of_making() -> None:
    header = Header(sent='<date when="1962-10-28"/>', received='<date when="1962-10-30"/>')
    found = work(header)
    assert (found.date.iso, found.received.iso) == ("1962-10-28", "1962-10-30")
    assert not work(Header(received='<date when="1962-10-30"/>')).date, "when it came in is not when it was written"


@pytest.mark.parametrize(
    ("line", "genre"),
    [
        ("Enciphered Cable", "Enciphered Cable"),
        ("<label>Ciphergram No.</label> <idno>15721</idno>", "Ciphergram"),
        ("ШИФРТЕЛЕГРАММА № <idno>3</idno>", "ШИФРТЕЛЕГРАММА"),
    ],
)
def test_the_genre_is_what_the_cable_calls_itself(line: str, genre: str) -> None:
    assert work(Header(front=f'<ab type="genre">{line}</ab>')).genre == genre


def test_the_wilson_model() -> None:
    assert [agent.inverted for agent in JELEN.editors] == ["Hershberg, James G."]
    assert [agent.inverted for agent in JELEN.translators] == ["Gnoinska, Margaret K."]
    assert JELEN.by("mrk") == (Agent("Coder", "Carl"),)
    assert JELEN.obtained == "Obtained by James G. Hershberg"
    assert JELEN.original_language == "pl"
    assert Contributor(Agent("Coder", "Carl"), "mrk", "Encoding in TEI") in JELEN.contributors


@pytest.mark.parametrize("number", ["10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182"])
def test_a_doi_is_bare(number: str) -> None:
    assert work(Header(publication=f'<idno type="DOI">{number}</idno>')).doi == "10.1000/182"


class TestLocators:
    def test_as_the_page_numbers_them(self) -> None:
        sample = read(SAMPLE)
        found = work_of(sample, config(url="https://example.org"))
        places = {anchor: found.at(anchor, sample).locator for anchor in ("p4", "h5", "n5", "n2", "closer", "l1")}
        shown = {anchor: (place.kind, place.number) for anchor, place in places.items() if place}
        assert shown == {
            "p4": ("paragraph", "4"),
            "h5": ("header-line", "5"),
            "n5": ("editorial-note", ""),
            "n2": ("source-note", ""),
            "closer": ("", ""),
            "l1": ("", ""),
        }
        assert found.at("p4", sample).url == "https://example.org/cables/cmc-032.html#p4"

    def test_of_the_original(self) -> None:
        whole = read(EVERYTHING)
        place = work_of(whole, config()).at("o1", whole).locator
        assert place is not None
        assert (place.kind, place.number) == ("original-paragraph", "1")

    def test_a_paragraph_put_in_later_and_one_with_a_name(self) -> None:
        inserted = document(Header(body='<p xml:id="p3a">A</p><p xml:id="peace">B</p>'))
        found = work_of(inserted, config())
        numbers = [place.number for anchor in ("p3a", "peace") if (place := found.at(anchor, inserted).locator)]
        assert numbers == ["3a", ""]

    def test_there_is_none(self) -> None:
        sample = read(SAMPLE)
        with pytest.raises(CannotRun, match=r"no id 'p99'.*Did you mean p9"):
            work_of(sample, config()).at("p99", sample)

    def test_an_id_of_the_header_is_no_place_in_the_text(self) -> None:
        sample = read(SAMPLE)
        with pytest.raises(CannotRun, match="no id 'translator'"):
            work_of(sample, config()).at("translator", sample)


def test_an_office_is_a_body() -> None:
    assert EMBASSY.authors == (Agent(literal="Embassy of the USSR in Cuba", body=True),)
