"""Schemas and documents that reach for what is not theirs, or for too much."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.validate.schematron.schema import Schematron

from .conftest import HEAD, document

Make = Callable[..., Schematron]
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


def check(rules: Schematron, xml: str, folder: Path) -> list[str]:
    """The messages for a document: first what could not be run."""
    folder.mkdir(exist_ok=True)
    path = folder / "document.xml"
    path.write_text(xml, encoding="utf-8")
    return [f"{each.code} {each.message}" for each in rules.check(document(path))]


def write(path: Path, inside: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(inside, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "href",
    ["/etc/passwd", "file:///etc/passwd", "../secret.sch", "http://127.0.0.1:9/x.sch", "//127.0.0.1/x.sch", "link.sch",
     "data:,x", "%00", "a?b", "."],
)  # fmt: skip
def test_nothing_outside_is_included(tmp_path: Path, href: str) -> None:
    secret = write(
        tmp_path / "secret.sch", f"<pattern {SCH}><rule context='*'><report test='true()'/></rule></pattern>"
    )
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "link.sch").symlink_to(secret)
    for element in ("<include href='{}'/>", "<pattern><rule context='a'><extends href='{}'/></rule></pattern>"):
        path = write(folder / "rules.sch", f"{HEAD}{element.format(href)}</schema>")
        rules = Schematron(path)
        [fault] = rules.faults
        assert fault.code == "R003"
        assert "root:" not in fault.message
        assert check(rules, "<a/>", folder) == []


@pytest.mark.parametrize("call", ["doc('{}')", "document('{}')", "doc-available('{}')", "document(@href)"])
@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.xml", "http://127.0.0.1:9/x.xml", "link.xml"])
def test_nothing_outside_is_read(tmp_path: Path, call: str, target: str) -> None:
    secret = write(tmp_path / "secret.xml", "<secret/>")
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "link.xml").symlink_to(secret)
    inside = f'<pattern><rule context="a"><report test="{call.format(target)}">read</report></rule></pattern>'
    rules = Schematron(write(folder / "rules.sch", f"{HEAD}{inside}</schema>"))
    assert rules.faults == []
    [message] = check(rules, f"<a href='{target}'/>", folder)
    assert message.startswith("R003 report ")
    assert "outside the folders" in message or "nothing is read from the network" in message


@pytest.mark.parametrize(
    "call",
    ["unparsed-text('/etc/passwd')", "unparsed-text-available('/etc/passwd')", "json-doc('/etc/passwd')",
     "environment-variable('PATH')", "collection('/etc')", "uri-collection('/etc')", "available-environment-variables()"],
)  # fmt: skip
def test_other_doors_are_closed(schema: Make, tmp_path: Path, call: str) -> None:
    rules = schema(f'<pattern><rule context="a"><report test="{call}">open</report></rule></pattern>')
    messages = [f"{fault.code} {fault.message}" for fault in rules.faults] + check(rules, "<a/>", tmp_path)
    assert not [message for message in messages if message.endswith("open")]
    assert not [message for message in messages if "root:" in message]


def test_documents_of_a_pattern_stay_inside(tmp_path: Path) -> None:
    write(tmp_path / "secret.xml", "<secret/>")
    inside = "<pattern id='p' documents='/a/@href'><rule context='/*'><report test='true()'><name/></report></rule></pattern>"
    rules = Schematron(write(tmp_path / "schema" / "rules.sch", f"{HEAD}{inside}</schema>"))
    write(tmp_path / "texts" / "near.xml", "<near/>")
    assert check(rules, "<a href='near.xml'/>", tmp_path / "texts") == ["R002 near"]
    [message] = check(rules, "<a href='../secret.xml'/>", tmp_path / "texts")
    assert message.startswith("R003 the pattern p ")
    more = Schematron(rules.path, folders=[tmp_path])
    assert check(more, "<a href='../secret.xml'/>", tmp_path / "texts") == ["R002 secret"]


def test_inclusions_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "b.sch", f"<pattern {SCH} id='b'><include href='a.sch'/></pattern>")
    rules = Schematron(write(tmp_path / "a.sch", f"{HEAD}<include href='b.sch'/><include href='a.sch'/></schema>"))
    assert [fault.message for fault in rules.faults] == ["include of 'a.sch': it includes itself"] * 2
    assert [fault.location.path.name for fault in rules.faults] == ["b.sch", "a.sch"]


def test_inclusions_that_multiply(tmp_path: Path) -> None:
    for number in range(30):
        twice = f"<include href='{number + 1}.sch'/>" * 2
        write(tmp_path / f"{number}.sch", f"<pattern {SCH}>{twice}</pattern>")
    write(tmp_path / "30.sch", f"<pattern {SCH}/>")
    rules = Schematron(write(tmp_path / "rules.sch", f"{HEAD}<include href='0.sch'/></schema>"))
    assert any("too many inclusions" in fault.message for fault in rules.faults)


def test_a_long_chain_of_inclusions(tmp_path: Path) -> None:
    for number in range(200):
        write(tmp_path / f"{number}.sch", f"<pattern {SCH}><include href='{number + 1}.sch'/></pattern>")
    rules = Schematron(write(tmp_path / "rules.sch", f"{HEAD}<include href='0.sch'/></schema>"))
    assert any("too many inclusions" in fault.message for fault in rules.faults)


BOMB = "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>]><a>&d;</a>"


@pytest.mark.parametrize(
    "content",
    [BOMB, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "<a>", "", "<a>" * 400 + "</a>" * 400],
)
def test_bad_files_are_refused(tmp_path: Path, content: str) -> None:
    write(tmp_path / "bad.xml", content)
    inside = (
        "<include href='bad.xml'/><pattern><rule context='a'><report test=\"document('bad.xml')\"/></rule></pattern>"
    )
    rules = Schematron(write(tmp_path / "rules.sch", f"{HEAD}{inside}</schema>"))
    [fault] = rules.faults
    assert fault.code == "R003"
    [message] = check(rules, "<a/>", tmp_path)
    assert message.startswith("R003 report ")
    assert "root:" not in message


def test_expressions_nested_without_measure(schema: Make, tmp_path: Path) -> None:
    deep = "(" * 5000 + "a" + ")" * 5000
    rules = schema(
        f"<pattern><rule context='a'><report test='{deep}'/><report test='true()'>on</report></rule></pattern>"
    )
    [fault] = rules.faults
    assert "nested too deeply" in fault.message
    assert check(rules, "<a/>", tmp_path) == ["R002 on"]


def test_positions_among_thousands(schema: Make, tmp_path: Path) -> None:
    rules = schema("<pattern><rule context='b[2]'><report test='true()'>second</report></rule></pattern>")
    assert check(rules, f"<a>{'<b/>' * 5000}</a>", tmp_path) == ["R002 second"]


def test_memory_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    inside = "<pattern><rule context='a'><report test='document(@href)/b'>b</report></rule></pattern>"
    rules = Schematron(write(tmp_path / "rules.sch", f"{HEAD}{inside}</schema>"))
    for number in range(40):
        write(tmp_path / f"{number}.xml", "<b/>")
        assert check(rules, f"<a href='{number}.xml'/>", tmp_path) == ["R002 b"]
    assert len(rules._library._kept) <= 16
