"""Everything an editor can hover over has a sentence, and nothing is fetched or hidden."""

from pathlib import Path

import pytest
from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
SCHEMA_FOLDER = Path(__file__).resolve().parents[2] / "schema"
DOCUMENTED = [
    f"{XS}{kind}" for kind in ("element", "attribute", "enumeration", "group", "attributeGroup", "simpleType")
]


@pytest.mark.parametrize("file", ["cable.xsd", "xml.xsd"])
def test_every_declaration_is_documented(file: str) -> None:
    root = etree.parse(SCHEMA_FOLDER / file).getroot()
    assert [described(node) for node in root.iter(DOCUMENTED) if is_declaration(node) and not sentence(node)] == []


def test_a_sentence_ends_with_a_full_stop(declarations: etree._Element) -> None:
    sentences = [sentence(node) for node in declarations.iter(DOCUMENTED) if is_declaration(node)]
    assert [text for text in sentences if not text.endswith(".")] == []


def test_each_element_is_declared_once_and_globally(declarations: etree._Element) -> None:
    names = [element.get("name") for element in declarations.iter(f"{XS}element") if element.get("name")]
    top = [element.get("name") for element in declarations.findall(f"{XS}element")]
    assert names == top
    assert len(set(names)) == len(names)


def test_the_schema_reads_only_the_file_beside_it(declarations: etree._Element) -> None:
    assert [node.get("schemaLocation") for node in declarations.iter(f"{XS}import", f"{XS}include")] == ["xml.xsd"]


def is_declaration(node: etree._Element) -> bool:
    """A name or value that is declared here, or an attribute that is taken over from xml.xsd."""
    own = node.get("name") or node.get("value")
    return bool(own) or (node.tag == f"{XS}attribute" and node.get("ref") is not None)


def sentence(node: etree._Element) -> str:
    return (node.findtext(f"{XS}annotation/{XS}documentation") or "").strip()


def described(node: etree._Element) -> str:
    parents = [parent.get("name") for parent in node.iterancestors() if parent.get("name")]
    return f"{node.get('name') or node.get('ref') or node.get('value')} in {parents}"
