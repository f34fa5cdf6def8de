"""An expression of the schema, compiled once: by libxml2 where it may, by ``elementpath`` where it must."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from elementpath import ElementPathError, XPathContext, XPathNode, XPathToken
from lxml import etree

from diplomatic.document.reach import Refused
from diplomatic.validate.schematron import xpath1
from diplomatic.validate.schematron.fault import Unusable
from diplomatic.validate.schematron.focus import Focus
from diplomatic.validate.schematron.parser import Parser
from diplomatic.validate.schematron.tree import Node, is_element

_SKIPPED = re.compile(r'"[^"]*"|\'[^\']*\'|\(:.*?:\)', re.S)
_VARIABLE = re.compile(r"\$\s*([\w.-]+(?::[\w.-]+)?)")
_BOUND = re.compile(r"\$\s*([\w.-]+(?::[\w.-]+)?)(?=\s*(?:\bas\b[^:]*?)?(?:\s+in\b|\s*:=))")
_CALLED = re.compile(r"(?<![\w.:$-])([\w.-]+):([\w.-]+)\s*\(")
_KNOWN_FUNCTIONS = ("http://www.w3.org/2005/xpath-functions", "http://www.w3.org/2001/XMLSchema")
_PARAMETERS = re.compile(r"\bfunction\s*\(([^)]*)\)")

FAILURES = (
    Refused,
    ElementPathError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression can raise at run time. ``elementpath`` is a large library: an error of its own must stop one rule, not
the whole run; it is always reported."""


def compile_expression(parser: Parser, text: str) -> "Expression":
    """An expression.

    Raises:
        Unusable: if it does not compile.
    """
    if not text.strip():
        raise Unusable("the expression is empty")
    for prefix, name in _CALLED.findall(_SKIPPED.sub(" ", text)):
        if not parser.namespaces.get(prefix, "").startswith(_KNOWN_FUNCTIONS):
            raise Unusable(
                f"the function {prefix}:{name}() is not known; functions written in XSLT need an XSLT processor"
            )
    try:
        return Expression(text, parser.parse(text))
    except FAILURES as error:
        raise Unusable(f"'{_short(text)}' does not compile: {reason(error)}") from None


def reason(error: BaseException) -> str:
    """An error of ``elementpath``, as a clause."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return re.sub(r"\s+", " ", str(error)).rstrip(".") or type(error).__name__


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else flat[:119] + "…"


@dataclass(eq=False)
class Expression:
    """One compiled expression; ``token`` is the root of its syntax tree, maybe a part of a larger one."""

    text: str
    token: XPathToken

    @cached_property
    def variables(self) -> frozenset[str]:
        """The variables that it takes from outside."""
        text = _SKIPPED.sub(" ", self.text)
        bound = {name for parameters in _PARAMETERS.findall(text) for name in _VARIABLE.findall(parameters)}
        return frozenset(_VARIABLE.findall(text)) - bound - frozenset(_BOUND.findall(text))

    @cached_property
    def _at_element(self) -> etree.XPath | None:
        return self._in_libxml2(document=False)

    @cached_property
    def _at_document(self) -> etree.XPath | None:
        return self._in_libxml2(document=True)

    def _in_libxml2(self, *, document: bool) -> etree.XPath | None:
        parser = self.token.parser
        text = xpath1.condition(self.token, document=document)
        if text is None:
            return None
        namespaces = {prefix: uri for prefix, uri in parser.namespaces.items() if prefix and uri}
        try:
            return etree.XPath(text, namespaces=namespaces)
        except etree.XPathSyntaxError:  # beyond a limit of libxml2
            return None

    def holds(self, focus: Focus) -> bool:
        """Its effective boolean value at a node (XPath 2.0, 2.4.3).

        Raises:
            FAILURES: if it fails there.
        """
        answer = self._ask_libxml2(focus.node) if focus.tree.exact else None
        if answer is not None:
            return answer
        return self.token.boolean_value(self.token.select(self._context(focus)))

    def _ask_libxml2(self, node: Node) -> bool | None:
        """The answer of libxml2; None if it is not to be asked, or stops at a limit of its own."""
        if is_element(node):
            fast, element = self._at_element, node
        elif isinstance(node, etree._ElementTree):
            fast, element = self._at_document, node.getroot()
        else:
            return None
        try:
            return None if fast is None else cast("bool", fast(element, current=element))
        except etree.XPathError:
            return None

    def items(self, focus: Focus) -> list[Any]:
        """Its value at a node, as a list of items.

        Raises:
            FAILURES: if it fails there.
        """
        return list(self.token.select(self._context(focus)))

    def string(self, focus: Focus) -> str:
        """Its value as ``xsl:value-of`` writes it: the items as strings, with a space between (XSLT 2.0, 11.4.2).

        Raises:
            FAILURES: if it fails there.
        """
        strings = self.strings(focus)
        return " ".join(strings[:1] if self.token.parser.compatibility_mode else strings)

    def strings(self, focus: Focus) -> list[str]:
        """Its value at a node, each item as a string.

        Raises:
            FAILURES: if it fails there.
        """
        token = self.token
        return [token.string_value(atom) for item in self.items(focus) for atom in token.atomize_item(item)]

    def nodes(self, focus: Focus) -> list[XPathNode]:
        """The nodes among its value.

        Raises:
            FAILURES: if it fails there.
        """
        return [item for item in self.items(focus) if isinstance(item, XPathNode)]

    def _context(self, focus: Focus) -> XPathContext:
        return focus.context(self.variables)
