"""Documents of somebody else, whoever reads them: cables, registers, pages, ODDs, styles, rules, schemas, the editor's text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.citable import examine, subject_at
from diplomatic.cite.style_file import style_tree
from diplomatic.diagnostics import CannotRun, Diagnostic
from diplomatic.document import Unreadable, read
from diplomatic.document.reach import Refused
from diplomatic.document.reading import read_text, read_tree
from diplomatic.limits import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_MARKUP, Limit
from diplomatic.schema import compile_odd
from diplomatic.validate.schematron.schema import Schematron
from diplomatic.validate.unfolding import look

from .attacks import CABLE, TEI, laughs, within
from .conftest import Run

XI = "http://www.w3.org/2001/XInclude"
DEFAULTS = " ".join(f"a{number} CDATA 'x'" for number in range(50))


def utf_7(text: str) -> bytes:
    declared = text.replace("UTF-8", "UTF-7", 1)
    head, rest = declared.split("\n", 1)
    return head.encode() + b"\n" + rest.encode("utf-7").replace(b"<!", b"+ADwAIQ-")


HOSTILE: dict[str, tuple[str, str | bytes]] = {
    "billion laughs": ("X002", within("&l9;", doctype=laughs(9))),
    "entities that are not used": ("X002", within("x", doctype=laughs(2))),
    "one long entity, often": ("X002", within("&a;" * 1000, doctype=f'<!DOCTYPE TEI [<!ENTITY a "{"a" * 50_000}">]>')),
    "an entity that is itself": ("X002", within("&a;", doctype='<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')),
    "a file": ("X002", within("&x;", doctype='<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "a device": ("X002", within("&x;", doctype='<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///dev/zero">]>')),
    "a parameter": ("X002", within("x", doctype='<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>')),
    "a notation": (
        "X002",
        within("x", doctype='<!DOCTYPE TEI [<!NOTATION n SYSTEM "n"><!ENTITY x SYSTEM "x" NDATA n>]>'),
    ),
    "attributes by default": ("X002", within("<hi/>" * 10, doctype=f"<!DOCTYPE TEI [<!ATTLIST hi {DEFAULTS}>]>")),
    "a DTD of the network": ("X006", within("x", doctype='<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">')),
    "a DTD of this machine": ("X006", within("x", doctype='<!DOCTYPE TEI SYSTEM "file:///etc/passwd">')),
    "a public DTD": ("X006", within("x", doctype='<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "tei.dtd">')),
    "XInclude": ("X005", within(f'<xi:include xmlns:xi="{XI}" href="file:///etc/passwd" parse="text"/>')),
    "XInclude of the network": ("X005", within(f'<xi:include xmlns:xi="{XI}" href="http://127.0.0.1:9/"/>')),
    "XInclude of itself": ("X005", within(f'<xi:include xmlns:xi="{XI}" href="" xpointer="p1"/>')),
    "deep": ("X003", within("<hi>" * MAX_DEPTH + "</hi>" * MAX_DEPTH)),
    "very deep": ("X003", within("<hi>" * 100_000 + "</hi>" * 100_000)),
    "tags": ("X003", within("<a/>" * (MAX_MARKUP + 1))),
    "comments": ("X003", within("<!---->" * (MAX_MARKUP + 1))),
    "attributes": ("X003", within("<a b='' c=''/>" * (MAX_ATTRIBUTES // 2 + 1))),
    "attributes of one element": ("X003", within(f"<hi {' '.join(f'a{n}={chr(34)}{chr(34)}' for n in range(257))}/>")),
    "namespaces": ("X003", within(f"<hi {' '.join(f'xmlns:a{n}={chr(34)}u{n}{chr(34)}' for n in range(300))}/>")),
    "namespaces of many": (
        "X003",
        within("".join(f"<hi xmlns:a{n}='u{n}' xmlns:b{n}='v{n}'>" for n in range(130)) + "</hi>" * 130),
    ),
    "a long text": ("X003", within("word " * 2_500_000)),
    "a long attribute": ("X003", within(f'<hi rend="{"x" * 11_000_000}">a</hi>')),
    "a long comment": ("X003", within(f"<!--{'x' * 11_000_000}-->")),
    "a long name": ("X003", within(f"<{'a' * 60_000}/>")),
    "a long file": ("X003", CABLE + " " * MAX_BYTES),
    "one attribute twice": ("X001", within('<hi rend="a" rend="b"/>')),
    "UTF-7, which hides a tag": ("X001", utf_7(within("&l9;", doctype=laughs(9)))),
    "EBCDIC": (
        "X001",
        CABLE.replace("UTF-8", "IBM037", 1).replace("’", "'").replace("…", "").encode("cp037", "replace"),
    ),
    "an escape sequence": ("X001", within("\x1b[2J")),
    "a zero": ("X001", within("\0")),
    "half a character": ("X001", CABLE.encode()[: CABLE.encode().index("’".encode()) + 1]),
    "half a file": ("X001", CABLE[: len(CABLE) // 2]),
    "ten roots": ("X001", "<TEI/>" * 10),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_is_refused_with_one_code(tmp_path: Path, name: str) -> None:
    code, content = HOSTILE[name]
    path = tmp_path / "a.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Unreadable) as refused:
        read(path)
    found = refused.value.diagnostic
    assert found.code == code, found.message
    assert found.hint
    assert len(found.message) < 400
    assert "root:" not in found.message


TEXTS = [name for name, (_, content) in HOSTILE.items() if isinstance(content, str)]


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_being_typed_is_refused_as_what_is_saved(tmp_path: Path, name: str) -> None:
    code, content = HOSTILE[name]
    assert isinstance(content, str)
    with pytest.raises(Unreadable) as refused:
        read_text(tmp_path / "a.xml", content)
    assert refused.value.diagnostic.code == code


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32"])
def test_no_width_of_characters_hides_anything(tmp_path: Path, codec: str) -> None:
    for name, code in (
        ("attributes by default", "X002"),
        ("a DTD of the network", "X006"),
        ("a file", "X002"),
        ("deep", "X003"),
    ):
        content = str(HOSTILE[name][1]).replace("UTF-8", codec.upper().removesuffix("-LE"), 1)
        (tmp_path / "a.xml").write_bytes(content.encode(codec))
        with pytest.raises(Unreadable) as refused:
            read(tmp_path / "a.xml")
        assert refused.value.diagnostic.code in {code, "X001"}  # libxml2 reads no UTF-32 without its mark


def test_limits_are_exact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    for name, content in (("MAX_MARKUP", "<a><b/><c/></a>"), ("MAX_ATTRIBUTES", "<a b='' c='' d='' e=''/>")):
        path.write_text(content, "utf-8")
        assert len(content) > 4
        monkeypatch.setattr(f"diplomatic.document.admission.{name}", Limit(4, "things", "a test"))
        read_tree(path)
        monkeypatch.setattr(f"diplomatic.document.admission.{name}", Limit(3, "things", "a test"))
        with pytest.raises(Unreadable, match="more than 3 "):
            read_tree(path)
        monkeypatch.undo()


HARMLESS = {
    "a document type without anything": within("x", doctype="<!DOCTYPE TEI>"),
    "a schema that is elsewhere": within("x", doctype='<?xml-model href="http://127.0.0.1:9/x.rng"?>'),
    "a style sheet that is elsewhere": within(
        "x", doctype='<?xml-stylesheet href="file:///etc/passwd" type="text/xsl"?>'
    ),
    "an address for everything": CABLE.replace("<TEI ", '<TEI xml:base="file:///etc/" ', 1),
    "the namespace of XInclude": CABLE.replace("<TEI ", f'<TEI xmlns:xi="{XI}" ', 1),
    "an example": within(f'<egXML xmlns="http://www.tei-c.org/ns/Examples"><include xmlns="{XI}" href="x"/></egXML>'),
    "a schema by hint": CABLE.replace(
        "<TEI ",
        f'<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{TEI} http://127.0.0.1:9/x.xsd" ',
        1,
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_never_followed_does_no_harm(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.xml").write_text(HARMLESS[name], "utf-8")
    assert read(tmp_path / "a.xml").root.get("{http://www.w3.org/XML/1998/namespace}id") == "a"


def odd(path: Path) -> list[Diagnostic]:
    return list(compile_odd(path).diagnostics)


def included_odd(path: Path) -> list[Diagnostic]:
    around = path.with_name("around.odd")
    around.write_text(
        f'<TEI xmlns="{TEI}"><schemaSpec ident="x" start="p"><specGrpRef target="{path.name}#a"/>'
        f'<elementSpec ident="p"><content/></elementSpec></schemaSpec></TEI>',
        "utf-8",
    )
    return list(compile_odd(around).diagnostics)


def rules(path: Path) -> list[Diagnostic]:
    """The faults of rules that include a file, which says of itself why it is not read."""
    schema = path.with_name("rules.sch")
    schema.write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="{path.name}"/></schema>', "utf-8"
    )
    return list(Schematron(schema).faults)


def refused(call: Callable[[Path], object]) -> Callable[[Path], list[Diagnostic]]:
    """A reader that has nothing to report but raises."""

    def with_exceptions(path: Path) -> list[Diagnostic]:
        with pytest.raises((CannotRun, Refused), match=r"^(?!.*root:).+"):
            call(path)
        return []

    return with_exceptions


READERS = {
    "an ODD": (".odd", odd),
    "a part of an ODD": (".odd", included_odd),
    "rules": (".sch", rules),
    "a schema": (".rng", refused(look)),
    "a style": (".csl", refused(lambda path: style_tree(str(path)))),
}
EVERYWHERE = [
    "billion laughs",
    "a file",
    "a device",
    "a DTD of this machine",
    "very deep",
    "tags",
    "a long file",
    "half a file",
]


@pytest.mark.parametrize("name", EVERYWHERE)
@pytest.mark.parametrize("reader", READERS)
def test_every_other_reader_refuses_it_as_well(tmp_path: Path, reader: str, name: str) -> None:
    suffix, call = READERS[reader]
    path = tmp_path / f"a{suffix}"
    content = HOSTILE[name][1]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = call(path)
    assert not any("root:" in fault.message for fault in found)
    assert reader in {"a schema", "a style"} or any(fault.severity == "error" for fault in found)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_somebody_elses_project_is_told_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    content = HOSTILE[name][1]
    (tmp_path / "b.xml").write_text(CABLE, "utf-8")
    (tmp_path / "a.xml").write_bytes(content if isinstance(content, bytes) else content.encode())
    report = examine(subject_at(tmp_path), {"C01"})
    assert [one.location.path.name for one in report.unreadable] == ["a.xml"]
    assert report.texts == 1


@pytest.mark.parametrize("name", ["billion laughs", "a device", "XInclude", "tags", "very deep", "a long text"])
def test_the_command_finds_it_and_goes_on(edition: Path, run: Run, name: str) -> None:
    code, content = HOSTILE[name]
    (edition / "tei/cables/b.xml").write_text(str(content), "utf-8")
    done = run(edition, "validate", "--format", "json")
    assert done.returncode == 1
    assert f'"code": "{code}"' in done.stdout
    assert done.stdout.count('"severity": "error"') == 1
