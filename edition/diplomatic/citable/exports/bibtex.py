"""BibTeX and BibLaTeX: one entry, its fields in braces or quotation marks, the commonest TeX accents as characters."""

import re
import unicodedata
from collections.abc import Iterator

from diplomatic.citable.exports.fields import Fields, Unread
from diplomatic.limits import MAX_BRACES

_ENTRY = re.compile(r"@\s*(?!comment|string|preamble)(\w+)\s*\{\s*([^,\s{}]*)\s*,", re.I)
_FIELD = re.compile(r"\s*+,?\s*+([\w-]++)\s*+=\s*+")
_BARE = re.compile(r"[\w.:-]+")
_ACCENTS = dict(
    zip("\"'`^~=.cvHrku", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0327\u030c\u030b\u030a\u0328\u0306", strict=True)
)
_ACCENT = re.compile(r"\\(?:([\"'`^~=.])\s*\{?\\?([A-Za-z])\}?|([cvHrku])(?:\s+|\s*\{)\\?([A-Za-z])\}?)")
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "i": "ı",
}
_LETTER = re.compile(r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\s+|\{\})?")
_KEPT = {
    "\\{": "\ue000",
    "\\}": "\ue001",
    "\\textbraceleft": "\ue000",
    "\\textbraceright": "\ue001",
    "\\textasciitilde": "\ue002",
    "\\textasciicircum": "\ue003",
    "\\textbackslash": "\ue004",
}
_SHOWN = str.maketrans("\ue000\ue001\ue002\ue003\ue004", "{}~^\\")
"""Characters that TeX writes with a command, and what stands for them until the braces are gone."""
_DATES = ("date", "origdate", "eventdate", "urldate")


def read(text: str) -> Fields:
    """The first entry.

    Raises:
        Unread: if there is none, or its braces do not match.
    """
    match = _ENTRY.search(text)
    if match is None:
        raise Unread("it has no entry such as @misc{key, …}")
    raw = {name.casefold(): value for name, value in _fields(text, match.end())}
    found = {name: _characters(value) for name, value in raw.items()}
    month = re.search(r"\d+|[a-z]{3}", found.get("month", "").casefold())
    dates = [found[name] for name in _DATES[:-1] if found.get(name)]
    if year := found.get("year"):
        dates.append(
            "-".join(
                filter(
                    None,
                    (
                        year,
                        _month(month[0]) if month else "",
                        found.get("day", "").zfill(2) if found.get("day") and month else "",
                    ),
                )
            )
        )
    names = [_characters(name) for name in _names(raw.get("author", ""))]
    return Fields(
        title=found.get("title", ""),
        authors=tuple(filter(None, (name.partition(",")[0].strip() for name in names))),
        dates=tuple(dates),
        address=found.get("url", "") or _address(found.get("howpublished", "")),
        container=next(
            (
                found[name]
                for name in ("booktitle", "maintitle", "journal", "journaltitle", "series")
                if found.get(name)
            ),
            "",
        ),
        publisher=found.get("publisher", "") or found.get("organization", ""),
    )


def _names(authors: str) -> Iterator[str]:
    """The names between "and", which is part of a name where braces are around it."""
    name, depth = "", 0
    for part in re.split(r"((?<!\s)\s++and\s++|[{}])", authors):
        depth += (part == "{") - (part == "}")
        if depth == 0 and part.strip() == "and":
            yield name
            name = ""
        else:
            name += part
    yield name


def _month(said: str) -> str:
    names = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    return f"{names.index(said) + 1:02}" if said in names else said.zfill(2) if said.isdigit() else ""


def _address(text: str) -> str:
    match = re.search(r"https?://[^\s}]+", text)
    return match[0] if match else ""


def _fields(text: str, place: int) -> Iterator[tuple[str, str]]:
    while match := _FIELD.match(text, place):
        value, place = _value(text, match.end())
        while (joined := re.compile(r"\s*+#\s*+").match(text, place)) is not None:
            more, place = _value(text, joined.end())
            value += more
        yield match[1], value
    if not re.compile(r"\s*+,?\s*+\}").match(text, place):
        raise Unread("its entry is not closed")


def _value(text: str, place: int) -> tuple[str, int]:
    opening = text[place : place + 1]
    if opening not in ("{", '"'):
        bare = _BARE.match(text, place)
        if bare is None:
            raise Unread("a field has no value")
        return bare[0], bare.end()
    depth, start = 0, place + 1
    for index in range(start, len(text)):
        char = text[index]
        if text[index - 1] == "\\" and text[index - 2 : index - 1] != "\\":
            continue
        if char == "{":
            depth += 1
        elif depth == 0 and char == ("}" if opening == "{" else '"'):
            return text[start:index], index + 1
        elif char == "}":
            depth -= 1
        if not 0 <= depth <= MAX_BRACES:
            break
    raise Unread("the braces of a field do not match")


def _characters(value: str) -> str:
    """TeX's ways of writing characters as the characters, and without the braces that only group."""
    value = _ACCENT.sub(lambda m: (m[2] or m[4]) + _ACCENTS[m[1] or m[3]], value)
    value = _LETTER.sub(lambda m: _LETTERS[m[1]], value)
    for written, kept in _KEPT.items():
        value = value.replace(written, kept)
    value = re.sub(r"\\(?:text\w+|emph|url|href)\b", "", value)
    value = re.sub(r"\\([&%$#_])", r"\1", value).replace("{", "").replace("}", "")
    value = " ".join(value.replace("~", " ").replace("---", "—").replace("--", "–").split())
    return unicodedata.normalize("NFC", value.translate(_SHOWN))
