"""The citation that every page shows: no style, no extra, four languages."""

import pytest
from lxml import etree

from diplomatic.cite import plain, visible, work_of
from diplomatic.document import read
from diplomatic.document.tei import XML_LANG
from diplomatic.labels import keys

from .conftest import BURTON, EMBASSY, JELEN, SAMPLE, TO_NOBODY, Header, config, dated, work

WILSON = (
    "Bolesław Jeleń to Ministry of Foreign Affairs, “Telegram from Polish Embassy in Havana (Jeleń), 22 September 1962”, "
    "ciphergram, Havana, 22 September 1962, in History and Public Policy Program Digital Archive (Cuban Missile Crisis, "
    "no. 12), ed. James G. Hershberg, trans. Margaret K. Gnoinska, Washington: Wilson Center, version 2.1.0, "
    "1 October 2012, 6/77 w-82 t-1264, Szyfrogramy from Hawana 1962, Polish Foreign Ministry Archive (AMSZ), Warsaw, "
    "Obtained by James G. Hershberg, https://digitalarchive.example.org/document/115766."
)


def test_it_has_all_that_a_reader_needs() -> None:
    assert plain(JELEN, "en") == WILSON


def test_what_nothing_states_is_left_out_with_its_words() -> None:
    assert plain(work(Header()), "en") == "cable, undated."
    assert plain(TO_NOBODY, "en") == (
        "John Rood, “Telegram on the boats”, telegram, Nassau, 12 January 2005, in Cables of Nassau, A Press, "
        "version 1.0.0, 22 November 2026, https://example.org/nassau/cables/c-001.html."
    )
    assert plain(work(Header(received="<name>A, B</name>")), "en") == "to B A, cable, undated."


def test_in_german_spanish_and_russian() -> None:
    german, spanish, russian = (plain(EMBASSY, language) for language in ("de", "es", "ru"))
    assert "Embassy of the USSR in Cuba an Ministry of Foreign Affairs, „Boats in the harbour“" in german
    assert "27. Oktober 1962, in: Cables of Havana, Vienna: A Press, Version 1.0.0, 22. November 2026" in german
    assert "27 de octubre de 1962, en Cables of Havana" in spanish
    assert "27 октября 1962" in russian
    assert "в изд.: Cables of Havana" in russian


@pytest.mark.parametrize("language", ["", "xx", "zh-Hant"])
def test_a_language_without_labels_has_english_ones(language: str) -> None:
    assert plain(BURTON, language) == plain(BURTON, "en")


def test_every_label_of_a_citation_is_in_four_languages() -> None:
    from diplomatic.labels.table import texts_of

    for key in keys("cite-"):
        assert {texts_of(key, language)[1] for language in ("en", "de", "es", "ru")} == {"en", "de", "es", "ru"}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("", "undated"),
        ('<date when="1962-10"/>', "October 1962"),
        ('<date from="1962-10-27" to="1962-10-29"/>', "27 October 1962 – 29 October 1962"),
        ('<date notBefore="1962-10-27" notAfter="1962-10-29"/>', "between 27 October 1962 and 29 October 1962"),
        ('<date notBefore="1962-10-27"/>', "not before 27 October 1962"),
        ('<date from="1962-10-27"/>', "from 27 October 1962"),
        ('<date to="1962-10-27"/>', "until 27 October 1962"),
    ],
)
def test_dates(date: str, words: str) -> None:
    assert f", telegram, {words}, in Cables of Nassau" in plain(dated(date), "en")


def test_several_names() -> None:
    people = "<author>A, B</author><author>C, D</author><author>E, F</author>"
    assert plain(work(Header(people=people)), "en").startswith("B A, D C and F E, cable")


def test_a_person_and_the_office() -> None:
    both = Header(
        sent="<persName>Grzelenski, Feliks</persName><orgName>Embassy in Oslo</orgName>",
        received="<orgName>Ministry</orgName><orgName>Bureau</orgName>",
    )
    assert plain(work(both), "en") == "Feliks Grzelenski (Embassy in Oslo) to Ministry and Bureau, cable, undated."


def test_its_parts_can_be_laid_out() -> None:
    citation = visible(JELEN, "en")
    assert citation.get(XML_LANG) == "en"
    assert [part.tag for part in citation] == (
        "name name title genre place date container series number name name publication-place publisher version published "
        "archive obtained address".split()
    )
    address = citation.find("address")
    assert address is not None
    assert address.get("href") == address.text == JELEN.url
    assert citation.xpath("string(date/@when)") == "1962-09-22"
    assert citation.xpath("string(published/@when)") == "2012-10-01"
    assert citation.xpath("name/@role") == ["sender", "recipient", "edt", "trl"]


def test_a_passage() -> None:
    sample = read(SAMPLE)
    cited = work_of(sample, config())
    assert plain(cited.at("p4", sample), "en").endswith(", par. 4.")
    assert plain(cited.at("n5", sample), "de").endswith(", Anmerkung der Edition.")
    assert plain(cited.at("closer", sample), "en") == plain(cited, "en")


def test_markup_in_a_name_is_text() -> None:
    citation = visible(work(Header(title="A &lt;b&gt; &amp; C")), "en")
    assert citation.findtext("title") == "A <b> & C"
    assert b"&lt;b&gt; &amp; C" in etree.tostring(citation)
