"""What is hashed: the words that a reader quotes, and what a correction corrects."""

from hashlib import sha256

import pytest

from diplomatic.document import citables_of
from diplomatic.lock import Packed, hashes_of

from .editions import cable, document


def texts(inside: str) -> dict[str, tuple[str, str | None]]:
    found = citables_of(document(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="c"><text>{inside}</text></TEI>'))
    return {citable.anchor: (citable.reading, citable.source) for citable in found}


def hashed(paragraph: str) -> str:
    return hashes_of(document(cable("c", {"p1": paragraph})))["p1"]


def test_every_element_with_an_id_is_one() -> None:
    inside = """<front><head xml:id="h">Head</head></front><body xml:id="b"><div xml:id="d"><opener xml:id="o">To</opener>
      <p xml:id="p1">One <persName xml:id="x">name</persName></p><list xml:id="l"><item xml:id="i1">A</item><item>B</item></list>
      <closer xml:id="z">End</closer></div></body>"""
    found = {anchor: reading for anchor, (reading, _) in texts(inside).items()}
    assert found == {
        "": "Head To One name A B End",
        "h": "Head",
        "b": "To One name A B End",
        "d": "To One name A B End",
        "o": "To",
        "p1": "One name",
        "x": "name",
        "l": "A B",
        "i1": "A",
        "z": "End",
    }


def test_a_note_in_a_line_is_read_elsewhere_and_one_that_stands_is_not() -> None:
    inside = """<body xml:id="b"><p xml:id="p1">One<note xml:id="n1">a <hi xml:id="w">b</hi></note>, two.</p>
      <note xml:id="n2">stands</note></body>"""
    found = {anchor: reading for anchor, (reading, _) in texts(inside).items()}
    assert found == {
        "": "Onea b , two. stands",
        "b": "One, two. stands",
        "p1": "One, two.",
        "n1": "a b",
        "w": "b",
        "n2": "stands",
    }


def test_an_id_within_a_block_changes_nothing() -> None:
    assert hashed("One <hi>two</hi> three") == hashed('One <hi xml:id="h">two</hi> three') == hashed("One two three")


def test_what_is_corrected_counts_as_the_source_has_it_too() -> None:
    found = texts(
        '<body><p xml:id="p1">many <choice xml:id="c1"><sic xml:id="s1">hear</sic><corr>here</corr></choice></p>'
        '<p xml:id="p2">x</p></body>'
    )
    assert found["p1"] == ("many here", "many hear")
    assert found["s1"] == ("", "hear")
    assert found["p2"] == ("x", None)
    plain, other = "many here", "many <choice><sic>heer</sic><corr>here</corr></choice>"
    corrected = "many <choice><sic>hear</sic><corr>here</corr></choice>"
    assert len({hashed(plain), hashed(corrected), hashed(other)}) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("One two", "One\n   two ", True),
        ("One two", "One\N{NO-BREAK SPACE}two", True),
        ("One two", "<hi>One</hi> two", True),
        ("One two", "One <!-- a remark --> two", True),
        ("Jele\N{LATIN SMALL LETTER N WITH ACUTE}", "Jelen\N{COMBINING ACUTE ACCENT}", True),
        ("One two", "Onetwo", False),
        ("One two", "One, two", False),
        ("One two", "One Two", False),
        ("don't", "don’t", False),
        ("ﬁne", "fine", False),
    ],
)
def test_spacing_and_the_form_of_a_character_are_no_change(one: str, other: str, *, same: bool) -> None:
    assert (hashed(one) == hashed(other)) is same


def test_the_recipe_as_it_is_written_down() -> None:
    assert hashed("Que\u0301  tal") == sha256("Qué tal".encode()).hexdigest()[:16]
    corrected = "<choice><sic>hear</sic><corr>here</corr></choice>"
    assert hashed(corrected) == sha256(b"here\nhear").hexdigest()[:16]


def test_a_register_has_nothing_to_cite() -> None:
    assert hashes_of(document('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="persons"><standOff/></TEI>')) == {}


def test_packed_texts_are_small_and_say_the_same() -> None:
    found = document(cable("c", {f"p{number}": f"Paragraph {number}." for number in range(40)}))
    packed = Packed.of(citables_of(found))
    assert packed.hashes() == hashes_of(found)
    assert packed.stands()["p3"].line == 6
    assert packed.stands()["p3"].length == len("Paragraph 3.")
    assert len(packed.anchors) + len(packed.records) < 41 * 19
    assert Packed.of([]).stands() == {}
