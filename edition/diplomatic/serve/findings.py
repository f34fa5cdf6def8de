"""Findings as the overlay shows them: what, where, and the block of the page that it is about."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic, Location, Severity
from diplomatic.document import Document, Unreadable, read
from diplomatic.document.tei import TEI, identifier, q
from diplomatic.publish import addresses

Shown = dict[str, str]
"""A finding: ``severity``, ``code``, ``message``, ``hint``, ``place`` (file:line), ``page`` and ``block`` (may be empty)."""


def shown(findings: Iterable[Diagnostic], config: Config) -> list[Shown]:
    """The errors, then the warnings, each in the order of their places. What is only worth knowing is not shown."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    chosen = sorted(
        (finding for finding in dict.fromkeys(findings) if finding.severity in order),
        key=lambda finding: (order[finding.severity], finding.location.sort_key()),
    )
    return [_shown(finding, config) for finding in chosen]


def _shown(finding: Diagnostic, config: Config) -> Shown:
    page, block = _place(finding.location, config)
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "place": str(finding.location),
        "page": page,
        "block": block,
    }


def _place(location: Location, config: Config) -> tuple[str, str]:
    """The page that shows a place, and the block in it. A cable that cannot be read is shown as it was, under its file's name."""
    path = location.path
    document = _readable(path)
    if path in config.registers:
        return addresses.register(path.stem), _block(location, document) if document else ""
    if document:
        return addresses.cable(document.id), _block(location, document)
    return addresses.cable(path.stem) if path in config.cables else "", ""


def _readable(path: Path) -> Document | None:
    try:
        return read(path)
    except Unreadable:
        return None


def _block(location: Location, document: Document) -> str:
    """The id of the nearest block around a place; none in the ``teiHeader``, which no page shows as such."""
    for element in _around(location, document):
        if element.tag == q("teiHeader"):
            return ""
        if element is not document.root and (found := identifier(element)):
            return found
    return ""


def _around(location: Location, document: Document) -> Iterator[etree._Element]:
    """The element that a place is in, and those around it."""
    element = _element(location, document)
    if element is not None:
        yield element
        yield from element.iterancestors()


def _element(location: Location, document: Document) -> etree._Element | None:
    if location.xpath:
        found = document.tree.xpath(location.xpath, namespaces={"tei": TEI})
        first = found[0] if isinstance(found, list) and found else None
        return first if isinstance(first, etree._Element) else None
    if location.line is None:
        return None
    before = (element for element in document.root.iter("*") if (element.sourceline or 0) <= (location.line or 0))
    return max(before, key=lambda element: element.sourceline or 0, default=None)


def problem(what: str, place: Location | Path | None, hint: str = "") -> Shown:
    """What keeps an edition from being built, as an error without a code."""
    return {
        "severity": Severity.ERROR.value,
        "code": "",
        "message": what,
        "hint": hint,
        "place": str(place or ""),
        "page": "",
        "block": "",
    }
