"""Content models of XSD: particles, wildcards, and what to do where XSD cannot follow.

Which mistake is worse, an XSD that refuses a valid document or one that lets an invalid one pass? The first: an editor
would be told to break the encoding. So where XSD cannot express a content model the XSD is wider, and that is reported.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diplomatic.schema.automaton import ambiguity
from diplomatic.schema.content import (
    AnyElement,
    Choice,
    DataRef,
    Empty,
    Group,
    Interleave,
    Node,
    NotAllowed,
    Raw,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
    choice,
    rebuilt,
    repeat,
    walk,
)
from diplomatic.schema.model import Definition, Element, Kind, Schema

_DATA = (DataRef, Value, Tokens)
_OUTSIDE = 1


@dataclass(frozen=True, slots=True)
class Model:
    """A content model as XSD has it: ``data`` for a simple type, else ``particle`` (None: nothing) with or without
    text.
    """

    particle: Node | None
    mixed: bool
    data: Node | None = None


class Contents:
    """Turns content models into what XSD can say."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.elements = schema.by_define()
        self.definitions: dict[str, Definition] = schema.definitions
        self._bits = {define: 2 << number for number, define in enumerate(self.elements)}
        self._masks: dict[str, int] = {}
        self._here = schema.ns
        foreign = sum(bit for define, bit in self._bits.items() if self.elements[define].ns != schema.ns)
        self._wild = (sum(self._bits.values()), foreign if schema.ns else sum(self._bits.values()))

    def stand_in(self, ns: str) -> None:
        """The namespace of the document that is written: only in that of the schema, wildcards leave its elements out."""
        if ns != self._here:
            self._here = ns
            self._masks.clear()

    def symbols(self, node: Node) -> int:
        """The elements that one particle takes, as bits."""
        if isinstance(node, Ref):
            return self.mask(node.name)
        if isinstance(node, AnyElement | Raw):
            return self._wild[self._here == self.schema.ns] | _OUTSIDE
        return 0

    def mask(self, define: str) -> int:
        """The elements that a definition leads to, as bits."""
        if define in self._bits:
            return self._bits[define]
        if define not in self._masks:
            self._masks[define] = 0
            inner = self.definitions.get(define)
            parts = walk(inner.content) if inner else iter([AnyElement()])
            total = 0
            for part in parts:
                total |= self.symbols(part)
            self._masks[define] = total
        return self._masks[define]

    def model(self, element: Element, problem: Callable[[str, bool], None]) -> Model:
        """What stands in an element; ``problem`` is told what is too wide, and whether it is ambiguous."""
        self.stand_in(element.ns)
        node = self.opened(element.content)
        kinds = {type(part) for part in walk(node)}
        if kinds & set(_DATA):
            if kinds & {Ref, AnyElement, Raw}:
                problem("typed text beside elements", False)
                return Model(self._wide(node), True)
            return Model(None, False, node)
        mixed = Text in kinds
        if mixed and not text_everywhere(node):
            problem("text in some places only", False)
        particle = self._unambiguous(self._without_text(node), problem)
        return Model(particle, mixed)

    def opened(self, node: Node) -> Node:
        """Macros and datatypes written out; classes and elements stay references."""
        if isinstance(node, Ref):
            inner = self.definitions.get(node.name)
            if inner is not None and inner.spec.key.kind is not Kind.CLASS:
                return self.opened(inner.content)
            return node
        return rebuilt(node, self.opened)

    def _without_text(self, node: Node) -> Node:
        if isinstance(node, Text):
            return Empty()
        new = rebuilt(node, self._without_text)
        if isinstance(new, Choice) and any(isinstance(child, Empty) for child in new.children):
            return repeat(choice([child for child in new.children if not isinstance(child, Empty)]), 0, 1)
        return _flatter(new)

    def _unambiguous(self, node: Node, problem: Callable[[str, bool], None]) -> Node | None:
        if isinstance(node, Empty):
            return None
        if isinstance(node, NotAllowed):
            problem("a content model that nothing fits", False)
            return None
        node = self.merged(node)
        if not _fits(node):
            problem("parts in any order that may be repeated", False)
            return self._wide(node)
        clash = ambiguity(node, self.symbols)
        if clash:
            problem(f"{self.shown(clash[0])} may stand in two places that XSD cannot tell apart", True)
            return self._wide(node)
        return node

    def merged(self, node: Node) -> Node:
        """Choices in which one element occurs once: RELAX NG does not mind a class and its member side by side, XSD
        does.
        """
        node = rebuilt(node, self.merged)
        if not isinstance(node, Choice):
            return node
        taken = 0
        kept: list[Node] = []
        for child in node.children:
            mask = self.symbols(child)
            if mask and taken & mask and isinstance(child, Ref):
                kept += [Ref(name) for name in self.leaves(child.name) if not taken & self.mask(name)]
            else:
                kept.append(child)
            taken |= mask
        return choice(kept)

    def leaves(self, define: str) -> list[str]:
        """The elements that a class leads to, each once."""
        if define in self._bits:
            return [define]
        mask = self.mask(define)
        return [name for name, bit in self._bits.items() if bit & mask]

    def _wide(self, node: Node) -> Node | None:
        """Everything that a content model has, in any order and number."""
        parts: dict[Node, None] = {}
        for part in walk(node):
            if isinstance(part, Ref):
                parts |= {Ref(name): None for name in self.leaves(part.name)}
        others = [part for part in walk(node) if isinstance(part, AnyElement | Raw)]
        if others:
            parts = {part: None for part in parts if not self.symbols(part) & self.symbols(others[0])} | {
                _widest(others): None
            }
        return repeat(choice(list(parts)), 0, None) if parts else None

    def shown(self, node: Node) -> str:
        if isinstance(node, Ref):
            return self.elements[node.name].name if node.name in self.elements else node.name
        return "any element"


def text_everywhere(node: Node) -> bool:
    """Whether a content model allows text before, between and after everything, as *mixed* does."""
    match node:
        case Text():
            return True
        case Repeat(most=None):
            inner = node.child.children if isinstance(node.child, Choice) else (node.child,)
            return any(map(text_everywhere, inner)) and all(text_everywhere(part) or _single(part) for part in inner)
        case Repeat():
            return text_everywhere(node.child)
        case Group():
            return all(map(text_everywhere, node.children))
        case Choice():
            return all(map(text_everywhere, node.children))
        case Interleave():
            rest = [child for child in node.children if not isinstance(child, Text)]
            return len(rest) < len(node.children) and not any(
                isinstance(p, Text) for child in rest for p in walk(child)
            )
    return False


def _single(node: Node) -> bool:
    return isinstance(node, Ref | AnyElement | Raw)


def _flatter(node: Node) -> Node:
    """``(a?)*`` is ``a*``, ``(a+)*`` is ``a*``: XSD would call the longer one ambiguous."""
    if isinstance(node, Repeat) and isinstance(node.child, Repeat):
        inner = node.child
        if node.most is None and inner.least <= 1 and (inner.most is None or inner.most == 1):
            return Repeat(
                inner.child, min(node.least, 1) * inner.least if node.least < 2 else node.least * inner.least, None
            )
        if inner.most is None and inner.least <= 1 and (node.least, node.most) == (0, 1):
            return Repeat(inner.child, 0, None)
    return node


def _fits(node: Node) -> bool:
    """Whether every interleave can be an ``xs:all``: at the top, of single elements."""
    inside = [part for part in walk(node) if isinstance(part, Interleave)]
    if not inside:
        return True
    return inside == [node] and isinstance(node, Interleave) and all(map(_once, node.children))


def _once(node: Node) -> bool:
    return isinstance(node, Ref) or (
        isinstance(node, Repeat) and isinstance(node.child, Ref) and (node.least, node.most) == (0, 1)
    )


def _widest(nodes: Sequence[Node]) -> AnyElement:
    required = [node.require for node in nodes if isinstance(node, AnyElement)]
    if len(required) == len(nodes) and all(required):
        return AnyElement(require=tuple(dict.fromkeys(ns for require in required for ns in require)))
    return AnyElement()
