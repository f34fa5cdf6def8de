"""Citations in real styles, against what the manuals ask for.

The expected sentences were written from the manuals: the Chicago Manual of Style (18th ed., 13.13, 14.13, 14.111 to 14.120), Turabian
(9th ed., 17.7 and its model N24), and the model of the Wilson Center. Where the CSL style cannot reach the form, the test says so.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from diplomatic.cite import Work, csl, plain, processing, work_of
from diplomatic.cite.styles import Formatted, formatted
from diplomatic.diagnostics import CannotRun

from .conftest import BURTON, EMBASSY, JELEN, TO_NOBODY, Header, archive, config, dated, document, work

MANUALS = ["chicago", "turabian"]
NASSAU = "https://example.org/nassau/cables/c-001.html"


def cite(cited: Work, style: str, language: str = "en") -> Formatted:
    return formatted(csl.item(cited), csl.locator(cited), style, language)


@pytest.mark.parametrize("style", MANUALS)
def test_a_telegram_with_its_archive(style: str) -> None:
    """Turabian, N24: "Burton to Merriam, telegram, January 26, 1923, Charles E. Merriam Papers, University of Chicago Library."

    The CSL style has the parts in this order, but writes full names, and "telegram to" for "to …, telegram".
    """
    kept = "Charles E. Merriam Papers, University of Chicago Library."
    found = cite(BURTON, style)
    assert found.note == f"Ernest D. Burton, telegram to Charles E. Merriam, January 26, 1923, {kept}"
    kept = "Charles E. Merriam Papers. University of Chicago Library."
    assert found.bibliography == f"Burton, Ernest D. Telegram to Charles E. Merriam, January 26, 1923. {kept}"


def test_the_manual_s_own_order_is_that_of_the_visible_citation() -> None:
    assert plain(BURTON, "en") == (
        "Ernest D. Burton to Charles E. Merriam, telegram, 26 January 1923, "
        "Charles E. Merriam Papers, University of Chicago Library."
    )


@pytest.mark.parametrize("style", MANUALS)
def test_a_cable_without_a_known_recipient(style: str) -> None:
    """The manuals have place and date right after "telegram"; the CSL style has them there only where there is a recipient."""
    found = cite(TO_NOBODY, style)
    assert found.note == (
        "John Rood, “Telegram on the Boats,” telegram, in Cables of Nassau, version 1.0.0, "
        f"January 12, 2005, Nassau, A Press, 2026, {NASSAU}."
    )
    assert " to " not in found.note


@pytest.mark.parametrize(("style", "publisher"), [("chicago", "A Press"), ("turabian", "Vienna: A Press")])
def test_a_cable_of_an_office(style: str, publisher: str) -> None:
    """The name of a body is not turned round. Chicago's 18th edition has no places of publication (14.30), the 17th has.

    The manuals set the facts of publication in parentheses in a note; the CSL style does so only for a book with an editor.
    """
    address = "https://example.org/havana/cables/c-001.html"
    found = cite(EMBASSY, style)
    assert found.note == (
        "Embassy of the USSR in Cuba, “Boats in the Harbour,” telegram to Ministry of Foreign Affairs, Havana, "
        f"October 27, 1962, in Cables of Havana, version 1.0.0, {publisher}, 2026, {address}."
    )
    assert found.bibliography == (
        "Embassy of the USSR in Cuba. “Boats in the Harbour.” Telegram to Ministry of Foreign Affairs, Havana, "
        f"October 27, 1962. In Cables of Havana, version 1.0.0. {publisher}, 2026. {address}."
    )


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("", "n.d."),
        ('<date when="1962"/>', "1962"),
        ('<date when="1962-10"/>', "October 1962"),
        ('<date when="1962-10-29T12:10:00"/>', "October 29, 1962"),
        ('<date from="1962-10-27" to="1962-10-29"/>', "October 27–29, 1962"),
        ('<date from="1962-10-27" to="1962-11-02"/>', "October 27–November 2, 1962"),
        ('<date from="1962-10" to="1962-11"/>', "October–November 1962"),
        ('<date from="1962-12-30" to="1963-01-02"/>', "December 30, 1962–January 2, 1963"),
        ('<date notBefore="1962-10-27" notAfter="1962-10-29"/>', "between 27 October 1962 and 29 October 1962"),
        ('<date notAfter="1962-10-29"/>', "not after 29 October 1962"),
    ],
)
@pytest.mark.parametrize("style", MANUALS)
def test_a_cable_that_is_undated_or_not_to_the_day(style: str, date: str, words: str) -> None:
    """The year of the edition never stands alone, as if it were that of the cable."""
    expected = f"John Rood, “Boats,” telegram to Ann Smith, {words}, in Cables of Nassau, A Press, 2026, {NASSAU}."
    assert cite(dated(date), style).note == expected


@pytest.mark.parametrize(
    ("style", "publisher"), [("chicago", "Wilson Center"), ("turabian", "Washington: Wilson Center")]
)
def test_a_bilingual_cable_in_a_series(style: str, publisher: str) -> None:
    """All that the Wilson Center's model names, but how it was obtained, for which CSL has no variable."""
    assert cite(JELEN, style).note == (
        "Bolesław Jeleń, “Telegram from Polish Embassy in Havana (Jeleń), 22 September 1962,” "
        "ciphergram to Ministry of Foreign Affairs, Havana, September 22, 1962, "
        "in History and Public Policy Program Digital Archive, version 2.1.0, ed. James G. Hershberg, "
        f"trans. Margaret K. Gnoinska, Cuban Missile Crisis 12 ({publisher}, 2012), "
        "6/77 w-82 t-1264, Szyfrogramy from Hawana 1962, Polish Foreign Ministry Archive (AMSZ), Warsaw, "
        "https://digitalarchive.example.org/document/115766."
    )


@pytest.mark.parametrize("style", ["chicago", "turabian", "mla", "apa"])
def test_neither_date_is_taken_for_the_other(style: str) -> None:
    entry = cite(JELEN, style).bibliography
    assert "1962" in entry.replace("Hawana 1962", "").replace("22 September 1962", "")
    assert "2012" in entry


def test_apa() -> None:
    """APA, 7th ed., 9.41: a work published anew. Of the older date it prints the year."""
    found = cite(EMBASSY, "apa")
    assert found.note == "(Embassy of the USSR in Cuba, 1962/2026)"
    assert found.bibliography == (
        "Embassy of the USSR in Cuba. (2026, November 22). Boats in the harbour [Telegram to Ministry of Foreign Affairs]. "
        "In Cables of Havana (Version 1.0.0). A Press. "
        "https://example.org/havana/cables/c-001.html (Original work published 1962)"
    )


def test_mla() -> None:
    """MLA, 9th ed.: the containers in their order. Its CSL style names no recipient."""
    found = cite(EMBASSY, "mla")
    assert found.bibliography == (
        "Embassy of the USSR in Cuba. “Boats in the Harbour.” 27 Oct. 1962, Havana, Telegram. Cables of Havana, "
        "Version 1.0.0, A Press, 22 Nov. 2026, https://example.org/havana/cables/c-001.html."
    )


def test_of_a_cable_without_any_date_a_style_says_so_itself() -> None:
    processing._sheet.cache_clear()  # a term is asked for before anything was rendered
    nothing_dated = work(Header(people="<author>Rood, John</author>"), title="E")
    found = cite(nothing_dated, "apa")
    assert (found.note, found.bibliography) == ("(Rood, n.d.)", "Rood, J. (n.d.). [Cable]. In E.")
    assert found.bibliography_html == "Rood, J. (n.d.). [Cable]. In <i>E</i>."
    processing._sheet.cache_clear()
    assert cite(nothing_dated, "chicago").note == "John Rood, cable, in E, n.d."


def test_a_style_with_one_date_has_that_of_the_document_and_no_publisher(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    style.write_text(own_style('<date variable="issued"><date-part name="year"/></date><text variable="publisher"/>'))
    assert cite(EMBASSY, str(style)).note == "Embassy of the USSR in Cuba, 1962"


def test_a_passage_is_for_the_note_alone() -> None:
    passage = document(Header(body='<p xml:id="p4">Four.</p>', people="<author>A, B</author>"))
    cited = work_of(passage, config(url="https://example.org/e", title="E")).at("p4", passage)
    found = cite(cited, "chicago")
    assert "para. 4, https://example.org/e/cables/c-001.html#p4." in found.note
    assert found.bibliography.endswith("https://example.org/e/cables/c-001.html.")
    assert "4" not in found.bibliography


def test_of_an_original_it_is_said() -> None:
    text = document(Header(body='</div><div type="original" xml:lang="pl"><p xml:id="o2">Dwa.</p>'))
    assert csl.locator(work_of(text, config()).at("o2", text)) == {"label": "paragraph", "locator": "2 (original)"}


def test_without_an_author_the_title_stands_once() -> None:
    cited = work(
        Header(title="Boats", received="<persName>Smith, Ann</persName>", created='<date when="1962-10-27"/>'),
        title="E",
    )
    for style in ("chicago", "turabian", "mla", "apa"):
        found = cite(cited, style)
        assert found.bibliography.count("Boats") == 1
        assert found.note.count("Boats") == 1


def test_in_other_languages() -> None:
    assert "27. Oktober 1962" in cite(EMBASSY, "chicago", "de").note
    assert "27 de octubre de 1962" in cite(EMBASSY, "chicago", "es").note
    assert "1962" in cite(EMBASSY, "chicago", "ru-Cyrl").note
    assert cite(EMBASSY, "chicago", "xx") == cite(EMBASSY, "chicago", "en")


def test_a_title_keeps_its_own_quotation_and_is_recased_only_in_english() -> None:
    quoting = work(
        Header(title="Boats “in” the harbour?", people="<author>A, B</author>", received="<name>C, D</name>")
    )
    assert "“Boats ‘in’ the Harbour?” cable to D C" in cite(quoting, "chicago").note
    spanish = work(Header(title="Barcos en el puerto", people="<author>A, B</author>", language="es"))
    assert "“Barcos en el puerto,”" in cite(spanish, "chicago").note


def test_the_day_of_access_is_printed_where_it_is_stated() -> None:
    assert "accessed November 23, 2026" in cite(replace(EMBASSY, accessed="2026-11-23"), "chicago").note


def test_html_has_the_title_of_the_edition_in_italics_and_no_other_tags() -> None:
    hostile = work(
        Header(title="A &lt;script&gt;alert(1)&lt;/script&gt;", people="<author>&lt;b&gt;Rood, J &amp; K</author>"),
        title="E<i>F",
    )
    found = cite(hostile, "chicago").bibliography_html
    assert "<i>E&lt;i&gt;F</i>" in found
    assert found.replace("<i>", "").replace("</i>", "").count("<") == 0


@pytest.mark.parametrize("name", ["nature", "iso690-author-date-en", "bluebook-law-review"])
def test_any_style_of_the_project_can_be_named(name: str) -> None:
    assert "1962" in cite(EMBASSY, name).note + cite(EMBASSY, name).bibliography


INFO = "<info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>"


def own_style(layout: str, macros: str = "", head: str = "") -> str:
    """A style of one's own whose note is the author and this."""
    author = '<names variable="author"/>'
    return (
        f'{head}<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">{INFO}{macros}'
        f'<citation><layout delimiter="; "><group delimiter=", ">{author}{layout}</group></layout></citation></style>'
    )


BOMB = '<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
TWICE = "".join(
    f'<macro name="m{number}"><text macro="m{number + 1}"/><text macro="m{number + 1}"/></macro>'
    for number in range(40)
)

DEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>D</title><id>d</id>'
    '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("<style", "cannot be read"),
        (own_style("<text value='&b;'/>", head=BOMB), "entities"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "not a CSL style"),
        (own_style("<text nonsense='yes'/>"), "not a valid CSL style"),
        (own_style('<text macro="gone"/>'), "no macro 'gone'"),
        (own_style('<text macro="a"/>', '<macro name="a"><text macro="a"/></macro>'), "calls itself"),
        (own_style('<text macro="m0"/>', TWICE + '<macro name="m40"><text value="x"/></macro>'), "times"),
        (
            DEPENDENT,
            "stands for the style apa",
        ),
    ],
)
def test_a_style_that_cannot_be_used(tmp_path: Path, content: str, words: str) -> None:
    style = tmp_path / "own.csl"
    style.write_text(content, encoding="utf-8")
    with pytest.raises(CannotRun, match=words) as refused:
        cite(EMBASSY, str(style))
    assert refused.value.hint


@pytest.mark.parametrize("name", ["no-such-style", "../apa", "chicagoo", "", "own.csl", "a/b.csl"])
def test_a_style_that_is_not_there(name: str) -> None:
    with pytest.raises(CannotRun, match="There is no"):
        cite(EMBASSY, name)


def test_the_archive_alone() -> None:
    """Chicago, 14.119 and 14.120: the number of the item comes first, then what holds it, from the smaller to the larger."""
    kept = work(
        Header(
            people="<author>Rood, John</author>",
            created='<date when="1962-10-27"/>',
            received="<persName>Smith, Ann</persName>",
            source=archive("National Archives", "College Park, MD", "Record Group 59", "737.56361/10-2762"),
        )
    )
    assert cite(kept, "chicago").note == (
        "John Rood, cable to Ann Smith, October 27, 1962, 737.56361/10-2762, Record Group 59, National Archives, "
        "College Park, MD."
    )
