"""Whether a content model is one-unambiguous, as XSD demands (*unique particle attribution*), by its position
automaton.

A position is one particle; its symbols are a set of bits, one for each element (and some for what wildcards take). A
class is one position, so that the automaton of a whole TEI content model has a dozen positions instead of hundreds
(Glushkov; Brüggemann-Klein and Wood 1998).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from diplomatic.schema.content import Choice, Group, Interleave, Node, Repeat, children_of

Symbols = Callable[[Node], int]


@dataclass(slots=True)
class _Part:
    """First and last positions of a part, and whether it may be empty."""

    first: frozenset[int]
    last: frozenset[int]
    nullable: bool


@dataclass(slots=True)
class _Automaton:
    symbols: Symbols
    masks: list[int] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    follow: list[set[int]] = field(default_factory=list)

    def part(self, node: Node) -> _Part:
        match node:
            case Group():
                return self._sequence([self.part(child) for child in node.children])
            case Choice():
                parts = [self.part(child) for child in node.children]
                return _Part(
                    _union(p.first for p in parts), _union(p.last for p in parts), any(p.nullable for p in parts)
                )
            case Interleave():
                return self._any_order([self.part(child) for child in node.children])
            case Repeat():
                return self._repeated(node)
        mask = self.symbols(node)
        if not mask:
            return _Part(frozenset(), frozenset(), True)
        self.masks.append(mask)
        self.nodes.append(node)
        self.follow.append(set())
        here = frozenset({len(self.masks) - 1})
        return _Part(here, here, False)

    def _repeated(self, node: Repeat) -> _Part:
        inner = self.part(node.child)
        if node.most is None or node.most > 1:
            self._link(inner.last, inner.first)
        return _Part(inner.first, inner.last, inner.nullable or node.least == 0)

    def _link(self, before: Iterable[int], after: Iterable[int]) -> None:
        following = frozenset(after)
        for position in before:
            self.follow[position] |= following

    def _sequence(self, parts: list[_Part]) -> _Part:
        whole = _Part(frozenset(), frozenset(), True)
        for part in parts:
            self._link(whole.last, part.first)
            first = whole.first | part.first if whole.nullable else whole.first
            last = whole.last | part.last if part.nullable else part.last
            whole = _Part(first, last, whole.nullable and part.nullable)
        return whole

    def _any_order(self, parts: list[_Part]) -> _Part:
        for one in parts:
            for other in parts:
                if one is not other:
                    self._link(one.last, other.first)
        return _Part(_union(p.first for p in parts), _union(p.last for p in parts), all(p.nullable for p in parts))


def ambiguity(node: Node, symbols: Symbols) -> tuple[Node, Node] | None:
    """Two particles that compete for one element, or None."""
    automaton = _Automaton(symbols)
    whole = automaton.part(node)
    for positions in (whole.first, *automaton.follow):
        taken = 0
        for position in sorted(positions):
            if taken & automaton.masks[position]:
                other = next(p for p in sorted(positions) if automaton.masks[p] & automaton.masks[position])
                return automaton.nodes[other], automaton.nodes[position]
            taken |= automaton.masks[position]
    return None


def size(node: Node) -> int:
    """How many particles a content model has."""
    return 1 + sum(size(child) for child in children_of(node))


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sets)
