"""Rules of the Guidelines, one small ODD each, read off the RELAX NG by libxml2."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.schema.emit import emit_all, json, rng

from .conftest import Compile

TOKEN = '<datatype maxOccurs="{most}" minOccurs="{least}"><dataRef name="NCName"/></datatype>'


def schema(content: str, attributes: str = 'ident="t" start="r" ns=""') -> str:
    return f"<schemaSpec {attributes}>{content}</schemaSpec>"


def root(content: str = "", attributes: str = "", extra: str = "") -> str:
    leaves = "".join(f'<elementSpec ident="{name}">{extra}<content/></elementSpec>' for name in "abc")
    return leaves + f'<elementSpec ident="r"><content>{content}</content>{attributes}</elementSpec>'


def verdicts(compile_: Compile, odd: str, documents: list[str], folder: Path) -> list[bool]:
    """Whether each document is valid, where RELAX NG and XSD agree."""
    compiled = compile_(odd)
    assert compiled.schema is not None, compiled.diagnostics
    relaxng = etree.RelaxNG(etree.fromstring(rng.emit(compiled.schema)))
    found = [relaxng.validate(etree.fromstring(document)) for document in documents]
    emitted = emit_all(compiled.schema, ["xsd"], "t")
    for name, content in emitted.files.items():
        (folder / name).write_bytes(content)
    if not any(fault.code == "O021" for fault in emitted.diagnostics):
        xsd = etree.XMLSchema(etree.parse(folder / "t.xsd"))
        assert [xsd.validate(etree.fromstring(document)) for document in documents] == found
    return found


@pytest.mark.parametrize(
    ("content", "valid", "invalid"),
    [
        (
            '<elementRef key="a" minOccurs="2" maxOccurs="3"/>',
            ["<a/><a/>", "<a/><a/><a/>"],
            ["<a/>", "<a/><a/><a/><a/>"],
        ),
        ('<sequence><elementRef key="a"/><elementRef key="b"/></sequence>', ["<a/><b/>"], ["<b/><a/>", "<a/>"]),
        (
            '<sequence preserveOrder="false"><elementRef key="a"/><elementRef key="b"/></sequence>',
            ["<a/><b/>", "<b/><a/>"],
            ["<a/>"],
        ),
        ('<alternate><elementRef key="a"/><elementRef key="b"/></alternate>', ["<a/>", "<b/>"], ["<a/><b/>", ""]),
        (
            '<alternate minOccurs="0" maxOccurs="unbounded"><textNode/><elementRef key="a"/></alternate>',
            ["", "x<a/>y"],
            ["<b/>"],
        ),
        ('<alternate><elementRef key="a"/><elementRef key="gone"/></alternate>', ["<a/>"], [""]),
        ('<sequence><elementRef key="a"/><elementRef key="gone"/></sequence>', ["<a/>"], [""]),
        ('<elementRef key="gone"/>', [""], ["<a/>"]),
        ('<valList type="closed"><valItem ident="x"/></valList>', ["x"], ["y"]),
        ('<dataRef name="integer"/>', ["12"], ["x"]),
        (
            '<rng:zeroOrMore><rng:choice><rng:ref name="a"/><rng:ref name="b"/></rng:choice></rng:zeroOrMore>',
            ["<a/><b/>"],
            ["<c/>"],
        ),
    ],
)
def test_content(content: str, valid: list[str], invalid: list[str], compiled: Compile, tmp_path: Path) -> None:
    documents = [f"<r>{text}</r>" for text in [*valid, *invalid]]
    found = verdicts(compiled, schema(root(content)), documents, tmp_path)
    assert found == [True] * len(valid) + [False] * len(invalid)


@pytest.mark.parametrize(
    ("definition", "valid", "invalid"),
    [
        ('<datatype><dataRef name="integer"/></datatype>', ["1"], ["x"]),
        ('<datatype><dataRef name="token" restriction="[ab]+"/></datatype>', ["ab"], ["c"]),
        (
            '<datatype><dataRef name="integer"><dataFacet name="maxInclusive" value="3"/></dataRef></datatype>',
            ["3"],
            ["4"],
        ),
        (TOKEN.format(least=0, most="unbounded"), ["", "a b"], ["1"]),
        (TOKEN.format(least=1, most="unbounded"), ["a", "a b"], ["", "1"]),
        (TOKEN.format(least=2, most=3), ["a b", "a b c"], ["a", "a b c d"]),
        ('<valList type="closed"><valItem ident="x"/><valItem ident="y"/></valList>', ["x"], ["z"]),
        (
            '<datatype><dataRef name="integer"/></datatype><valList type="semi"><valItem ident="x"/></valList>',
            ["x", "1"],
            ["z"],
        ),
        (
            '<datatype><dataRef name="integer"/></datatype><valList type="open"><valItem ident="x"/></valList>',
            ["1"],
            ["x"],
        ),
        ("", ["anything at all"], []),
    ],
)
def test_attributes(definition: str, valid: list[str], invalid: list[str], compiled: Compile, tmp_path: Path) -> None:
    odd = schema(root("", f'<attList><attDef ident="t" usage="req">{definition}</attDef></attList>'))
    documents = [f'<r t="{value}"/>' for value in [*valid, *invalid]]
    found = verdicts(compiled, odd, [*documents, "<r/>"], tmp_path)
    assert found == [True] * len(valid) + [False] * len(invalid) + [False]


EXPANSIONS = {
    "sequence": (["<a/><b/><c/>"], ["<a/>"]),
    "sequenceOptional": (["", "<a/><c/>"], ["<c/><a/>"]),
    "sequenceRepeatable": (["<a/><a/><b/><c/>"], ["<a/><b/>"]),
    "sequenceOptionalRepeatable": (["", "<a/><a/><c/>"], ["<b/><a/>"]),
    "alternate": (["<a/>", "<c/>"], ["<a/><b/>"]),
}


@pytest.mark.parametrize("expand", EXPANSIONS)
def test_a_class_is_expanded(expand: str, compiled: Compile, tmp_path: Path) -> None:
    members = '<classes><memberOf key="model.x"/></classes>'
    parts = root(f'<classRef key="model.x" expand="{expand}"/>', extra=members)
    valid, invalid = EXPANSIONS[expand]
    documents = [f"<r>{text}</r>" for text in [*valid, *invalid]]
    found = verdicts(compiled, schema('<classSpec type="model" ident="model.x"/>' + parts), documents, tmp_path)
    assert found == [True] * len(valid) + [False] * len(invalid)


def test_overrides_apply_in_the_order_of_the_council(compiled: Compile) -> None:
    """TEI #2914: subclass first, then the element; what a class deletes no override brings back."""
    classes = (
        '<classSpec type="atts" ident="att.top"><attList><attDef ident="x"/><attDef ident="y"/></attList></classSpec>'
        '<classSpec type="atts" ident="att.sub"><classes><memberOf key="att.top"/></classes><attList>'
        '<attDef ident="x" mode="delete"/><attDef ident="y" mode="change" usage="req"/></attList></classSpec>'
    )
    own = (
        '<attList><attDef ident="x" mode="change" usage="req"/><attDef ident="y" mode="change">'
        "<altIdent>z</altIdent></attDef></attList>"
    )
    element = f'<elementSpec ident="r"><classes><memberOf key="att.sub"/></classes><content/>{own}</elementSpec>'
    result = compiled(schema(classes + element))
    assert result.schema is not None
    (made,) = result.schema.elements.values()
    assert [(use.name, use.required) for use in made.uses()] == [("z", True)]
    assert [fault.code for fault in result.diagnostics] == ["O009"]


def test_one_ident_in_two_namespaces_is_two_elements(compiled: Compile) -> None:
    parts = '<elementSpec ident="r"><content/></elementSpec><elementSpec ident="r" ns="urn:x"><content/></elementSpec>'
    result = compiled(schema(parts))
    assert result.schema is not None
    assert [(element.ns, element.name) for element in result.schema.elements.values()] == [("", "r"), ("urn:x", "r")]


def test_a_choice_of_attributes(compiled: Compile, tmp_path: Path) -> None:
    """``attList/@org='choice'``: RELAX NG has it; XSD 1.0 is wider and says so; 1.1 asserts it."""
    xmlschema = pytest.importorskip("xmlschema")
    odd = schema(root("", '<attList org="choice"><attDef ident="x"/><attDef ident="y"/></attList>'))
    assert verdicts(compiled, odd, ["<r x='1'/>", "<r y='1'/>", "<r x='1' y='1'/>"], tmp_path) == [True, True, False]
    made = compiled(odd).schema
    assert made is not None
    assert [fault.code for fault in emit_all(made, ["xsd"], "t").diagnostics] == ["O021"]
    emitted = emit_all(made, ["xsd"], "t", xsd="1.1")
    assert emitted.diagnostics == []
    validator = xmlschema.XMLSchema11(emitted.files["t.xsd"].decode())
    assert not validator.is_valid(etree.fromstring("<r x='1' y='1'/>"))


def test_an_ambiguous_content_model_is_reported(compiled: Compile) -> None:
    content = (
        '<sequence><elementRef key="a" minOccurs="0" maxOccurs="unbounded"/><elementRef key="b" minOccurs="0"/>'
        '<elementRef key="a" minOccurs="0" maxOccurs="unbounded"/></sequence>'
    )
    made = compiled(schema(root(content))).schema
    assert made is not None
    assert [fault.code for fault in emit_all(made, ["xsd"], "t").diagnostics] == ["O020"]


def test_json_has_what_an_editor_needs(compiled: Compile) -> None:
    attributes = (
        '<attList><attDef ident="t"><valList type="closed"><valItem ident="x"><desc>An x.</desc>'
        "</valItem></valList></attDef></attList>"
    )
    made = compiled(schema(root('<elementRef key="a"/>', attributes))).schema
    assert made is not None
    import json as reader

    data = reader.loads(json.emit(made))
    element = next(element for element in data["elements"] if element["name"] == "r")
    assert element["children"] == ["a"]
    assert element["attributes"][0]["closed"]
    assert element["attributes"][0]["values"] == [{"value": "x", "desc": "An x."}]


def test_relax_ng_in_an_odd_refers_to_our_definitions(compiled: Compile) -> None:
    """An ``rng:element`` in a content model, as old ODDs have it, with references to a macro and a class."""
    inner = (
        '<rng:element name="x"><rng:ref name="macro.m"/><rng:optional><rng:ref name="model.k"/></rng:optional>'
        '<rng:ref name="gone"/></rng:element>'
    )
    macro = '<macroSpec ident="macro.m"><content><elementRef key="a" minOccurs="0"/></content></macroSpec>'
    result = compiled(schema(macro + '<classSpec type="model" ident="model.k"/>' + root(inner)))
    assert result.schema is not None
    relaxng = etree.RelaxNG(etree.fromstring(rng.emit(result.schema)))
    assert relaxng.validate(etree.fromstring("<r><x><a/></x></r>"))
    assert relaxng.validate(etree.fromstring("<r><x/></r>"))
    assert not relaxng.validate(etree.fromstring("<r><x><b/></x></r>"))
    assert [fault.code for fault in result.diagnostics] == ["O022"]
