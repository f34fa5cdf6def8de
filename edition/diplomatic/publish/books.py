"""The books that the site offers: each cable, and the edition, as EPUB and as PDF."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lxml import etree

from diplomatic.config import Config
from diplomatic.document import fold
from diplomatic.labels import label
from diplomatic.publish import addresses
from diplomatic.publish.site import Books, Site
from diplomatic.publish.step import File, Step, digest
from diplomatic.render.book import Book, Page, cable_book, edition_book
from diplomatic.render.epub import epub
from diplomatic.render.pdf import pdf, pdf_available

_MAKERS = {"epub": epub, "pdf": pdf}
_MANY = {"epub": 5000, "pdf": 200}
"""So many cables are as many books by default: minutes of work at most."""


def offer_of(config: Config, cables: int) -> Books:
    """What the settings ask for and this machine can make."""
    chosen = {kind: _chosen(config, kind, cables) for kind in _MAKERS}
    wanted = [kind for kind, choice in chosen.items() if choice != "none" and (kind != "pdf" or pdf_available())]
    return Books(tuple(kind for kind in wanted if chosen[kind] == "all"), tuple(wanted))


def _chosen(config: Config, kind: str, cables: int) -> str:
    choice = config.text("books", kind)
    if choice == "auto":
        return "all" if cables <= _MANY[kind] else "none"
    return choice


def steps(site: Site, introduction: etree._Element | None) -> Iterator[Step]:
    """A step for each book; that of the edition has the editor's introduction. What is said of a cable was said of its page."""
    for cable in site.edition.cables:
        book = partial(cable_book, cable, site.config)
        for kind in site.books.cables:
            yield _step(site, addresses.cable(cable.id, kind=kind), kind, book, [site.edition.memory.digest(cable)])
    pages = [] if introduction is None else [_page(introduction, site.language)]
    for kind in site.books.edition:
        book = partial(edition_book, site.edition.cables, site.config, pages=pages)
        sources = [site.edition.memory.digest(cable) for cable in site.edition.cables]
        yield _step(site, addresses.book(kind), kind, book, [*sources, *(page.content for page in pages)])


def _step(site: Site, path: str, kind: str, book: Callable[[], Book], sources: list[str]) -> Step:
    def make(_: Path) -> Iterator[File]:
        yield File(path, _MAKERS[kind](book(), site.renderer).content)

    return Step(path, digest(site.base, *sources), make, can_wait=True)


def _page(introduction: etree._Element, language: str) -> Page:
    """The introduction as a page of a book, under its own heading or the word for it."""
    heading = next(introduction.iter("h1", "h2", "h3"), None)
    title = fold("".join(map(str, heading.itertext()))) if heading is not None else label("introduction", language)
    content = "".join(
        etree.tostring(part, encoding="unicode", method="html") for part in introduction if part is not heading
    )
    return Page(title, content, addresses.START)
