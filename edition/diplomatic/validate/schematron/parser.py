"""The XPath 3.1 parser, with the functions that XSLT adds: ``current``, ``key`` and ``document``.

XSLT 2.0, 16.6.1, 16.3 and 16.1. What the functions need of the document at hand they find in the dynamic context, in its
attribute ``host``.
"""

from collections.abc import Iterator
from typing import Any, Protocol, cast

from elementpath import AttributeNode, XPathContext, XPathFunction, XPathNode, XPathToken
from elementpath.namespaces import XPATH_FUNCTIONS_NAMESPACE
from elementpath.xpath3 import XPath31Parser
from elementpath.xpath_tokens import ProxyToken

CODEPOINTS = "http://www.w3.org/2005/xpath-functions/collation/codepoint"


class Host(Protocol):
    """What stands behind the functions of XSLT."""

    def document(self, uri: str, base: str | None) -> XPathNode:
        """The document node at an address."""
        ...

    def key(self, name: str, values: list[str], within: XPathNode) -> list[XPathNode]:
        """The nodes that a key finds in the document of a node."""
        ...


class Parser(XPath31Parser):
    """XPath 3.1 in a Schematron schema."""


def new_parser(namespaces: dict[str, str], base_uri: str, *, xpath1: bool) -> Parser:
    """A parser for one schema. ``xpath1``: with the rules of XPath 1.0 for arguments and comparisons.

    Strings compare by code point: the locale of the machine must not change a verdict. Neither the environment nor any
    file is open to an expression, except through ``document()`` and ``doc()``.
    """
    return Parser(namespaces, compatibility_mode=xpath1, default_collation=CODEPOINTS, base_uri=base_uri)


@Parser.method(Parser.function("current", nargs=0, sequence_types=("item()",)))
def evaluate__current(self: XPathFunction, context: XPathContext | None = None) -> Any:
    if context is None:
        raise self.missing_context()
    return cast("Any", context).current


@Parser.method(
    Parser.function("key", nargs=(2, 3), sequence_types=("xs:string", "xs:anyAtomicType*", "node()", "node()*"))
)
def select__key(self: XPathFunction, context: XPathContext | None = None) -> Iterator[XPathNode]:
    if context is None:
        raise self.missing_context()
    name = self.get_argument(context, cls=str, required=True)
    values = [self.string_value(value) for value in self[1].atomization(context)]
    within = self.get_argument(context, index=2) if len(self) > 2 else context.root
    yield from cast("Any", context).host.key(name, values, within)


@Parser.method(Parser.function("document", nargs=(1, 2), sequence_types=("item()*", "node()", "node()*")))
def select__document(self: XPathFunction, context: XPathContext | None = None) -> Iterator[XPathNode]:
    if context is None:
        raise self.missing_context()
    host: Host = cast("Any", context).host
    base = self.get_argument(context, index=1).base_uri if len(self) > 1 else None
    found: dict[int, XPathNode] = {}
    for item in list(self[0].select(context)):
        own = item.base_uri if isinstance(item, XPathNode) else self.parser.base_uri
        if isinstance(item, AttributeNode) and item.parent is not None:
            own = item.parent.base_uri
        for uri in map(self.string_value, self.atomize_item(item)):
            node = host.document(uri, base or own)
            found.setdefault(id(node), node)
    yield from found.values()


_Arrow: Any = Parser.symbol_table["=>"]
_At: Any = Parser.symbol_table["@"]
_Attribute: Any = Parser.symbol_table["attribute"]


class _ArrowToFunction(_Arrow):  # type: ignore[misc]
    """``=>`` also before a function whose name is that of another one in another namespace, as ``sort`` is."""

    def led(self, left: XPathToken) -> XPathToken:
        following = self.parser.next_token
        if isinstance(following, ProxyToken):
            name = f"{{{XPATH_FUNCTIONS_NAMESPACE}}}{following.value}"
            if name in self.parser.symbol_table:
                self.parser.next_token = self.parser.symbol_table[name](self.parser)
        return cast("XPathToken", super().led(left))


class _AtOfElement(_At):  # type: ignore[misc]
    """``@``: an attribute has no attributes (XPath 2.0, 3.2.1.1); ``elementpath`` finds itself."""

    def select(self, context: XPathContext | None = None) -> Iterator[Any]:
        if context is None or not isinstance(context.item, AttributeNode):
            yield from super().select(context)


class _AttributeOfElement(_Attribute):  # type: ignore[misc]
    """``attribute::``, the same; but ``attribute()`` after ``instance of`` is about the item itself."""

    def select(self, context: XPathContext | None = None) -> Iterator[Any]:
        if self.label != "axis" or context is None or not isinstance(context.item, AttributeNode):
            yield from super().select(context)


Parser.symbol_table.update({"=>": _ArrowToFunction, "@": _AtOfElement, "attribute": _AttributeOfElement})
Parser.build()
