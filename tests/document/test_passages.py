"""The text of a cable in passages that can be linked to: all of it, once."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document import Document, Passage, View, passages_of, plain_text, read
from diplomatic.document.tei import first

TESTS = Path(__file__).resolve().parents[1]
SAMPLE = TESTS.parent / "tei" / "cables" / "cmc-032.xml"


def _of(body: str, front: str = "") -> list[Passage]:
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x"><text>{front}<body>{body}</body></text></TEI>'
    return passages_of(Document(Path("x.xml"), etree.ElementTree(etree.fromstring(xml))))


@pytest.mark.parametrize("path", [SAMPLE, TESTS / "transforms" / "torture.xml"], ids=lambda path: path.stem)
def test_every_character_is_in_one_passage(path: Path) -> None:
    document = read(path)
    text = first(document.root, "t:text")
    assert text is not None
    passages = passages_of(document)
    characters = Counter("".join(passage.text for passage in passages).replace(" ", ""))
    assert characters == Counter("".join(plain_text(text, View.READING).split()))
    assert all(passage.text for passage in passages)
    assert len({(passage.anchor, passage.is_title) for passage in passages}) == len(passages)


def test_the_sample_by_its_addresses() -> None:
    passages = {passage.anchor: passage.text for passage in passages_of(read(SAMPLE))}
    assert passages["p1"] == "I met with Fidel Castro and conveyed to him the contents of your No. 848-849."
    assert passages["n5"] == "The registry’s notes below name No. 848 and Nos. 849-853."
    assert passages["closer"] == "29/X-62 ALEKSEYEV"
    assert passages["l1"].startswith("Brezhnev, Voronov")
    assert "many here are talking" in passages["p26"]


def test_a_note_is_a_passage_of_its_own() -> None:
    assert _of('<p xml:id="p1">One<note xml:id="n1">in <hi>a</hi> note</note>, two.</p>') == [
        Passage("p1", "One, two."),
        Passage("n1", "in a note"),
    ]


def test_a_note_without_an_id_stays_in_its_passage_without_running_into_a_word() -> None:
    assert _of('<p xml:id="p1">One<note>in a note</note> two.</p>') == [Passage("p1", "One in a note two.")]


def test_the_id_of_a_name_or_an_item_divides_nothing() -> None:
    inside = '<p xml:id="p1">To <persName xml:id="a">A</persName>: <list><item xml:id="i">one</item><item>two</item></list></p>'
    assert _of(inside) == [Passage("p1", "To A: one two")]


def test_text_without_an_address_has_that_of_what_is_around_it() -> None:
    assert _of('<div xml:id="d"><p>One.</p><p xml:id="p2">Two.</p><p>Three.</p></div><p>Four.</p>') == [
        Passage("d", "One. Three."),
        Passage("p2", "Two."),
        Passage("", "Four."),
    ]


def test_the_title_is_told_apart() -> None:
    front = '<front><docTitle xml:id="t"><titlePart>Series</titlePart><titlePart xml:id="m">A title</titlePart></docTitle></front>'
    assert _of("<p>One.</p>", front) == [Passage("t", "Series A title", is_title=True), Passage("", "One.")]


def test_there_may_be_no_text() -> None:
    assert _of("") == []
    empty = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert passages_of(Document(Path("x.xml"), etree.ElementTree(empty))) == []
