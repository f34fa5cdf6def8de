"""What the pages of one site share: its edition, its index, its navigation, and the way from data to a page.

A build has one, and so has each of its workers: both are made from the same frame, so that they know the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from lxml import etree

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, Facts, Registers
from diplomatic.document.permanent import web_address
from diplomatic.publish import addresses
from diplomatic.publish.index import Index
from diplomatic.publish.sources import Base
from diplomatic.publish.step import File, Inputs, Step, digest, file
from diplomatic.publish.versions import Frozen, Versions
from diplomatic.render import Renderer
from diplomatic.render.prose.page import Page

T = TypeVar("T")
_SETTINGS = ("title", "subtitle", "publisher", "version", "rights", "notice", "url")


@dataclass(frozen=True, slots=True)
class Books:
    """The formats in which the site has a book of each cable, and those in which it has one of the edition."""

    cables: tuple[str, ...] = ()
    edition: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What a site is made from, as it can be sent to a worker: ``store`` is the database with the facts of all texts.

    ``registers`` are those that can be read, each with the digest of its file.
    """

    config: Config
    store: Path
    base: Base
    registers: tuple[tuple[Path, str], ...]
    frozen: Frozen | None = None


class Site:
    """A site in the making.

    ``base`` is the digest of settings, schema, transforms and the tool itself; ``markup`` the same without the style sheets,
    on which a page does not depend that only links them.
    """

    def __init__(
        self,
        frame: Frame,
        index: Index,
        registers: Sequence[Document],
        entries: Registers,
        pages: Sequence[Page],
        books: Books,
        versions: Versions,
        renderer: Renderer,
    ) -> None:
        self.frame = frame
        self.config = frame.config
        self.base, self.markup = frame.base.whole, frame.base.markup
        self.index, self.registers, self.entries, self.pages = index, registers, entries, pages
        self.books, self.versions, self.renderer = books, versions, renderer
        self.language = self.config.text("edition", "language")
        self._menu: list[tuple[str, str, str]] = []
        self._kept: dict[str, Any] = {}
        self.feed = ""
        """What every page names as the feed of the edition; empty where there is none."""
        self.data = ""
        """The page of what there is for programs; empty where the edition has no address for them."""
        self.search = ""
        """The page that every page's search box leads to; empty where there is none."""

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What several steps need, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        made: T = self._kept[name]
        return made

    def offer(self, path: str, key: str = "", title: str = "") -> None:
        """Put a page into the navigation of every page, by the key of its label or by its title."""
        self._menu.append((path, key, title))

    @property
    def paths(self) -> set[str]:
        """The pages of the navigation."""
        return {path for path, _, _ in self._menu}

    @cached_property
    def inputs(self) -> Inputs:
        """What every page depends on: all that ``context`` says of the site, and the stylesheets."""
        around = (self.books, self.versions.state, self.search, self.feed, self.data, self._menu)
        return {"markup": self.markup, "site": digest(repr(around)), "changed": self.index.changed}

    @property
    def register_states(self) -> str:
        """One digest of all registers."""
        return digest(*(state for _, state in self.frame.registers))

    def context(self, page: str, canonical: str | None = None) -> etree._Element:
        """What ``transforms/common/context.xml`` describes, so far as all pages have it.

        ``canonical`` is the page whose place under the address of the edition is the permanent address: this one, unless
        another is named; empty where none is to be stated.
        """
        context = etree.Element("context")
        settings = {key: self.config.text("edition", key) for key in _SETTINGS}
        etree.SubElement(context, "edition", settings).set("changed", self.index.changed)
        menu = etree.SubElement(context, "menu")
        for path, key, title in self._menu:
            item = etree.SubElement(menu, "page", href=addresses.link(path, page), key=key, title=title)
            if path == page:
                item.set("current", "yes")
        if self.search and self.search != page:
            etree.SubElement(context, "search", href=addresses.link(self.search, page))
        if (version := self.versions.element(page)) is not None:
            context.append(version)
        if address := self._address(page if canonical is None else canonical):
            etree.SubElement(etree.SubElement(context, "head"), "link", rel="canonical", href=address)
        if self.feed and page != addresses.MISSING:
            etree.SubElement(context, "feed", href=addresses.link(self.feed, page))
        return context

    def parameters(self, page: str) -> dict[str, str]:
        """The parameters of ``transforms/html/params.xsl`` that depend on where a page is."""
        return {
            "css-href": addresses.link(addresses.STYLE, page),
            "home-href": addresses.link(addresses.START, page),
            "edition-title": self.config.text("edition", "title"),
            "lang": self.language,
        }

    def page(
        self,
        path: str,
        sheet: str,
        data: etree._Element,
        context: etree._Element | None = None,
        findings: Sequence[Diagnostic] = (),
    ) -> Step:
        """The step that makes one page from data: ``sheet`` lays it out. ``findings`` are what the data came with."""
        around = etree.tostring(self.context(path) if context is None else context)
        content = etree.tostring(data)
        said = [str(finding) for finding in findings]
        inputs = {"markup": self.markup, "page": digest(sheet, content, around, *said)}
        return Step(path, inputs, partial(_page, path, sheet, content, around, tuple(findings)))

    def _address(self, page: str) -> str:
        """The permanent address of a page (``rel="canonical"``, RFC 6596); empty where the edition has none."""
        address = web_address(self.config.text("edition", "url")).rstrip("/")
        if not address.startswith("https://") or page in ("", addresses.MISSING):
            return ""
        return f"{address}/{quote('' if page == addresses.START else page)}"

    def rendered(self, path: str, sheet: str, data: etree._Element, context: bytes, **parameters: str) -> File:
        """A page from data, at once; ``parameters`` come before those of the page."""
        document = Document(self.config.root / path, etree.ElementTree(data))
        values = {**self.parameters(path), **parameters}
        content, said = self.renderer.stylesheet(sheet).apply(document, values, context)
        return File(path, content.encode(), said)

    def file(self, path: str, content: bytes) -> Step:
        """The step that puts a file into the site as it is."""
        return Step(path, {"file": digest(content)}, file(path, content))


def _page(
    path: str, sheet: str, data: bytes, around: bytes, findings: tuple[Diagnostic, ...], site: Site
) -> Iterator[File]:
    made = site.rendered(path, sheet, etree.fromstring(data, etree.XMLParser(huge_tree=True)), around)
    yield File(path, made.content, [*findings, *made.warnings])


def cable_element(tag: str, cable: Facts, page: str) -> etree._Element:
    """A cable in a list: what ``transforms/html/lists.xsl`` and its like read."""
    values = {
        "id": cable.id,
        "href": addresses.link(addresses.cable(cable.id), page),
        "title": cable.title,
        "lang": cable.title_language,
        "date": cable.day,
        "series": cable.series,
        "number": cable.number,
        "sender": "; ".join(name.text for name in cable.sent.names),
        "from": cable.sent.place.text,
        "addressee": "; ".join(name.text for name in cable.received.names),
        "to": cable.received.place.text,
        "sent": cable.sent.date,
        "received": cable.received.date,
        "precedence": cable.precedence,
        "recipients": str(len(cable.recipients) or ""),
    }
    return etree.Element(tag, {key: value for key, value in values.items() if value})


def cable_elements(tag: str, cables: Iterable[Facts], page: str) -> list[etree._Element]:
    """Several cables, each as an element of the same name."""
    return [cable_element(tag, cable, page) for cable in cables]
