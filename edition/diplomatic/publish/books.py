"""The books that the site offers: each cable, and the edition, as EPUB and as PDF."""

from collections.abc import Iterator
from pathlib import Path

from diplomatic.config import Config
from diplomatic.document import Document
from diplomatic.publish import addresses
from diplomatic.publish.site import Books, Site
from diplomatic.publish.step import File, Step, digest
from diplomatic.render.book import Book, cable_book, edition_book
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


def steps(site: Site) -> Iterator[Step]:
    """A step for each book. What the stylesheets say of a cable they have said of its page."""
    documents = site.edition.cables
    for cable in documents:
        for kind in site.books.cables:
            yield _step(site, addresses.cable(cable.id, kind=kind), kind, [cable])
    for kind in site.books.edition:
        yield _step(site, addresses.book(kind), kind, documents, is_edition=True)


def _step(site: Site, path: str, kind: str, cables: list[Document], *, is_edition: bool = False) -> Step:
    def make(_: Path) -> Iterator[File]:
        book: Book = edition_book(cables, site.config) if is_edition else cable_book(cables[0], site.config)
        yield File(path, _MAKERS[kind](book, site.renderer).content)

    return Step(path, digest(site.base, *(site.edition.memory.digest(cable) for cable in cables)), make, can_wait=True)
