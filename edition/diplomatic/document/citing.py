"""The XPaths of ``citeStructure``. TEI's names in them have no prefix, which XPath 1.0 cannot say: it is added."""

import re
from functools import lru_cache

from lxml import etree

from diplomatic.document.tei import TEI, XML_ID
from diplomatic.limits import MAX_EXPRESSION

_TOKEN = re.compile(
    r"""(?P<kept>"[^"]*"|'[^']*'|[@$][\w.-]+(?::[\w.-]+)?|[\w-]+::|[\w.-]+:[\w.*-]+|\d[\d.]*|[\w][\w.-]*(?=\s*\())|(?P<name>[^\W\d][\w.-]*)"""
)
_OPERATORS = frozenset({"and", "or", "div", "mod"})


class NotAPath(ValueError):
    """An expression that is no XPath 1.0, or gives no elements."""


def nodes(path: str, context: etree._Element) -> list[etree._Element]:
    """The elements that ``match`` finds.

    Raises:
        NotAPath: if it is no XPath, or finds something else.
    """
    found = _evaluate(path, context)
    if not isinstance(found, list) or not all(isinstance(node, etree._Element) for node in found):
        raise NotAPath(path)
    return [node for node in found if isinstance(node, etree._Element)]


def value(path: str, node: etree._Element, position: int) -> str:
    """What ``use`` says of a node.

    Raises:
        NotAPath: if it is no XPath.
    """
    if path == "@xml:id":
        return node.get(XML_ID, "")
    if path.strip() == "position()":
        return str(position)
    found = _evaluate(path, node)
    if isinstance(found, list):
        first = found[0] if found else ""
        return "".join(map(str, first.itertext())) if isinstance(first, etree._Element) else str(first)
    return str(int(found)) if isinstance(found, float) and found.is_integer() else str(found)


def _evaluate(path: str, context: etree._Element) -> object:
    compiled = _compiled(path)
    if compiled is None:
        raise NotAPath(path)
    try:
        return compiled(context)
    except etree.XPathError:
        raise NotAPath(path) from None


@lru_cache(256)
def _compiled(path: str) -> etree.XPath | None:
    if len(path) > MAX_EXPRESSION:
        return None
    try:
        return etree.XPath(_TOKEN.sub(_prefixed, path), namespaces={"t": TEI, "tei": TEI})
    except etree.XPathError:
        return None


def _prefixed(match: "re.Match[str]") -> str:
    name = match["name"]
    if name is None:
        return match[0]
    before = match.string[: match.start()].rstrip()
    is_operator = name in _OPERATORS and bool(before) and before[-1] not in "/[(,|=<>+"
    return name if is_operator else f"t:{name}"
