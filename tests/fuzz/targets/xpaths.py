"""An XPath of a rule: it does not compile, or it fails as declared, or libxml2 and ``elementpath`` agree about it."""

from functools import cache
from pathlib import Path

from lxml import etree

from diplomatic.document.reading import parser
from diplomatic.validate.schematron.expression import FAILURES, Expression, compile_expression
from diplomatic.validate.schematron.fault import Unusable
from diplomatic.validate.schematron.files import files_below
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.library import Library
from diplomatic.validate.schematron.matching import compile_pattern
from diplomatic.validate.schematron.model import Schema
from diplomatic.validate.schematron.parser import Parser, new_parser
from diplomatic.validate.schematron.run import Run
from diplomatic.validate.schematron.tree import Node, Tree
from diplomatic.validate.schematron.xpath1 import condition, is_positional

from ._asking import is_clause

WORDS = (
    "a", "t:b", "*", "t:*", "@n", "@*", ".", "..", "/", "//", "|", "[", "]", "(", ")", "[1]", "[last()]", "[position() = 2]",
    "::", "child",
    "ancestor", "following-sibling", "descendant-or-self", "text()", "node()", "comment()", "=", "!=", "<", "<=", "eq", "ne",
    "lt", "is",
    "and", "or", "+", "-", "*", "div", "mod", "to", "union", "intersect", "except", "not(", "count(", "string(", "contains(",
    "starts-with(",
    "normalize-space(", "exists(", "empty(", "some $i in ", " satisfies ", "for $i in ", " return ", "if (", ") then ",
    " else ", "'x'",
    '""', "1", "2.5", "1e3", "()", "('x', 'y')", "$v", "instance of", "cast as xs:integer", "current()", "=>", "||", "!", "{",
    "}", "map",
    "function(", "let $x := ", "xs:date('1962-10-27')", "substring(", "translate(", "sum(", "id('x')", "lang('en')", "name()",
    "(: x :)",
)  # fmt: skip
_DOCUMENT = """<?p x?><a xmlns:t="urn:t" n="1"><t:b n="x" t:n="y">x<a m="">2</a><!--c--> y</t:b><a n="x y" xml:id="x">ü</a><?p y?>
<t:b><a><a n="1">1</a></a></t:b></a>"""


@cache
def _parser(xpath1: bool) -> Parser:
    return new_parser({"t": "urn:t", "xs": "http://www.w3.org/2001/XMLSchema"}, "file:///rules.sch", xpath1=xpath1)


@cache
def _focus() -> Focus:
    tree = Tree(etree.fromstring(_DOCUMENT.encode(), parser()).getroottree(), Path("/document.xml"))
    run = Run(Schema("#ALL"), tree, Library(files_below([])))
    return Focus(run, tree, tree.document, run.scope)


def target(data: bytes) -> None:
    text = "".join(char for char in data.decode("utf-8", "replace") if char.isprintable() or char == "\n")
    try:
        compile_pattern(_parser(False), text)
    except Unusable as error:
        is_clause(str(error))
    try:
        expression = compile_expression(_parser(bool(len(data) % 4 == 3)), text)
    except Unusable as error:
        is_clause(str(error))
        return
    condition(expression.token)
    is_positional(expression.token)
    nodes: list[Node] = [*_focus().tree.elements, _focus().tree.document]
    for node in nodes:
        _agree(expression, _focus().at(node))


def _agree(expression: Expression, focus: Focus) -> None:
    fast = expression._ask_libxml2(focus.node)
    try:
        slow = expression.token.boolean_value(expression.token.select(expression._context(focus)))
        expression.string(focus)
    except FAILURES:
        return
    assert fast is None or fast == slow, expression.text
