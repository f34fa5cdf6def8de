"""The ``teiHeader`` states the facts in normal form, and stays valid whatever the lines and the settings say."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Registers
from diplomatic.encode import Grammar, Source, encode, load_dialects, load_rules

from .conftest import Encode, result_of

CABLE = "TOP SECRET\n\nCopy No. 1\n\nIt rained.\n\n29/X-62 ALEKSEYEV\n"


@pytest.mark.parametrize("text", ["TOP SECRET\nCopy No. 1", "ALEKSEYEV", "Leave a Reply", "NOTE: x", "It rained."])
def test_a_cable_that_lacks_parts_is_valid(text: str, encode_text: Encode, schema: etree.XMLSchema) -> None:
    result = encode_text(text)
    assert schema.validate(result.root), schema.error_log
    assert ("E009" in result.codes()) == (text != "It rained.")


def test_terms_that_differ_in_case_are_one_category(encode_text: Encode, schema: etree.XMLSchema) -> None:
    result = encode_text("TOP SECRET\nTop Secret\nCopy No. 1\n\nIt rained.")
    assert result.texts("//t:catDesc") == ["TOP SECRET"]
    assert schema.validate(result.root)


def test_a_date_that_is_none_has_no_when_and_is_reported(encode_text: Encode) -> None:
    result = encode_text("TOP SECRET\n6216/sh   31/II/62\n\nIt rained.")
    assert result.xml("//t:ab/t:date") == ["<date>31/II/62</date>"]
    assert result.findings("E006") == ["'31/II/62' cannot be read as a date"]


@pytest.mark.parametrize(
    ("heading", "printed", "when", "found"),
    [
        ("28 October 1962", "28 October 1962", "1962-10-28", ["the heading gives 1962-10-28 as the date, the cable 1962-10-29"]),
        ("29 October 1962", "29 October 1962", "1962-10-29", []),
        ("29 Octember 1962", "1962-10-29", "1962-10-29", []),
    ],
)  # fmt: skip
def test_the_title_has_the_date_of_the_heading(
    heading: str, printed: str, when: str, found: list[str], encode_text: Encode
) -> None:
    result = encode_text(f"A series, Document 3\n{heading} / A cable\n{CABLE}")
    date = f'<date when="{when}">{printed}</date>'
    assert result.xml("//t:titleStmt/t:title[@type='sub']/t:date") == [date]
    assert result.xml("//t:creation/t:date") == ['<date when="1962-10-29">1962-10-29</date>']
    assert result.findings("E010") == found
    assert [f.location.line for f in result.encoded.findings if f.code == "E010"] == [2] * len(found)


@pytest.mark.parametrize(
    "line", ["From: Washington No. 50390 Time: 9:5 Date: 26/X-62", "By hand [handwritten: No. 50390]"]
)
def test_a_line_that_is_not_understood_cites_no_cable(line: str, encode_text: Encode) -> None:
    result = encode_text(f"TOP SECRET\n{line}\nCopy No. 1\n\nYour No. 848 came.\n\n29/X-62 ALEKSEYEV\n")
    assert ("p", line) in result.header()
    assert result.codes().count("E001") == 1
    assert result.xml("//t:ref[@type='cable']") == ['<ref type="cable">No. 848</ref>']


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TOP SECRET      Copy No. 3", ["classification", "copy"]),
        ("TOP SECRET\tCopy No. 3\tTop Priority", ["classification", "copy", "precedence"]),
        ("TOP SECRET\u00a0\u00a0\u00a0Copy No. 3\t", ["classification", "copy"]),
        ("6216/sh   30/X/62", ["registry"]),
        ("TOP SECRET  Copy No. 3", ["p"]),
        ("TOP SECRET      by the hand of a clerk", ["p"]),
    ],
)
def test_a_header_line_in_two_columns(
    line: str, expected: list[str], encode_text: Encode, schema: etree.XMLSchema
) -> None:
    result = encode_text(f"Enciphered Cable\n{line}\nSpecial No. 5\n\nIt rained.\n\n29/X-62 ALEKSEYEV\n")
    assert [kind for kind, _ in result.header()] == ["genre", *expected, "special"]
    assert ("E001" in result.codes()) == (expected == ["p"])
    assert schema.validate(result.root)


def test_a_header_in_two_columns_alone_shows_the_dialect(encode_text: Encode) -> None:
    result = encode_text("A series, Document 3\nEnciphered Cable\tCopy No. 3\n\nIt rained.", None)
    assert result.encoded.dialect.name == "soviet"
    assert result.texts("//t:titlePart") == ["A series, Document 3"]


def encode_with(source: Source, folder: Path, stem: str = "cable") -> etree._Element:
    transcript = folder / "a cable & more.txt"
    transcript.write_text(CABLE, encoding="utf-8")
    grammar = Grammar(load_dialects(), "soviet", load_rules())
    return result_of(encode(transcript, folder / f"{stem}.xml", grammar, Registers(), source, "x.xsd")).root


@pytest.mark.parametrize("licence", ["", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"])
@pytest.mark.parametrize("rights", ["", "All rights & none."])
def test_any_licence_is_valid(licence: str, rights: str, tmp_path: Path, schema: etree.XMLSchema) -> None:
    root = encode_with(Source(today="2026-01-01", licence=licence, rights=rights), tmp_path)
    assert schema.validate(root), schema.error_log


@pytest.mark.parametrize("stem", ["p1", "closer", "translator", "classification"])
def test_an_id_that_a_part_has_is_refused(stem: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=f"'{stem}' cannot be the id of a cable.*--id"):
        encode_with(Source(today="2026-01-01"), tmp_path, stem)
