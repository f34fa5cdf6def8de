"""Which part of the cable a line belongs to, and what one paragraph is."""

import pytest

from diplomatic.encode import load_dialects
from diplomatic.encode.chunk import Chunk, Segments
from diplomatic.encode.segment import segment
from diplomatic.encode.transcript import Line

HEADER = "TOP SECRET\n\nCopy No. 1\n\n"
CLOSER = "\n\n29/X-62 ALEKSEYEV"


def parts(text: str, dialect: str = "soviet") -> Segments:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return segment(lines, load_dialects()[dialect])


def texts(chunks: list[Chunk]) -> list[str]:
    return [chunk.text.replace("\n", " ") for chunk in chunks]


def test_every_line_has_one_place() -> None:
    found = parts(f"A series, Document 3\n\n{HEADER}It rained.{CLOSER}\n\nNOTE: so it did.")
    assert texts(found.titles) == ["A series, Document 3"]
    assert texts(found.header) == ["TOP SECRET", "Copy No. 1"]
    assert texts(found.message) == ["It rained."]
    assert texts(found.closer) == ["29/X-62 ALEKSEYEV"]
    assert texts(found.notes) == ["NOTE: so it did."]


def test_lines_that_nothing_knows_stay_in_the_header_where_it_goes_on() -> None:
    found = parts("TOP SECRET\nBy hand\nCopy No. 1\n\nIt rained." + CLOSER)
    assert texts(found.header) == ["TOP SECRET", "By hand", "Copy No. 1"]
    assert found.header[1].found is None


def test_a_sentence_ends_the_header() -> None:
    found = parts(HEADER + "It rained all day and nobody came to see us.\n\nUrgent\n\nThen it stopped." + CLOSER)
    assert texts(found.message) == ["It rained all day and nobody came to see us.", "Urgent", "Then it stopped."]


def test_a_page_may_begin_with_what_nothing_knows() -> None:
    found = parts("Home\nAbout\nContact\nArchive\nSearch\n" + HEADER + "It rained." + CLOSER)
    assert len(found.header) == 7
    assert texts(found.message) == ["It rained."]


def test_a_title_line_in_the_message_is_no_title() -> None:
    found = parts("It rained.\n\n" * 30 + "As we read in the list, Document 12" + CLOSER)
    assert found.titles == []
    assert len(found.message) == 31


@pytest.mark.parametrize(
    "line", ["KENNEDY", "29/X-62", "NOTE: this is no note.", "Top Priority", "Copy No. 3", "A, B and C, Document 5"]
)
def test_a_line_in_the_middle_of_the_message_derails_nothing(line: str) -> None:
    prose = "\n\n".join(["He spoke at great length about the harvest, and about the roads as well."] * 5)
    found = parts(f"{HEADER}{prose}\n\n{line}\n\n{prose}{CLOSER}\n\nNOTE: a note.")
    assert texts(found.message)[5] == line
    assert len(found.message) == 11
    assert texts(found.closer) == ["29/X-62 ALEKSEYEV"]
    assert texts(found.notes) == ["NOTE: a note."]


def test_a_cited_telegram_with_its_note_is_not_the_end() -> None:
    cited = "28/X-62 DOBRYNIN\n\nNOTE: a copy went to the archive.\n\nThat was the text which I was given to read."
    found = parts(f"{HEADER}He showed me this.\n\n{cited}{CLOSER}")
    assert len(found.message) == 4
    assert texts(found.closer) == ["29/X-62 ALEKSEYEV"]


def test_page_furniture_that_nothing_knows_does_not_hide_the_closer() -> None:
    found = parts(f"{HEADER}It rained.{CLOSER}\n\nShare\n\nOlder posts")
    assert texts(found.closer) == ["29/X-62 ALEKSEYEV"]
    assert texts(found.notes) == ["Share", "Older posts"]


def test_a_word_in_capitals_before_more_text_is_no_closer() -> None:
    found = parts(f"{HEADER}It rained.\n\nALEKSEYEV\n\nand others")
    assert found.closer == []
    assert len(found.message) == 3


def test_without_a_closer_the_last_notes_are_notes() -> None:
    found = parts(f"{HEADER}NOTE: no note.\n\nIt rained.\n\nNOTE: a note\non two lines.")
    assert texts(found.message) == ["NOTE: no note.", "It rained."]
    assert texts(found.notes) == ["NOTE: a note on two lines."]


def test_a_bracketed_note_may_be_broken() -> None:
    found = parts(
        "TOP SECRET\n\n[Translator’s note: Distribution is as follows: Kozlov,\nMikoyan]\n\nCopy No. 1\n\nIt rained."
    )
    assert len(found.header) == 3


def test_a_list_goes_on_only_after_a_comma() -> None:
    found = parts("TOP SECRET\nKozlov, Mikoyan, Gromyko,\nSuslov\nHavana\nCopy No. 1\n\nIt rained.")
    assert texts(found.header)[1:3] == ["Kozlov, Mikoyan, Gromyko, Suslov", "Havana"]


def test_a_subject_ends_at_a_blank_line() -> None:
    found = parts("SUBJECT: A LONG\nSTORY\n\nIt rained.\n\nROOD", "us-telegram")
    assert texts(found.header) == ["SUBJECT: A LONG STORY"]
    assert texts(found.message) == ["It rained."]


@pytest.mark.parametrize("last", ["NNNN", "BT", "UNCLASSIFIED"])
def test_a_marker_is_no_signature(last: str) -> None:
    found = parts(f"SIPDIS\n\nIt rained.\n\nROOD\n{last}", "us-telegram")
    assert [chunk.found.match.groupdict().get("signer") for chunk in found.closer if chunk.found] == ["ROOD", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", ["one two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n    two", ["one", "two"]),
        ("x" * 120 + "\ntwo", ["x" * 120, "two"]),
        ("1. He went.\n2. He came.", ["1. He went.", "2. He came."]),
        ("He went with a company of about one hundred and\n12. That is all.", None),
        (
            "He was away for the whole of the week, they said.\nOn Monday.\nOn Tuesday he was back and at his desk again.",
            2,
        ),
        ("He was away for the whole of the week and they\nsaid so. It\nwas known.", 1),
    ],
)
def test_paragraphs(text: str, expected: list[str] | int | None) -> None:
    found = texts(parts(HEADER + text).message)
    if isinstance(expected, int):
        assert len(found) == expected
    else:
        assert found == (expected or [text.replace("\n", " ")])
