"""Citations in a CSL style: the note and the entry of the bibliography, by citeproc-py.

Each style has its own slots for dates. What it does with the day of a document and the year of an edition is not guessed but
tried out: the style is given an invented item, and the first way in which both years are printed is the one for the cable.
Where a style prints only one, that is the day of the document, and the publisher is left out: with it, the edition would
seem to be of that day.
"""

import io
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from lxml import etree

from diplomatic.cite.adapting import CLOSE, OPEN, adapted
from diplomatic.cite.csl import Item
from diplomatic.cite.extra import processor
from diplomatic.cite.style_file import style_tree
from diplomatic.diagnostics import CannotRun

_KEY = "cable"
_WITH_ACCESS = {"chicago": "chicago-notes-bibliography-access-dates"}
"""Chicago wants the day of access only of what has no date of its own (18th ed., 13.15); who states it wants it printed."""

_ITALIC, _ROMAN = "\ue012", "\ue013"
_MARKS = str.maketrans(dict.fromkeys(map(chr, range(0xE010, 0xE020)), "\ufffd"))
_LOCALES = {"en": "en-US", "de": "de-DE", "es": "es-ES", "ru": "ru-RU"}
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What citeproc-py raises where a style asks for something that it cannot do."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A citation: the note, the entry of the bibliography (empty where the style has none), and that entry as HTML."""

    note: str
    bibliography: str
    note_html: str
    bibliography_html: str


def formatted(item: Item, locator: Item, style: str, language: str) -> Formatted:
    """Cite one item. ``locator`` (``csl.locator``) is for the note alone, as is a fragment of the address.

    Raises:
        CannotRun: if there is no such style, it cannot be carried out, or the extra is not installed.
    """
    wanted = _WITH_ACCESS.get(style, style) if "accessed" in item else style
    sheet = _Style(wanted, _locale(language))
    tidy = _dated(item, _way_of(wanted, sheet.locale))
    note, _ = sheet.render(tidy, locator)
    _, entry = sheet.render({**tidy, "URL": tidy["URL"].partition("#")[0]} if "URL" in tidy else tidy, {})
    return Formatted(_plain(note), _plain(entry), _html(note), _html(entry))


def _locale(language: str) -> str:
    """The locale of CSL for a language tag: that of its region where there is one, else the primary one, else American English."""
    known = processor()
    tag = language.replace("_", "-")
    base, _, region = tag.partition("-")
    full = f"{base.lower()}-{region.upper()}"
    if full in known.LANGUAGE_NAMES:
        return full
    return _LOCALES.get(base.lower()) or str(known.PRIMARY_DIALECTS.get(base.lower(), "en-US"))


class _Style:
    """A style in one locale, ready to be carried out."""

    def __init__(self, style: str, locale: str) -> None:
        self.name, self.locale = style, locale
        tree = style_tree(style)
        plain = self._made(etree.tostring(tree))
        plain.root.formatter = _Formatter
        term = plain.root.get_single_term
        self.outer = str(term(name="open-quote")), str(term(name="close-quote"))
        self.inner = str(term(name="open-inner-quote")), str(term(name="close-inner-quote"))
        self.swallows = str(plain.root.get_locale_option("punctuation-in-quote")).lower() == "true"
        self.style = self._made(etree.tostring(adapted(tree, locale, self.outer)))

    def _made(self, content: bytes) -> Any:
        try:
            return processor().CitationStylesStyle(io.BytesIO(content), locale=self.locale, validate=False)
        except _FAULTS as fault:
            raise self._cannot(fault) from None

    def render(self, item: Item, locator: Item) -> tuple[str, str]:
        """The note and the entry, with marks for italics."""
        library = processor()
        cite = {"locator": library.Locator(locator["label"], _safe(locator["locator"]))} if locator else {}
        try:
            sheet = library.CitationStylesBibliography(self.style, _source(item), formatter=_Formatter)
            citation = library.Citation([library.CitationItem(_KEY, **cite)])
            sheet.register(citation)
            note = str(sheet.cite(citation, lambda _: None))
            entries = [str(entry) for entry in sheet.bibliography()] if self.style.has_bibliography() else []
        except _FAULTS as fault:
            raise self._cannot(fault) from None
        return self._finish(note), self._finish("".join(entries))

    def _cannot(self, fault: BaseException) -> CannotRun:
        what = f"citeproc-py cannot carry out the style '{self.name}' ({type(fault).__name__})"
        return CannotRun(what, hint="Name another style")

    def _finish(self, text: str) -> str:
        """Do what the locale asks of quotation marks and citeproc-py does not (CSL 1.0.2, ``punctuation-in-quote``, ``cs:text``).

        A full stop or comma after the closing mark goes before it; a quotation within one gets the inner marks.
        """
        parts = text.split(OPEN)
        done = parts[0]
        for part in parts[1:]:
            inside, _, after = part.partition(CLOSE)
            for outer, inner in zip(self.outer, self.inner, strict=True):
                inside = inside.replace(outer, inner)
            rest = after.removeprefix(self.outer[1])
            if self.swallows and rest[:1] in {".", ","}:
                inside += "" if inside[-1:] in {".", ",", "?", "!"} else rest[0]
                rest = rest[1:]
            done += inside + self.outer[1] + rest
        return done


def _source(item: Item) -> Any:
    """The item as citeproc-py takes it. Put in by hand: it would warn of variables that its list lacks, though styles can use them.

    A text is text: no tag in it is one.
    """
    library = processor()
    text = library.string.String
    source = library.source.json.CiteProcJSON([])
    reference = library.source.Reference(_KEY, item["type"])
    reference["language"] = item.get("language", "und")
    for name, value in item.items():
        if name in {"id", "type", "language"}:
            continue
        if isinstance(value, list):
            made = source.parse_names([{part: _safe(words) for part, words in one.items()} for one in value])
        elif isinstance(value, dict):
            made = source.parse_date(value)
        else:
            made = library.string.MixedString([text(_safe(str(value)))])
        reference[name.replace("-", "_")] = made
    source.add(reference)
    return source


def _safe(text: str) -> str:
    """A text without the characters that are our marks."""
    return text.translate(_MARKS)


class _Formatter:
    """Marks what is set in italics; the text stays as it is, and is escaped once, at the end."""

    @staticmethod
    def preformat(text: str) -> str:
        return text

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802 (the name that citeproc-py calls)
        return f"{_ITALIC}{text}{_ROMAN}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


def _plain(text: str) -> str:
    return text.replace(_ITALIC, "").replace(_ROMAN, "")


def _html(text: str) -> str:
    return escape(text).replace(_ITALIC, "<i>").replace(_ROMAN, "</i>")


_WAYS = ("event-date", "original-date")
_DOCUMENT, _EDITION = 1717, 1919


@cache
def _way_of(style: str, locale: str) -> str:
    """The variable for the day of the document with which this style prints both years; empty if it prints only one."""
    probe: Item = {
        "type": "personal_communication",
        "author": [{"family": "A", "given": "B"}],
        "recipient": [{"family": "C", "given": "D"}],
        "title": "T",
        "genre": "telegram",
        "container-title": "E",
        "publisher": "F",
        "URL": "https://example.org/",
        "issued": {"date-parts": [[_EDITION, 1, 1]]},
    }
    sheet = _Style(style, locale)
    for variable in _WAYS:
        note, entry = sheet.render({**probe, variable: {"date-parts": [[_DOCUMENT, 2, 2]]}}, {})
        if all(str(year) in (entry or note) for year in (_DOCUMENT, _EDITION)):
            return variable
    return ""


def _dated(item: Item, way: str) -> Item:
    """The item with its dates where this style prints them."""
    day = item.get("event-date")
    kept = {name: value for name, value in item.items() if name not in _WAYS}
    if day is None:
        return kept
    if way:
        return {**kept, way: day}
    return {name: value for name, value in {**kept, "issued": day}.items() if not name.startswith("publisher")}
