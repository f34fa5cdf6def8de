"""Whether a quotation is in a text: exactly, with differences, or not at all; and which of the differences are only typographic.

Which mistake is worse: to call another word typography, or typography another word? The first. So only these are typography:
spaces, capitals, quotation marks, dashes, hyphens within a word, composed characters; an ellipsis that stands for words left out;
and what the one who quotes has put into square brackets. Every other word and every other mark is another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from diplomatic.document.text import fold

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″"
_DASHES = "-‐‑‒–—―−"
_ELLIPSIS = r"…|\.\s?\.\s?\.(?:\s?\.)?"
_TOKEN = re.compile(
    rf"(?P<omission>\[\s*(?:{_ELLIPSIS})\s*\]|{_ELLIPSIS})|(?P<word>\w+(?:[\u00ad{re.escape(_DASHES)}'’]\w+)*)|(?P<mark>[^\w\s\u00ad])"
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WITHIN = str.maketrans("", "", f"\u00ad{_DASHES}{_QUOTES}")
_FEWEST = 0.5
"""The part of the words of a quotation that must be found, for it to be called the same with differences."""


_MOST_ANCHORS = 50
"""So many places are tried where the longest run of words that both have stands."""


class Kind(StrEnum):
    """What kind of difference it is."""

    WORD = "word"
    TYPOGRAPHY = "typography"
    OMISSION = "omission"
    BRACKETS = "brackets"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what the quotation has, and what the text has there. Either may be empty."""

    kind: Kind
    quoted: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation in a text: from where to where, and all the differences, in order; none if it is exact."""

    begin: int
    stop: int
    differences: tuple[Difference, ...] = ()

    @property
    def is_exact(self) -> bool:
        return not self.differences

    @property
    def is_faithful(self) -> bool:
        """Whether no word is another."""
        return all(difference.kind is not Kind.WORD for difference in self.differences)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a mark, where it stands, what it is compared by (empty for what is only typography)."""

    text: str
    begin: int
    stop: int
    key: str
    is_omission: bool = False
    in_brackets: bool = False


def find(words: str, text: str) -> Found | None:
    """The best place of a quotation in a folded text; None if it is not there, with whatever differences."""
    words, text = fold(normalize("NFC", words)), normalize("NFC", text)
    if not any(map(str.isalnum, words)):
        return None
    if (exact := _exact(words, text)) is not None:
        return exact
    quoted, tokens = _quotation(words), _tokens(text)
    segments = [segment for segment in _segments(quoted) if any(token.key for token in segment)]
    pairs = _align(segments, [token for token in tokens if token.key])
    if pairs is None:
        return None
    return _found(words, text, quoted, pairs)


def _exact(words: str, text: str) -> Found | None:
    start = r"(?<!\w)" if re.match(r"\w", words) else ""
    end = r"(?!\w)" if re.search(r"\w$", words) else ""
    match = re.search(start + re.escape(words) + end, text)
    return Found(match.start(), match.end()) if match else None


def _tokens(text: str, *, brackets: bool = False) -> list[_Token]:
    """The words and marks of a text; with ``brackets``, what stands in square ones is told apart."""
    spans = [match.span() for match in _BRACKETED.finditer(text)] if brackets else []
    found = []
    for match in _TOKEN.finditer(text):
        begin, stop = match.span()
        is_compared = match.lastgroup != "omission" and match[0] not in "[]"
        key = match[0].casefold().translate(_WITHIN) if is_compared else ""
        inside = any(first <= begin and stop <= last for first, last in spans)
        found.append(_Token(match[0], begin, stop, key, match.lastgroup == "omission", inside))
    return found


@lru_cache(4)
def _quotation(words: str) -> list[_Token]:
    """The tokens of a quotation: it is looked for in many texts."""
    return _tokens(words, brackets=True)


def _segments(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """What stands between omissions: only what is compared."""
    own: list[_Token] = []
    for token in tokens:
        if token.is_omission:
            yield own
            own = []
        elif token.key:
            own.append(token)
    yield own


Opcode = tuple[str, int, int, int, int]

Pair = tuple[list[_Token], list[_Token], bool]
"""What the quotation has, what the text has there, and whether the two are the same but for typography."""


def _align(segments: list[list[_Token]], tokens: list[_Token]) -> list[list[Pair]] | None:
    """Each segment with its place, one after the other; None if too few of the words are there."""
    words = [token.key for segment in segments for token in segment if _counts(token)]
    fewest = max(1, len(words) * _FEWEST)
    if (Counter(words) & Counter(token.key for token in tokens)).total() < fewest:
        return None  # to compare what has nothing in common takes longest
    since, same = 0, 0
    found: list[list[Pair]] = []
    for segment in segments:
        pairs, since = _place(segment, tokens, since)
        found.append(pairs)
        same += sum(_counts(token) for own, _, is_same in pairs if is_same for token in own)
    return found if same >= fewest else None


def _counts(token: _Token) -> bool:
    """Whether it is a word that has to be there."""
    return token.key.isalnum() and not token.in_brackets


def _place(segment: list[_Token], tokens: list[_Token], since: int) -> tuple[list[Pair], int]:
    """The best place of a segment after a token; and the token after it."""
    keys, own = [token.key for token in tokens], [token.key for token in segment]
    last = len(keys) - len(own)
    whole = next((at for at in range(since, last + 1) if keys[at : at + len(own)] == own), None)
    if whole is not None:
        return [(segment, tokens[whole : whole + len(own)], True)], whole + len(own)
    anchor = SequenceMatcher(None, keys, own, autojunk=False).find_longest_match(since, len(keys), 0, len(own))
    same = own[anchor.b : anchor.b + anchor.size]
    anchors = [at for at in range(since, len(keys)) if keys[at : at + anchor.size] == same] if same else []
    tried = [_codes(keys, own, since, at - anchor.b) for at in anchors[:_MOST_ANCHORS]]
    codes = max(tried, key=lambda codes: sum(b - a for tag, a, b, _, _ in codes if tag == "equal"), default=[])
    pairs = [(segment[c:d], tokens[a:b], tag == "equal") for tag, a, b, c, d in codes]
    return pairs, max((code[2] for code in codes), default=since)


def _codes(keys: list[str], own: list[str], since: int, at: int) -> list[Opcode]:
    """How the text differs from a segment around a place, in the numbers of its tokens. What it has more at the ends is left out."""
    slack = 3 + len(own) // 5
    begin, stop = max(since, at - slack), min(len(keys), at + len(own) + slack)
    found = SequenceMatcher(None, keys[begin:stop], own, autojunk=False).get_opcodes()
    codes: list[Opcode] = [(tag, begin + a, begin + b, c, d) for tag, a, b, c, d in found]
    while codes and codes[0][0] == "delete":
        codes.pop(0)
    while codes and codes[-1][0] == "delete":
        codes.pop()
    if codes and codes[0][0] == "replace":
        tag, a, b, c, d = codes[0]
        codes[0] = (tag, max(a, b - (d - c)), b, c, d)
    if codes and codes[-1][0] == "replace":
        tag, a, b, c, d = codes[-1]
        codes[-1] = (tag, a, min(b, a + (d - c)), c, d)
    return codes


def _found(words: str, text: str, quoted: list[_Token], segments: list[list[Pair]]) -> Found | None:
    places = [token for pairs in segments for _, theirs, _ in pairs for token in theirs]
    if not places:
        return None
    differences: list[Difference] = []
    last: int | None = None
    for pairs in segments:
        first = next((theirs[0].begin for _, theirs, _ in pairs if theirs), None)
        if last is not None and first is not None:
            differences.append(Difference(Kind.OMISSION, "…", text[last:first].strip()))
        for own, theirs, is_same in pairs:
            differences += _same(own, theirs, words, text) if is_same else [_other(own, theirs, words, text)]
            last = theirs[-1].stop if theirs else last
    if quoted[0].is_omission or quoted[-1].is_omission:
        differences.append(Difference(Kind.OMISSION, "…", ""))
    begin, stop = places[0].begin, places[-1].stop
    if not differences:  # what differs stands at the ends: a quotation mark, a dash
        differences.append(Difference(Kind.TYPOGRAPHY, words, text[begin:stop]))
    return Found(begin, stop, tuple(differences))


def _same(own: list[_Token], theirs: list[_Token], words: str, text: str) -> Iterator[Difference]:
    """What differs between words that are the same: how each is written, and what stands before it."""
    for number, (one, other) in enumerate(zip(own, theirs, strict=True)):
        before = words[own[number - 1].stop : one.begin] if number else ""
        after = text[theirs[number - 1].stop : other.begin] if number else ""
        if (before, one.text) != (after, other.text):
            kind = Kind.BRACKETS if "[" in before + one.text or "]" in before + one.text else Kind.TYPOGRAPHY
            yield Difference(kind, (before + one.text).strip(), (after + other.text).strip())


def _other(own: list[_Token], theirs: list[_Token], words: str, text: str) -> Difference:
    quoted = words[own[0].begin : own[-1].stop] if own else ""
    there = text[theirs[0].begin : theirs[-1].stop] if theirs else ""
    in_brackets = bool(own) and all(token.in_brackets for token in own)
    return Difference(Kind.BRACKETS, f"[{quoted}]", there) if in_brackets else Difference(Kind.WORD, quoted, there)
