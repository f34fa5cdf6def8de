"""What an invalid document is told: one case for each code of the schema, with its words and its place."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from diplomatic.cli.main import cli
from diplomatic.diagnostics import Severity

from .conftest import ROOT, TEMPLATE, Check, changed

BACK = '<back><div type="annotations"><note xml:id="n9" type="source">NOTE</note></div></back>'
P2 = '<p xml:id="p2">'
CHANGE = '<change when="2026-11-22" who="#encoder">Begun from the template.</change>'
PUBLISHER = "<publisher>Unpublished</publisher>"
CASES = {
    "unknown element": (
        "S001",
        changed(P2, "<poem/><p>"),
        '<poem> is not allowed here in <div type="message">',
        "<poem/>",
    ),
    "after a comment": ("S001", changed(P2, "<!-- a --><?b?>\n<poem/><p>"), "<poem> is not allowed here in", "<poem/>"),
    "wrong order": ("S001", changed("<body>", f"{BACK}<body>"), "<back> is not allowed here in <text>", "<back>"),
    "another namespace": ("S001", changed(P2, '<b xmlns="urn:b"/><p>'), "<{urn:b}b> is not allowed here", "<b "),
    "missing element": ("S002", changed(CHANGE, ""), "is not complete: change is missing", "<revisionDesc"),
    "missing element before another": ("S001", changed(PUBLISHER, ""), "<date> is not allowed here", "<date"),
    "unknown attribute": (
        "S003",
        changed(P2, '<p xml:id="p2" colour="red">'),
        "<p> cannot have the attribute colour",
        "colour",
    ),
    "missing attribute": (
        "S004",
        changed('"n1" type="translator" ', '"n1" '),
        "<note> lacks the attribute type",
        "<note",
    ),
    "value not in the list": (
        "S005",
        changed('"h2" type="genre"', '"h2" type="gender"'),
        "@type of <ab type=\"gender\"> cannot be 'gender'",
        "gender",
    ),
    "date": (
        "S005",
        changed('<date when="1962-10-30">30/', '<date when="30.10.1962">30/'),
        "@when of <date> cannot be",
        "30.10",
    ),
    "pointer": (
        "S005",
        changed("<persName>First", '<persName ref="a b">First'),
        "@ref of <persName> cannot be 'a b'",
        "a b",
    ),
    "id": ("S005", changed(P2, '<p xml:id="2">'), "@xml:id of <p> cannot be '2'", '"2"'),
    "stray text": ("S006", changed("<body>", "<body>I met"), "<body> cannot have text of its own", "<body>"),
}


@pytest.mark.parametrize("name", CASES)
def test_case(check: Check, name: str) -> None:
    code, document, message, line = CASES[name]
    found = [finding for finding in check(document) if finding.code[0] == "S"]
    assert [finding.code for finding in found] == [code]
    assert message in found[0].message
    assert "{http" not in found[0].message + found[0].hint
    assert found[0].hint
    number = found[0].location.line
    assert number is not None
    assert line in document.splitlines()[number - 1]


def test_the_missing_element_is_named(check: Check) -> None:
    found = check(changed(PUBLISHER, ""))
    assert "publisher" in found[0].message + found[0].hint


def test_a_slip_gets_the_right_word(check: Check) -> None:
    found = check(changed('"h2" type="genre"', '"h2" type="gernre"'))
    assert found[0].hint.startswith("did you mean 'genre'?")


def test_every_fault_is_found(check: Check) -> None:
    document = (
        changed("<body>", "<body>I met").replace(P2, '<p xml:id="p2" colour="red">').replace('type="genre"', 'type="g"')
    )
    assert sorted(finding.code for finding in check(document)) == ["S003", "S005", "S006"]


@pytest.mark.parametrize("year", ["99999999999", "-99999999999", "0000", "-0001", "10000"])
def test_absurd_years_stop_nothing(check: Check, year: str) -> None:
    document = TEMPLATE.replace('when="1962-10-29"', f'when="{year}-10-29"')
    assert {finding.code for finding in check(document)} <= {"S005", "S009", "D001", "D002", "D003"}
    with_another = document.replace(P2, "<poem/><p>")
    assert {"S001", "S009", "S005"} & {finding.code for finding in check(with_another)}


def test_an_id_given_twice_is_said_once(check: Check) -> None:
    assert [finding.code for finding in check(changed(P2, '<p xml:id="p1">'))] == ["I001"]


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "tei").rglob("*.xml")), *sorted((ROOT / "tests" / "schema").glob("*.xml"))],
    ids=lambda path: path.name,
)
def test_valid_documents_have_no_schema_finding(check: Check, path: Path) -> None:
    assert not [found for found in check(path.read_bytes()) if found.code.startswith(("S", "X"))]


def test_json(tmp_path: Path) -> None:
    path = tmp_path / "cable.xml"
    path.write_text(changed(P2, '<b xmlns="urn:b"/><p xmlns="" n="1"/><p xml:id="p2" colour="red">'), encoding="utf-8")
    result = CliRunner().invoke(cli, ["validate", "--format", "json", str(path)])
    found = json.loads(result.stdout)
    tree = etree.parse(path)
    assert sorted(finding["code"] for finding in found) == ["S001", "S001", "S003"]
    for finding in found:
        assert list(finding) == ["path", "line", "column", "code", "severity", "message", "hint", "xpath"]
        assert finding["severity"] in set(Severity)
        elements = tree.xpath(finding["xpath"], namespaces={"tei": "http://www.tei-c.org/ns/1.0"})
        assert isinstance(elements, list)
        (element,) = elements
        assert isinstance(element, etree._Element)
        assert element.sourceline == finding["line"]


def test_json_without_findings() -> None:
    result = CliRunner().invoke(cli, ["validate", "--format", "json", str(ROOT / "tei" / "cables" / "cmc-032.xml")])
    assert (result.exit_code, result.stdout) == (0, "[]\n")
