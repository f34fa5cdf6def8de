"""Which XPath 3.1 expressions mean the same in XPath 1.0, and how they are written there.

libxml2 runs XPath 1.0 about a hundred times faster than ``elementpath`` runs XPath 3.1. But the two languages give the
same text different meanings (XPath 2.0, appendix I.1). So an expression is not tried but *translated*, from its syntax
tree, with a type for every part; what is not certain to mean the same has no translation and stays with ``elementpath``:

- A node set compares with a string or with another node set by ``=`` and ``!=`` only. Against numbers XPath 2.0 raises an
  error where 1.0 has NaN; ``<`` between node sets compares strings in 2.0 and numbers in 1.0.
- A function that wants one string gets a string, or a node set that cannot have two nodes (``@x``, ``.``, ``..``,
  ``p[1]``): with more, 1.0 takes the first and 2.0 raises an error.
- ``eq`` of nothing is nothing: such a value is translated where only its effective boolean value counts.
- Numbers are counts, lengths, positions and small integers, with ``+`` and ``-``: there integers and doubles agree.
- Variables, sequences, types and everything else of XPath 2.0 and later are not translated, except ``x = ('a', 'b')``,
  ``exists``, ``empty``, ``if`` in a condition, and ``current()`` (the variable ``$current``).

Which mistake is worse: an expression run slowly, or one run with another meaning? The second.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from elementpath import XPathToken


class Kind(Enum):
    """The type of a translated expression. ``CONDITION`` may be nothing instead of false; only its truth is known."""

    NODES = "nodes"
    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part in XPath 1.0. ``one``: it has at most one item. ``attributes``: it may be attribute nodes."""

    kind: Kind
    text: str
    one: bool = True
    attributes: bool = False


class NotTheSame(Exception):
    """The expression is not certain to mean the same in XPath 1.0."""


_AXES = frozenset(
    "child attribute self parent ancestor ancestor-or-self descendant descendant-or-self following-sibling "
    "preceding-sibling following preceding".split()
)
_ORDERED_AXES = frozenset({"following", "preceding"})
_COMPARISONS = {"eq": "=", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">="}
_LARGEST_INTEGER = 1 << 40
_STRING_FUNCTIONS = {
    "contains": (2, 2),
    "starts-with": (2, 2),
    "substring-before": (2, 2),
    "substring-after": (2, 2),
    "translate": (3, 3),
    "concat": (2, 99),
}


@dataclass(frozen=True, slots=True)
class Focus:
    """What ``.`` is: the rule's own node (``outer``; the document node if ``document``), or maybe an attribute."""

    outer: bool = True
    document: bool = False
    attribute: bool = False


def condition(token: XPathToken, *, document: bool = False) -> str | None:
    """The effective boolean value of an expression in XPath 1.0, or None if it is not certain to be the same.

    Args:
        document: the context node is the document node. libxml2 is then asked at the root element, so that what is
            relative to the document is written absolutely.
    """
    try:
        return f"boolean({_truth(token, Focus(document=document))})"
    except NotTheSame:
        return None


def is_positional(token: XPathToken) -> bool:
    """Whether a predicate may select by position: it is a number, or asks for ``position()`` or ``last()``."""
    if any(part.symbol in ("position", "last") for part in token.iter()):
        return True
    if token.symbol in _NEVER_NUMBERS:
        return False
    try:
        return _piece(token, Focus()).kind is Kind.NUMBER
    except NotTheSame:
        return True


_NEVER_NUMBERS = frozenset(
    "= != < > <= >= eq ne lt gt le ge is << >> and or not exists empty boolean some every castable instance @ "
    "contains starts-with ends-with matches doc-available true false".split()
)


def _truth(token: XPathToken, focus: Focus) -> str:
    """An expression where only its effective boolean value counts."""
    return _piece(token, focus).text


def _piece(token: XPathToken, focus: Focus) -> Piece:
    handler = _HANDLERS.get(token.symbol)
    if handler is None:
        if token.symbol in _AXES:
            return _step(token, focus, first=True)
        raise NotTheSame
    return handler(token, focus)


def _steps(token: XPathToken, focus: Focus) -> Piece:
    return _step(token, focus, first=True)


def _step(token: XPathToken, focus: Focus, *, first: bool) -> Piece:
    """One step of a path, without predicates. ``first``: it starts from the context node."""
    root = "/" if first and focus.outer and focus.document else ""
    if token.symbol == ".":
        return Piece(Kind.NODES, root or "self::node()", attributes=focus.attribute)
    if token.symbol == "..":
        return Piece(Kind.NODES, f"{root}parent::node()")
    if token.symbol == "@" or token.symbol in _AXES:
        axis = "attribute" if token.symbol == "@" else token.symbol
        if len(token) != 1 or (axis in _ORDERED_AXES and focus.attribute):
            raise NotTheSame
        test = _node_test(token[0])
        named = token[0].symbol in ("(name)", ":") and "*" not in test
        one = axis in ("self", "parent") or (axis == "attribute" and named)
        return Piece(Kind.NODES, f"{root}{axis}::{test}", one=one, attributes=_may_be_attributes(axis, focus))
    return Piece(Kind.NODES, f"{root}child::{_node_test(token)}", one=False)


def _may_be_attributes(axis: str, focus: Focus) -> bool:
    return axis == "attribute" or (axis.endswith("self") and focus.attribute)


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
        return f"processing-instruction({''.join(_literal(part, Focus()).text for part in token)})"
    raise NotTheSame


def _path(token: XPathToken, focus: Focus) -> Piece:
    """``/``, ``/a``, ``a/b``, ``//a`` and ``a//b`` (XPath 1.0, 2.5; the abbreviation means the same in both)."""
    if not len(token):
        return Piece(Kind.NODES, "/")
    if len(token) == 1:
        right = _right(token[0], Focus(outer=False))
        return Piece(Kind.NODES, f"{token.symbol}{right.text}", one=False, attributes=right.attributes)
    left = _nodes(token[0], focus)
    right = _right(token[1], Focus(outer=False, attribute=left.attributes))
    between = "" if left.text == "/" and token.symbol == "/" else token.symbol
    if left.text == "/" and token.symbol == "//":
        left = Piece(Kind.NODES, "")
    one = left.one and right.one and token.symbol == "/"
    return Piece(Kind.NODES, f"{left.text}{between}{right.text}", one=one, attributes=right.attributes)


def _right(token: XPathToken, focus: Focus) -> Piece:
    """A step after the first one: with its predicates, but no parenthesis and no function (new in XPath 2.0)."""
    if token.symbol == "[":
        return _filtered(_right(token[0], focus), token, focus)
    if token.symbol in ("(name)", ":", "*", ".", "..", "@", "text", "node", "comment", "processing-instruction"):
        return _step(token, focus, first=False)
    if token.symbol in _AXES:
        return _step(token, focus, first=False)
    raise NotTheSame


def _predicate(token: XPathToken, focus: Focus) -> Piece:
    base = _nodes(token[0], focus)
    if base.text == "/":  # the document node, which XPath 1.0 cannot filter
        raise NotTheSame
    return _filtered(base, token, focus)


def _filtered(base: Piece, token: XPathToken, focus: Focus) -> Piece:
    del focus
    inner = _piece(token[1], Focus(outer=False, attribute=base.attributes))
    if base.text in (".", ".."):
        raise NotTheSame
    one = base.one or (inner.kind is Kind.NUMBER and token[1].symbol == "(integer)" and "/" not in base.text)
    return Piece(Kind.NODES, f"{base.text}[{inner.text}]", one=one, attributes=base.attributes)


def _nodes(token: XPathToken, focus: Focus) -> Piece:
    piece = _piece(token, focus)
    if piece.kind is not Kind.NODES:
        raise NotTheSame
    return piece


def _union(token: XPathToken, focus: Focus) -> Piece:
    left, right = _nodes(token[0], focus), _nodes(token[1], focus)
    return Piece(Kind.NODES, f"({left.text} | {right.text})", one=False, attributes=left.attributes or right.attributes)


def _parenthesis(token: XPathToken, focus: Focus) -> Piece:
    if len(token) != 1:
        raise NotTheSame
    piece = _piece(token[0], focus)
    return Piece(piece.kind, f"({piece.text})", piece.one, piece.attributes)


def _literal(token: XPathToken, focus: Focus) -> Piece:
    del focus
    if token.symbol == "(integer)":
        if not 0 <= int(token.value) < _LARGEST_INTEGER:
            raise NotTheSame
        return Piece(Kind.NUMBER, str(token.value))
    value = str(token.value)
    if '"' in value and "'" in value:
        raise NotTheSame
    return Piece(Kind.STRING, f"'{value}'" if '"' in value else f'"{value}"')


def _connective(token: XPathToken, focus: Focus) -> Piece:
    left, right = _truth(token[0], focus), _truth(token[1], focus)
    return Piece(Kind.BOOLEAN, f"(boolean({left}) {token.symbol} boolean({right}))")


def _sum(token: XPathToken, focus: Focus) -> Piece:
    pieces = [_piece(part, focus) for part in token]
    if any(piece.kind is not Kind.NUMBER for piece in pieces):
        raise NotTheSame
    if len(pieces) == 1:
        return Piece(Kind.NUMBER, f"({token.symbol}{pieces[0].text})" if token.symbol == "-" else pieces[0].text)
    return Piece(Kind.NUMBER, f"({pieces[0].text} {token.symbol} {pieces[1].text})")


def _general_comparison(token: XPathToken, focus: Focus) -> Piece:
    """``=`` and the like (XPath 2.0, 3.5.2), also with a list of strings on one side."""
    left, right = (_alternatives(part, focus) for part in token)
    pairs = [_compared(one, token.symbol, other) for one in left for other in right]
    return Piece(Kind.BOOLEAN, f"({' or '.join(pairs)})")


def _alternatives(token: XPathToken, focus: Focus) -> list[Piece]:
    """The items of ``('a', 'b')``; otherwise the expression itself."""
    if token.symbol == "(" and len(token) == 1 and token[0].symbol == ",":
        pieces = [_piece(part, focus) for part in token[0].get_argument_tokens()]
        if any(piece.kind is not Kind.STRING for piece in pieces):
            raise NotTheSame
        return pieces
    return [_piece(token, focus)]


def _compared(left: Piece, operator: str, right: Piece) -> str:
    kinds = {left.kind, right.kind}
    equality = operator in ("=", "!=")
    texts = kinds <= {Kind.NODES, Kind.STRING}
    if not (kinds == {Kind.NUMBER} or (equality and (texts or kinds == {Kind.BOOLEAN}))):
        raise NotTheSame
    return f"{left.text} {operator} {right.text}"


def _value_comparison(token: XPathToken, focus: Focus) -> Piece:
    """``eq`` and the like (XPath 2.0, 3.5.1): of at most one item each; of nothing, nothing."""
    left, right = _piece(token[0], focus), _piece(token[1], focus)
    if not (left.one and right.one):
        raise NotTheSame
    kind = Kind.CONDITION if Kind.NODES in (left.kind, right.kind) else Kind.BOOLEAN
    return Piece(kind, f"({_compared(left, _COMPARISONS[token.symbol], right)})")


def _if(token: XPathToken, focus: Focus) -> Piece:
    test, yes, no = (_truth(part, focus) for part in token)
    return Piece(Kind.CONDITION, f"((boolean({test}) and boolean({yes})) or (not({test}) and boolean({no})))")


def _text(token: XPathToken, focus: Focus) -> str:
    """An argument that is one string, or at most one node."""
    piece = _piece(token, focus)
    if not (piece.kind is Kind.STRING or (piece.kind is Kind.NODES and piece.one)):
        raise NotTheSame
    return piece.text


def _string_function(token: XPathToken, focus: Focus) -> Piece:
    least, most = _STRING_FUNCTIONS[token.symbol]
    if not least <= len(token) <= most:
        raise NotTheSame
    arguments = ", ".join(_text(part, focus) for part in token)
    kind = Kind.BOOLEAN if token.symbol in ("contains", "starts-with") else Kind.STRING
    return Piece(kind, f"{token.symbol}({arguments})")


def _of_context(token: XPathToken, focus: Focus) -> Piece:
    """A function of one string or node, by default the context node."""
    if len(token) > 1 or token.label == "kind test":
        raise NotTheSame
    if not len(token):
        argument = "/" if focus.outer and focus.document else "."
    elif token.symbol in ("local-name", "name", "namespace-uri"):
        argument = _one_node(token[0], focus)
    else:
        argument = _text(token[0], focus)
    kind = Kind.NUMBER if token.symbol == "string-length" else Kind.STRING
    return Piece(kind, f"{token.symbol}({argument})" if argument != "." else f"{token.symbol}(self::node())")


def _one_node(token: XPathToken, focus: Focus) -> str:
    piece = _nodes(token, focus)
    if not piece.one:
        raise NotTheSame
    return piece.text


def _substring(token: XPathToken, focus: Focus) -> Piece:
    numbers = [_piece(part, focus) for part in token[1:]]
    if not 1 <= len(numbers) <= 2 or any(number.kind is not Kind.NUMBER for number in numbers):
        raise NotTheSame
    arguments = ", ".join([_text(token[0], focus), *(number.text for number in numbers)])
    return Piece(Kind.STRING, f"substring({arguments})")


def _of_nodes(token: XPathToken, focus: Focus) -> Piece:
    """``count``, ``exists`` and ``empty`` of a node set."""
    if len(token) != 1:
        raise NotTheSame
    nodes = _nodes(token[0], focus).text
    if token.symbol == "count":
        return Piece(Kind.NUMBER, f"count({nodes})")
    return Piece(Kind.BOOLEAN, f"{'boolean' if token.symbol == 'exists' else 'not'}({nodes})")


def _of_truth(token: XPathToken, focus: Focus) -> Piece:
    """``not`` and ``boolean``."""
    if len(token) != 1:
        raise NotTheSame
    return Piece(Kind.BOOLEAN, f"{token.symbol}({_truth(token[0], focus)})")


def _constant(token: XPathToken, focus: Focus) -> Piece:
    kind = Kind.BOOLEAN if token.symbol in ("true", "false") else Kind.NUMBER
    if len(token) or (kind is Kind.NUMBER and focus.outer):
        raise NotTheSame
    return Piece(kind, f"{token.symbol}()")


def _current(token: XPathToken, focus: Focus) -> Piece:
    """``current()``, the rule's own node (XSLT 2.0, 16.6.1)."""
    del token
    if focus.outer:
        return Piece(Kind.NODES, "/" if focus.document else "self::node()")
    return Piece(Kind.NODES, "$current")


_Handler = Callable[[XPathToken, Focus], Piece]
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(("(name)", ":", "*", "@", ".", "..", "text", "node", "comment", "processing-instruction"), _steps),
    **dict.fromkeys(("/", "//"), _path),
    "[": _predicate,
    **dict.fromkeys(("|", "union"), _union),
    "(": _parenthesis,
    **dict.fromkeys(("(integer)", "(string)"), _literal),
    **dict.fromkeys(("and", "or"), _connective),
    **dict.fromkeys(("+", "-"), _sum),
    **dict.fromkeys(("=", "!=", "<", ">", "<=", ">="), _general_comparison),
    **dict.fromkeys(_COMPARISONS, _value_comparison),
    "if": _if,
    **dict.fromkeys(_STRING_FUNCTIONS, _string_function),
    **dict.fromkeys(
        ("string", "normalize-space", "string-length", "name", "local-name", "namespace-uri"), _of_context
    ),
    "substring": _substring,
    **dict.fromkeys(("count", "exists", "empty"), _of_nodes),
    **dict.fromkeys(("not", "boolean"), _of_truth),
    **dict.fromkeys(("true", "false", "position", "last"), _constant),
    "current": _current,
}
