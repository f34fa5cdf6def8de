"""The books that the site offers: each cable, and the edition, as EPUB and as PDF."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from diplomatic.config import Config
from diplomatic.document import fold
from diplomatic.labels import label
from diplomatic.publish import addresses
from diplomatic.publish.site import Books, Site
from diplomatic.publish.step import File, Step, digest
from diplomatic.render.book import Page, cable_book, edition_book
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
    for kind in site.books.cables:
        for cable in site.index.states():
            inputs = {"markup": site.base, "text": cable.text}
            yield Step(addresses.cable(cable.id, kind=kind), inputs, partial(_of_cable, kind, cable.id), can_wait=True)
    pages = () if introduction is None else (_page(introduction, site.language),)
    for kind in site.books.edition:
        inputs = {"markup": site.base, "texts": site.index.contents, "page": digest(*(page.content for page in pages))}
        yield Step(addresses.book(kind), inputs, partial(_of_edition, kind, pages), can_wait=True, is_alone=True)


def _of_cable(kind: str, ident: str, site: Site) -> Iterator[File]:
    cable = site.index.document(site.index.cable(ident))
    book = cable_book(cable, site.config)
    yield File(addresses.cable(ident, kind=kind), _MAKERS[kind](book, site.renderer).content)


def _of_edition(kind: str, pages: tuple[Page, ...], site: Site) -> Iterator[File]:
    cables = [site.index.document(cable) for cable in site.index.cables]
    book = edition_book(sorted(cables, key=lambda cable: cable.path), site.config, pages=list(pages))
    yield File(addresses.book(kind), _MAKERS[kind](book, site.renderer).content)


def _page(introduction: etree._Element, language: str) -> Page:
    """The introduction as a page of a book, under its own heading or the word for it."""
    heading = next(introduction.iter("h1", "h2", "h3"), None)
    title = fold("".join(map(str, heading.itertext()))) if heading is not None else label("introduction", language)
    content = "".join(
        etree.tostring(part, encoding="unicode", method="html") for part in introduction if part is not heading
    )
    return Page(title, content, addresses.START)
