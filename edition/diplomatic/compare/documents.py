"""Two versions of one document.

Which mistake is worse: to call a change of markup a change of words, or to miss a word? The second. So the answer does not
hang on how blocks were matched: the words of both versions are compared in reading order, and only a stretch of text whose
words are the same ones, in the same order, is called unchanged.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from diplomatic.compare import header, markup, words
from diplomatic.compare.match import Pair, match, moved, opcodes
from diplomatic.compare.outline import Block, Outline, Segment, contents
from diplomatic.compare.result import DocumentDiff, MarkupChange, Status, TextChange, TextKind, Words
from diplomatic.document import Document, fold, plain_text

_WORD = re.compile(r"\S+")


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


Token = tuple[str, Block]
"""A word, and the block that it begins in."""


def _tokens(segments: list[Segment]) -> list[Token]:
    """The words of a stretch of text. A word that runs over from one segment to the next is one."""
    text = "".join(segment.text for segment in segments)
    ends, blocks, at = [], [], 0
    for segment in segments:
        at += len(segment.text)
        ends.append(at)
        blocks.append(segment.block)
    return [(match[0], blocks[bisect_right(ends, match.start())]) for match in _WORD.finditer(text)]


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
        found = [change for old, new in self._regions() for change in self._of_region(old, new)]
        found += [change for pair in self._moved for change in self._of_moved(pair)]
        if not found:  # no block tells; the words do
            old, new = self.old.text.split(), self.new.text.split()
            self.words += words.count(old, new)
            found = [TextChange("changed", self.new.blocks[0].label, None, words.difference(old, new))]
        order = {block.label: block.number for block in self.new.blocks}
        yield from sorted(found, key=lambda change: (change.kind == "removed", order.get(change.block, 0)))

    def _regions(self) -> Iterator[tuple[list[Token], list[Token]]]:
        """The stretches whose words differ, each with the text beside it: a space that is lost there joins two words."""
        shared = self._numbers()
        still_old, still_new = {old.number for old, _ in self._moved}, {new.number for _, new in self._moved}
        left = [segment for segment in self.old.segments if segment.block.number not in still_old]
        right = [segment for segment in self.new.segments if segment.block.number not in still_new]
        keys = [
            [_key(segment, numbers) for segment in side] for side, numbers in zip((left, right), shared, strict=True)
        ]
        for tag, a, b, c, d in opcodes(keys[0], keys[1]):
            if tag != "equal":
                before, after = min(a, c, 1), min(len(left) - b, len(right) - d, 1)
                old, new = _tokens(left[a - before : b + after]), _tokens(right[c - before : d + after])
                if [word for word, _ in old] != [word for word, _ in new]:
                    yield old, new

    def _numbers(self) -> tuple[dict[int, int], dict[int, int]]:
        """A number for each pair, by the blocks of either side."""
        return (
            {old.number: index for index, (old, _) in enumerate(self.pairs)},
            {new.number: index for index, (_, new) in enumerate(self.pairs)},
        )

    def _of_region(self, old: list[Token], new: list[Token]) -> Iterator[TextChange]:
        """The changes of a stretch, each in the block that has it now (or had it, if that is gone)."""
        partner = {block.number: after for block, after in self.pairs}
        is_new = {block.number for block in self.new.blocks} - {after.number for _, after in self.pairs}
        runs: dict[int, list[Words]] = defaultdict(list)
        homes: dict[int, Block] = {}

        def put(sign: str, tokens: list[Token]) -> None:
            for word, block in tokens:
                home = block if sign != "-" else partner.get(block.number, block)
                key = -block.number if sign == "-" and block.number not in partner else home.number
                homes[key] = home
                runs[key].append((sign, word))

        for tag, a, b, c, d in opcodes([word for word, _ in old], [word for word, _ in new]):
            put("=", new[c:d] if tag == "equal" else [])
            put("-", old[a:b] if tag != "equal" else [])
            put("+", new[c:d] if tag != "equal" else [])
            self.words += max(b - a, d - c) if tag != "equal" else 0
        for key, words_ in runs.items():
            signs = {sign for sign, _ in words_}
            if signs != {"="}:
                self._told.add(key)
                kind: TextKind = "removed" if key < 0 else "added" if signs == {"+"} and key in is_new else "changed"
                yield TextChange(kind, homes[key].label, homes[key].line, words.joined(words_))

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
        gone, come = (_marks(outline, side, self.pairs) for side, outline in enumerate((self.old, self.new)))
        for old, new in self.pairs:
            if old.id != new.id:
                yield MarkupChange("id", new.label, new.line, old.id or "", new.id or "", new.text[:60])
            if old.text != new.text and new.number not in self._told:
                yield MarkupChange("bounds", new.label, new.line)
            yield from self._kept(markup.changes(old, new, of_old, of_new), gone, come)
        yield from self._without_words()

    @staticmethod
    def _kept(
        changes: Iterator[MarkupChange], gone: Counter[markup.Written], come: Counter[markup.Written]
    ) -> Iterator[MarkupChange]:
        """Leaves out the elements that only went along with their words, to a block that is new or from one that is gone."""
        for change in changes:
            spare = come if change.kind == "element removed" else gone if change.kind == "element added" else None
            if spare is not None and spare[markup.written(change)] > 0:
                spare[markup.written(change)] -= 1
            else:
                yield change

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


def _marks(outline: Outline, side: int, pairs: list[Pair]) -> Counter[markup.Written]:
    """The elements in those blocks of one version that the other does not have."""
    paired = {pair[side].number for pair in pairs}
    alone = [block for block in outline.blocks if block.number not in paired]
    return Counter((mark.name, mark.attributes) for block in alone for mark in block.marks)


def _changed(pair: Pair) -> TextChange:
    old, new = pair
    return TextChange("changed", new.label, new.line, words.difference(old.text.split(), new.text.split()))
