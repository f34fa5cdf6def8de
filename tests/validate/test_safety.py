"""Files made to do harm: exactly one X finding each, nothing read from outside, and the other files are still checked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from diplomatic.cli.main import cli
from diplomatic.document.reading import parser
from diplomatic.limits import MAX_BYTES, MAX_DEPTH

from .conftest import TEMPLATE, Check

DECLARATION, BODY = TEMPLATE.split("\n", 1)
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _with(doctype: str, text: str = "The second paragraph.") -> str:
    return f"{DECLARATION}\n{doctype}\n{BODY}".replace("The second paragraph.", text)


HARMFUL: dict[str, tuple[str, str | bytes]] = {
    "billion laughs": ("X002", _with(f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;")),
    "billion laughs in an attribute": ("X002", f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>{TEI[:-1]} n="&l9;"/>'),
    "quadratic": ("X002", _with(f'<!DOCTYPE TEI [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 1000)),
    "external entity": ("X002", _with('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;")),
    "external entity, not used": ("X002", _with('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "parameter entity": ("X002", _with('<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>')),
    "entity of an external DTD": ("X006", _with('<!DOCTYPE TEI SYSTEM "tei.dtd">', "&mid;")),
    "unknown entity": ("X001", _with("", "&mid;")),
    "too deep": ("X003", TEI + "<p>" * 10_000 + "</p>" * 10_000 + "</TEI>"),
    "a little too deep": ("X003", TEI + "<p>" * MAX_DEPTH + "</p>" * MAX_DEPTH + "</TEI>"),
    "one huge text": ("X003", TEI + "word " * 2_500_000 + "</TEI>"),
    "not UTF-8": ("X001", TEMPLATE.encode().replace(b"The second", b"K\xf6ln")),
    "unknown encoding": ("X001", TEMPLATE.replace("UTF-8", "klingon").encode()),
    "UTF-8 that says UTF-16": ("X001", TEMPLATE.replace("UTF-8", "UTF-16").encode("utf-16-le")[:-1]),
    "compressed": ("X001", b"\x1f\x8b\x08\x00" + b"\0" * 50),
    "empty": ("X001", b""),
    "space": ("X001", b" \n"),
    "no namespace": ("X004", "<TEI/>"),
    "another root": ("X004", '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>'),
    "another namespace": ("X004", '<html xmlns="http://www.w3.org/1999/xhtml"/>'),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_one_finding(check: Check, name: str) -> None:
    code, content = HARMFUL[name]
    found = check(content)
    assert [finding.code for finding in found] == [code]
    assert len(found[0].message) < 300
    assert found[0].hint
    assert "root:" not in found[0].message + found[0].hint


def test_harmless_doctype(check: Check) -> None:
    assert check(_with("<!DOCTYPE TEI>")) == []
    assert check(_with("<!DOCTYPE TEI [<!-- nothing -->]>")) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read(check: Check, encoding: str) -> None:
    text = TEMPLATE.replace("UTF-8", {"utf-8-sig": "UTF-8"}.get(encoding, encoding)).replace("’", "'").replace("…", "")
    assert check(text.encode(encoding)) == []


def test_no_other_file_is_read(check: Check, tmp_path: Path) -> None:
    (tmp_path / "evil.dtd").write_text('<!ATTLIST p n CDATA "evil"><!ENTITY mid "evil">')
    entities = '[<!ENTITY % x SYSTEM "evil.dtd"> %x;]'
    assert [finding.code for finding in check(_with(f"<!DOCTYPE TEI {entities}>"))] == ["X002"]
    assert [finding.code for finding in check(_with('<!DOCTYPE TEI SYSTEM "evil.dtd">'))] == ["X006"]
    tree = etree.fromstring((tmp_path / "cable.xml").read_bytes(), parser())
    assert tree.xpath("count(//@n[. = 'evil'])") == 0


def test_xinclude_is_not_followed(check: Check) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>'
    found = check(TEMPLATE.replace("The second paragraph.", include))
    assert [finding.code for finding in found] == ["X005"]
    assert "root:" not in str(found)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "cable.xml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    result = CliRunner().invoke(cli, ["validate", "--format", "json", str(tmp_path)])
    assert [(found["code"], found["message"]) for found in json.loads(result.stdout)] == [
        ("X003", "the file has more than 64 MiB")
    ]


def test_the_other_files_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI")
    (tmp_path / "b.xml").mkdir()
    (tmp_path / "cable.xml").write_text(TEMPLATE.replace("<persName>First", '<persName ref="none.xml#x">First'))
    result = CliRunner().invoke(cli, ["validate", "--format", "json", str(tmp_path)])
    assert result.exit_code == 1
    assert [found["code"] for found in json.loads(result.stdout)] == ["X001", "N001"]


def test_the_network_is_never_asked(check: Check, server: tuple[str, list[str]]) -> None:
    url, asked = server
    hints = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {url}/x.xsd"'
    check(_with(f'<!DOCTYPE TEI PUBLIC "x" "{url}/tei.dtd" [<!ENTITY % p SYSTEM "{url}/p.dtd"> %p;]>'))
    check(_with(f'<!DOCTYPE TEI SYSTEM "{url}/tei.dtd">'))
    check(_with(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{url}/x.txt">]>', "&x;"))
    found = check(TEMPLATE.replace("<TEI ", f"<TEI {hints} ").replace("The second paragraph.", "<nonsense/>"))
    assert [finding.code for finding in found] == ["S010", "S001"]
    assert asked == []


@pytest.mark.parametrize(
    "pointer", ["x" * 5000, "x" * 5000 + "/y.xml#z", "%00", "a%00b.xml#c", "../" * 2000 + "x.xml", "//x/y.xml#z", "#%"]
)
def test_absurd_pointers_stop_nothing(check: Check, pointer: str) -> None:
    named = TEMPLATE.replace("<persName>First", f'<persName ref="{pointer}">First').replace(
        'who="#encoder"', f'who="{pointer}"'
    )
    assert {finding.code for finding in check(named)} & {"N001", "L001", "L002"}
