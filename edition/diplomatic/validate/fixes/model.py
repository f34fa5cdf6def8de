"""Edits and fixes, as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Code, Location
from diplomatic.document import Document, Registers
from diplomatic.document.dates import DateStyle
from diplomatic.document.source import Markup


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from ``start`` to before ``end`` are to be ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing mended: where, what for (a code of the family ``F``), a sentence, and the edits that do it."""

    path: Path
    code: str
    location: Location
    description: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Fixable:
    """A document with its text, and what is known besides: what a fixer looks at.

    ``styles`` are the ways in which the dialects of the edition write dates.
    """

    document: Document
    text: str
    markup: list[Markup]
    tags: Mapping[etree._Element, Markup]
    registers: Registers
    styles: Mapping[str, DateStyle]

    def fix(self, code: Code, element: etree._Element, description: str, *edits: Edit) -> Fix:
        """A fix at an element."""
        return Fix(self.document.path, code.id, self.document.locate(element), description, edits)

    def add_attribute(self, element: etree._Element, name: str, value: str) -> Edit:
        """The edit that puts an attribute after the last one that the element has."""
        tag = self.tags[element]
        at = max((attribute.end for attribute in tag.attributes()), default=tag.name_end)
        return Edit(at, at, f' {name}="{escape(value)}"')


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made.

    Raises:
        ValueError: if two edits are about the same characters.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise ValueError(f"two edits at {edit.start}")
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])
