"""Text fragments: a link that leads to words, ``#:~:text=[prefix-,]start[,end][,-suffix]`` (WICG: URL Fragment Text Directives).

A browser looks for the words from the top of the page and takes the first place that fits: so a directive names what stands around
them until that place is the right one. It compares whole words, without regard to case; what is not in a range of two ends cannot
run from one block into the next. A text here has its blocks in the order of the page, a line each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

DELIMITER = ":~:"
"""What parts the directives from the rest of a fragment."""

LONG = 120
"""Characters from which a quotation is named by its first and its last words."""

_ENDS = 4
_MOST_AROUND = 12
_KEY = "text="


@dataclass(frozen=True, slots=True)
class TextDirective:
    """The words that a link leads to: all of them as ``start``, or the first as ``start`` and the last as ``end``."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """As it stands in an address, percent-encoded."""
        parts = [f"{_encoded(self.prefix)}-" if self.prefix else "", _encoded(self.start)]
        parts += [_encoded(self.end), f"-{_encoded(self.suffix)}" if self.suffix else ""]
        return _KEY + ",".join(part for part in parts if part)


def split(fragment: str) -> tuple[str, list[TextDirective]]:
    """The id that a fragment names (still percent-encoded), and the text directives after it; one that is none is left out."""
    anchor, _, rest = fragment.partition(DELIMITER)
    found = (_read(part.removeprefix(_KEY)) for part in rest.split("&") if part.startswith(_KEY))
    return anchor, [directive for directive in found if directive]


def with_words(address: str, directive: TextDirective) -> str:
    """An address that leads to words of the page, or of a block where it names one."""
    return f"{address}{'' if '#' in address else '#'}{DELIMITER}{directive}" if address else ""


def directive_for(text: str, begin: int, stop: int) -> TextDirective | None:
    """The directive that leads to a part of a text; None if there are no words in it.

    The part is widened to whole words. Where no words around it tell it from an earlier place, the nearest are named.
    """
    begin, stop = _whole_words(text, begin, stop)
    lines = [line.split() for line in text[begin:stop].split("\n") if line.strip()]
    if not lines:
        return None
    half = len(lines[0]) if len(lines) > 1 else max(1, len(lines[0]) // 2)
    is_range = len(lines) > 1 or (stop - begin > LONG and len(lines[0]) > 1)
    before = text[:begin].rpartition("\n")[2].split()
    after = text[stop:].partition("\n")[0].split()
    found = TextDirective("")
    for around in range(_MOST_AROUND + 1):
        prefix, suffix = " ".join(before[max(0, len(before) - around) :]), " ".join(after[:around])
        if is_range:
            ends = _ENDS + around
            start, end = (
                lines[0][: min(ends, half)],
                lines[-1][-min(ends, len(lines[-1]) if len(lines) > 1 else half) :],
            )
            found = TextDirective(" ".join(start), " ".join(end), prefix, suffix)
        else:
            found = TextDirective(" ".join(lines[0]), "", prefix, suffix)
        if find(text, found) == (begin, stop):
            break
    return found


def find(text: str, directive: TextDirective) -> tuple[int, int] | None:
    """The first place in a text that a directive leads to: where its words begin and end. None if it has none."""
    for first in _matches(directive.start, text):
        if directive.prefix and not _ends_with(text[: first.start()], directive.prefix):
            continue
        lasts: Iterator[re.Match[str]] = _matches(directive.end, text, first.end()) if directive.end else iter([first])
        for last in lasts:
            if not directive.suffix or _starts_with(text[last.end() :], directive.suffix):
                return first.start(), last.end()
    return None


def _read(text: str) -> TextDirective | None:
    parts = text.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if len(parts) > 1 and parts[-1].startswith("-") else ""
    if not 1 <= len(parts) <= 2 or not parts[0]:
        return None
    return TextDirective(unquote(parts[0]), unquote(parts[1]) if len(parts) == 2 else "", prefix, suffix)


def _encoded(text: str) -> str:
    """Percent-encoded; ``-``, ``,`` and ``&`` too, which have a meaning here."""
    return quote(text, safe="").replace("-", "%2D")


def _whole_words(text: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    while begin > 0 and begin < len(text) and _is_inside(text, begin):
        begin -= 1
    while 0 < stop < len(text) and _is_inside(text, stop):
        stop += 1
    return begin, stop


def _is_inside(text: str, place: int) -> bool:
    return bool(re.match(r"\w\w", text[place - 1 : place + 1]))


def _pattern(words: str) -> str:
    pattern = r"[^\S\n]+".join(map(re.escape, words.split()))
    start = r"(?<!\w)" if re.match(r"\w", words.strip()) else ""
    return start + pattern + (r"(?!\w)" if re.search(r"\w$", words.strip()) else "")


def _matches(words: str, text: str, since: int = 0) -> Iterator[re.Match[str]]:
    """Every place of the words, also those that overlap."""
    pattern = re.compile(_pattern(words), re.IGNORECASE)
    match = pattern.search(text, since) if words.strip() else None
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


def _ends_with(text: str, words: str) -> bool:
    return re.search(_pattern(words) + r"\s*\Z", text, re.IGNORECASE) is not None


def _starts_with(text: str, words: str) -> bool:
    return re.match(r"\s*" + _pattern(words), text, re.IGNORECASE) is not None
