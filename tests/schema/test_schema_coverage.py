"""The test documents use all that the schema declares, and both engines find them valid."""

from collections.abc import Iterator
from typing import Any, cast

import xmlschema
from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

Documents = dict[str, etree._ElementTree]


def test_the_documents_are_valid_in_libxml2(documents: Documents, libxml2: etree.XMLSchema) -> None:
    for name, document in documents.items():
        assert libxml2.validate(document), f"{name}: {libxml2.error_log}"


def test_the_documents_are_valid_in_xmlschema(documents: Documents, explainer: xmlschema.XMLSchema10) -> None:
    for name, document in documents.items():
        assert [error.reason for error in explainer.iter_errors(cast("Any", document))] == [], name


def test_every_element_is_used(documents: Documents, declarations: etree._Element) -> None:
    declared = {f"{TEI}{element.get('name')}" for element in declarations.findall(f"{XS}element")}
    assert declared - {element.tag for element in elements(documents)} == set()


def test_every_attribute_of_an_element_is_used_on_it(documents: Documents, declarations: etree._Element) -> None:
    used = {(element.tag, name) for element in elements(documents) for name in element.attrib}
    declared = {
        (f"{TEI}{element.get('name')}", attribute_name(attribute))
        for element in declarations.findall(f"{XS}element")
        for attribute in element.iter(f"{XS}attribute")
    }
    assert declared - used == set()


def test_every_attribute_of_a_class_is_used(documents: Documents, declarations: etree._Element) -> None:
    used = {str(name) for element in elements(documents) for name in element.attrib}
    declared = {
        attribute_name(attribute)
        for group in declarations.findall(f"{XS}attributeGroup")
        for attribute in group.iter(f"{XS}attribute")
    }
    assert declared - used == set()


def test_every_listed_value_is_used(documents: Documents, declarations: etree._Element) -> None:
    used = {
        (owner, name, value)
        for element in elements(documents)
        for name, value in element.attrib.items()
        for owner in (element.tag, "a class")
    }
    assert set(listed_values(declarations)) - used == set()


def elements(documents: Documents) -> Iterator[etree._Element]:
    for document in documents.values():
        yield from document.getroot().iter(f"{TEI}*")


def attribute_name(attribute: etree._Element) -> str:
    return attribute.get("name") or attribute.get("ref", "").replace("xml:", XML)


def listed_values(declarations: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Owner, attribute and value of each enumeration; the owner is an element, or a class of attributes."""
    for owner in declarations.iterchildren(f"{XS}element", f"{XS}attributeGroup"):
        name = f"{TEI}{owner.get('name')}" if owner.tag == f"{XS}element" else "a class"
        for attribute in owner.iter(f"{XS}attribute"):
            for value in attribute.iter(f"{XS}enumeration"):
                yield name, attribute_name(attribute), value.get("value", "")
