"""The rules of cable.odd that no grammar can say: each finds its fault, and none finds fault with a good document.

The few lines that run them here know as much of Schematron as the rules use, and are no part of the project.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

import elementpath
import pytest
from lxml import etree

from .conftest import ROOT, parse

TEI = "{http://www.tei-c.org/ns/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
NAMESPACES = {"tei": TEI.strip("{}")}
HEADER = '<respStmt xml:id="encoder"/><taxonomy xml:id="a"><category xml:id="b"/></taxonomy><taxonomy xml:id="c"/>'
LIST = '<list type="distribution"><item><persName>Mikoyan</persName></item></list>'

constraints = [
    element
    for element in etree.parse(ROOT / "schema" / "cable.odd").getroot().iter(f"{TEI}constraintSpec")
    if element.get("mode") != "delete"
]


class Finding(NamedTuple):
    constraint: str
    message: str
    warning: bool


FAULTS = {
    "cable.cable-or-register": "<text/>",
    "cable.div-place": "<text><front><div type='message'/></front></text>",
    "cable.body-message": "<text><body><div type='original' xml:lang='ru'/></body></text>",
    "cable.ab-place": "<div type='message'><ab type='genre'/></div>",
    "cable.ab-distribution": "<ab type='distribution'>Mikoyan, Suslov</ab>",
    "cable.p-id": "<div><p>I met</p></div>",
    "cable.ab-id": "<div><ab>TOP SECRET</ab></div>",
    "cable.closer-id": "<closer/>",
    "cable.note-translator": "<note type='translator'/>",
    "cable.note-place": "<p><note type='description'/></p>",
    "cable.list-distribution": f"<p>{LIST}</p>",
    "cable.item-recipient": "<list type='distribution'><item>Mikoyan</item></list>",
    "cable.persName-type": "<p><persName type='variant'>Mikoyan</persName></p>",
    "cable.placeName-type": "<p><placeName type='variant'>La Habana</placeName></p>",
    "cable.orgName-type": "<p><orgName type='variant'>MID</orgName></p>",
    "cable.person-preferred": "<person><persName>Mikoyan</persName></person>",
    "cable.place-preferred": "<place><placeName type='preferred'/><placeName type='preferred'/></place>",
    "cable.org-preferred": "<org><orgName type='variant'/></org>",
    "cable.supplied-translator": "<supplied reason='translator'>nuclear</supplied>",
    "cable.gap-quantity": "<gap quantity='3'/>",
    "cable.add-hand": "<add hand='#hand9'/>",
    "cable.resp": "<note resp='#encoder #nobody'/>",
    "cable.change-who": "<change who='#nobody'/>",
    "cable.date-forms": "<date when='1962' from='1961'/>",
    "cable.term-ref": "<term ref='#nothing'/>",
    "cable.catRef": "<catRef scheme='#c' target='#b'/>",
    "cable.citeStructure-match": "<citeStructure match='/TEI'><citeStructure match='/p'/></citeStructure>",
    "cable.msIdentifier": "<msIdentifier/>",
    "cable.altIdentifier-type": "<altIdentifier type='copy'><idno type='special'>1</idno></altIdentifier>",
    "cable.idno-place": "<p><idno type='GND'>1</idno></p>",
    "cable.ref-context": "<p><ref type='replyTo'>No. 848</ref></p>",
}


def evaluate(root: etree._Element, path: str, item: etree._Element | None = None, **variables: Any) -> Any:
    return elementpath.select(
        cast("Any", root),
        path,
        namespaces=NAMESPACES,
        item=cast("Any", item),
        variables=variables,
        parser=elementpath.XPath2Parser,
    )


def findings(root: etree._Element) -> Iterator[Finding]:
    for constraint in constraints:
        fired: set[int] = set()  # in one pattern the first rule that matches a node is the only one
        for rule in constraint.iter(f"{SCH}rule"):
            context = rule.get("context", "")
            for node in evaluate(root, context if context.startswith("/") else f"//({context})"):
                if id(node) not in fired:
                    fired.add(id(node))
                    yield from broken(root, node, rule, constraint.get("ident", ""))


def broken(root: etree._Element, node: etree._Element, rule: etree._Element, ident: str) -> Iterator[Finding]:
    variables: dict[str, Any] = {}
    for part in rule:
        if part.tag == f"{SCH}let":
            variables[part.get("name", "")] = evaluate(root, part.get("value", ""), node, **variables)
        else:
            holds = evaluate(root, f"boolean({part.get('test')})", node, **variables)
            if holds != (part.tag == f"{SCH}assert"):
                yield Finding(ident, words(part), part.get("role") == "warning")


def document(fragment: str) -> etree._Element:
    """A fragment with a header around it. The root is kept alive by what is returned."""
    return etree.fromstring(f"<TEI xmlns='{TEI.strip('{}')}'><teiHeader>{HEADER}</teiHeader>{fragment}</TEI>")


def test_every_rule_has_its_test() -> None:
    assert {*FAULTS, "cable.namespace", "cable.root"} == {constraint.get("ident") for constraint in constraints}


@pytest.mark.parametrize(("constraint", "fragment"), FAULTS.items(), ids=FAULTS)
def test_a_rule_finds_its_fault(constraint: str, fragment: str) -> None:
    root = document(fragment)
    assert constraint in [finding.constraint for finding in findings(root)]


def test_the_outermost_element_is_tei() -> None:
    root = etree.fromstring(f"<p xmlns='{TEI.strip('{}')}'/>")
    assert [finding.constraint for finding in findings(root)] == ["cable.root"]


def test_a_rule_says_what_to_do_in_whole_sentences() -> None:
    messages = [element for constraint in constraints for element in constraint.iter(f"{SCH}assert", f"{SCH}report")]
    assert [text for text in map(words, messages) if len(text.split()) < 8 or not text.endswith(".")] == []


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def test_no_rule_finds_fault_with_the_documents_of_the_schema_tests(documents: dict[str, etree._ElementTree]) -> None:
    for name, tree in documents.items():
        assert [finding for finding in findings(tree.getroot()) if not finding.warning] == [], name


@pytest.mark.parametrize("path", sorted((ROOT / "tei").rglob("*.xml")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_rule_finds_anything_in_the_edition_and_its_templates(path: Any) -> None:
    root = parse(path).getroot()
    assert list(findings(root)) == []
