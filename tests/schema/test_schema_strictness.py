"""What the schema refuses: each bad document is everything.xml with one thing wrong, and both engines refuse it."""

import copy
from typing import Any, NamedTuple, cast

import pytest
import xmlschema
from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Bad(NamedTuple):
    """One fault: the children of the element found at `where` (or its attributes) are replaced."""

    why: str
    where: str
    content: str = ""
    attributes: tuple[tuple[str, str | None], ...] = ()


FAULTS = [
    Bad("an element TEI does not have", "//t:body/t:div/t:p[1]", "<recipient>Mikoyan</recipient>"),
    Bad("an element TEI has and a cable has not", "//t:body/t:div/t:p[1]", "<table><row><cell/></row></table>"),
    Bad("a header line of an unknown type", "//t:ab[1]", "x", (("type", "clerk"),)),
    Bad("a header line without a type", "//t:ab[1]", "x", (("type", None),)),
    Bad("a note that is nobody's", "//t:back//t:note", "x", (("type", None),)),
    Bad("a note by somebody unknown", "//t:back//t:note", "x", (("type", "reader"),)),
    Bad("a recipient outside an item", "//t:list[@type='distribution'][1]", "<persName>Mikoyan</persName>"),
    Bad("text between recipients", "//t:list[@type='distribution'][1]", "<item>Mikoyan</item>, <item>Suslov</item>"),
    Bad("an empty list", "//t:list[@type='distribution'][1]"),
    Bad("text outside a paragraph", "//t:body/t:div", "I met with Fidel Castro."),
    Bad("a closer before the message", "//t:body/t:div", "<closer>ALEKSEYEV</closer><p>I met</p>"),
    Bad("two closers", "//t:body/t:div", "<p>I met</p><closer>ALEKSEYEV</closer><closer>Resident</closer>"),
    Bad("a paragraph after the closer", "//t:body/t:div", "<p>I met</p><closer>ALEKSEYEV</closer><p>him</p>"),
    Bad("a paragraph in the closer", "//t:closer", "<p>ALEKSEYEV</p>"),
    Bad("a message without text", "//t:body/t:div"),
    Bad("a message outside a div", "//t:body", "<p>I met</p>"),
    Bad("a paragraph in a paragraph", "//t:body/t:div/t:p[1]", "<p>I met</p>"),
    Bad("a correction without its error", "//t:body/t:div/t:p[1]", "many <corr>here</corr>"),
    Bad("a choice of one", "//t:choice", "<sic>hear</sic>"),
    Bad("a choice of two kinds", "//t:choice", "<sic>hear</sic><reg>here</reg>"),
    Bad("text in a gap", "//t:gap", "illegible"),
    Bad("a gap without a reason", "//t:gap", "", (("reason", None),)),
    Bad("an addition without a reason", "//t:supplied", "nuclear", (("reason", None),)),
    Bad("a gap of minus one line", "//t:gap", "", (("quantity", "-1"),)),
    Bad("a date as the source prints it", "//t:ab/t:date", "30/X/62", (("when", "30/X/62"),)),
    Bad("the thirtieth of February", "//t:ab/t:date", "30/II/62", (("when", "1962-02-30"),)),
    Bad("a date that ends a day at 24:00", "//t:ab/t:date", "30/X/62", (("when", "1962-10-30T24:00:00"),)),
    Bad("a time without seconds", "//t:time", "12:10", (("when", "12:10"),)),
    Bad("a pointer with a space", "//t:ab/t:placeName", "Havana", (("ref", "../registers/my places.xml#havana"),)),
    Bad("an empty pointer", "//t:ab/t:placeName", "Havana", (("ref", ""),)),
    Bad("an element inside a number", "//t:ab/t:idno", "<unclear>12</unclear>"),
    Bad("a number of an unknown kind", "//t:ab/t:idno", "12", (("type", "shelfmark"),)),
    Bad("type without its face", "//t:hi", "x", (("rend", "blue"),)),
    Bad("an attribute of another element", "//t:ab", "x", (("when", "1962"),)),
    Bad("an attribute TEI does not have", "//t:body/t:div/t:p[1]", "x", (("class", "x"),)),
    Bad("a document without an id", "/t:TEI", "", ((XML_ID, None),)),
    Bad("an id used twice", "//t:body/t:div/t:p[1]", "x", ((XML_ID, "p2"),)),
    Bad("a header without a title", "//t:titleStmt", "<author>Alekseyev</author>"),
    Bad("a date before the publisher", "//t:publicationStmt", "<date>2026</date><publisher>x</publisher>"),
    Bad("a message in front of its header", "//t:text", "<body><div type='message'><p/></div></body><front/>"),
    Bad("a responsibility without an id", "//t:respStmt[2]", "<resp>x</resp><name>y</name>", ((XML_ID, None),)),
    Bad("a change without a day", "//t:change", "x", (("when", None),)),
    Bad("a status of its own", "//t:revisionDesc", "<change when='2026' who='#e'>x</change>", (("status", "done"),)),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.why)
def test_a_fault_is_refused_by_both_engines(
    fault: Bad,
    documents: dict[str, etree._ElementTree],
    libxml2: etree.XMLSchema,
    explainer: xmlschema.XMLSchema10,
) -> None:
    document = spoiled(documents["everything.xml"], fault)
    assert not libxml2.validate(document)
    assert not explainer.is_valid(cast("Any", document))


def spoiled(document: etree._ElementTree, fault: Bad) -> etree._ElementTree:
    """A copy with the fault in it."""
    copied = copy.deepcopy(document)
    found = copied.xpath(fault.where, namespaces={"t": TEI})
    assert isinstance(found, list)
    element = found[0]
    assert isinstance(element, etree._Element)
    if fault.where != "/t:TEI":
        replace_content(element, fault.content)
    for name, value in fault.attributes:
        element.attrib.pop(name, "")
        if value is not None:
            element.set(name, value)
    return copied


def replace_content(element: etree._Element, content: str) -> None:
    parsed = etree.fromstring(f'<x xmlns="{TEI}">{content}</x>')
    element[:] = list(parsed)
    element.text = parsed.text
