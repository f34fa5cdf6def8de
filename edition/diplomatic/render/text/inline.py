"""What stands inside a block, as one string; notes and corrections are collected on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, View, fold
from diplomatic.document.tei import identifier, local
from diplomatic.document.text import brackets
from diplomatic.render.html import unknown_element

_KNOWN = frozenset(
    """ab abbr add body choice closer corr date dateline del desc div docTitle expan foreign front gap head hi idno item label
    lb list note opener orgName orig p pb pc persName placeName q quote ref reg said salute seg sic signed supplied term text
    time title titlePart unclear back""".split()
)
_CORRECTED = {View.READING: ("corr", "reg", "expan"), View.DIPLOMATIC: ("sic", "orig", "abbr")}
_LETTERS = {"translator": "T", "editorial": "E", "source": "S"}


@dataclass
class Note:
    """A note that was taken out of the running text; ``mark`` stands in its place."""

    mark: str
    text: str


@dataclass
class Correction:
    """A ``choice``: the block it stands in, the source's reading, and the edition's."""

    block: str
    source: str
    edition: str


@dataclass
class Flow:
    """Sets the content of blocks, and keeps what is to be printed elsewhere."""

    document: Document
    view: View
    notes: dict[str, list[Note]] = field(default_factory=lambda: {"translator": [], "editorial": [], "source": []})
    corrections: list[Correction] = field(default_factory=list)
    unknown: list[Diagnostic] = field(default_factory=list)

    def text(self, element: etree._Element) -> str:
        """The content of a block; line breaks of the source stay, other white space is folded."""
        return "\n".join(fold(line) for line in self._content(element).split("\n") if line.strip())

    def plain(self, element: etree._Element) -> str:
        """The content of a block on one line."""
        return fold(self._content(element))

    def with_brackets(self, element: etree._Element) -> str:
        """An element on one line, with what the source prints around it."""
        return fold(self._piece(element))

    def collect(self, note: etree._Element) -> str:
        """Take a note out of the text; gives the mark that stands for it."""
        kind = note.get("type", "editorial")
        kept = self.notes.setdefault(kind, [])
        entry = Note(f"[{_LETTERS.get(kind, 'N')}{len(kept) + 1}]", "")
        kept.append(entry)
        entry.text = self.plain(note)
        return entry.mark

    def _content(self, element: etree._Element) -> str:
        content = _spaces(element.text)
        for child in element:
            if isinstance(child.tag, str):
                content += self._piece(child)
            content += _spaces(child.tail)
        return content

    def _piece(self, element: etree._Element) -> str:
        name = local(element)
        if name == "lb":
            return "\n" + self._content(element)
        if name == "choice":
            return self._choice(element)
        if name == "note" and self._is_collected(element):
            return self.collect(element)
        if name not in _KNOWN:
            self.unknown.append(unknown_element(element, self.document))
        before, after = brackets(element)
        if self.view is View.READING and name in {"sic", "unclear"}:
            after = after.strip()
            after = f" {after}" if after else ""
        content = self._content(element)
        return f"{before}{content.strip() if before else content}{after}" + (" " if name == "item" else "")

    def _is_collected(self, note: etree._Element) -> bool:
        """Bracketed notes of the translator stay in the text of the diplomatic view, where the source has them."""
        return self.view is View.READING or brackets(note) == ("", "")

    def _choice(self, choice: etree._Element) -> str:
        shown: list[str] = []
        readings: dict[str, str] = {}
        for child in parts(choice):
            if isinstance(child, str):
                shown.append(f" {child} ")
                continue
            name = local(child)
            content = self._content(child) if name in _KNOWN else self._piece(child)
            readings[name] = content
            if name in _CORRECTED[self.view] or name not in {*_CORRECTED[View.READING], *_CORRECTED[View.DIPLOMATIC]}:
                shown.append(content)
        source = " ".join(fold(text) for name, text in readings.items() if name in _CORRECTED[View.DIPLOMATIC])
        edition = " ".join(fold(text) for name, text in readings.items() if name in _CORRECTED[View.READING])
        self.corrections.append(Correction(self._block(choice), source, edition))
        return "".join(shown)

    def _block(self, element: etree._Element) -> str:
        return next((found for ancestor in element.iterancestors() if (found := identifier(ancestor))), "")


def parts(holder: etree._Element) -> Iterator[str | etree._Element]:
    """The elements that a holder of elements has, and the words between them: none should be there, and none may be lost."""
    for part in (holder.text, *(part for child in holder for part in (child, child.tail))):
        if isinstance(part, etree._Element):
            if local(part):
                yield part
        elif part and (text := fold(part)):
            yield text


def _spaces(text: str | None) -> str:
    """A line break in the file is only a space; a line break in the cable is an ``lb``."""
    return text.replace("\n", " ") if text else ""
