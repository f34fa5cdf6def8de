"""The version and its day, written into the texts and the settings: as edits of their text by position, never as a new serialisation.

``publicationStmt/date`` is the day of the first publication, ``edition/date`` that of the version (rule D004). So a text gets the
first with the release that it first comes with, and the second with each. All texts get each version, whether they changed or
not: the page, its citation and the TEI then say one thing. Which version last changed a text, ``citations.lock`` knows.
"""

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import etree

from diplomatic.compare import header
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Document, Unreadable, read_bytes
from diplomatic.document.source import Encoded, Kind, Markup, Misaligned, align, decode, scan
from diplomatic.document.tei import first
from diplomatic.labels import in_words
from diplomatic.validate.fixes.model import Edit, apply

_FILE = "t:teiHeader/t:fileDesc/"
_DATED = _FILE + "t:editionStmt/t:edition/t:date[@when]"
_STAMPED = ("fileDesc/editionStmt", "fileDesc/publicationStmt/date")
_VERSION_LINE = re.compile(r"""([ \t]*(?:version|"version"|'version')[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*')""")
_TABLE = re.compile(r"[ \t]*\[")
_EDITION = re.compile(r"[ \t]*\[[ \t]*edition[ \t]*\][ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is written: the version, its day (ISO 8601), and the language of a day in words."""

    version: str
    date: str
    language: str


def stamped(path: Path, content: bytes, stamp: Stamp, published: Callable[[str], bool] | None) -> bytes:
    """A text with the version in its header. ``published`` says of the id of a cable whether a release had it before.

    A register, of which nothing is ``published``, gets the version only where its header has one. The day of the first publication
    stays where the header already tells it from that of the version: then the edition came from elsewhere.

    Raises:
        CannotRun: if it cannot be done so that nothing else changes.
    """
    try:
        document, encoded = read_bytes(path, content), decode(content)
        if encoded is None:
            raise _cannot(path, "its encoding cannot be told")
        text = _Text(document, encoded, stamp)
        edits = [*text.version(is_cable=published is not None)]
        if published and not published(document.id) and first(document.root, _DATED) is None:
            edits += text.first_publication()
        after = encoded.encode(apply(encoded.text, edits))
        changed = _else_changed(document, read_bytes(path, after))
    except (Misaligned, Unreadable, UnicodeEncodeError) as error:
        raise _cannot(path, f"its text does not match what the parser made of it ({error})") from None
    if changed:
        raise _cannot(path, f"more than the version would change: {changed}")
    return after


class _Text:
    """A document with its text: finds the edits."""

    def __init__(self, document: Document, encoded: Encoded, stamp: Stamp) -> None:
        self._document, self._text, self._stamp = document, encoded.text, stamp
        self._markup = scan(encoded.text)
        self._tags = align(self._markup, document.root)

    def version(self, *, is_cable: bool) -> Iterator[Edit]:
        """The edits of ``editionStmt``; a new one after ``titleStmt`` where a cable has none."""
        edition = first(self._document.root, _FILE + "t:editionStmt/t:edition")
        if edition is not None:
            yield from self._edition(edition)
        elif is_cable:
            title = first(self._document.root, _FILE + "t:titleStmt")
            if title is None or first(self._document.root, _FILE + "t:editionStmt") is not None:
                raise _cannot(self._document.path, "the header has no place for the version: no editionStmt/edition")
            yield self._new_statement(title)

    def first_publication(self) -> Iterator[Edit]:
        """The edits of ``publicationStmt/date``."""
        date = first(self._document.root, _FILE + "t:publicationStmt/t:date")
        if date is not None:
            yield from self._date(date)

    def _edition(self, edition: etree._Element) -> Iterator[Edit]:
        old = edition.get("n", "")
        yield self._attribute(edition, "n", self._stamp.version)
        tag = self._tags[edition]
        if tag.kind is Kind.EMPTY:
            name = tag.name
            yield Edit(tag.end - 2, tag.end, f">{self._words(edition)}</{name}>")
            return
        yield from self._number(edition, old)
        date = first(edition, "t:date[@when]")
        if date is not None:
            yield from self._date(date)
        else:
            end = self._end(tag)
            yield Edit(
                end.start, end.start, self._words(edition) if not _has_words(edition) else f", {self._day(edition)}"
            )

    def _number(self, edition: etree._Element, old: str) -> Iterator[Edit]:
        """The old number in the words, wherever they have it."""
        tag = self._tags[edition]
        if old:
            pattern = re.compile(rf"(?<![\w.]){re.escape(escape(old))}(?!\.?\w)")
            inside = (tag.end, self._end(tag).start)
            tags = [(piece.start, piece.end) for piece in self._markup if inside[0] <= piece.start < inside[1]]
            for match in pattern.finditer(self._text, *inside):
                if not any(start <= match.start() < end for start, end in tags):
                    yield Edit(*match.span(), self._stamp.version)

    def _new_statement(self, title: etree._Element) -> Edit:
        tag = self._tags[title]
        before = self._text[: tag.start]
        indent = before[len(before.rstrip(" \t\r\n")) :]
        name = f"{tag.name.rpartition(':')[0]}:" if ":" in tag.name else ""
        inner = f"{indent}  " if "\n" in indent else ""
        edition = f'<{name}edition n="{self._stamp.version}">{self._words(title)}</{name}edition>'
        at = self._end(tag).end
        return Edit(at, at, f"{indent}<{name}editionStmt>{inner}{edition}{indent}</{name}editionStmt>")

    def _words(self, near: etree._Element) -> str:
        return f"Version {self._stamp.version}, {self._day(near)}"

    def _day(self, near: etree._Element) -> str:
        name = f"{near.prefix}:date" if near.prefix else "date"
        return f'<{name} when="{self._stamp.date}">{self._stamp.date}</{name}>'

    def _date(self, date: etree._Element) -> Iterator[Edit]:
        """A date's normal form, and its words in the manner in which they were written: as ISO 8601, or as a day in words."""
        tag, old = self._tags[date], (date.text or "").strip()
        yield self._attribute(date, "when", self._stamp.date)
        if tag.kind is Kind.EMPTY or len(date) or not old:
            return
        is_iso = old == date.get("when") or re.fullmatch(r"[\d-]+", old)
        new = self._stamp.date if is_iso else in_words(self._stamp.date, self._stamp.language)
        yield Edit(tag.end, self._end(tag).start, new)

    def _attribute(self, element: etree._Element, name: str, value: str) -> Edit:
        tag = self._tags[element]
        known = tag.attribute(name)
        if known:
            return Edit(known.value_start, known.value_end, value)
        at = max((attribute.end for attribute in tag.attributes()), default=tag.name_end)
        return Edit(at, at, f' {name}="{value}"')

    def _end(self, tag: Markup) -> Markup:
        """The end tag of a start tag."""
        depth = 0
        for piece in self._markup[self._markup.index(tag) :]:
            depth += (piece.kind is Kind.START) - (piece.kind is Kind.END)
            if depth == 0:
                return piece
        raise Misaligned(f"<{tag.name}> has no end")


def _has_words(element: etree._Element) -> bool:
    return bool("".join(map(str, element.itertext())).strip())


def _else_changed(before: Document, after: Document) -> str:
    """What differs besides the stamp; nothing if all is well."""
    old, new = (
        [fact for fact in header.facts(document) if not fact[0].startswith(_STAMPED)] for document in (before, after)
    )
    if old != new:
        return "the header"
    parts = [[etree.tostring(part, method="c14n") for part in document.root[1:]] for document in (before, after)]
    return "" if parts[0] == parts[1] else "the text"


def stamped_settings(path: Path, content: bytes, version: str) -> bytes:
    """``edition.toml`` with the version of the edition in it, and nothing else changed.

    Raises:
        CannotRun: if the place cannot be found.
    """
    mark = content[: len(BOM_UTF8)] if content.startswith(BOM_UTF8) else b""
    source = content.removeprefix(mark).decode()
    wanted = tomllib.loads(source.replace("\r\n", "\n"))
    wanted.setdefault("edition", {})["version"] = version
    changed = "".join(_lines_with(source, version))
    try:
        found = tomllib.loads(changed.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        found = {}
    if found != wanted:
        hint = f'Write version = "{version}" into [edition] yourself, and run the command again'
        raise CannotRun("The version of the edition could not be changed here", where=Location(path), hint=hint)
    return mark + changed.encode()


def _lines_with(source: str, version: str) -> Iterator[str]:
    """The lines, that of the version changed; where there is none, a new one after the head of its table."""
    lines = source.splitlines(keepends=True)
    head = next((index for index, line in enumerate(lines) if _EDITION.fullmatch(line.rstrip("\r\n"))), None)
    if head is None:
        yield from lines
        yield f'{"" if source.endswith(chr(10)) or not source else chr(10)}\n[edition]\nversion = "{version}"\n'
        return
    end = next((index for index in range(head + 1, len(lines)) if _TABLE.match(lines[index])), len(lines))
    place = next((index for index in range(head + 1, end) if _VERSION_LINE.match(lines[index])), None)
    for index, line in enumerate(lines):
        match = _VERSION_LINE.match(line) if index == place else None
        yield f'{match[1]}"{version}"{line[match.end() :]}' if match else line
        if place is None and index == head:
            yield f'version = "{version}"\n'


def _cannot(path: Path, why: str) -> CannotRun:
    hint = "Write the version into its header yourself, and run the command again"
    return CannotRun(f"The text cannot be given its version: {why}", where=Location(path), hint=hint)
