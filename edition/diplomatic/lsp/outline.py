"""The elements of a text as far as its tags tell, well-formed or not; and what is at the cursor.

A start tag without an end tag ends where its parent does; an end tag without a start tag is nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from diplomatic.document.source import Attribute, Kind, Markup, scan

_TAG_BEGUN = re.compile(r"<(/?)([\w:.-]*)\Z")


@dataclass(eq=False, slots=True)
class Node:
    """An element: its start tag, what it stands in, what stands in it, and where it ends.

    ``content_end`` is where its end tag begins.
    """

    tag: Markup
    parent: "Node | None"
    content_end: int
    end: int
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without a prefix."""
        return self.tag.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty where there is none."""
        return "".join(self.tag.name.rpartition(":")[:2])

    def ends(self, content_end: int, end: int) -> None:
        self.content_end, self.end = content_end, end

    def value(self, attribute: str) -> str:
        """An attribute's value as it is written; empty where there is none."""
        found = self.tag.attribute(attribute)
        return found.value if found else ""

    def descendants(self) -> Iterator["Node"]:
        for child in self.children:
            yield child
            yield from child.descendants()


class Where(Enum):
    """What the cursor is in."""

    TEXT = auto()
    TAG = auto()
    END_TAG = auto()
    ATTRIBUTE = auto()
    VALUE = auto()


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is at the cursor. ``start`` and ``end`` are what it is in: a name, a value; ``node`` the element whose tag it is in.

    ``parent`` is what the element stands in, and ``before`` the names of the elements that stand in it before the cursor.
    """

    where: Where
    start: int
    end: int
    node: Node | None = None
    attribute: Attribute | None = None
    parent: Node | None = None
    before: tuple[str, ...] = ()


class Outline:
    """The elements of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.markup = scan(text)
        self.roots: list[Node] = []
        self._nodes: dict[int, Node] = {}
        self._build()

    def nodes(self) -> Iterator[Node]:
        """Every element, in the order of the text."""
        yield from self._nodes.values()

    def by_id(self, identifier: str) -> Node | None:
        """The first element with this id."""
        return next((node for node in self.nodes() if node.value("xml:id") == identifier), None)

    def _build(self) -> None:
        stack: list[Node] = []
        for piece in self.markup:
            if piece.kind in {Kind.START, Kind.EMPTY}:
                node = Node(piece, stack[-1] if stack else None, piece.end, piece.end)
                (stack[-1].children if stack else self.roots).append(node)
                self._nodes[piece.start] = node
                if piece.kind is Kind.START and piece.closed:
                    stack.append(node)
            elif piece.kind is Kind.END and any(node.tag.name == piece.name for node in stack):
                while stack[-1].tag.name != piece.name:
                    stack.pop().ends(piece.start, piece.start)
                stack.pop().ends(piece.start, piece.end)
        for node in stack:
            node.ends(len(self.text), len(self.text))

    def cursor(self, offset: int) -> Cursor:
        """What is at an offset."""
        piece = next((one for one in self.markup if one.start < offset and _holds(one, offset)), None)
        if piece is not None and piece.kind in {Kind.START, Kind.EMPTY}:
            return self._in_tag(self._nodes[piece.start], offset)
        if piece is not None and piece.kind is Kind.OTHER:
            return Cursor(Where.TEXT, offset, offset)
        begun = _TAG_BEGUN.search(self.text, max(0, offset - 200), offset)
        if begun is None:
            return Cursor(Where.TEXT, offset, offset, parent=self._around(offset))
        where = Where.END_TAG if begun[1] else Where.TAG
        parent = self._around(begun.start())
        return Cursor(where, begun.start(2), offset, parent=parent, before=_before(parent, begun.start()))

    def _in_tag(self, node: Node, offset: int) -> Cursor:
        tag = node.tag
        if offset <= tag.name_end:
            before = _before(node.parent, tag.start)
            return Cursor(Where.TAG, tag.start + 1, tag.name_end, node, parent=node.parent, before=before)
        for attribute in tag.attributes():
            if attribute.start <= offset <= attribute.start + len(attribute.name):
                end = attribute.start + len(attribute.name)
                return Cursor(Where.ATTRIBUTE, attribute.start, end, node, attribute, node.parent)
            if (
                attribute.end > attribute.start + len(attribute.name)
                and attribute.value_start <= offset <= attribute.value_end
            ):
                return Cursor(Where.VALUE, attribute.value_start, attribute.value_end, node, attribute, node.parent)
        return Cursor(Where.ATTRIBUTE, offset, offset, node, parent=node.parent)

    def _around(self, offset: int) -> Node | None:
        """The innermost element that an offset is in the content of."""
        found = None
        for node in self._nodes.values():
            if node.tag.end > offset:
                break
            if node.tag.kind is Kind.START and node.tag.closed and offset <= node.content_end:
                found = node
        return found


def _holds(piece: Markup, offset: int) -> bool:
    return offset < piece.end or (offset == piece.end and not piece.closed)


def _before(parent: Node | None, offset: int) -> tuple[str, ...]:
    return tuple(child.name for child in parent.children if child.tag.start < offset) if parent else ()
