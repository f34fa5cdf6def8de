"""Small words of the report, and how texts of different origin are compared."""

import re
import unicodedata
from urllib.parse import unquote

_WORD = re.compile(r"\w+")


def amount(number: int, noun: str) -> str:
    """A number with its noun: ``1 page``, ``1,200 pages``, ``2 notes in Chicago style``."""
    noun, preposition, rest = noun.partition(" in ")
    plural = (
        noun[:-1] + "ies"
        if noun.endswith("y") and noun[-2:-1] not in "aeiou"
        else noun + ("es" if noun.endswith("s") else "s")
    )
    return f"{number:,} {noun if number == 1 else plural}{preposition}{rest}"


def listed(words: list[str], last: str = "and") -> str:
    """``a, b and c``."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def short(text: str, most: int = 80) -> str:
    """A text in one line, not longer than a line has room for."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"


def plain(text: str) -> str:
    """A text as it is compared: letters and figures of any script, in small, with single spaces."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def same(one: str, other: str) -> bool:
    """Whether two texts say the same in the same words, whatever the punctuation."""
    return plain(one) == plain(other)


def holds(whole: str, part: str) -> bool:
    """Whether the words of a part stand together in a whole."""
    return f" {plain(part)} " in f" {plain(whole)} "


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same, so far as escapes go: RFC 3986, 6.2.2."""
    return unquote(one.strip()) == unquote(other.strip())
