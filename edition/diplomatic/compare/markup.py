"""What changed in the elements and attributes of one block."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from diplomatic.compare.outline import Attributes, Block, Mark
from diplomatic.compare.result import MarkupChange, MarkupKind

Numbering = dict[int, int]
"""The blocks that stand in both versions in the same order: the number of each, and the number that it shares."""

Written = tuple[str, Attributes]
"""An element as it is written: its name and attributes."""


def written(change: MarkupChange) -> Written:
    """The element that was added or removed."""
    pairs = ((name, old if new is None else new) for name, old, new in change.attributes)
    return change.new or change.old, tuple((name, value) for name, value in pairs if value is not None)


def changes(old: Block, new: Block, of_old: Numbering, of_new: Numbering) -> Iterator[MarkupChange]:
    """The changes of a block. Where its words are others too, places in the text say nothing and are not compared."""
    exact = old.text == new.text
    left = [_comparable(mark, of_old, exact) for mark in old.marks]
    right = [_comparable(mark, of_new, exact) for mark in new.marks]
    if left == right:
        return
    gone, come = _only(left, right), _only(right, left)
    for same in (_same_place, _same_text, _same_span):
        for removed, added in _partners(gone, come, same):
            yield from _changed(removed, added, new)
    yield from (_change("element removed", new, mark.name, "", mark) for mark in gone if mark.name)
    yield from (_change("element added", new, "", mark.name, mark) for mark in come if mark.name)


def _comparable(mark: Mark, numbers: Numbering, exact: bool) -> Mark:
    inside = tuple(numbers[number] for number in mark.inside if number in numbers)
    if exact:
        return replace(mark, inside=inside)
    return replace(mark, inside=(), start=0, end=0, text="")


def _only(these: list[Mark], those: list[Mark]) -> list[Mark]:
    """The marks that the others do not have, in their order."""
    spare = Counter(map(_key, those))
    found = []
    for mark in these:
        if spare[_key(mark)]:
            spare[_key(mark)] -= 1
        else:
            found.append(mark)
    return found


def _key(mark: Mark) -> Mark:
    return replace(mark, text="")


def _partners(gone: list[Mark], come: list[Mark], same: Callable[[Mark, Mark], bool]) -> Iterator[tuple[Mark, Mark]]:
    for removed in list(gone):
        added = next((mark for mark in come if same(removed, mark)), None)
        if added is not None:
            gone.remove(removed)
            come.remove(added)
            yield removed, added


def _same_place(one: Mark, other: Mark) -> bool:
    return one.name == other.name and (one.start, one.end, one.inside) == (other.start, other.end, other.inside)


def _same_text(one: Mark, other: Mark) -> bool:
    return one.name == other.name and one.text == other.text


def _same_span(one: Mark, other: Mark) -> bool:
    spans = (one.start, one.end, one.inside), (other.start, other.end, other.inside)
    return spans[0] == spans[1] and bool(one.end or one.inside) and bool(one.name and other.name)


def _changed(removed: Mark, added: Mark, block: Block) -> Iterator[MarkupChange]:
    attributes = _attributes(removed.attributes, added.attributes)
    if removed.name != added.name:
        yield _change("element replaced", block, removed.name, added.name, added, attributes)
        return
    if attributes:
        yield _change("attributes", block, removed.name, added.name, added, attributes)
    if (removed.start, removed.end, removed.inside) != (added.start, added.end, added.inside):
        yield _change("moved", block, removed.name, added.name, added)


def _attributes(old: Attributes, new: Attributes) -> tuple[tuple[str, str | None, str | None], ...]:
    before, after = dict(old), dict(new)
    names = sorted(before.keys() | after.keys())
    return tuple((name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name))


def _change(
    kind: MarkupKind,
    block: Block,
    old: str,
    new: str,
    mark: Mark,
    attributes: tuple[tuple[str, str | None, str | None], ...] = (),
) -> MarkupChange:
    if kind in ("element added", "element removed"):
        sides = ((None, value) if kind == "element added" else (value, None) for _, value in mark.attributes)
        attributes = tuple((name, *side) for (name, _), side in zip(mark.attributes, sides, strict=True))
    return MarkupChange(kind, block.label, block.line, old, new, mark.text, attributes)
