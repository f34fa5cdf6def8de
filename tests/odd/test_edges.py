"""What the review of the compiler found: chaining, Schematron in odd places, wildcards, doubling."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.schema import compile_odd
from diplomatic.schema.emit import emit_all, odd, rng, sch
from diplomatic.schema.model import Schema

from .conftest import Compile

SCH = "http://purl.oclc.org/dsdl/schematron"
ASCC = "http://www.ascc.net/xml/schematron"
A = (
    '<classSpec type="atts" ident="att.a"><attList><attDef ident="a"><valList type="closed"><valItem ident="x"/>'
    '<valItem ident="y"/></valList></attDef></attList></classSpec>'
)
MEMBER = '<classes><memberOf key="att.a"/></classes><content><textNode/></content>'


def made(compiled: Compile, content: str) -> Schema:
    schema = compiled(f'<schemaSpec ident="t" start="p">{content}</schemaSpec>').schema
    assert schema is not None
    return schema


@pytest.mark.parametrize(
    "values",
    [
        '<valList mode="change" type="closed"><valItem ident="x" mode="delete"/></valList>',
        '<valList mode="change"><valItem ident="z"/></valList>',
        '<valList mode="replace" type="closed"><valItem ident="x"/><valItem ident="y" mode="delete"/></valList>',
        '<valList mode="delete"/>',
    ],
)
def test_a_changed_list_of_values_is_chained(values: str, compiled: Compile, tmp_path: Path) -> None:
    change = f'<attList><attDef ident="a" mode="change">{values}</attDef></attList>'
    schema = made(compiled, A + f'<elementSpec ident="p">{MEMBER}{change}</elementSpec>')
    again = tmp_path / "compiled.odd"
    again.write_bytes(odd.emit(schema))
    second = compile_odd(again).schema
    assert second is not None
    assert rng.emit(second) == rng.emit(schema)


def test_two_overrides_of_one_list_both_count(compiled: Compile) -> None:
    change = '<attList><attDef ident="a" mode="change">{}</attDef></attList>'
    first = change.format("<desc>words</desc>")
    second = change.format('<valList mode="change" type="closed"><valItem ident="x" mode="delete"/></valList>')
    schema = made(
        compiled,
        A
        + f'<elementSpec ident="p">{MEMBER}{first}</elementSpec>'
        + f'<elementSpec ident="p" mode="change">{second}</elementSpec>',
    )
    (use,) = next(iter(schema.elements.values())).uses()
    assert use.attribute.values is not None
    assert [item.ident for item in use.attribute.values.items] == ["y"]


def constraint(body: str, ns: str = SCH) -> str:
    return (
        f'<elementSpec ident="p"><content><textNode/></content><constraintSpec ident="c" scheme="schematron">'
        f'<constraint xmlns:s="{ns}">{body}</constraint></constraintSpec></elementSpec>'
    )


def test_a_variable_beside_a_pattern_is_bound_in_it(compiled: Compile) -> None:
    body = '<s:let name="v" value="1"/><s:pattern><s:rule context="p"><s:assert test="$v">x</s:assert></s:rule>'
    root = etree.fromstring(sch.emit(made(compiled, constraint(f"{body}</s:pattern>"))))
    (pattern,) = root.findall(f"{{{SCH}}}pattern")
    assert [etree.QName(child).localname for child in pattern] == ["let", "rule"]


def test_schematron_of_before_the_standard_is_taken(compiled: Compile) -> None:
    schema = made(compiled, constraint('<s:rule context="p"><s:assert test="1">x</s:assert></s:rule>', ASCC))
    root = etree.fromstring(sch.emit(schema))
    assert root.find(f".//{{{SCH}}}rule/{{{SCH}}}assert") is not None


def test_what_is_not_schematron_is_reported(compiled: Compile) -> None:
    odd_text = constraint('<s:rule context="p"/>', "urn:other")
    result = compiled(f'<schemaSpec ident="t" start="p">{odd_text}</schemaSpec>')
    assert [fault.code for fault in result.diagnostics] == ["O015"]


def test_a_wildcard_in_another_namespace_takes_its_elements(compiled: Compile, tmp_path: Path) -> None:
    other = (
        '<elementSpec ident="eg" ns="urn:eg"><content><anyElement except="http://www.tei-c.org/ns/1.0" minOccurs="0"'
        ' maxOccurs="unbounded"/></content></elementSpec>'
    )
    p = '<elementSpec ident="p"><content><elementRef key="eg"/></content></elementSpec>'
    for name, content in emit_all(made(compiled, p + other), ["xsd"], "t").files.items():
        (tmp_path / name).write_bytes(content)
    validator = etree.XMLSchema(etree.parse(tmp_path / "t.xsd"))
    document = '<p xmlns="http://www.tei-c.org/ns/1.0"><eg xmlns="urn:eg"><eg/><b xmlns="urn:b"/></eg></p>'
    assert validator.validate(etree.fromstring(document)), validator.error_log


def test_what_is_left_around_a_deleted_part_is_not_ambiguous(compiled: Compile) -> None:
    hi = '<elementSpec ident="hi"><content/></elementSpec>'
    his = '<elementRef key="hi" minOccurs="0" maxOccurs="unbounded"/>'
    content = f'<sequence>{his}<sequence minOccurs="0"><elementRef key="gone"/>{his}</sequence></sequence>'
    schema = made(compiled, f'<elementSpec ident="p"><content>{content}</content></elementSpec>{hi}')
    assert [fault.code for fault in emit_all(schema, ["xsd"], "t").diagnostics] == []


def test_one_name_in_three_namespaces_is_three_attributes(compiled: Compile) -> None:
    attributes = "".join(f'<attDef ident="x" mode="add"{ns}/>' for ns in (' ns="urn:a"', ' ns="urn:b"', ""))
    p = '<elementSpec ident="p"><content/></elementSpec>'
    schema = made(compiled, f'{p}<elementSpec ident="p" mode="change"><attList>{attributes}</attList></elementSpec>')
    assert {use.attribute.ns for use in next(iter(schema.elements.values())).uses()} == {"urn:a", "urn:b", ""}


def test_processing_models_keep_their_order(compiled: Compile) -> None:
    models = '<modelSequence/><modelGrp/><model behaviour="inline"/>'
    schema = made(compiled, f'<elementSpec ident="p"><content/>{models}</elementSpec>')
    (spec,) = schema.specs.values()
    assert [etree.QName(model).localname for model in spec.models] == ["modelSequence", "modelGrp", "model"]


def doubling(form: Callable[[int], str]) -> str:
    return "".join(map(form, range(40)))


def test_macros_that_double_end(compiled: Compile) -> None:
    macros = doubling(
        lambda n: (
            f'<macroSpec ident="m{n}"><content><sequence><macroRef key="m{n + 1}"/><macroRef key="m{n + 1}"/>'
            "</sequence></content></macroSpec>"
        )
    )
    last = '<macroSpec ident="m40"><content><elementRef key="p"/></content></macroSpec>'
    p = '<elementSpec ident="p"><content><macroRef key="m0"/></content></elementSpec>'
    result = compiled(f'<schemaSpec ident="t" start="p">{macros}{last}{p}</schemaSpec>')
    assert result.schema is not None
    emit_all(result.schema, ["rng", "xsd", "json"], "t")
    assert "O016" in [fault.code for fault in result.diagnostics]


def test_classes_that_double_end(compiled: Compile) -> None:
    member = '<memberOf key="model.{}{}"/>'
    classes = doubling(
        lambda n: "".join(
            f'<classSpec type="model" ident="model.{side}{n}"><classes>{member.format("a", n + 1)}'
            f"{member.format('b', n + 1)}</classes></classSpec>"
            for side in "ab"
        )
    )
    last = "".join(f'<classSpec type="model" ident="model.{side}40"/>' for side in "ab")
    p = (
        f'<elementSpec ident="p"><classes>{member.format("a", 0)}</classes><content>'
        '<classRef key="model.a40" expand="sequence"/></content></elementSpec>'
    )
    result = compiled(f'<schemaSpec ident="t" start="p">{classes}{last}{p}</schemaSpec>')
    assert result.schema is not None
    emit_all(result.schema, ["rng", "xsd", "json"], "t")
    assert "O016" in [fault.code for fault in result.diagnostics]
