"""The difference of two texts, word by word."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from diplomatic.compare.match import opcodes
from diplomatic.compare.result import Words


def difference(old: list[str], new: list[str]) -> tuple[Words, ...]:
    """The words of both, in order: kept, removed, added."""
    return tuple(_runs(old, new))


def count(old: list[str], new: list[str]) -> int:
    """How many words are others: a word that replaces another is one."""
    return sum(max(b - a, d - c) for tag, a, b, c, d in opcodes(old, new) if tag != "equal")


def _runs(old: list[str], new: list[str]) -> Iterator[Words]:
    for tag, a, b, c, d in opcodes(old, new):
        if tag == "equal":
            yield "=", " ".join(old[a:b])
            continue
        if b > a:
            yield "-", " ".join(old[a:b])
        if d > c:
            yield "+", " ".join(new[c:d])


def joined(words: list[Words]) -> tuple[Words, ...]:
    """Single words as runs of the same sign."""
    runs = [(sign, " ".join(word for _, word in group)) for sign, group in groupby(words, key=itemgetter(0))]
    return tuple(runs)
