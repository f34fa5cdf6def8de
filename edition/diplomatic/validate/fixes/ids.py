"""F001: ids for citable blocks that have none. The kinds and their letters are those that ``encode`` gives (docs/encoding.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from diplomatic.document.tei import XML_ID, elements, first, local
from diplomatic.validate.fixes import codes
from diplomatic.validate.fixes.model import Fix, Fixable

_LETTERS = {"p": "p", "ab": "h", "note": "n", "list": "l"}
_CLOSER = "closer"
_LONGEST_SUFFIX = 3
_NUMBERED = re.compile(r"([a-z])(0|[1-9]\d{0,8})([a-z]*)")


@dataclass(order=True, frozen=True, slots=True)
class Number:
    """The number of a block in its series: ``p3a`` is 3 and ``a``."""

    figure: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.figure}{self.suffix}"


@dataclass
class Series:
    """The ids of one kind, in the order of the document. ``numbers`` has None where a block has no id yet."""

    letter: str
    blocks: list[etree._Element] = field(default_factory=list)
    numbers: list[Number | None] = field(default_factory=list)
    regular: bool = True

    def add(self, block: etree._Element) -> None:
        identifier = block.get(XML_ID)
        match = _NUMBERED.fullmatch(identifier or "")
        is_own = match is not None and match[1] == self.letter
        self.regular = self.regular and (identifier is None or is_own)
        self.blocks.append(block)
        self.numbers.append(Number(int(match[2]), match[3]) if match and is_own else None)

    def missing(self, taken: set[str]) -> Iterator[tuple[etree._Element, str]]:
        """Each block without an id, with a new one; ``taken`` are the ids that the document has, and gets."""
        for index, block in enumerate(self.blocks):
            if self.numbers[index] is None:
                number = next((one for one in self._after(index) if f"{self.letter}{one}" not in taken), None)
                if number is None:
                    continue  # a hundred blocks between two ids: something else has happened here
                self.numbers[index] = number
                taken.add(f"{self.letter}{number}")
                yield block, f"{self.letter}{number}"

    def _after(self, index: int) -> Iterator[Number]:
        """Numbers for a block: after all others if it is the last, else between its neighbours."""
        earlier = next((number for number in reversed(self.numbers[:index]) if number), Number(0))
        later = [number for number in self.numbers[index + 1 :] if number]
        if not later:
            highest = max((number.figure for number in self.numbers if number), default=0)
            yield from (Number(figure) for figure in range(highest + 1, highest + 1_000_000))
            return
        if earlier == Number(0):
            yield earlier
        bound = later[0].suffix if later[0].figure == earlier.figure and later[0] > earlier else ""
        suffixes = takewhile(lambda suffix: len(suffix) <= _LONGEST_SUFFIX, _suffixes(earlier.suffix, bound))
        yield from (Number(earlier.figure, suffix) for suffix in suffixes)


def _suffixes(after: str, before: str) -> Iterator[str]:
    """Letters that sort after one suffix and, if there is one, before another: ``a`` … ``z``, ``za``; between a and b, ``aa``."""
    stem = after
    if after and after[-1] < "z":
        for letter in range(ord(after[-1]) + 1, ord("z") + 1):
            suffix = after[:-1] + chr(letter)
            if before and suffix >= before:
                break
            yield suffix
        else:
            stem = after if before else after[:-1] + "z"
    while True:
        letters = [stem + chr(letter) for letter in range(ord("a"), ord("z") + 1)]
        yield from (suffix for suffix in letters if not before or suffix < before or not before.startswith(stem))
        stem += "a" if before else "z"


def ids(fixable: Fixable) -> Iterator[Fix]:
    """A fix for each citable block of the text without an id, if the ids of its kind are regular."""
    root = fixable.document.root
    text = first(root, "t:text")
    if text is None:
        return
    taken = {str(identifier) for identifier in root.xpath("//@xml:id")}
    series = {letter: Series(letter) for letter in _LETTERS.values()}
    closers = []
    for block in elements(text, *_LETTERS, _CLOSER):
        if local(block) == _CLOSER:
            closers.append(block)
        else:
            series[_letter(block)].add(block)
    given = [pair for one in series.values() if one.regular for pair in one.missing(taken)]
    if len(closers) == 1 and closers[0].get(XML_ID) is None and _CLOSER not in taken:
        given.append((closers[0], _CLOSER))
    for block, identifier in given:
        edit = fixable.add_attribute(block, "xml:id", identifier)
        yield fixable.fix(codes.ID, block, f"the <{local(block)}> gets the id {identifier}", edit)


def _letter(block: etree._Element) -> str:
    """A header line that fits no type is a ``p``, and is counted with the header lines."""
    parent = block.getparent()
    in_header = parent is not None and local(parent) == "div" and parent.get("type") == "original-header"
    return "h" if in_header and local(block) == "p" else _LETTERS[local(block)]
