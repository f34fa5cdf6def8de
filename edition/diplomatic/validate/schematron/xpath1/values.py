"""Literals, logic, sums and comparisons (XPath 1.0, 3; XPath 2.0, 3.1 and 3.4 to 3.8)."""

from elementpath import XPathToken

from diplomatic.validate.schematron.xpath1.pieces import Handler, Here, Kind, NotTheSame, Piece, piece, truth

_COMPARISONS = {"eq": "=", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">="}
_LARGEST_INTEGER = 1 << 40


def _parenthesis(token: XPathToken, here: Here) -> Piece:
    if len(token) != 1:
        raise NotTheSame
    inner = piece(token[0], here)
    return Piece(inner.kind, f"({inner.text})", inner.one, inner.attributes)


def literal(token: XPathToken, here: Here) -> Piece:
    del here
    if token.symbol == "(integer)":
        if not 0 <= int(str(token.value)) < _LARGEST_INTEGER:
            raise NotTheSame
        return Piece(Kind.NUMBER, str(token.value))
    value = str(token.value)
    if '"' in value and "'" in value:
        raise NotTheSame
    return Piece(Kind.STRING, f"'{value}'" if '"' in value else f'"{value}"')


def _connective(token: XPathToken, here: Here) -> Piece:
    left, right = truth(token[0], here), truth(token[1], here)
    return Piece(Kind.BOOLEAN, f"(boolean({left}) {token.symbol} boolean({right}))")


def _sum(token: XPathToken, here: Here) -> Piece:
    pieces = [piece(part, here) for part in token]
    if any(piece.kind is not Kind.NUMBER for piece in pieces):
        raise NotTheSame
    if len(pieces) == 1:
        return Piece(Kind.NUMBER, f"({token.symbol}{pieces[0].text})" if token.symbol == "-" else pieces[0].text)
    return Piece(Kind.NUMBER, f"({pieces[0].text} {token.symbol} {pieces[1].text})")


def _general_comparison(token: XPathToken, here: Here) -> Piece:
    """``=`` and the like (XPath 2.0, 3.5.2), also with a list of strings on one side."""
    left, right = (_alternatives(part, here) for part in token)
    pairs = [_compared(one, token.symbol, other) for one in left for other in right]
    return Piece(Kind.BOOLEAN, f"({' or '.join(pairs)})")


def _alternatives(token: XPathToken, here: Here) -> list[Piece]:
    """The items of ``('a', 'b')``; otherwise the expression itself."""
    if token.symbol == "(" and len(token) == 1 and token[0].symbol == ",":
        pieces = [piece(part, here) for part in token[0].get_argument_tokens()]
        if any(piece.kind is not Kind.STRING for piece in pieces):
            raise NotTheSame
        return pieces
    return [piece(token, here)]


def _compared(left: Piece, operator: str, right: Piece) -> str:
    kinds = {left.kind, right.kind}
    equality = operator in ("=", "!=")
    texts = kinds <= {Kind.NODES, Kind.STRING} or kinds <= {Kind.ADDRESS, Kind.STRING}
    if not (kinds == {Kind.NUMBER} or (equality and (texts or kinds == {Kind.BOOLEAN}))):
        raise NotTheSame
    return f"{left.text} {operator} {right.text}"


def _value_comparison(token: XPathToken, here: Here) -> Piece:
    """``eq`` and the like (XPath 2.0, 3.5.1): of at most one item each; of nothing, nothing."""
    left, right = piece(token[0], here), piece(token[1], here)
    if not (left.one and right.one):
        raise NotTheSame
    kind = Kind.CONDITION if Kind.NODES in (left.kind, right.kind) else Kind.BOOLEAN
    return Piece(kind, f"({_compared(left, _COMPARISONS[token.symbol], right)})")


def _if(token: XPathToken, here: Here) -> Piece:
    test, yes, no = (truth(part, here) for part in token)
    return Piece(Kind.CONDITION, f"((boolean({test}) and boolean({yes})) or (not({test}) and boolean({no})))")


HANDLERS: dict[str, Handler] = {
    "(": _parenthesis,
    **dict.fromkeys(("(integer)", "(string)"), literal),
    **dict.fromkeys(("and", "or"), _connective),
    **dict.fromkeys(("+", "-"), _sum),
    **dict.fromkeys(("=", "!=", "<", ">", "<=", ">="), _general_comparison),
    **dict.fromkeys(_COMPARISONS, _value_comparison),
    "if": _if,
}
