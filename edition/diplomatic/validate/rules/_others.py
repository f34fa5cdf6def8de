"""How a rule names the other documents that have the same number or id."""

from collections.abc import Sequence
from itertools import islice

_MOST_NAMED = 3


def others_of(own: str, all_of_them: Sequence[str]) -> str:
    """The first of the others, and how many more: a copied header can be on a thousand cables. Empty if there is none."""
    named = list(islice((name for name in all_of_them if name != own), _MOST_NAMED))
    more = len(all_of_them) - 1 - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")
