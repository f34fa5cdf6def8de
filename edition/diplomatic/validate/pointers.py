"""Where the pointers of a document lead."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from diplomatic.document.tei import local

ATTRIBUTES = ("resp", "who", "hand", "scheme", "target", "ref", "corresp", "source", "ana")
_ANY = frozenset(ATTRIBUTES)
_OF_RULE_N001 = {("persName", "ref"), ("placeName", "ref"), ("orgName", "ref"), ("said", "who")}
_OF_RULE_M009 = {("licence", "target")}
_OF_OTHER_RULES = _OF_RULE_N001 | _OF_RULE_M009
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")


class Pointer(NamedTuple):
    """One address in an attribute: ``file`` and ``anchor`` are its two parts, ``scheme`` what stands before a colon."""

    element: etree._Element
    attribute: str
    value: str
    file: str
    anchor: str
    scheme: str


def pointers_of(elements: Iterable[etree._Element]) -> Iterator[Pointer]:
    """Every pointer of these elements but those that other rules follow: at the registers, and of licences."""
    for element in elements:
        for attribute, value in element.items():
            if attribute in _ANY and (local(element), attribute) not in _OF_OTHER_RULES:
                for one in str(value).split():
                    yield _pointer(element, str(attribute), one)


def is_transcript(pointer: Pointer) -> bool:
    """Whether it names the transcript that the cable was encoded from."""
    parent = pointer.element.getparent()
    return parent is not None and local(parent) == "bibl" and parent.get("type") == "transcript"


def _pointer(element: etree._Element, attribute: str, value: str) -> Pointer:
    file, _, anchor = value.partition("#")
    scheme = _SCHEME.match(file)
    return Pointer(element, attribute, value, file, anchor, scheme["scheme"].lower() if scheme else "")
