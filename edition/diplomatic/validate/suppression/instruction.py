"""Suppressions in a text: ``<?diplomatic ignore N002 reason="the source repeats the name"?>``.

One rule says what an instruction is about: *the element that follows it, and everything in that element*. Between the two
may stand white space, comments and other instructions, but no text. Before the root element it is about the whole document.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.document import Document
from diplomatic.document.model import path_of
from diplomatic.document.tei import local
from diplomatic.validate.suppression import codes
from diplomatic.validate.suppression.suppression import Suppression, judge_codes

_FIND = etree.XPath("//processing-instruction('diplomatic')")
_IGNORE = re.compile(
    r"""ignore\s+(?P<codes>[^\s=,"']+(?:[\s,]+[^\s=,"']+)*?)(?:\s+reason\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?\s*"""
)


def has_instructions(document: Document) -> bool:
    """Whether a document has any suppressions of its own, right or wrong."""
    return bool(_FIND(document.tree))


def read_instructions(document: Document, known: Collection[str]) -> Iterator[Suppression | Diagnostic]:
    """The suppressions of a document; a ``Diagnostic`` for each fault in one."""
    for instruction in _FIND(document.tree):
        at = Location(document.path, instruction.sourceline)
        match = _IGNORE.fullmatch(instruction.text or "")
        if match is None:
            hint = 'write <?diplomatic ignore CODE reason="…"?>'
            yield codes.NOT_UNDERSTOOD.at(at, f"<?diplomatic {instruction.text or ''}?> is not understood", hint)
            continue
        named = tuple(dict.fromkeys(re.split(r"[\s,]+", match["codes"])))
        faults = list(judge_codes(named, match["double"] or match["single"] or "", at, known))
        element = _next_element(instruction)
        if faults:
            yield from faults
        elif element is None:
            hint = "put it directly before the element that it is about"
            yield codes.UNUSED.at(at, f"no element follows in which {' '.join(named)} could be ignored", hint)
        else:
            yield _about(element, named, at)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Whether a place is in an element: of a file, by its XPath, or by its lines."""

    path: Path
    scope: str
    first: int
    last: int

    def __call__(self, location: Location) -> bool:
        """A finding of the corpus has a line and no XPath; the elements of the lines then have to tell."""
        if location.path != self.path:
            return False
        if location.xpath is None:
            return location.line is not None and self.first <= location.line <= self.last
        return f"{location.xpath}/".startswith(f"{self.scope}/")


def _about(element: etree._Element, named: tuple[str, ...], at: Location) -> Suppression:
    lines = [node.sourceline for node in element.iter() if node.sourceline is not None]
    covers = _Inside(at.path, path_of(element), min(lines), max(lines))
    return Suppression(named, at, covers, f"the <{local(element)}> that follows")


def _next_element(instruction: etree._Element) -> etree._Element | None:
    """The element that follows, if no text stands between."""
    node: etree._Element | None = instruction
    while node is not None and not (node.tail or "").strip():
        node = node.getnext()
        if node is not None and local(node):
            return node
    return None
