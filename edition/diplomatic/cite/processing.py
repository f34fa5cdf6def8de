"""Carrying out one CSL style in one language with citeproc-py: the only module that calls it."""

import io
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic.cite.adapting import CLOSE, OPEN, adapted
from diplomatic.cite.csl import Item
from diplomatic.cite.extra import processor
from diplomatic.cite.style_file import CSL, style_tree
from diplomatic.diagnostics import CannotRun
from diplomatic.document import fold

_KEY = "cable"
_ITALIC, _ROMAN = "\ue012", "\ue013"
_MARKS = str.maketrans(dict.fromkeys(map(chr, range(0xE010, 0xE020)), "\ufffd"))
_LOCALES = {"en": "en-US", "de": "de-DE", "es": "es-ES", "ru": "ru-RU"}
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What citeproc-py raises where a style asks for something that it cannot do."""


def sheet_of(style: str, locale: str, *, substitutes: bool = True) -> "Sheet":
    """A style, read once, and again if its file has changed.

    Without ``substitutes`` a missing author is replaced by other names only, never by the title.

    Raises:
        CannotRun: if there is no such style, or it cannot be carried out.
    """
    path = Path(style)
    state = path.stat().st_mtime_ns if style.endswith(".csl") and path.is_file() else 0
    return _sheet(style, state, locale, substitutes)


@cache
def _sheet(style: str, _state: int, locale: str, substitutes: bool) -> "Sheet":
    return Sheet(style, locale, substitutes)


def locale_of(language: str) -> str:
    """The locale of CSL for a language tag: that of its region where there is one, else the primary one, else American English."""
    known = processor()
    tag = language.replace("_", "-")
    base, _, region = tag.partition("-")
    full = f"{base.lower()}-{region.upper()}"
    if full in known.LANGUAGE_NAMES:
        return full
    return _LOCALES.get(base.lower()) or str(known.PRIMARY_DIALECTS.get(base.lower(), "en-US"))


class Sheet:
    """A style in one locale, ready to be carried out."""

    def __init__(self, style: str, locale: str, substitutes: bool) -> None:
        self.name, self.locale = style, locale
        tree = style_tree(style)
        self.title = fold(tree.findtext(f"{{{CSL}}}info/{{{CSL}}}title") or style)
        self.is_note = tree.get("class") == "note"
        plain = self._made(etree.tostring(tree))
        plain.root.formatter = _Formatter
        term = plain.root.get_single_term
        self.outer = str(term(name="open-quote")), str(term(name="close-quote"))
        self.inner = str(term(name="open-inner-quote")), str(term(name="close-inner-quote"))
        opened, closed = map(re.escape, self.outer)
        self.quoted = re.compile(f"{opened}((?:(?!{opened}|{closed}).)*){closed}", re.S)
        self.swallows = str(plain.root.get_locale_option("punctuation-in-quote")).lower() == "true"
        self.style: Any = self._made(etree.tostring(adapted(tree, locale, self.outer, substitutes=substitutes)))
        self.style.root.formatter = _Formatter

    def term(self, name: str, form: str = "short") -> str:
        """A term of the locale, such as "n.d."."""
        return str(self.style.root.get_single_term(name=name, form=form))

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
            inside = self.quoted.sub(lambda quoted: self.inner[0] + quoted[1] + self.inner[1], inside)
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
            made = source.parse_date(
                {part: _safe(known) if part == "literal" else known for part, known in value.items()}
            )
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


def plain(text: str) -> str:
    """What was rendered, as text."""
    return text.replace(_ITALIC, "").replace(_ROMAN, "")


def html(text: str) -> str:
    """What was rendered, as HTML: text and ``i``."""
    return escape(text).replace(_ITALIC, "<i>").replace(_ROMAN, "</i>")
