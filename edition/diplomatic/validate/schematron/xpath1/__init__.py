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

from elementpath import XPathToken

from diplomatic.validate.schematron.xpath1 import functions, paths, values
from diplomatic.validate.schematron.xpath1.pieces import HANDLERS, Here, Kind, NotTheSame, piece, truth

HANDLERS.update({**paths.HANDLERS, **values.HANDLERS, **functions.HANDLERS})

_NEVER_NUMBERS = frozenset(
    "= != < > <= >= eq ne lt gt le ge is << >> and or not exists empty boolean some every castable instance @ "
    "contains starts-with ends-with matches doc-available true false".split()
)


def condition(token: XPathToken, *, document: bool = False) -> str | None:
    """The effective boolean value of an expression in XPath 1.0, or None if it is not certain to be the same.

    Args:
        document: the context node is the document node. libxml2 is then asked at the root element, so that what is
            relative to the document is written absolutely.
    """
    if document and any(part.symbol == "current" for part in token.iter()):
        return None
    try:
        return f"boolean({truth(token, Here(document=document))})"
    except (NotTheSame, RecursionError):
        return None


def is_positional(token: XPathToken) -> bool:
    """Whether a predicate may select by position: it is a number, or asks for ``position()`` or ``last()``."""
    if any(part.symbol in ("position", "last") for part in token.iter()):
        return True
    if token.symbol in _NEVER_NUMBERS:
        return False
    try:
        return piece(token, Here()).kind is Kind.NUMBER
    except (NotTheSame, RecursionError):
        return True
