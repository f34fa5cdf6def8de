"""The plain text of a cable: nothing lost, everything in its place."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from diplomatic.config import Config
from diplomatic.document import Document, View, fold, read
from diplomatic.document.tei import TEI, local, q
from diplomatic.render import Renderer
from diplomatic.render.text import render

REPOSITORY = Path(__file__).resolve().parents[2]
CABLE = REPOSITORY / "tei" / "cables" / "cmc-032.xml"
EVERYTHING = REPOSITORY / "tests" / "schema" / "everything.xml"
ELEMENT_ONLY = set(
    "text front body back docTitle list choice div".split(),
)


def text_of(path: Path, view: View, width: int = 80) -> str:
    return render(read(path), view, "en", width)[0]


def cable_with(message: str, front: str = "") -> Document:
    source = (
        f'<TEI xmlns="{TEI}" xml:id="c"><teiHeader><fileDesc><titleStmt><title>A cable</title></titleStmt></fileDesc></teiHeader>'
        f'<text><front><div type="original-header">{front}</div></front>'
        f'<body><div type="message">{message}</div></body></text></TEI>'
    )
    return Document(Path("c.xml"), etree.ElementTree(etree.fromstring(source)))


def shown(message: str, view: View = View.READING, front: str = "") -> str:
    return fold(render(cable_with(message, front), view, "en", 80)[0])


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_asked_unless_one_word_is(view: View, width: int) -> None:
    too_wide = [
        line for line in text_of(CABLE, view, width).splitlines() if len(line) > width and len(line.split()) > 2
    ]
    assert too_wide == []


def test_the_three_distinct_things_have_headings() -> None:
    text = text_of(CABLE, View.READING)
    assert "ORIGINAL HEADER\n---" in text
    assert "Distribution list (26 recipients)" in text
    assert "Translator’s note: Distribution for this cable is as follows:" in text


def test_the_header_is_laid_out_like_the_form() -> None:
    assert "    From: Havana    No. 49657    Time: 12:10    Date: 30/X/1962\n" in text_of(CABLE, View.READING)
    assert "    6216/sh    30/X/62\n" in text_of(CABLE, View.READING)


def test_reading_applies_the_correction_and_lists_it() -> None:
    text = fold(text_of(CABLE, View.READING))
    assert "many here are talking" in text
    assert "p26 the source has “hear”; read “here”" in text


def test_diplomatic_shows_what_the_source_has() -> None:
    text = fold(text_of(CABLE, View.DIPLOMATIC))
    assert "many hear are talking" in text
    assert "[Translator’s note: Distribution for this cable is as follows: Brezhnev, Voronov," in text
    assert "Kuznetsov, Sobolev]" in text


@pytest.mark.parametrize("view", View)
def test_what_the_translator_supplies_is_in_brackets(view: View) -> None:
    assert "special [nuclear] weapons" in fold(text_of(CABLE, view))


def test_a_note_in_a_line_is_collected_for_reading() -> None:
    note = '<p xml:id="p1">close contacts<note type="translator" place="inline">close neighbours</note> said</p>'
    assert "close contacts[T1] said" in shown(note)
    assert "TRANSLATOR’S NOTES ------------------ [T1] close neighbours" in shown(note)


def test_a_note_in_a_line_stays_there_in_the_diplomatic_view() -> None:
    note = '<p xml:id="p1">close contacts <note type="translator" place="inline">close neighbours</note> said</p>'
    assert "close contacts [close neighbours] said" in shown(note, View.DIPLOMATIC)


@pytest.mark.parametrize("view", View)
def test_marks_of_the_source_are_printed(view: View) -> None:
    marks = '<p><sic>Hawaii</sic>, <unclear>Ivanov</unclear>, <gap reason="illegible"><desc>one line illegible</desc></gap>.</p>'
    assert "Hawaii [sic], Ivanov [?], [one line illegible]." in shown(marks, view)


def test_paragraph_numbers_are_those_of_the_ids() -> None:
    text = render(cable_with('<p xml:id="p3">three</p><p xml:id="p3a">inserted</p>'), View.READING, "en", 80)[0]
    assert "   3  three\n\n  3a  inserted\n" in text


def test_a_caption_keeps_its_spacing() -> None:
    assert "S P E C I A L" in shown("<p>x</p>", front='<ab type="caption">S P E C I A L</ab>')


def test_lines_of_a_closer_stay_lines() -> None:
    closer = "<p>x</p><closer><lb/>Resident<lb/>under the Council</closer>"
    text = render(cable_with(closer), View.READING, "en", 80)[0]
    assert [line.strip() for line in text.splitlines() if line.strip()][-2:] == ["Resident", "under the Council"]


def test_an_unknown_element_keeps_its_text_and_is_reported() -> None:
    text, found = render(cable_with("<p>before <stamp>RECEIVED</stamp> after</p>"), View.READING, "en", 80)
    assert "before RECEIVED after" in text
    assert [(finding.code, finding.location.line) for finding in found] == [("V001", 1)]


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\u009b" not in shown("<p>red \u009b31m alert</p>")


def _with_tokens(document: Document, unknown: list[int]) -> tuple[Document, list[str]]:
    """A copy of a document with a unique word in every place that can hold text, some of its elements renamed."""
    root = etree.fromstring(etree.tostring(document.root))
    numbers = count()
    tokens: list[str] = []

    def token() -> str:
        tokens.append(f"zq{next(numbers)}x")
        return f" {tokens[-1]} "

    text = root.find(q("text"))
    assert text is not None
    inline = [element for element in text.iter() if local(element) and local(element) not in ELEMENT_ONLY]
    for element in inline:
        element.text = (element.text or "") + token()
        parent = element.getparent()
        if parent is not None and local(parent) not in ELEMENT_ONLY:
            element.tail = (element.tail or "") + token()
    renamed = [element for element in inline if local(element) in {"persName", "hi", "term", "seg", "said"}]
    for index in unknown:
        renamed[index % len(renamed)].tag = "{urn:other}thing"
    return Document(Path("everything.xml"), etree.ElementTree(root)), tokens


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("path", [CABLE, EVERYTHING], ids=lambda path: path.stem)
@given(unknown=st.lists(st.integers(0, 60), max_size=6))
@settings(max_examples=12, deadline=None)
def test_no_text_is_lost(path: Path, view: View, unknown: list[int]) -> None:
    document, tokens = _with_tokens(read(path), unknown)
    text = render(document, view, "en", 80)[0]
    assert [token for token in tokens if token not in text] == []


@pytest.mark.parametrize("view", View)
def test_document_32_reads_as_it_was_reviewed(view: View, golden: Callable[[str, Path], None]) -> None:
    golden(text_of(CABLE, view), Path(__file__).parent / "goldens" / f"cmc-032.{view}.txt")


def test_a_register_keeps_all_its_text() -> None:
    register = read(REPOSITORY / "tei" / "registers" / "persons.xml")
    text = fold(Renderer(Config(Path())).cable(register, "text", View.READING).content)
    entries = register.root.find(q("standOff"))
    assert entries is not None
    words = {word for piece in entries.itertext() for word in str(piece).split()}
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("view", View)
def test_a_register_is_a_page(view: View) -> None:
    register = read(REPOSITORY / "tei" / "registers" / "places.xml")
    assert "Brest-Litovsk" in Renderer(Config(Path())).cable(register, "html", view).content


def test_a_line_of_prose_in_the_header_has_no_columns() -> None:
    line = '<ab type="transmission">Dispatched from <placeName>Havana</placeName> on <date when="1962-10-30">10.30.1962</date></ab>'
    assert (
        "    Dispatched from Havana on 10.30.1962\n" in render(cable_with("<p>x</p>", line), View.READING, "en", 80)[0]
    )


@pytest.mark.parametrize("to", ["html", "text"])
def test_a_cable_with_a_stand_off_part_is_still_a_cable(to: str) -> None:
    document = cable_with("<p>I met with Fidel Castro</p>")
    etree.SubElement(document.root, q("standOff"))
    assert "I met with Fidel Castro" in Renderer(Config(Path())).cable(document, to, View.READING).content


def test_the_original_follows_the_translation_as_a_whole() -> None:
    message = '<p xml:id="p1">First.</p><p xml:id="p2">Second.</p>'
    original = (
        '<div type="original" xml:lang="ru"><p xml:id="o1" corresp="#p1">Первое.</p><p xml:id="o2a">Второе.</p></div>'
    )
    document = cable_with(message)
    document.root[1][1].append(etree.fromstring(original.replace("<div", f'<div xmlns="{TEI}"')))
    text = render(document, View.READING, "ru", 80)[0]
    assert [line.strip() for line in text.splitlines() if line.strip(" -")][-6:] == [
        "ТЕКСТ ТЕЛЕГРАММЫ",
        "1  First.",
        "2  Second.",
        "ПОДЛИННИК",
        "1  Первое.",
        "2a  Второе.",
    ]


def test_the_words_of_the_renderer_are_those_of_the_language() -> None:
    text = fold(render(read(CABLE), View.READING, "de-AT", 80)[0])
    for words in (
        "ORIGINALKOPF",
        "Verteiler (26 Empfänger)",
        "in der Vorlage „hear“; lies „here“",
        "Abgesandt 29. Oktober 1962",
    ):
        assert words in text
