"""A document as its citable blocks, each with its own text and its own markup.

A block is what an ``xml:id`` makes citable. Where blocks stand in one another, text and markup belong to the innermost.
What has no id is a block by its position, if it is a paragraph, a note or the like. What is in no block (divisions, the
root) belongs to the first block, the document itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from diplomatic.document import Document, fold
from diplomatic.document.model import path_of
from diplomatic.document.tei import XML_ID, identifier, local
from diplomatic.document.text import pieces

_CONTAINERS = frozenset("TEI text group front body back div floatingText standOff listPerson listPlace listOrg".split())
_BLOCKS = frozenset(
    "ab p note head docTitle titlePart list table lg l quote opener closer dateline signed salute postscript person place org".split()
)
_LONGEST = 60
Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of a block: its name and attributes, and what it holds.

    ``start`` and ``end`` count the characters of the block that are not white space; ``inside`` has the blocks within it.
    """

    name: str
    attributes: Attributes
    start: int
    end: int
    inside: tuple[int, ...]
    text: str


@dataclass
class Block:
    """One block. ``number`` counts the blocks of the document in their order."""

    number: int
    element: etree._Element
    id: str | None
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The block's own words, without those of blocks within it."""
        text = ""
        for part in filter(None, map(fold, self.parts)):
            text += part if not text or part[0] in ",.;:!?)]" else f" {part}"
        return text

    @property
    def label(self) -> str:
        """The id, or the place of the block where it has none."""
        if self.id:
            return self.id
        return path_of(self.element).replace("tei:", "").removeprefix("/TEI/").removeprefix("text/").strip("/")

    @property
    def line(self) -> int | None:
        return self.element.sourceline


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that belongs to one block, as it stands, white space and all."""

    block: Block
    text: str


@dataclass
class Outline:
    """The blocks of a document and its text in reading order, cut where another block begins or goes on."""

    blocks: list[Block] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    _owner: dict[etree._Element, Block] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> "Outline":
        """The outline of a document, without its header."""
        outline = cls()
        outline._open(document.root, None)
        for child in contents(document.root):
            outline._cut(child)
        for block in outline.blocks:
            _Marking(outline, block).walk()
        return outline

    @property
    def text(self) -> str:
        """All words, in reading order."""
        return fold("".join(segment.text for segment in self.segments))

    def owner(self, element: etree._Element) -> Block:
        return self._owner[element]

    def _open(self, element: etree._Element, around: Block | None) -> None:
        identity = identifier(element) if around else None
        in_container = around is not None and local(around.element) in _CONTAINERS
        block = around
        if block is None or identity is not None or (in_container and local(element) in _BLOCKS):
            known = identity is not None and identity in self._ids
            block = Block(len(self.blocks), element, None if known else identity)
            self._ids |= {identity} if identity else set()
            self.blocks.append(block)
        self._owner[element] = block
        for child in element if around else contents(element):
            if local(child):
                self._open(child, block)

    def _cut(self, element: etree._Element) -> None:
        run: list[str] = []
        current: Block | None = None
        for owner, text in pieces(element, None):
            block = self._owner[owner]
            if block is not current and current is not None:
                self._segment(current, run)
                run = []
            current = block
            run.append(text)
        if current is not None:
            self._segment(current, run)

    def _segment(self, block: Block, run: list[str]) -> None:
        text = "".join(run)
        block.parts.append(text)
        if self.segments and not text.strip():  # white space between blocks belongs to the text before it
            last = self.segments.pop()
            block, text = last.block, last.text + text
        self.segments.append(Segment(block, text))


def contents(root: etree._Element) -> Iterator[etree._Element]:
    """What a TEI document has besides its header."""
    yield from (child for child in root if local(child) not in ("", "teiHeader"))


@dataclass
class _Marking:
    """Lists the elements of one block, in their order."""

    outline: Outline
    block: Block
    _count: int = 0

    def walk(self) -> None:
        self._element(self.block.element)

    def _element(self, element: etree._Element) -> list[int]:
        start, place, inside = self._count, len(self.block.marks), list[int]()
        self._text(element.text)
        for child in element if element.getparent() is not None else contents(element):
            if local(child):
                inside += self._child(child)
            self._text(child.tail)
        own = element is self.block.element and self.block.number > 0
        attributes = tuple(
            sorted(
                (_short(str(name)), fold(str(value)))
                for name, value in element.attrib.items()
                if not own or name != XML_ID
            )
        )
        text = fold("".join(map(str, element.itertext())))[:_LONGEST] if self.block.number > 0 else ""
        self.block.marks.insert(place, Mark(local(element), attributes, start, self._count, tuple(inside), text))
        return inside

    def _child(self, child: etree._Element) -> list[int]:
        block = self.outline.owner(child)
        if block is self.block:
            return self._element(child)
        if not block.text:  # its place shows in no text
            self.block.marks.append(Mark("", (), self._count, self._count, (block.number,), ""))
        return [block.number]

    def _text(self, text: str | None) -> None:
        self._count += len("".join((text or "").split()))


def _short(name: str) -> str:
    return name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
