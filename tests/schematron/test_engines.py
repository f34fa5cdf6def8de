"""The fast ways and the plain ones agree: libxml2 with ``elementpath``, match patterns with their definition."""

from pathlib import Path
from random import Random

import pytest
from elementpath import XPathNode
from lxml import etree

from diplomatic.document.reading import parser
from diplomatic.validate.schematron.expression import FAILURES, Expression, compile_expression
from diplomatic.validate.schematron.fault import Unusable
from diplomatic.validate.schematron.files import files_below
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.library import Library
from diplomatic.validate.schematron.matching import compile_pattern
from diplomatic.validate.schematron.model import Schema
from diplomatic.validate.schematron.parser import new_parser
from diplomatic.validate.schematron.run import Run
from diplomatic.validate.schematron.tree import Node, Tree
from diplomatic.validate.schematron.xpath1 import condition, is_positional

from .generate import NAMESPACES, Expressions
from .generate import document as random_document

XPATH = new_parser(NAMESPACES, "file:///schema.sch", xpath1=False)


def focus(xml: str) -> Focus:
    tree = Tree(etree.fromstring(xml.encode(), parser()).getroottree(), Path("/document.xml"))
    run = Run(Schema("#ALL"), tree, Library(files_below([])))
    return Focus(run, tree, tree.document, run.scope)


@pytest.mark.parametrize("seed", range(8))
def test_libxml2_says_what_elementpath_says(seed: int) -> None:
    random = Random(f"conditions {seed}")
    compared = 0
    for _ in range(80):
        here = focus(random_document(random))
        if not here.tree.exact:
            continue
        for _ in range(10):
            compared += compare_engines(Expressions(random).condition(), here)
    assert compared > 2000


def compare_engines(text: str, here: Focus) -> int:
    """Ask both engines at every element and at the document; how many answers were compared."""
    try:
        expression = compile_expression(XPATH, text)
    except Unusable:
        return 0
    compared = 0
    nodes: list[Node] = [*here.tree.elements, here.tree.document]
    for node in nodes:
        fast = expression._ask_libxml2(node)
        if fast is None:
            continue
        there = here.at(node)
        slow = according_to_elementpath(expression, there)
        assert fast is slow, f"{text} at {there.tree.node(node).path} of {etree.tostring(here.tree.document)!r}"
        compared += 1
    return compared


def according_to_elementpath(expression: Expression, there: Focus) -> bool:
    """In what is translated, nothing can fail."""
    token = expression.token
    return token.boolean_value(token.select(there.context(frozenset())))


@pytest.mark.parametrize("seed", range(8))
def test_patterns_match_what_their_definition_says(seed: int) -> None:
    random = Random(f"patterns {seed}")
    compared = 0
    for _ in range(30):
        here = focus(random_document(random, 8))
        for _ in range(4):
            compared += compare_matching(Expressions(random).pattern(), here)
    assert compared > 80


def compare_matching(text: str, here: Focus) -> bool:
    """XSLT 2.0, 5.5.3: a node matches if there is an ancestor-or-self from which the expression selects it."""
    try:
        pattern = compile_pattern(XPATH, text)
        expected = by_definition(text, here)
        actual = {here.tree.node(node).path for node in pattern.select(here)}
    except (Unusable, *FAILURES):
        return False
    assert actual == expected, f"{text} in {etree.tostring(here.tree.document)!r}"
    return True


def by_definition(text: str, here: Focus) -> set[str]:
    token = XPATH.parse(text)
    found = set()
    nodes = [node for node in here.tree.xdm.iter() if node.node_kind != "namespace"]
    for node in nodes:
        start: XPathNode | None = node
        while start is not None:
            context = here.at(here.tree.plain(node)).context(frozenset(), start)
            if any(each is node for each in token.select(context)):
                found.add(node.path)
                break
            start = start.parent
    return found


@pytest.mark.parametrize(
    "text",
    [
        "@n > 1",  # XPath 2.0 raises an error where 1.0 compares with NaN
        "@n < @m",  # strings in 2.0, numbers in 1.0
        "@n = 1",
        "@n = true()",
        "string-length(a) > 1",  # more than one a: the first one in 1.0, an error in 2.0
        "contains(a, 'x')",
        "normalize-space(//a) = 'x'",
        "a eq 'x'",
        "(@n eq 'x') = false()",  # nothing, not false
        "not(a) eq (@n eq 'x')",
        ". = namespace-uri()",  # an address is compared without its white space
        "number(@n) = 1",  # '1e3' is a number in 2.0 only
        "sum(a) = 1",
        "4 div 2 = 2",
        "position() = 1",
        "$x",
        "a/string()",
        "a except b",
        "('a', 'b')",
        "()",
        "id('x')",
        "lang('en')",
        "1.5 = 1.5",
        "@n castable as xs:date",
        "some $x in a satisfies $x",
        "matches(@n, 'x')",
        "*:a",
        "element(a)",
        "namespace::t",
        "'a' < 'b'",
    ],
)
def test_what_may_mean_something_else_is_not_translated(text: str) -> None:
    assert condition(XPATH.parse(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "@n",
        "a/@n = 'x'",
        "a[@n eq 'x'][2]/following-sibling::*[1][self::t:b]",
        "count(.//a) gt 1 and not(ancestor::t:b)",
        "normalize-space(@n) = ('x', 'y')",
        "string-length(normalize-space()) gt 0",
        "exists(a) or empty(b)",
        "if (@n) then a else b",
        "//a[@n = current()/@m]",
        "name(..) = 'a'",
        "substring-after(@n, '#') ne ''",
    ],
)
def test_what_rules_mostly_say_is_translated(text: str) -> None:
    assert condition(XPATH.parse(text))
    assert condition(XPATH.parse(text), document=True) or "current" in text


@pytest.mark.parametrize(
    ("text", "positional"),
    [("1", True), ("last()", True), ("count(a)", True), ("@n", False), ("@n = '1'", False), ("a/number()", True)],
)
def test_predicates_that_select_by_position(text: str, positional: bool) -> None:
    assert is_positional(XPATH.parse(text)) is positional


def test_a_document_with_an_empty_cdata_section_is_left_to_elementpath() -> None:
    here = focus("<a><![CDATA[]]></a>")
    assert not here.tree.exact
    root = here.at(here.tree.document.getroot())
    assert not compile_expression(XPATH, "text()").holds(root)
    assert not compile_expression(XPATH, "node()").holds(root)
