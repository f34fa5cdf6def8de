"""Whether a mended document differs from what it was in nothing but the fixes."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.document import Document
from diplomatic.document.tei import XML_ID
from diplomatic.validate.fixes.spaces import RUN

_MAY_BE_ADDED = frozenset({XML_ID, "when", "ref"})


def unexpected(before: Document, after: Document, *, attributes: int, spaces: bool) -> str:
    """What differs and should not; nothing if all is well.

    Args:
        before, after: the document as it was and as it would be.
        attributes: how many attributes were to be added.
        spaces: whether runs of spaces were to become one space.
    """
    old, new = list(_nodes(before)), list(_nodes(after))
    if len(old) != len(new):
        return "the number of elements"
    added = 0
    for one, other in zip(old, new, strict=True):
        if one.tag != other.tag or not _same_text(one, other, spaces=spaces):
            return f"the text at line {one.sourceline}"
        if any(other.get(str(name)) != value for name, value in one.attrib.items()):
            return f"an attribute at line {one.sourceline}"
        more = set(other.attrib) - set(one.attrib)
        if not more <= _MAY_BE_ADDED:
            return f"an attribute at line {one.sourceline}"
        added += len(more)
    return "" if added == attributes else "the number of attributes"


def _nodes(document: Document) -> Iterator[etree._Element]:
    """Every element, comment and instruction, those around the root too."""
    yield from reversed(list(document.root.itersiblings(preceding=True)))
    yield from document.root.iter()
    yield from document.root.itersiblings()


def _same_text(one: etree._Element, other: etree._Element, *, spaces: bool) -> bool:
    pairs = [(one.text, other.text), (one.tail, other.tail)]
    if spaces:
        return all(RUN.sub(" ", old or "") == RUN.sub(" ", new or "") for old, new in pairs)
    return all(old == new for old, new in pairs)
