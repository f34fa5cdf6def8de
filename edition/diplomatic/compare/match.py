"""Which block of the new version is which block of the old one: by id, then by text, then by position."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from diplomatic.compare.outline import Block
from diplomatic.document.tei import local

Pair = tuple[Block, Block]


def match(old: list[Block], new: list[Block]) -> list[Pair]:
    """The pairs, in the order of the new version; what has no partner was added or removed."""
    pairs = [(old[0], new[0]), *_by_id(old[1:], new[1:])]
    for step in (_by_text_in_order, _by_text_anywhere, _by_position):
        left, right = _rest(old, new, pairs)
        pairs += step(left, right)
    return sorted(pairs, key=lambda pair: pair[1].number)


def moved(pairs: list[Pair]) -> set[int]:
    """The pairs (by their index) that do not stand in the same order as the others; as few as can be."""
    tails: list[int] = []
    chains: list[list[int]] = []
    before: dict[int, int | None] = {}
    for index, (old, _) in enumerate(pairs):
        place = bisect_left(tails, old.number)
        before[index] = chains[place - 1][-1] if place else None
        if place == len(tails):
            tails.append(old.number)
            chains.append([index])
        else:
            tails[place] = old.number
            chains[place].append(index)
    kept: set[int] = set()
    index_: int | None = chains[-1][-1] if chains else None
    while index_ is not None:
        kept.add(index_)
        index_ = before[index_]
    return set(range(len(pairs))) - kept


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """How the one sequence becomes the other. What both begin and end with is set aside first."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    large = len(left) * len(right) > _LARGE
    found = SequenceMatcher(None, left, right, autojunk=large).get_opcodes()
    middle = [(tag, a + start, b + start, c + start, d + start) for tag, a, b, c, d in found]
    head = [("equal", 0, start, 0, start)] if start else []
    tail = [("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else []
    return [*head, *middle, *tail]


_LARGE = 25_000_000
"""Beyond this many comparisons, frequent words no longer anchor a difference."""


def _rest(old: list[Block], new: list[Block], pairs: list[Pair]) -> tuple[list[Block], list[Block]]:
    left, right = {pair[0].number for pair in pairs}, {pair[1].number for pair in pairs}
    return [b for b in old if b.number not in left], [b for b in new if b.number not in right]


def _by_id(old: list[Block], new: list[Block]) -> list[Pair]:
    known = {block.id: block for block in old if block.id}
    return [(known[block.id], block) for block in new if block.id in known]


def _by_text_in_order(old: list[Block], new: list[Block]) -> list[Pair]:
    keys = [
        [(local(block.element), block.text) if block.text else block.number for block in side] for side in (old, new)
    ]
    return [
        pair
        for tag, a, b, c, d in opcodes(keys[0], keys[1])
        if tag == "equal"
        for pair in zip(old[a:b], new[c:d], strict=True)
        if pair[0].text
    ]


def _by_text_anywhere(old: list[Block], new: list[Block]) -> list[Pair]:
    known: dict[str, list[Block]] = defaultdict(list)
    for block in reversed(old):
        known[block.text].append(block)
    return [(known[block.text].pop(), block) for block in new if block.text and known[block.text]]


def _by_position(old: list[Block], new: list[Block]) -> list[Pair]:
    """Blocks of the same kind, one after the other; two that both have an id are two blocks."""
    waiting: dict[tuple[str, str], list[Block]] = defaultdict(list)
    for block in reversed(old):
        waiting[_kind(block)].append(block)
    pairs = []
    for block in new:
        candidates = waiting[_kind(block)]
        if candidates and not (block.id and candidates[-1].id):
            pairs.append((candidates.pop(), block))
    return pairs


def _kind(block: Block) -> tuple[str, str]:
    parent = block.element.getparent()
    return local(block.element), local(parent) if parent is not None else ""
