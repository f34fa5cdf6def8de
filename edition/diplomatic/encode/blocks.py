"""The blocks of the text: titles, header lines, paragraphs, closer and notes, each with its id.

Every block is checked on the spot: if its markup does not read back as the source, the block is plain text instead.
"""

from itertools import count

from lxml import etree

from diplomatic.document.tei import TEI, XML_ID, XML_LANG, elements, q
from diplomatic.document.text import comparable, fold, plain_text
from diplomatic.encode import codes
from diplomatic.encode.build import Node, append, element
from diplomatic.encode.chunk import Chunk, Segments
from diplomatic.encode.context import Context
from diplomatic.encode.inline import mark_up, note
from diplomatic.encode.lines import nodes_of


class Blocks:
    """Builds the ``text`` of one cable; ids are counted here."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._counters = {prefix: count(1) for prefix in "hpnl"}

    def text(self, parts: Segments) -> etree._Element:
        """The whole ``text`` element."""
        front = [*self._title(parts.titles), *self._header(parts.header)]
        body = element(
            "body", [element("div", [*self._message(parts.message), *self._closer(parts.closer)], type="message")]
        )
        back = [element("back", [self._annotations(parts.notes)])] if parts.notes else []
        made = element("text", [*([element("front", front)] if front else []), body, *back])
        made.set(XML_LANG, self.context.dialect.language)
        return made

    def _message(self, chunks: list[Chunk]) -> list[Node]:
        if chunks:
            return [self._paragraph(chunk, "p") for chunk in chunks]
        self.context.line = 0
        hint = "look at what stands in the header and the closer"
        self.context.report(codes.NO_MESSAGE, "no message was recognised", hint)
        return [self._with_id(element("p"), self._next("p"))]

    def _title(self, chunks: list[Chunk]) -> list[Node]:
        if not chunks:
            return []
        parts: list[Node] = []
        for chunk in chunks:
            kind = chunk.found.line.type if chunk.found else "main"
            self._not_understood(chunk)
            part = element("titlePart", self._content(chunk), type=kind)
            if chunk.found is None:
                _without_references(part)
            parts.append(self._checked(part, chunk))
        return [self._with_id(element("docTitle", parts), "title")]

    def _header(self, chunks: list[Chunk]) -> list[Node]:
        if not chunks:
            return []
        made = element("div", type="original-header", subtype=self.context.dialect.name)
        for chunk in chunks:
            made.append(self._header_line(chunk))
        return [made]

    def _header_line(self, chunk: Chunk) -> etree._Element:
        if chunk.found is None:
            return self._paragraph(chunk, "h")
        if chunk.found.line.type == "translator-note":
            return self._header_note(chunk)
        line = element("ab", self._content(chunk), type=chunk.found.line.type)
        return self._with_id(self._checked(line, chunk), self._next("h"))

    def _header_note(self, chunk: Chunk) -> etree._Element:
        """A translator's note on a line of its own; its brackets are the note."""
        self.context.line = chunk.place
        assert chunk.found is not None
        made = element("note", type="translator", resp="#translator")
        append(made, _without_brackets(nodes_of(chunk.found.match, self.context)))
        if not reads_back(made, chunk):
            made = note(chunk.text.removeprefix("[").removesuffix("]"), self.context)
        return self._with_id(self._checked(made, chunk), self._next("n"))

    def _paragraph(self, chunk: Chunk, prefix: str) -> etree._Element:
        self.context.line = chunk.place
        if prefix == "h":
            self._not_understood(chunk)
        made = element("p", mark_up(chunk.text, self.context))
        if prefix == "h":
            _without_references(made)
        made = self._checked(made, chunk)
        return self._with_id(made, self._next(prefix))

    def _closer(self, chunks: list[Chunk]) -> list[Node]:
        if not chunks:
            self._no_closer()
            return []
        closer = element("closer")
        for index, chunk in enumerate(chunks):
            line = element("closer", self._content(chunk))
            line = self._checked(_dateline_and_signed(line), chunk)
            nodes: list[Node] = [line.text or "", *[node for child in line for node in (child, _cut_tail(child))]]
            append(closer, [element("lb"), *nodes] if index else nodes)
        return [self._with_id(closer, "closer")]

    def _no_closer(self) -> None:
        """Report it, unless the header says who sent the cable: some traditions have no closer."""
        if not self.context.names_of.get("sender"):
            self.context.line = 0
            what = "no date and signature were recognised at the end"
            self.context.report(codes.NO_CLOSER, what, "complete the header by hand")

    def _annotations(self, chunks: list[Chunk]) -> etree._Element:
        return element("div", [self._annotation(chunk) for chunk in chunks], type="annotations")

    def _annotation(self, chunk: Chunk) -> etree._Element:
        if chunk.found is None:
            self._not_understood(chunk)
            return self._paragraph(chunk, "n")
        kind = chunk.found.line.type
        resp = "" if kind == "source" else "#translator"
        place = "" if kind == "source" else "foot"
        made = element("note", self._content(chunk), type=kind, resp=resp, place=place)
        return self._with_id(self._checked(made, chunk), self._next("n"))

    def _content(self, chunk: Chunk) -> list[Node]:
        self.context.line = chunk.place
        return nodes_of(chunk.found.match, self.context) if chunk.found else mark_up(chunk.text, self.context)

    def _not_understood(self, chunk: Chunk) -> None:
        if chunk.found is None:
            self.context.line = chunk.place
            hint = "encode it by hand, or add a pattern to a dialect of your own"
            self.context.report(codes.NOT_UNDERSTOOD, f"not understood: {fold(chunk.text)[:80]}", hint)

    def _checked(self, made: etree._Element, chunk: Chunk) -> etree._Element:
        """The element if it reads back as the source, else the same element with the source as plain text."""
        if reads_back(made, chunk):
            return made
        self.context.line = chunk.place
        self.context.report(
            codes.NOT_REVERSIBLE, "kept as plain text: its markup would not read back", "mark it up by hand"
        )
        plain = etree.Element(made.tag, made.attrib, {None: TEI})
        plain.text = chunk.text
        if plain.get("type") == "translator":
            plain.set("place", "margin")
        return plain

    def _next(self, prefix: str) -> str:
        return f"{prefix}{next(self._counters[prefix])}"

    def _with_id(self, made: etree._Element, identifier: str) -> etree._Element:
        made.set(XML_ID, identifier)
        for inner in elements(made, "note", "list"):
            if inner is not made and inner.get(XML_ID) is None:
                inner.set(XML_ID, self._next("n" if inner.tag == q("note") else "l"))
        return made


def reads_back(made: etree._Element, chunk: Chunk) -> bool:
    """Whether the diplomatic text of an element is the text of the source."""
    return comparable(plain_text(made)) == comparable(chunk.text)


def _without_brackets(nodes: list[Node]) -> list[Node]:
    """The nodes of a bracketed line without the outer brackets, which the note itself stands for."""
    first, last = nodes[0], nodes[-1]
    if isinstance(first, str):
        nodes[0] = first.removeprefix("[")
    if isinstance(last, str):
        nodes[-1] = nodes[-1].rstrip().removesuffix("]") if isinstance(nodes[-1], str) else nodes[-1]
    return nodes


def _without_references(made: etree._Element) -> None:
    """In a line that is not understood, what looks like another cable's number may be this cable's own."""
    etree.strip_tags(made, q("ref"))


def _dateline_and_signed(line: etree._Element) -> etree._Element:
    """In a line of a closer, a date stands in a ``dateline`` and a name in ``signed``."""
    wrappers = {q("date"): "dateline", q("placeName"): "dateline", q("persName"): "signed", q("orgName"): "signed"}
    for child in list(line):
        wrapper = wrappers.get(str(child.tag))
        if wrapper:
            tail, child.tail = child.tail, None
            made = element(wrapper)
            line.replace(child, made)
            made.append(child)
            made.tail = tail
    return line


def _cut_tail(child: etree._Element) -> str:
    tail, child.tail = child.tail or "", None
    return tail
