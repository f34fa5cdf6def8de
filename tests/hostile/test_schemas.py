"""Schemas of somebody else: what they include, and how large they unfold."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.document import read
from diplomatic.limits import MAX_CONTENT, MAX_REFERENCES, MAX_SCHEMA_FILES, MAX_UNFOLDED
from diplomatic.lsp.grammar import Grammar
from diplomatic.schema import compile_odd
from diplomatic.schema.emit import emit_all
from diplomatic.validate.grammar import grammar

from .attacks import CABLE, TEI
from .conftest import Run

RNG, XSD = "http://relaxng.org/ns/structure/1.0", "http://www.w3.org/2001/XMLSchema"


def rng(folder: Path, inside: str, name: str = "a.rng") -> Path:
    (folder / name).write_text(f'<grammar xmlns="{RNG}">{inside}</grammar>', "utf-8")
    return folder / name


def xsd(folder: Path, inside: str, name: str = "a.xsd") -> Path:
    (folder / name).write_text(f'<xs:schema xmlns:xs="{XSD}">{inside}</xs:schema>', "utf-8")
    return folder / name


def doubled_rng(times: int, between: str = "") -> str:
    steps = "".join(
        f'<define name="g{n}">{between}<ref name="g{n + 1}"/><ref name="g{n + 1}"/></define>' for n in range(times)
    )
    end = f'<define name="g{times}"><element name="b"><empty/></element></define>'
    return f'<start><element name="a"><ref name="g0"/></element></start>{steps}{end}'


def doubled_xsd(times: int) -> str:
    steps = "".join(
        f'<xs:group name="g{n}"><xs:sequence><xs:group ref="g{n + 1}"/><xs:group ref="g{n + 1}"/></xs:sequence></xs:group>'
        for n in range(times)
    )
    end = f'<xs:group name="g{times}"><xs:sequence><xs:element name="b"/></xs:sequence></xs:group>'
    start = '<xs:element name="a"><xs:complexType><xs:sequence><xs:group ref="g0"/></xs:sequence></xs:complexType></xs:element>'
    return start + steps + end


OUTSIDE = [
    "/etc/passwd",
    "file:///etc/passwd",
    "../secret.{kind}",
    "http://127.0.0.1:9/x.{kind}",
    "link.{kind}",
    "data:,x",
    "%00",
]


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize("way", ["include", "externalRef", "xs:include", "xs:import", "xs:redefine", "xs:override"])
def test_nothing_outside_the_project_is_included(tmp_path: Path, way: str, address: str) -> None:
    kind = "xsd" if way.startswith("xs:") else "rng"
    folder = tmp_path / "schema"
    folder.mkdir()
    (tmp_path / f"secret.{kind}").write_text("<secret/>", "utf-8")
    (folder / f"link.{kind}").symlink_to(tmp_path / f"secret.{kind}")
    address = address.format(kind=kind)
    if kind == "xsd":
        path = xsd(folder, f'<{way} schemaLocation="{address}"/><xs:element name="a"/>')
        with pytest.raises(CannotRun, match="cannot be used"):
            Grammar.of(path)
    else:
        inside = (
            f'<start><externalRef href="{address}"/></start>'
            if way == "externalRef"
            else f'<include href="{address}"/>'
        )
        path = rng(folder, inside)
    with pytest.raises(CannotRun, match=r"outside the project|from the network|not the name of a file"):
        grammar(path)


def test_what_lies_in_the_project_is_included(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text("", "utf-8")
    folder = tmp_path / "schema"
    folder.mkdir()
    xsd(tmp_path, '<xs:element name="a"/>', "b.xsd")
    rng(tmp_path, '<start><element name="a"><text/></element></start>', "b.rng")
    (folder / "a.xml").write_text(CABLE, "utf-8")
    for path in (xsd(folder, '<xs:include schemaLocation="../b.xsd"/>'), rng(folder, '<include href="../b.rng"/>')):
        assert list(grammar(path).check(read(folder / "a.xml")))


@pytest.mark.parametrize(
    "make", [lambda to: rng(to, doubled_rng(40)), lambda to: xsd(to, doubled_xsd(40))], ids=["rng", "xsd"]
)
def test_groups_that_double(tmp_path: Path, make: "object") -> None:
    assert callable(make)
    with pytest.raises(CannotRun, match=f"unfold to more than {MAX_UNFOLDED:,} parts"):
        grammar(make(tmp_path))


def test_one_element_that_unfolds_too_far(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=f"unfold to more than {MAX_CONTENT:,} parts"):
        grammar(rng(tmp_path, doubled_rng(14)))
    grammar(rng(tmp_path, doubled_rng(9)))


def test_groups_in_a_long_row(tmp_path: Path) -> None:
    row = "".join(f'<define name="g{n}"><ref name="g{n + 1}"/></define>' for n in range(100_000))
    path = rng(tmp_path, f'<start><element name="a"><ref name="g0"/></element></start>{row}')
    with pytest.raises(CannotRun, match=f"more than {MAX_REFERENCES} groups refer to one another in a row"):
        grammar(path)


@pytest.mark.parametrize("kind", ["rng", "xsd"])
def test_rings(tmp_path: Path, kind: str) -> None:
    if kind == "rng":
        path = rng(tmp_path, '<start><ref name="a"/></start><define name="a"><ref name="a"/></define>')
    else:
        path = xsd(
            tmp_path,
            '<xs:group name="a"><xs:sequence><xs:group ref="a"/></xs:sequence></xs:group><xs:element name="x"/>',
        )
        with pytest.raises(CannotRun):
            Grammar.of(path)
    with pytest.raises(CannotRun, match="cannot be used"):
        grammar(path)


def test_more_files_than_any_schema_has(tmp_path: Path) -> None:
    for number in range(MAX_SCHEMA_FILES + 1):
        rng(tmp_path, f'<include href="{number + 1}.rng"/>', f"{number}.rng")
    with pytest.raises(CannotRun, match=f"more than {MAX_SCHEMA_FILES} files"):
        grammar(tmp_path / "0.rng")


MANY = ["1000000000", "2147483647", "99999999999999999999"]


@pytest.mark.parametrize("times", MANY)
def test_repetitions_without_measure_in_a_schema(tmp_path: Path, times: str) -> None:
    """libxml2 counts them; what is more than it can count is no number to it."""
    element = f'<xs:element name="b" minOccurs="{times}" maxOccurs="{times}"/>'
    inside = f'<xs:sequence minOccurs="0" maxOccurs="{times}">{element}</xs:sequence>'
    path = xsd(tmp_path, f'<xs:element name="a"><xs:complexType>{inside}</xs:complexType></xs:element>')
    (tmp_path / "a.xml").write_text(CABLE, "utf-8")
    if times != MANY[0]:
        with pytest.raises(CannotRun, match="cannot be used"):
            grammar(path)
    else:
        assert list(grammar(path).check(read(tmp_path / "a.xml")))


def odd(folder: Path, content: str, more: str = "", attributes: str = "") -> Path:
    path = folder / "a.odd"
    element = f'<elementSpec ident="p"><content>{content}</content></elementSpec>'
    path.write_text(
        f'<TEI xmlns="{TEI}"><schemaSpec ident="a" start="p" {attributes}>{element}{more}</schemaSpec></TEI>', "utf-8"
    )
    return path


@pytest.mark.parametrize("times", [*MANY, "9" * 5000])
def test_repetitions_without_measure_in_an_odd(tmp_path: Path, times: str) -> None:
    once = f'<sequence maxOccurs="{times}"><elementRef key="p" minOccurs="{times}" maxOccurs="{times}"/></sequence>'
    compiled = compile_odd(odd(tmp_path, once * 3))
    assert compiled.schema is not None
    assert compiled.diagnostics
    assert all(
        len(content) < 1_000_000 for content in emit_all(compiled.schema, ("rng", "xsd", "sch"), "a").files.values()
    )


REACHING = [
    "/etc/passwd",
    "file:///etc/passwd",
    "../secret.odd",
    "http://127.0.0.1:9/x.odd",
    "link.odd",
    "ftp://127.0.0.1/x",
    "%00",
]


@pytest.mark.parametrize("address", REACHING)
@pytest.mark.parametrize("way", ["source", "module", "group", "grammar"])
def test_an_odd_reads_nothing_outside_its_project(tmp_path: Path, way: str, address: str) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    secret = tmp_path / "secret.odd"
    secret.write_text(f'<TEI xmlns="{TEI}"><specGrp xml:id="x"><moduleSpec ident="secret"/></specGrp></TEI>', "utf-8")
    (folder / "link.odd").symlink_to(secret)
    more = {
        "source": '<moduleRef key="secret"/>',
        "module": f'<moduleRef key="secret" source="{address}"/>',
        "group": f'<specGrpRef target="{address}#x"/>',
        "grammar": f'<moduleRef url="{address}"/>',
    }[way]
    path = odd(folder, "<textNode/>", more, f'source="{address}"' if way == "source" else "")
    try:
        said = [found.message for found in compile_odd(path).diagnostics]
    except CannotRun as error:
        said = [str(error)]
    nowhere, outside = ("not there", "does not exist", "not the name of a file"), ("outside the project", "network")
    words = nowhere if address == "%00" else outside
    assert any(word in message for message in said for word in words), said


def test_the_command_refuses_a_schema_in_one_sentence(edition: Path, run: Run) -> None:
    path = rng(edition, doubled_rng(40))
    done = run(edition, "validate", "--schema", path.name)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: a.rng: The schema cannot be used: its groups unfold")
