"""What a comparison of two versions finds, and what it does not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from diplomatic.compare import Comparison, DocumentDiff, compare, verdict
from diplomatic.compare.formats import json, markdown, text
from diplomatic.document import Document
from diplomatic.document.reading import parser

SAMPLE = Path(__file__).resolve().parents[2] / "tei" / "cables" / "cmc-032.xml"
CABLE = SAMPLE.read_text(encoding="utf-8")
BARE = re.sub(r' xml:id="(?!translator|encoder|cmc|precedence|handling)[^"]*"', "", CABLE)
FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>{}</div></body></text></TEI>'
Change = tuple[str, str]


def document(source: str) -> Document:
    return Document(Path("x.xml"), etree.fromstring(source.encode(), parser()).getroottree())


def differ(old: str, new: str) -> DocumentDiff:
    return compare(document(old), document(new), "x.xml")


def body(old: str, new: str) -> DocumentDiff:
    return differ(FRAME.format(old), FRAME.format(new))


def edited(old: str, new: str, source: str = CABLE) -> DocumentDiff:
    assert source.count(old) >= 1
    return differ(source, source.replace(old, new, 1))


def texts(found: DocumentDiff) -> list[Change]:
    return [(change.kind, change.block) for change in found.text]


def marks(found: DocumentDiff) -> list[Change]:
    return [(change.kind, change.block) for change in found.markup]


@pytest.mark.parametrize("source", [CABLE, BARE], ids=["with ids", "without ids"])
def test_a_document_is_the_same_as_itself(source: str) -> None:
    assert differ(source, source).status == "same"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("so crestfallen and", "so\n   crestfallen\u00a0 and"),
        ("so crestfallen and", "so <!-- a remark -->crestfallen<?a b?> and"),
        ("      <div type=", "<div type="),
        ("</div>\n    </body>", "</div></body>"),
    ],
)
def test_white_space_and_comments_are_neither(old: str, new: str) -> None:
    assert edited(old, new).status == "same"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("so crestfallen", 'so <hi rend="i">crestfallen</hi>', [("element added", "p2")]),
        ('#castro-fidel">Fidel Castro</persName> so', '#x">Fidel Castro</persName> so', [("attributes", "p2")]),
        ('<div type="message">', '<div type="other">', [("attributes", "TEI")]),
        ('<p xml:id="p2">', '<p xml:id="p2b">', [("id", "p2b")]),
        ("so crestfallen and", 'so <seg xml:id="s1">crestfallen</seg> and', [("bounds", "p2"), ("block added", "s1")]),
        (" have never seen", '</p><p xml:id="p2a"> have never seen', [("bounds", "p2"), ("block added", "p2a")]),
        ("so crestfallen and", 'so crestfallen <pb xml:id="b1"/>and', [("block added", "b1")]),
        ("<signed>", '<signed rend="right">', [("attributes", "closer")]),
        ("</label> <idno", "</label> <gap/><idno", []),
    ],
)
def test_markup(old: str, new: str, expected: list[Change]) -> None:
    if not expected:  # an element that prints something is a change of the text
        assert edited(old, new).text_changed
        return
    found = edited(old, new)
    assert not found.text_changed
    assert (marks(found), found.words) == (expected, 0)


def test_an_element_around_another_word_is_moved() -> None:
    found = body('<p xml:id="p">to <hi>be</hi> or not to be</p>', '<p xml:id="p">to be or not to <hi>be</hi></p>')
    assert (marks(found), texts(found)) == ([("moved", "p")], [])
    assert marks(body("<p><hi>a</hi> b</p>", "<p><emph>a</emph> b</p>")) == [("element replaced", "body/div/p")]


@pytest.mark.parametrize(
    ("old", "new", "expected", "count"),
    [
        ("so crestfallen and", "so crestfallan and", [("changed", "p2")], 1),
        ("so crestfallen and", "so and", [("changed", "p2")], 1),
        ("so crestfallen and", "socrestfallen and", [("changed", "p2")], 2),
        ("so crestfallen and", 'so <supplied reason="translator">crestfallen</supplied> and', [("changed", "p2")], 1),
        ("have never seen", '</p><p xml:id="p2a">have NEVER seen', [("changed", "p2"), ("changed", "p2a")], 1),
        ('<p xml:id="p2">', '<p xml:id="new">Two words.</p><p xml:id="p2">', [("added", "new")], 2),
        (
            '<persName ref="../registers/persons.xml#suslov">Suslov',
            '<persName ref="../registers/persons.xml#suslov">Susloff',
            [("changed", "l1")],
            1,
        ),
    ],
)
def test_words(old: str, new: str, expected: list[Change], count: int) -> None:
    found = edited(old, new)
    assert (texts(found), found.words, found.in_source) == (expected, count, True)
    back = differ(CABLE.replace(old, new, 1), CABLE)
    assert back.text_changed
    assert back.words == count


def test_the_edition_s_own_words_are_told_from_the_source_s() -> None:
    note = edited('resp="#encoder">The published', 'resp="#encoder">A published')
    assert (texts(note), note.in_source) == ([("changed", "n4")], False)
    corrected = edited("so crestfallen and", "so <choice><sic>crestfallen</sic><corr>sad</corr></choice> and")
    assert (corrected.text[0].words[1], corrected.in_source) == (("+", "sad"), False)


def test_a_block_that_moved() -> None:
    one, two, three = (f'<p xml:id="p{n}">The words of {n}.</p>' for n in (1, 2, 3))
    found = body(one + two + three, two + three + one)
    assert (texts(found), marks(found), found.words) == ([("moved", "p1")], [], 0)
    again = body(one + two + three, two + three + one.replace("words", "word"))
    assert (texts(again), again.words) == ([("moved", "p1"), ("changed", "p1")], 1)
    inner = '<p xml:id="p1">a <note xml:id="n">x</note> b c</p>', '<p xml:id="p1">a b <note xml:id="n">x</note> c</p>'
    assert body(*inner).text_changed


def test_a_block_that_is_gone_and_ids_given_twice() -> None:
    assert texts(body('<p xml:id="a">One.</p><p xml:id="b">Two.</p>', '<p xml:id="a">One.</p>')) == [("removed", "b")]
    twice = '<p xml:id="a">One.</p><p xml:id="a">Two.</p>'
    assert body(twice, twice).status == "same"
    assert texts(body(twice, twice.replace("Two", "Zwei"))) == [("changed", "body/div/p[2]")]


def test_ids_that_are_given_to_all_blocks_change_no_word() -> None:
    found = differ(BARE, CABLE)
    assert not found.text_changed
    assert found.markup


def test_without_ids_a_block_is_named_by_its_place() -> None:
    found = differ(BARE, BARE.replace("so crestfallen", "so crestfallan").replace("I met", "<hi>I</hi> met"))
    assert texts(found) == [("changed", "body/div/p[2]")]
    assert marks(found) == [("element added", "body/div/p[1]")]


def test_the_header_is_compared_fact_by_fact() -> None:
    found = edited('<biblScope unit="document">32<', '<biblScope unit="document">33<')
    assert [(change.path, change.old, change.new) for change in found.header] == [
        ("fileDesc/seriesStmt/biblScope", "32", "33")
    ]
    assert not found.text
    assert not found.markup
    gone = edited("<language ident", '<language ident="ru"/><language ident').header
    assert [(change.path, change.old, change.new) for change in gone] == [
        ("profileDesc/langUsage/language/@ident", None, "ru")
    ]


def test_the_first_line_is_the_answer() -> None:
    def said(old: str, new: str) -> str:
        found = edited(old, new)
        return verdict(Comparison(1, [found] if found.changed else []))

    assert said("x", "x") == "Nothing changed: 1 cable compared."
    assert said("so crestfallen", "so <hi>crestfallen</hi>") == "No word changed; markup changed in 1 block of 1 cable."
    assert said("so crestfallen", "so sad") == "1 word changed in 1 block of 1 cable."


HOSTILE = "\x9b31m \u202e ``` </details> @someone <b> | ]]&gt; {+x+}"


@pytest.mark.parametrize("render", [text.render, json.render, markdown.render])
def test_a_hostile_document_stays_in_its_field(render: Callable[..., str]) -> None:
    hostile = HOSTILE.replace("<", "&lt;")
    found = body('<p xml:id="p">a</p>', f'<p xml:id="p">a {hostile} <hi rend="{hostile}">b</hi></p>')
    written = render(Comparison(1, [found]), colour=False)
    assert written.replace("\n", "").isprintable()
    if render is markdown.render:
        assert written.count("</details>") - written.count(" </details> @") == 1
        assert "\n````diff\n" in written


def test_colour_marks_words() -> None:
    written = text.render(Comparison(1, [edited("so crestfallen", "so sad")]), colour=True)
    assert "\x1b[31;9mcrestfallen\x1b[0m \x1b[32;4msad\x1b[0m" in written


def in_text(place: int) -> bool:
    """Whether a place of the cable is in its message, and not in a tag."""
    return place > CABLE.index('<p xml:id="p1">') and CABLE.rfind("<", 0, place) <= CABLE.rfind(">", 0, place)


PLACES = [found.start() for found in re.finditer(r"(?<=[ >])[A-Za-z]{3,}(?=[ .,<])", CABLE) if in_text(found.start())]
INLINE = ["hi", "persName", "placeName", "orgName", "date", "ref", "term", "said", "seg", "foreign"]
FAST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def word_at(place: int) -> str:
    found = re.match("[A-Za-z]+", CABLE[place:])
    assert found
    return found[0]


def block_at(place: int) -> str:
    return str(re.findall(r'xml:id="([^"]*)"', CABLE[:place])[-1])


@FAST
@given(st.sampled_from(PLACES), st.sampled_from(INLINE))
def test_an_element_around_a_word_changes_only_markup(place: int, name: str) -> None:
    word = word_at(place)
    found = differ(CABLE, f"{CABLE[:place]}<{name}>{word}</{name}>{CABLE[place + len(word) :]}")
    assert (found.text, found.words, found.header) == ((), 0, ())
    assert marks(found) == [("element added", block_at(place))]


@FAST
@given(st.sampled_from(PLACES))
def test_a_letter_changes_the_text_of_its_block_and_nothing_else(place: int) -> None:
    found = differ(CABLE, f"{CABLE[:place]}¤{CABLE[place + 1 :]}")
    assert texts(found) == [("changed", block_at(place))]
    assert (found.markup, found.header, found.words) == ((), (), 1)


WORDS = st.lists(st.sampled_from("a b c dd ee <hi>f</hi> <hi>a</hi> [ ] ,".split()), max_size=6).map(" ".join)
BLOCK = st.builds("<p{}>{}</p>".format, st.sampled_from(["", ' xml:id="x"', ' xml:id="y"', ' xml:id="z"']), WORDS)
BODIES = st.lists(BLOCK, max_size=5).map("".join)


@FAST
@given(BODIES, BODIES)
def test_the_answer_is_that_of_the_plain_words(old: str, new: str) -> None:
    """Whatever blocks were matched: words are called the same if, and only if, they are the same in reading order."""
    plain = [re.sub("<[^p]*?>|</hi>", "", side).replace("</p>", " ") for side in (old, new)]
    same = [re.sub("<[^>]*>", "", side).split() for side in plain]
    found = body(old, new)
    assert found.text_changed == (same[0] != same[1])
    assert found == body(old, new)
    assert body(old, old).status == "same"
