"""Headings: their ids, and their levels without a gap, whatever the editor's file has."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEFT_OUT = re.compile(r"[^\w\- ]")


def slugs(titles: Iterable[str]) -> Iterator[str]:
    """An id for each heading, made as GitHub makes them: small letters, hyphens for spaces, a number where one comes again."""
    taken: set[str] = set()
    for title in titles:
        stem = _LEFT_OUT.sub("", title.strip().lower()).replace(" ", "-") or "section"
        slug, number = stem, 0
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        yield slug


def opening(body: etree._Element, title: str) -> etree._Element | None:
    """Take out the heading that a page begins with, if it says the title of the page."""
    first = next(iter(body), None)
    if first is None or first.tag not in _NAMES or (body.text or "").strip() or words(first) != title:
        return None
    body.text = first.tail
    first.tail = None
    body.remove(first)
    return first


def level(body: etree._Element, top: int = 2) -> None:
    """Number the headings anew, in place: the outermost is ``top``, and none is more than one level below what it is under."""
    above: list[str] = []
    for heading in body.iter(*_NAMES):
        name = str(heading.tag)
        while above and above[-1] >= name:
            above.pop()
        above.append(name)
        heading.tag = f"h{min(top + len(above) - 1, 6)}"


def words(element: etree._Element) -> str:
    """The words of an element, spaces folded; an image by those that stand in its place."""
    parts = [element.text or ""]
    for child in element:
        parts += [child.get("alt") or "", words(child), child.tail or ""]
    return " ".join("".join(parts).split())
