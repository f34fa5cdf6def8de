"""Changes to any text: its words, numbers, marks and lines are moved about, and replaced by others and by what is hostile."""

import re
from collections.abc import Sequence
from random import Random

_TOKEN = re.compile(rb"<[^<>]*>|[\w\x80-\xff]+|[ \t]+|\r?\n|.", re.S)
_MOST_CHANGES = 6
_MOST_COPIES = 400

HOSTILE = [
    word.encode("utf-8", "surrogatepass")
    for word in (
        "", " ", "\t", "\n", "\r", "\r\n", "\n\n", "\0", "\x0b", "\x1b[31m", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff",
        "\ufffe",
        "\u202e", "\u200d", "\ud800", "\U0001f1fa\U0001f1f8", "e\u0301", "ﬁ", "İ", "ß", "٣", "²", "Ⅻ", "<", ">", "&", "&#0;",
        "&#x85;",
        "&lt;", "&x;", '"', "'", "`", "\\", "\\n", "/", "//", "..", "../", "#", "##", "%", "%00", "%2F", "%E2%80", "{", "}",
        "{{", "[",
        "]", "[[", "]]", "(", ")", "*", "**", "+", "?", "|", "^", "$", "$1", "@", "=", "==", ":", "::", ";", ",", "-", "--",
        "->", "…",
        "“", "”", "’", "0", "-1", "1", "2", "13", "31", "32", "99", "1962", "0000", "00", "9" * 30, "1e999", "NaN", "inf", "0x10",
        "true", "None", "~", "a" * 300,
    )
] + [b"\xff", b"\xc3", b"\xe2\x80", b"\x00\x01"]  # fmt: skip
"""What stands in no good input, or seldom: ends of lines, controls, digits of other scripts, halves of characters."""


def tokens(data: bytes) -> list[bytes]:
    """The words, marks, spaces, tags and ends of lines of an input; together they are the input."""
    return _TOKEN.findall(data)


def change(data: bytes, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """The input with a few changes. ``others`` are inputs to take pieces from, ``words`` are those of the target."""
    parts = tokens(data)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        _change(parts, random, others, words)
    return b"".join(parts)


def _change(parts: list[bytes], random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> None:
    start = random.randint(0, len(parts))
    run = slice(start, start + min(random.randint(1, 12), random.randint(1, 12)))
    match random.randrange(9):
        case 0:
            del parts[run]
        case 1:
            parts[start:start] = parts[run] * (random.randint(2, _MOST_COPIES) if random.random() < 0.1 else 1)
        case 2:
            piece = parts[run]
            del parts[run]
            at = random.randint(0, len(parts))
            parts[at:at] = piece
        case 3:
            parts[start:start] = [random.choice(HOSTILE)]
        case 4 if start < len(parts):
            parts[start] = random.choice(HOSTILE)
        case 5 if words:
            parts[start : start + random.randint(0, 1)] = [random.choice(words)]
        case 6 if others:
            theirs = tokens(random.choice(others))
            at = random.randint(0, len(theirs))
            parts[run] = theirs[at : at + random.randint(1, 40)]
        case 7 if start < len(parts) and parts[start]:
            parts[start] = _within(parts[start], random)
        case 8 if random.random() < 0.2:
            del parts[start:]


def _within(token: bytes, random: Random) -> bytes:
    """A token with one of its bytes changed: a digit to another one, a letter to its capital, anything to anything."""
    at = random.randrange(len(token))
    char = token[at : at + 1]
    if char.isdigit():
        new = b"%d" % random.randrange(10)
    elif char.isalpha() and random.random() < 0.5:
        new = char.swapcase()
    else:
        new = random.choice([b"", char * 2, bytes([random.randrange(256)]), random.choice(HOSTILE)])
    return token[:at] + new + token[at + 1 :]
