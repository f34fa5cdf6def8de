"""The functions that mean the same in both (XPath 1.0, 4; XPath and XQuery Functions 3.1)."""

from elementpath import XPathToken

from diplomatic.validate.schematron.xpath1.pieces import Handler, Here, Kind, NotTheSame, Piece, nodes, piece, truth

_STRINGS = {
    "contains": (2, 2),
    "starts-with": (2, 2),
    "substring-before": (2, 2),
    "substring-after": (2, 2),
    "translate": (3, 3),
    "concat": (2, 99),
}
"""Functions of strings, with their least and most arguments."""


def _text(token: XPathToken, here: Here) -> str:
    """An argument that is one string, or at most one node."""
    argument = piece(token, here)
    if not (argument.kind in (Kind.STRING, Kind.ADDRESS) or (argument.kind is Kind.NODES and argument.one)):
        raise NotTheSame
    return argument.text


def _string_function(token: XPathToken, here: Here) -> Piece:
    least, most = _STRINGS[token.symbol]
    if not least <= len(token) <= most:
        raise NotTheSame
    arguments = ", ".join(_text(part, here) for part in token)
    kind = Kind.BOOLEAN if token.symbol in ("contains", "starts-with") else Kind.STRING
    return Piece(kind, f"{token.symbol}({arguments})")


def _of_context(token: XPathToken, here: Here) -> Piece:
    """A function of one string or node, by default the context node."""
    if len(token) > 1 or token.label == "kind test":
        raise NotTheSame
    if not len(token):
        argument = "/" if here.outer and here.document else "."
    elif token.symbol in ("local-name", "name", "namespace-uri"):
        argument = _one_node(token[0], here)
    else:
        argument = _text(token[0], here)
    kind = {"string-length": Kind.NUMBER, "namespace-uri": Kind.ADDRESS}.get(token.symbol, Kind.STRING)
    return Piece(kind, f"{token.symbol}({argument})" if argument != "." else f"{token.symbol}(self::node())")


def _one_node(token: XPathToken, here: Here) -> str:
    argument = nodes(token, here)
    if not argument.one:
        raise NotTheSame
    return argument.text


def _substring(token: XPathToken, here: Here) -> Piece:
    numbers = [piece(part, here) for part in token[1:]]
    if not 1 <= len(numbers) <= 2 or any(number.kind is not Kind.NUMBER for number in numbers):
        raise NotTheSame
    arguments = ", ".join([_text(token[0], here), *(number.text for number in numbers)])
    return Piece(Kind.STRING, f"substring({arguments})")


def _of_nodes(token: XPathToken, here: Here) -> Piece:
    """``count``, ``exists`` and ``empty`` of a node set."""
    if len(token) != 1:
        raise NotTheSame
    argument = nodes(token[0], here).text
    if token.symbol == "count":
        return Piece(Kind.NUMBER, f"count({argument})")
    return Piece(Kind.BOOLEAN, f"{'boolean' if token.symbol == 'exists' else 'not'}({argument})")


def _of_truth(token: XPathToken, here: Here) -> Piece:
    """``not`` and ``boolean``."""
    if len(token) != 1:
        raise NotTheSame
    return Piece(Kind.BOOLEAN, f"{token.symbol}({truth(token[0], here)})")


def _constant(token: XPathToken, here: Here) -> Piece:
    kind = Kind.BOOLEAN if token.symbol in ("true", "false") else Kind.NUMBER
    if len(token) or (kind is Kind.NUMBER and here.outer):
        raise NotTheSame
    return Piece(kind, f"{token.symbol}()")


def _current(token: XPathToken, here: Here) -> Piece:
    """``current()``, the rule's own node (XSLT 2.0, 16.6.1)."""
    del token
    if here.outer:
        return Piece(Kind.NODES, "/" if here.document else "self::node()")
    return Piece(Kind.NODES, "$current")


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_STRINGS, _string_function),
    **dict.fromkeys(("string", "normalize-space", "string-length", "name", "local-name", "namespace-uri"), _of_context),
    "substring": _substring,
    **dict.fromkeys(("count", "exists", "empty"), _of_nodes),
    **dict.fromkeys(("not", "boolean"), _of_truth),
    **dict.fromkeys(("true", "false", "position", "last"), _constant),
    "current": _current,
}
