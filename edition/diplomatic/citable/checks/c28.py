"""The TEI of each document can be downloaded from its page, and its checksum is listed.

## What it means
The page links an XML file of the site that is this document in TEI, and the site's `SHA256SUMS` (or the manifest of a bag)
names it.

## Why it matters
The source outlives the site. Authority: the Endings principles, 4.5.

## Example
A page that offers its text as PDF only

## What to do
Publish the TEI beside the page, and link it.
"""

from collections.abc import Iterator
from pathlib import Path

from diplomatic import checksums
from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.site import split
from diplomatic.citable.text import Text
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Unreadable, read

_HINT = "publish the TEI beside the page, and link it"


class Downloadable(Check):
    needs = Need.PAGES

    def __init__(self) -> None:
        self._listed: frozenset[str] | None = None

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        yield Seen("page")
        sources = [path for path in _sources(page) if _is_tei(path, text)]
        if not sources:
            yield page.at(None, "the page does not lead to its text as TEI", _HINT)
            return
        names = {path.relative_to(page.site.folder).as_posix() for path in sources}
        if names.isdisjoint(self._names(page.site.folder)):
            message = f"the checksum of {min(names)} is not listed"
            yield page.at(None, message, f"write a {checksums.SITE} that names it")

    def _names(self, site: Path) -> frozenset[str]:
        if self._listed is None:
            try:
                self._listed = frozenset(checksums.read(checksums.list_in(site)))
            except CannotRun:
                self._listed = frozenset()
        return self._listed


def _sources(page: Page) -> Iterator[Path]:
    """The XML files of the site that the page links."""
    for node in page.all("a", "link"):
        href = node.get("href") or ""
        if split(href).path.casefold().endswith((".xml", ".tei")) and (path := page.site.path(page.name, href)):
            yield path


def _is_tei(path: Path, text: Text | None) -> bool:
    """Whether a file is the document of the page; where that is not known, whether it is TEI."""
    if text is not None and path.resolve() == text.document.path.resolve():
        return True
    try:
        document = read(path)
        return text is None or document.id == text.id
    except (OSError, Unreadable):
        return False
