"""Broken and hostile ODDs: each gives a code and a place, not a traceback or a hang."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.schema import Compiled, compile_odd
from diplomatic.schema.emit import emit_all

from .conftest import HEAD, Compile

P = '<elementSpec ident="p"><content><textNode/></content></elementSpec>'


def spec(content: str, attributes: str = 'ident="t" start="p"') -> str:
    return f"<schemaSpec {attributes}>{content}</schemaSpec>"


def element(content: str, ident: str = "x") -> str:
    return f'<elementSpec ident="{ident}">{content}</elementSpec>'


def codes(result: Compiled) -> list[str]:
    assert all(fault.location.path.name and fault.location.line for fault in result.diagnostics)
    if result.schema is not None:
        emit_all(result.schema, ["rng", "xsd", "sch", "odd", "json"], "t")
    return [fault.code for fault in result.diagnostics]


OWN = {
    "no schemaSpec": ("<p>nothing</p>", ["O001"]),
    "dangling group": (spec('<specGrpRef target="#nowhere"/>' + P), ["O002"]),
    "dangling file": (spec('<specGrpRef target="nowhere.odd#x"/>' + P), ["O002"]),
    "group on the network": (spec('<specGrpRef target="https://example.org/x.odd"/>' + P), ["O002"]),
    "cycle of groups": (
        '<specGrp xml:id="a"><specGrpRef target="#b"/></specGrp><specGrp xml:id="b"><specGrpRef target="#a"/></specGrp>'
        + spec('<specGrpRef target="#a"/>' + P),
        ["O003"],
    ),
    "element that is no name": (spec(P + element("<content/>", "a b")), ["O028"]),
    "attribute that is no name": (spec(P + element('<content/><attList><attDef ident="1x"/></attList>')), ["O028"]),
    "change of nothing": (spec(P + '<elementSpec ident="q" mode="change"/>'), ["O007"]),
    "change without effect": (spec(P + '<elementSpec ident="p" mode="change"/>'), ["O008"]),
    "override of nothing": (
        spec(
            P
            + '<elementSpec ident="p" mode="change"><attList><attDef ident="a" mode="change"/></attList></elementSpec>'
        ),
        ["O009"],
    ),
    "attRef to nothing": (spec(P + element('<content/><attList><attRef class="att.x" name="y"/></attList>')), ["O011"]),
    "cycle of classes": (
        spec(
            P
            + '<classSpec type="model" ident="model.a"><classes><memberOf key="model.b"/></classes></classSpec>'
            + '<classSpec type="model" ident="model.b"><classes><memberOf key="model.a"/></classes></classSpec>'
            + element('<content><classRef key="model.a"/></content>')
        ),
        ["O012", "O023"],
    ),
    "cycle of attribute classes": (
        spec(
            '<classSpec type="atts" ident="att.a"><classes><memberOf key="att.b"/></classes></classSpec>'
            '<classSpec type="atts" ident="att.b"><classes><memberOf key="att.a"/></classes></classSpec>'
            '<elementSpec ident="p"><classes><memberOf key="att.a"/></classes><content/></elementSpec>'
        ),
        ["O012"],
    ),
    "cycle of macros": (
        spec(
            '<macroSpec ident="macro.a"><content><macroRef key="macro.a"/></content></macroSpec>'
            '<elementSpec ident="p"><content><macroRef key="macro.a"/></content></elementSpec>'
        ),
        ["O012", "O023"],
    ),
    "added twice": (spec(P + P), ["O013"]),
    "a value to delete": (
        spec(
            element(
                '<content/><attList><attDef ident="a"><valList type="closed"><valItem ident="b"/></valList></attDef>'
                "</attList>",
                "p",
            )
            + '<elementSpec ident="p" mode="change"><attList><attDef ident="a" mode="change">'
            '<valList mode="change"><valItem ident="c" mode="delete"/></valList></attDef></attList></elementSpec>'
        ),
        ["O014", "O008"],
    ),
    "not a number": (spec(element('<content><elementRef key="p" minOccurs="one"/></content>', "p")), ["O015"]),
    "no mode": (spec('<elementSpec ident="p" mode="chnage"><content/></elementSpec>'), ["O015"]),
    "too many times": (
        spec(element('<content><elementRef key="p" minOccurs="0" maxOccurs="100000000000"/></content>', "p")),
        ["O016"],
    ),
    "a grammar that is not there": (spec('<moduleRef url="no.rng"/>' + P), ["O017"]),
    "a root that is not there": (spec(P, 'ident="t" start="q"'), ["O018", "O026"]),
    "no root": (spec(P, 'ident="t"'), ["O026"]),
    "a name twice": (
        spec(
            element(
                '<content/><attList><attDef ident="a"/><attDef ident="b"><altIdent>a</altIdent></attDef></attList>', "p"
            )
        ),
        ["O019"],
    ),
    "content that does not exist": (spec(element('<content><elementRef key="quux"/></content>', "p")), ["O022"]),
    "content that cannot be": (
        spec(
            '<classSpec type="model" ident="model.a"/>' + element('<content><classRef key="model.a"/></content>', "p")
        ),
        ["O023"],
    ),
    "a class that does not exist": (
        spec('<elementSpec ident="p"><classes><memberOf key="m"/></classes><content/></elementSpec>'),
        ["O024"],
    ),
    "no context": (
        spec(
            '<elementSpec ident="p"><content/><constraintSpec ident="c" scheme="schematron"><constraint>'
            '<assert xmlns="http://purl.oclc.org/dsdl/schematron" test="true()"/></constraint></constraintSpec>'
            "</elementSpec>"
        ),
        ["O025"],
    ),
}


@pytest.mark.parametrize(("content", "expected"), OWN.values(), ids=OWN.keys())
def test_a_fault_has_its_code(content: str, expected: list[str], compiled: Compile) -> None:
    assert sorted(codes(compiled(content))) == sorted(expected)


@pytest.mark.parametrize(
    ("content", "code", "hint"),
    [
        ('<moduleRef key="textstucture"/>', "O004", "textstructure"),
        ('<moduleRef key="core" include="p persName"/>', "O005", "namesdates"),
        ('<moduleRef key="core" include="p hii"/>', "O005", "hi"),
        ('<elementRef key="persname"/>', "O006", "persName"),
        ('<moduleRef key="core"/><elementSpec ident="titel" mode="change"/>', "O007", "title"),
        ('<moduleRef key="core" include="p"/><elementSpec ident="hi" mode="delete"/>', "O008", ""),
        ('<moduleRef key="tei"/><classRef key="att.global" except="rend"/>', "O010", ""),
        (
            (
                '<moduleRef key="tei"/><moduleRef key="core" include="p"/><elementSpec ident="p" mode="change">'
                "<attList>"
                '<attDef ident="rendd" mode="delete"/></attList></elementSpec>'
            ),
            "O009",
            "rend",
        ),
    ],
)
@pytest.mark.conformance
def test_a_name_that_is_not_there_gets_the_nearest(
    content: str, code: str, hint: str, compiled: Compile, p5subset: Path
) -> None:
    found = [fault for fault in compiled(spec(content), p5subset).diagnostics if fault.code == code]
    assert len(found) == 1
    assert hint in found[0].hint


def test_external_entities_are_refused(write: Callable[..., Path]) -> None:
    odd = write(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/passwd">]>{HEAD}&x;</body></text></TEI>')
    assert [fault.code for fault in compile_odd(odd).diagnostics] == ["X002"]


def test_what_is_not_xml_is_refused(write: Callable[..., Path]) -> None:
    assert [fault.code for fault in compile_odd(write("<!-- nothing -->")).diagnostics] == ["X001"]


def test_a_huge_list_of_values_is_cut(compiled: Compile) -> None:
    items = "".join(f'<valItem ident="v{number}"/>' for number in range(200_000))
    odd = spec(
        element(
            f'<content/><attList><attDef ident="a"><valList type="closed">{items}</valList></attDef></attList>', "p"
        )
    )
    assert codes(compiled(odd)) == ["O016"]


def test_groups_that_double_end(compiled: Compile) -> None:
    groups = "".join(
        f'<specGrp xml:id="g{n}"><specGrpRef target="#g{n + 1}"/><specGrpRef target="#g{n + 1}"/></specGrp>'
        for n in range(30)
    )
    assert "O016" in codes(compiled(groups + '<specGrp xml:id="g30"/>' + spec('<specGrpRef target="#g0"/>' + P)))


def test_repetitions_in_repetitions_are_not_written_out(compiled: Compile) -> None:
    inner = '<elementRef key="p" maxOccurs="150"/>'
    for _ in range(6):
        inner = f'<sequence maxOccurs="150">{inner}</sequence>'
    assert codes(compiled(spec(element(f"<content>{inner}</content>", "p")))) == ["O016"]


@pytest.mark.parametrize("kind", ["macro", "class", "atts", "data"])
def test_long_chains_end(kind: str, compiled: Compile) -> None:
    many = range(3000)
    if kind == "macro":
        parts = "".join(
            f'<macroSpec ident="m{n}"><content><macroRef key="m{n + 1}"/></content></macroSpec>' for n in many
        )
        use = "<content><macroRef key='m0'/></content>"
    elif kind == "data":
        parts = "".join(f'<dataSpec ident="m{n}"><content><dataRef key="m{n + 1}"/></content></dataSpec>' for n in many)
        use = '<content/><attList><attDef ident="a"><datatype><dataRef key="m0"/></datatype></attDef></attList>'
    else:
        type_ = "model" if kind == "class" else "atts"
        rows = (
            f'<classSpec type="{type_}" ident="m{n}"><classes><memberOf key="m{n + 1}"/></classes></classSpec>'
            for n in many
        )
        parts = "".join(rows) + f'<classSpec type="{type_}" ident="m3000"/>'
        use = (
            "<classes><memberOf key='m0'/></classes><content>"
            + ("<classRef key='m3000'/>" if kind == "class" else "")
            + "</content>"
        )
    assert "O016" in codes(compiled(spec(parts + element(use, "p"))))


def test_a_source_that_is_not_there(write: Callable[..., Path]) -> None:
    odd = write(spec('<moduleRef key="core"/>', 'ident="t" source="no.xml"'))
    with pytest.raises(CannotRun, match="does not exist"):
        compile_odd(odd)


def test_a_source_on_the_network_is_not_asked(write: Callable[..., Path]) -> None:
    odd = write(spec('<moduleRef key="core"/>', 'ident="t" source="https://example.org/p5subset.xml"'))
    with pytest.raises(CannotRun, match="on the network"):
        compile_odd(odd)
