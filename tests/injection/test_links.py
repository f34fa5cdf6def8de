"""What a document, a register or a setting may name and no page may lead to: it is text, wherever it stands."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.document import read_text
from diplomatic.document.model import path_of
from diplomatic.document.permanent import LINKED, declared, leads_out, web_address
from diplomatic.validate.rules.m005 import reason_against

from .hostile import TARGETS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("target", [*TARGETS, "", ":", "https", "x:https:", " https://example.org"])
def test_what_leads_nowhere(target: str) -> None:
    assert not leads_out(target)
    assert not web_address(target)
    assert not target or reason_against(target)


@pytest.mark.parametrize("target", ["https://example.org", "HTTP://example.org/x", "mailto:a@example.org"])
def test_what_leads_out(target: str) -> None:
    assert leads_out(target)


def test_the_style_sheets_know_the_same_schemes() -> None:
    sheet = (ROOT / "transforms/common/links.xsl").read_text("utf-8")
    root = etree.fromstring(sheet.encode())
    (test,) = (str(found) for found in root.xpath("//*/@test") if "'http'" in str(found))
    assert set(test.split("'")[1::2]) == LINKED


@pytest.mark.parametrize(
    "written",
    [
        'https://x.org/"&gt;&lt;script&gt;',
        "https://x.org/a b",
        "javascript:https://x.org",
        "https://",
        "https://x.org/\\",
    ],
)
def test_a_permanent_address_is_one(written: str) -> None:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><publicationStmt><idno type="URI">{written}</idno>'
    document = read_text(Path("x.xml"), f"{text}</publicationStmt></fileDesc></teiHeader></TEI>")
    assert declared(document.root) == ""


@pytest.mark.parametrize("space", ["a'b", "a'(b)'", "ab", ""])
def test_the_path_of_an_element_in_any_namespace(space: str) -> None:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p/><x:p xmlns:x="urn:{space}"/><y xmlns="{space}"/></TEI>'
    document = read_text(Path("x.xml"), text)
    for element in document.root:
        assert document.tree.xpath(path_of(element), namespaces={"tei": "http://www.tei-c.org/ns/1.0"}) == [element]
