"""The parts of a cable, one under the other."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Act, Document, View, fold
from diplomatic.document.facts import act_of, title_of, version_of
from diplomatic.document.tei import first, identifier, local, select
from diplomatic.document.text import brackets, is_hidden
from diplomatic.labels import counted, in_words, label
from diplomatic.render.text import layout
from diplomatic.render.text.inline import Flow, parts

_MARGIN = 6
_INDENT = "    "
_NARROWEST = 20
_CONTROL = re.compile("[\u0080-\u009f]")


def render(document: Document, view: View, language: str, width: int) -> tuple[str, list[Diagnostic]]:
    """A cable as plain text of a width in characters, and the elements that had no form."""
    cable = _Cable(document, view, language, max(width, _NARROWEST))
    text = "\n\n".join(part for part in cable.parts() if part) + "\n"
    return _CONTROL.sub(lambda char: f"\\x{ord(char[0]):02x}", text), cable.flow.unknown


class _Cable:
    """One rendering; the order of the parts is the order of the source, then what was collected."""

    def __init__(self, document: Document, view: View, language: str, width: int) -> None:
        self.root = document.root
        self.document = document
        self.view = view
        self.language = language
        self.width = width
        self.flow = Flow(document, view)

    def label(self, key: str) -> str:
        return label(key, self.language)

    def heading(self, key: str) -> str:
        return layout.heading(self.label(key).upper())

    def parts(self) -> Iterator[str]:
        text = first(self.root, "t:text")
        if not select(self.root, "t:text/t:front/t:docTitle"):
            yield self._title(title_of(self.document))
        for part in parts(text) if text is not None else ():
            for block in [part] if isinstance(part, str) else parts(part):
                yield from [self._stray(block)] if isinstance(block, str) else self._block(block)
        yield from self._collected()
        yield from self._about()

    def _title(self, text: str, above: str = "") -> str:
        lines = [layout.paragraph(above, self.width)] if above else []
        return "\n".join([*lines, layout.paragraph(text, self.width), "=" * self.width])

    def _block(self, block: etree._Element) -> Iterator[str]:
        match local(block):
            case "docTitle":
                kinds = {kind: select(block, f"t:titlePart[@type='{kind}']") for kind in ("series", "main")}
                others = [part for part in parts(block) if part not in kinds["series"] + kinds["main"]]
                texts = [part if isinstance(part, str) else self.flow.plain(part) for part in [*kinds["main"], *others]]
                yield self._title("\n".join(texts), "\n".join(self.flow.plain(part) for part in kinds["series"]))
            case "div" if block.get("type") == "original-header":
                yield self.heading("original-header")
                yield "\n".join(self._each(block, self._header_line))
            case "div" if block.get("type") == "annotations":
                yield self.heading("source-notes")
                yield from self._each(block, self._annotation)
            case "div":
                yield self.heading("original" if block.get("type") == "original" else "message")
                yield from self._each(block, self._in_message)
            case _:
                yield self._in_message(block)

    def _each(self, holder: etree._Element, laid_out: Callable[[etree._Element], str]) -> Iterator[str]:
        return (self._stray(part) if isinstance(part, str) else laid_out(part) for part in parts(holder))

    def _stray(self, text: str) -> str:
        return layout.paragraph(text, self.width, " " * _MARGIN)

    def _header_line(self, line: etree._Element) -> str:
        if local(line) == "note":
            return self._header_note(line)
        if local(line) == "list" or select(line, "t:list"):
            return self._with_list(line)
        return layout.cells(_cells(line, self.flow), self.width, _INDENT)

    def _header_note(self, note: etree._Element) -> str:
        lists = self._with_list(note) if select(note, "t:list") else ""
        return lists or layout.paragraph(self.flow.with_brackets(note), self.width, _INDENT)

    def _with_list(self, holder: etree._Element) -> str:
        """A distribution list where it stands: run in for the diplomatic view, in columns for the reading view."""
        if self.view is View.DIPLOMATIC:
            return layout.paragraph(self.flow.with_brackets(holder), self.width, _INDENT)
        lists = [holder] if local(holder) == "list" else select(holder, "t:list")
        names = [self._recipient(item) for found in lists for item in found if local(item) == "item"]
        beside = [self._entry(part) for found in lists for part in parts(found) if not _is_item(part)]
        introduction = fold(" ".join([self._around(holder, lists), *beside]))
        count = f"{self.label('distribution-list')} ({counted('recipients', len(names), self.language)})"
        shown = [
            layout.paragraph(introduction, self.width, _INDENT),
            layout.paragraph(count, self.width, _INDENT),
            layout.columns(names, self.width, _INDENT * 2),
        ]
        return "\n".join(["", *(part for part in shown if part), ""])

    def _recipient(self, item: etree._Element) -> str:
        return self.flow.plain(item).rstrip(",; ") if select(item, "t:pc") else self.flow.plain(item)

    def _around(self, holder: etree._Element, lists: list[etree._Element]) -> str:
        """The text of a note or line without that of its lists."""
        if holder in lists:
            return ""
        pieces = [holder.text or ""]
        for child in holder:
            if child not in lists and local(child):
                pieces.append(self.flow.with_brackets(child))
            pieces.append(child.tail or "")
        return fold("".join(pieces))

    def _in_message(self, block: etree._Element) -> str:
        name = local(block)
        if name == "closer":
            return "\n".join(
                line.rjust(self.width) for line in layout.paragraph(self.flow.text(block), self.width).splitlines()
            )
        if name == "list":
            entries = [self._entry(part) for part in parts(block)]
            return "\n".join(layout.paragraph(entry, self.width, " " * _MARGIN + "- ") for entry in entries if entry)
        if name == "note" and (self.view is View.READING or brackets(block) == ("", "")):
            return layout.paragraph(self.flow.collect(block), self.width, " " * _MARGIN)
        text = "".join((brackets(block)[0], self.flow.text(block), brackets(block)[1]))
        return layout.paragraph(text, self.width, f"{_number(block):>{_MARGIN - 2}}  ", " " * _MARGIN)

    def _entry(self, part: str | etree._Element) -> str:
        return part if isinstance(part, str) else self.flow.with_brackets(part)

    def _annotation(self, note: etree._Element) -> str:
        return layout.paragraph(self.flow.text(note), self.width, " " * _MARGIN)

    def _collected(self) -> Iterator[str]:
        for kind, notes in self.flow.notes.items():
            if notes:
                yield self.heading(f"{kind}-notes")
                yield from (layout.paragraph(note.text, self.width, f"{note.mark:<{_MARGIN}}") for note in notes)
        if self.flow.corrections:
            yield self.heading("corrections")
            yield "\n".join(
                layout.paragraph(
                    f"{self.label('source-has')} {self._quoted(change.source)}; {self.label('reads')} {self._quoted(change.edition)}",
                    self.width,
                    f"{change.block:<{_MARGIN}}",
                )
                for change in self.flow.corrections
            )

    def _quoted(self, text: str) -> str:
        return self.label("quote-open") + text + self.label("quote-close")

    def _about(self) -> Iterator[str]:
        rows = [
            ("sent", self._act(act_of(self.root, "sent"))),
            ("received", self._act(act_of(self.root, "received"))),
            ("version", version_of(self.root)),
            ("rights", self._rights()),
        ]
        shown = [(self.label(key), value) for key, value in rows if value]
        if not shown:
            return
        wide = max(len(name) for name, _ in shown) + 2
        yield self.heading("about-text")
        yield "\n".join(layout.paragraph(value, self.width, f"{name:<{wide}}") for name, value in shown)

    def _act(self, act: Act) -> str:
        names = (name.text for name in act.names)
        return " · ".join(filter(None, [in_words(act.date, self.language), act.place.text, *names]))

    def _rights(self) -> str:
        found = select(self.root, "t:teiHeader/t:fileDesc/t:publicationStmt/t:availability/*")
        return " ".join(fold("".join(map(str, element.itertext()))) for element in found)


def _is_item(part: str | etree._Element) -> bool:
    return not isinstance(part, str) and local(part) == "item"


def _number(block: etree._Element) -> str:
    """A paragraph's number is that of its id: ``p3a`` → ``3a``, and ``o3a`` in the original."""
    found = re.fullmatch(r"(?:.*[.-])?[po](\d+\w*)", identifier(block) or "")
    return found[1] if found else ""


def _cells(line: etree._Element, flow: Flow) -> list[str]:
    """The parts of a header line that stand apart on the form: each label with its value; the registry's number and date."""
    text = flow.plain(line)
    apart = {"label", "date"} if line.get("type") == "registry" else {"label"}
    starts: list[int] = []
    position = 0
    for child in line:
        if local(child) and not is_hidden(child, flow.view):
            content = flow.plain(child)
            found = text.find(content, position)
            if found > 0 and local(child) in apart:
                starts.append(found)
            position = max(position, found + len(content))
    edges = [0, *starts, len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges) if text[start:end].strip()]
