"""Two versions of one document.

Which mistake is worse: to call a change of markup a change of words, or to miss a word? The second. So the answer does not
hang on how blocks were matched: the words of both versions are compared in reading order, and only a stretch of text whose
words are the same ones, in the same order, is called unchanged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diplomatic.compare import header, markup, words
from diplomatic.compare.match import Pair, match, moved, opcodes
from diplomatic.compare.outline import Block, Outline, Segment, contents
from diplomatic.compare.result import DocumentDiff, MarkupChange, Status, TextChange, TextKind
from diplomatic.document import Document, fold, plain_text


def compare(old: Document, new: Document, path: str, old_path: str = "") -> DocumentDiff:
    """What changed from one version to the other."""
    work = _Work(Outline.of(old), Outline.of(new))
    text = tuple(work.text_changes())
    changed = tuple(work.markup_changes())
    facts = header.changes(old, new)
    in_source = bool(text) and _source(old) != _source(new)
    status: Status = "changed" if text or changed or facts else "same"
    return DocumentDiff(path, status, old_path or path, work.words, in_source, text, changed, facts)


def whole(document: Document, status: Status, path: str) -> DocumentDiff:
    """A document that only one version has."""
    number = len(Outline.of(document).text.split())
    return DocumentDiff(path, status, path, number, bool(number))


def _source(document: Document) -> str:
    return fold(" ".join(plain_text(child) for child in contents(document.root)))


@dataclass(frozen=True)
class _Region:
    """A stretch of text that is not the same in both versions."""

    old: list[Segment]
    new: list[Segment]
    old_words: list[str]
    new_words: list[str]


@dataclass
class _Work:
    old: Outline
    new: Outline
    pairs: list[Pair] = field(init=False)
    words: int = 0
    _moved: list[Pair] = field(init=False)
    _told: set[int] = field(default_factory=set)
    """The blocks (of the new version) whose words changed, and (below zero) those of the old one that are gone."""

    def __post_init__(self) -> None:
        self.pairs = match(self.old.blocks, self.new.blocks)
        self._moved = [self.pairs[index] for index in sorted(moved(self.pairs))]

    def text_changes(self) -> Iterator[TextChange]:
        """The blocks whose words are others or stand elsewhere, in the order of the new version; those removed at the end."""
        if self.old.text == self.new.text:
            return
        found = [change for region in self._regions() for change in self._of_region(region)]
        found += [change for pair in self._moved for change in self._of_moved(pair)]
        order = {block.label: block.number for block in self.new.blocks}
        yield from sorted(found, key=lambda change: (change.kind == "removed", order.get(change.block, 0)))

    def _regions(self) -> Iterator[_Region]:
        """The stretches that differ, each with the text beside it: a space that is lost there joins two words."""
        shared = self._numbers()
        still_old, still_new = {old.number for old, _ in self._moved}, {new.number for _, new in self._moved}
        left = [segment for segment in self.old.segments if segment.block.number not in still_old]
        right = [segment for segment in self.new.segments if segment.block.number not in still_new]
        keys = [
            [_key(segment, numbers) for segment in side] for side, numbers in zip((left, right), shared, strict=True)
        ]
        for tag, a, b, c, d in opcodes(keys[0], keys[1]):
            if tag == "equal":
                continue
            before, after = min(a, c, 1), min(len(left) - b, len(right) - d, 1)
            texts = [
                "".join(segment.text for segment in side)
                for side in (left[a - before : b + after], right[c - before : d + after])
            ]
            if fold(texts[0]) != fold(texts[1]):
                yield _Region(left[a:b], right[c:d], texts[0].split(), texts[1].split())

    def _numbers(self) -> tuple[dict[int, int], dict[int, int]]:
        """A number for each pair, by the blocks of either side."""
        return (
            {old.number: index for index, (old, _) in enumerate(self.pairs)},
            {new.number: index for index, (_, new) in enumerate(self.pairs)},
        )

    def _of_region(self, region: _Region) -> Iterator[TextChange]:
        self.words += words.count(region.old_words, region.new_words)
        to_new = {old.number: (old, new) for old, new in self.pairs}
        to_old = {new.number: (old, new) for old, new in self.pairs}
        told = len(self._told)
        for segment in region.new:
            yield from self._tell(to_old.get(segment.block.number), segment.block, added=True)
        for segment in region.old:
            yield from self._tell(to_new.get(segment.block.number), segment.block, added=False)
        touched = [*region.new, *region.old]
        if len(self._told) == told and not any(self._is_told(segment.block) for segment in touched):
            block = touched[0].block
            yield TextChange("changed", block.label, block.line, words.difference(region.old_words, region.new_words))

    def _is_told(self, block: Block) -> bool:
        return block.number in self._told

    def _tell(self, pair: Pair | None, block: Block, *, added: bool) -> Iterator[TextChange]:
        """The change of one block of a region, once."""
        mark = pair[1].number if pair else block.number if added else -block.number
        if mark in self._told or not block.text:
            return
        if pair is None:
            kind: TextKind = "added" if added else "removed"
            change = TextChange(kind, block.label, block.line, (("+" if added else "-", block.text),))
        elif pair[0].text != pair[1].text:
            change = _changed(pair)
        else:
            return
        self._told.add(mark)
        yield change

    def _of_moved(self, pair: Pair) -> Iterator[TextChange]:
        old, new = pair
        if new.text:
            yield TextChange("moved", new.label, new.line, (("=", new.text),) if old.text == new.text else ())
        if old.text != new.text:
            self.words += words.count(old.text.split(), new.text.split())
            self._told.add(new.number)
            yield _changed(pair)

    def markup_changes(self) -> Iterator[MarkupChange]:
        """What changed without a word: elements, attributes, ids, the bounds of blocks."""
        still = {id(pair) for pair in self._moved}
        numbers = [(index, pair) for index, pair in enumerate(self.pairs) if id(pair) not in still]
        of_old, of_new = ({pair[side].number: index for index, pair in numbers} for side in (0, 1))
        for old, new in self.pairs:
            if old.id != new.id:
                yield MarkupChange("id", new.label, new.line, old.id or "", new.id or "", new.text[:60])
            if old.text != new.text and new.number not in self._told:
                yield MarkupChange("bounds", new.label, new.line)
            yield from markup.changes(old, new, of_old, of_new)
        yield from self._without_words()

    def _without_words(self) -> Iterator[MarkupChange]:
        """Blocks that came, went or moved, and whose words did not."""
        same = self.old.text == self.new.text
        for _, new in self._moved:
            if same or not new.text:
                yield MarkupChange("moved", new.label, new.line, around=new.text[:60])
        paired = [{pair[side].number for pair in self.pairs} for side in (0, 1)]
        for block in self.new.blocks:
            if block.number not in paired[1] and block.number not in self._told:
                yield MarkupChange("block added", block.label, block.line, around=block.text[:60])
        for block in self.old.blocks:
            if block.number not in paired[0] and -block.number not in self._told:
                yield MarkupChange("block removed", block.label, block.line, around=block.text[:60])


def _key(segment: Segment, numbers: dict[int, int]) -> tuple[int, str, bool, bool]:
    """What makes two segments the same: their block, their words, and whether a space parts them from their neighbours."""
    text = segment.text
    number = numbers.get(segment.block.number, -1)
    return number, fold(text), text[:1].isspace(), text[-1:].isspace()


def _changed(pair: Pair) -> TextChange:
    old, new = pair
    return TextChange("changed", new.label, new.line, words.difference(old.text.split(), new.text.split()))
