"""Finding the names of the registers in running text.

Which mistake is worse: a name without a link, or a link to the wrong person? The second. So a surname after a given
name that its entry does not have is not linked: "Raúl Castro" is not Fidel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplomatic.document.registers import Entry, Registers

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w")
_BEFORE = re.compile(r"(?:^|(?P<previous>\S)\s+)(?P<given>(?:[^\W\d_]\.\s?)+|[^\W\d_][\w’-]+)\s$")
_INITIALS = re.compile(r"((?:[^\W\d_]\.\s?)+)(\w.+)", re.S)
_WINDOW = 60
_SENTENCE_ENDS = '.!?:;“"(—–'


@dataclass(frozen=True, slots=True)
class Found:
    """A form of a name and where it stands."""

    start: int
    end: int
    form: str


class Names:
    """The forms of the registers, by their first word; the longest form wins."""

    def __init__(self, registers: Registers) -> None:
        self._forms: dict[str, list[str]] = {}
        for form in sorted(registers.by_form, key=len, reverse=True):
            if token := _TOKEN.match(form):
                self._forms.setdefault(token[0], []).append(form)

    def find(self, text: str) -> Iterator[Found]:
        """Every name in the text, from left to right, none inside another. A line break in a name is a space."""
        text = text.replace("\n", " ")
        end = 0
        for token in _TOKEN.finditer(text):
            if token.start() >= end and (form := self._form(text, token.start(), token[0])):
                end = token.start() + len(form)
                yield Found(token.start(), end, form)

    def _form(self, text: str, start: int, first: str) -> str:
        for form in self._forms.get(first, ()):
            end = start + len(form)
            if text.startswith(form, start) and not _WORD.match(text, end):
                return form
        return ""


def given_name_before(text: str, found: Found) -> str:
    """The given name or initials in front of a one-word name; a first word of a sentence is not taken for one."""
    if " " in found.form:
        return ""
    match = _BEFORE.search(text[max(0, found.start - _WINDOW) : found.start])
    if match is None:
        return ""
    given = match["given"].strip()
    starts = match["previous"] is None or match["previous"] in _SENTENCE_ENDS
    if "." in given:
        return given if given[0].isupper() else ""
    return given if given.istitle() and not starts else ""


def has_given_name(entry: Entry, given: str) -> bool:
    """Whether a given name, or the first of the initials, is among the words of an entry's forms."""
    words = {word for form in entry.forms for word in re.findall(r"\w+", form)}
    return any(word.startswith(given[0]) for word in words) if "." in given else given in words


def split_initials(form: str) -> tuple[str, str]:
    """Initials and the name after them: ``N.S. Khrushchev`` → ``N.S.``, ``Khrushchev``; no initials, nothing."""
    match = _INITIALS.fullmatch(form)
    return (match[1].strip(), match[2]) if match else ("", form)
