"""The page of a specification: attributes, content, context, examples, rules."""

import pytest

from .html_support import case, found, region, site, tree, words


def test_an_element_says_what_it_is() -> None:
    page = tree(site(), "element-wire.html")
    assert found(page, "//h1") == ["<wire>"]
    assert found(page, "//p[@class='subtitle']") == ["telegram"]
    assert found(page, "//dl[@class='facts']//dd") == ["wires", "May be the outermost element", "att.graded"]


def test_markup_in_a_description_stays_text() -> None:
    content = site()["element-wire.html"] + site()["index.html"]
    assert b"&lt;script&gt;alert" in content
    assert b"<script>alert" not in content
    assert found(tree(site(), "element-wire.html"), "//div[@class='lead']") == [
        'a telegram; this is text: <script>alert("no")</script>'
    ]


def test_attributes_come_own_first_then_by_class() -> None:
    part = region(site(), "element-wire.html", "attributes")
    assert found(part, "table[1]//th[@scope='row']") == ["@no optional", "@class required"]
    assert found(part, "details/summary") == ["att.graded @grade"]
    assert found(part, "details//th[@scope='row']") == ["@grade optional"]


def test_an_attribute_has_its_values_default_and_number() -> None:
    part = region(site(), "element-wire.html", "attributes")
    [number, chosen] = found(part, "table[1]/tbody/tr/td")
    assert number == "its numberDatatype data.number, 1 or more, divided by spacesDefault 1"
    assert found(part, ".//dl[@class='values']//dt") == ["secret", "open"]
    assert found(part, ".//dl[@class='values']//dd") == ["not for everybody", "for everybody"]
    assert "Adapted from att.graded" in chosen
    assert "One of these values:" in chosen


def test_every_table_has_a_caption_and_headings() -> None:
    for name in ("element-wire.html", "class-att.graded.html"):
        for table in tree(site(), name).iter("table"):
            assert words(table[0])
            assert table[0].tag == "caption"
            assert table.xpath("tbody/tr/th[@scope='row']")


def test_the_content_model_is_readable_and_linked() -> None:
    part = region(site(), "element-wire.html", "content")
    assert found(part, "pre") == ["head?, model.part+"]
    assert found(part, "pre//a/@href") == ["element-head.html", "class-model.part.html"]
    assert found(part, "dl//li") == ["head", "P", "p"]
    assert found(region(site(), "element-hi.html", "content"), "p") == ["Nothing: the element is always empty."]


def test_context_goes_through_classes_and_macros() -> None:
    assert found(region(site(), "element-p.html", "parents"), "dl//li") == ["wire"]
    assert found(region(site(), "element-hi.html", "parents"), "dl//li") == ["p"]
    assert found(region(site(), "element-wire.html", "parents"), "p") == ["No other element: it is the outermost one."]
    assert found(region(site(), "class-model.part.html", "members"), "dl//li") == ["P", "p"]
    assert found(region(site(), "macro-macro.words.html", "used-by"), "ul/li") == ["<p>"]
    assert found(region(site(), "datatype-data.number.html", "used-by"), "ul/li/a/@href") == [
        "class-att.graded.html#attribute:grade",
        "element-wire.html#attribute:no",
    ]


def test_an_example_is_indented_linked_and_marked_when_it_is_wrong() -> None:
    part = region(site(), "element-wire.html", "examples")
    [first, second] = part.findall(".//pre")
    assert "".join(map(str, first.itertext())) == '<wire class="open">\n  <p>Arrived +</p>\n</wire>'
    assert found(first, ".//a/@href") == ["element-wire.html", "element-p.html"]
    assert "".join(map(str, second.itertext())) == "<wire/>"
    assert found(part, ".//div[@class='wrong']/p") == ["Not like this"]


def test_a_rule_has_its_message_its_test_and_its_context() -> None:
    part = region(site(), "element-wire.html", "rules")
    assert found(part, ".//p[@class='rule-message']") == ["warning A {name()} ends with a stop, not {p}."]
    assert found(part, ".//p[@class='context']") == ["In wire", "Must be true: p[ends-with(., '+')]"]


def test_the_declaration_is_odd() -> None:
    [shown] = region(site(), "element-wire.html", "declaration").findall(".//pre")
    text = "".join(map(str, shown.itertext()))
    assert '<classRef key="model.part" minOccurs="1" maxOccurs="unbounded"/>' in text
    assert text.startswith('<classes>\n  <memberOf key="att.graded"/>\n</classes>\n<content>')


def test_a_deprecated_element_says_until_when_and_why() -> None:
    assert found(tree(site(), "element-head.html"), "//div[@class='deprecated']") == [
        "Deprecated; will be withdrawn on 2030-01-01. use p"
    ]


@pytest.mark.conformance
def test_context_in_tei_bare() -> None:
    files = case("tei_bare")
    assert found(region(files, "element-titleStmt.html", "parents"), "dl//li") == ["fileDesc"]
    assert found(region(files, "element-fileDesc.html", "content"), "dl//li") == [
        "publicationStmt",
        "sourceDesc",
        "titleStmt",
    ]
    assert "teiHeader" in found(region(files, "element-TEI.html", "content"), "dl//li")
