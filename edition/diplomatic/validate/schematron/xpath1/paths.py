"""Paths, steps, predicates and unions (XPath 1.0, 2; XPath 2.0, 3.2)."""

from elementpath import XPathToken

from diplomatic.validate.schematron.xpath1.pieces import Handler, Here, Kind, NotTheSame, Piece, nodes, piece
from diplomatic.validate.schematron.xpath1.values import literal

_AXES = frozenset(
    "child attribute self parent ancestor ancestor-or-self descendant descendant-or-self following-sibling "
    "preceding-sibling following preceding".split()
)
_ORDERED_AXES = frozenset({"following", "preceding"})


def _steps(token: XPathToken, here: Here) -> Piece:
    return _step(token, here, first=True)


def _step(token: XPathToken, here: Here, *, first: bool) -> Piece:
    """One step of a path, without predicates. ``first``: it starts from the context node."""
    root = "/" if first and here.outer and here.document else ""
    if token.symbol == ".":
        return Piece(Kind.NODES, root or "self::node()", attributes=here.attribute)
    if token.symbol == "..":
        return Piece(Kind.NODES, f"{root}parent::node()")
    if token.symbol == "@" or token.symbol in _AXES:
        axis = "attribute" if token.symbol == "@" else token.symbol
        if len(token) != 1 or (axis in _ORDERED_AXES and here.attribute):
            raise NotTheSame
        test = _node_test(token[0])
        named = token[0].symbol in ("(name)", ":") and "*" not in test
        one = axis in ("self", "parent") or (axis == "attribute" and named)
        return Piece(Kind.NODES, f"{root}{axis}::{test}", one=one, attributes=_may_be_attributes(axis, here))
    return Piece(Kind.NODES, f"{root}child::{_node_test(token)}", one=False)


def _may_be_attributes(axis: str, here: Here) -> bool:
    return axis == "attribute" or (axis.endswith("self") and here.attribute)


def _node_test(token: XPathToken) -> str:
    if token.symbol == "(name)":
        if token.parser.namespaces.get(""):
            raise NotTheSame
        return str(token.value)
    if token.symbol == "*" and not len(token):
        return "*"
    if token.symbol == ":" and token[0].symbol == "(name)" and token[1].symbol in ("(name)", "*"):
        return str(token.value)
    if token.symbol in ("text", "node", "comment") and token.label == "kind test" and not len(token):
        return f"{token.symbol}()"
    if token.symbol == "processing-instruction" and token.label == "kind test":
        if any(part.symbol != "(string)" for part in token):
            raise NotTheSame
        return f"processing-instruction({''.join(literal(part, Here()).text for part in token)})"
    raise NotTheSame


def _path(token: XPathToken, here: Here) -> Piece:
    """``/``, ``/a``, ``a/b``, ``//a`` and ``a//b`` (XPath 1.0, 2.5; the abbreviation means the same in both)."""
    if not len(token):
        return Piece(Kind.NODES, "/")
    if len(token) == 1:
        left, right = Piece(Kind.NODES, "/"), _right(token[0], Here(outer=False))
    else:
        left = nodes(token[0], here)
        right = _right(token[1], Here(outer=False, attribute=left.attributes))
    start, between, step = left.text, token.symbol, right.text
    if between == "//" and step.startswith("child::") and not _by_position(token[-1]):
        between, step = "/", f"descendant::{step.removeprefix('child::')}"
    if start == "/":
        start = ""
    one = left.one and right.one and token.symbol == "/"
    return Piece(Kind.NODES, f"{start}{between}{step}", one=one, attributes=right.attributes)


def _by_position(token: XPathToken) -> bool:
    """Whether a predicate of a step counts: ``//a[1]`` is the first ``a`` of each parent, ``/descendant::a[1]`` one of all.

    Without that both select the same, and libxml2 walks the document once for the second.
    """
    while token.symbol == "[":
        if any(part.symbol in ("position", "last") for part in token[1].iter()):
            return True
        if piece(token[1], Here(outer=False)).kind is Kind.NUMBER:
            return True
        token = token[0]
    return False


def _right(token: XPathToken, here: Here) -> Piece:
    """A step after the first one: with its predicates, but no parenthesis and no function (new in XPath 2.0)."""
    if token.symbol == "[" and len(token) == 2:
        return _filtered(_right(token[0], here), token, here)
    if token.symbol in ("(name)", ":", "*", ".", "..", "@", "text", "node", "comment", "processing-instruction"):
        return _step(token, here, first=False)
    if token.symbol in _AXES:
        return _step(token, here, first=False)
    raise NotTheSame


def _predicate(token: XPathToken, here: Here) -> Piece:
    if len(token) != 2:  # an array (new in XPath 3.1)
        raise NotTheSame
    base = nodes(token[0], here)
    if base.text == "/":  # the document node, which XPath 1.0 cannot filter
        raise NotTheSame
    return _filtered(base, token, here)


def _filtered(base: Piece, token: XPathToken, here: Here) -> Piece:
    del here
    inner = piece(token[1], Here(outer=False, attribute=base.attributes))
    if base.text in (".", ".."):
        raise NotTheSame
    one = base.one or (inner.kind is Kind.NUMBER and token[1].symbol == "(integer)" and "/" not in base.text)
    return Piece(Kind.NODES, f"{base.text}[{inner.text}]", one=one, attributes=base.attributes)


def _union(token: XPathToken, here: Here) -> Piece:
    left, right = nodes(token[0], here), nodes(token[1], here)
    return Piece(Kind.NODES, f"({left.text} | {right.text})", one=False, attributes=left.attributes or right.attributes)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("(name)", ":", "*", "@", ".", "..", "text", "node", "comment", "processing-instruction"), _steps),
    **dict.fromkeys(_AXES, _steps),
    **dict.fromkeys(("/", "//"), _path),
    "[": _predicate,
    **dict.fromkeys(("|", "union"), _union),
}
