"""Where a cable names whom: each name that points at a register entry, with the words around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.tei import elements, first, identifier, language_of, local
from diplomatic.document.text import View, fold, pieces

_NAMES = ("persName", "placeName", "orgName")
_AROUND = 90
"""Characters of context on each side: about a line of print."""
_READ = 4 * _AROUND


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text of a cable, in the reading view.

    ``ref`` is the pointer as the document writes it; ``anchor`` the id of the block that the name stands in. A recipient in a
    distribution list has no words around it.
    """

    ref: str
    anchor: str
    text: str
    before: str = ""
    after: str = ""
    is_recipient: bool = False
    language: str = ""
    """Of the block; empty where the file says none."""


def mentions_of(document: Document) -> list[Mention]:
    """Every name of the text (not of the ``teiHeader``) that points at something, in the order of the text."""
    text = first(document.root, "t:text")
    if text is None:
        return []
    named: dict[etree._Element, list[etree._Element]] = {}
    for name in elements(text, *_NAMES):
        if name.get("ref"):
            named.setdefault(_block(name, text), []).append(name)
    return [mention for block, names in named.items() for mention in _in_block(block, names)]


def _block(name: etree._Element, text: etree._Element) -> etree._Element:
    """The nearest element around a name that has an address."""
    return next((around for around in name.iterancestors() if identifier(around) or around is text), text)


def _in_block(block: etree._Element, names: list[etree._Element]) -> Iterator[Mention]:
    anchor, language = identifier(block) or "", language_of(block)
    if local(block) == "list" and block.get("type") == "distribution":
        for name in names:
            yield Mention(name.get("ref", ""), anchor, _words(name), is_recipient=True, language=language)
        return
    whole, spans = _spans(block, names)
    for name in names:
        if name in spans:
            start, end = spans[name]
            before = _clip(fold(whole[max(0, start - _READ) : start]), at_start=True, spaced=whole[start - 1 : start])
            after = _clip(fold(whole[end : end + _READ]), at_start=False, spaced=whole[end : end + 1])
            yield Mention(name.get("ref", ""), anchor, fold(whole[start:end]), before, after, language=language)


def _spans(block: etree._Element, names: list[etree._Element]) -> tuple[str, dict[etree._Element, tuple[int, int]]]:
    """The text of a block without its notes, and where in it each name stands; one that the reading view leaves out has no place."""
    wanted, spans = set(names), dict[etree._Element, tuple[int, int]]()
    length, texts = 0, []
    found: dict[etree._Element, list[etree._Element] | None] = {}  # of an element come several pieces
    for element, text in pieces(block, View.READING):
        if element not in found:
            inside = list(takewhile(lambda around: around is not block, (element, *element.iterancestors())))
            in_note = any(local(around) == "note" for around in inside)
            found[element] = None if in_note else [name for name in inside if name in wanted]
        around = found[element]
        if around is None:
            continue
        for name in around:
            spans[name] = (spans.get(name, (length, 0))[0], length + len(text))
        texts.append(text)
        length += len(text)
    return "".join(texts), spans


def _words(name: etree._Element) -> str:
    return fold("".join(text for _, text in pieces(name, View.READING)))


def _clip(text: str, *, at_start: bool, spaced: str) -> str:
    """At most a line of words, cut between words, with the space that parts it from the name."""
    if len(text) > _AROUND:
        cut = text[-_AROUND:].partition(" ")[2] if at_start else text[:_AROUND].rpartition(" ")[0]
        text = f"… {cut}" if at_start else f"{cut} …"
    space = " " if spaced.isspace() and text else ""
    return text + space if at_start else space + text
