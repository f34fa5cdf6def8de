"""A book as EPUB 3.3 (https://www.w3.org/TR/epub-33/). The same sources give the same bytes."""

from collections.abc import Callable

from lxml import etree

from diplomatic.render.book import Book, Bound
from diplomatic.render.book.front import title_page
from diplomatic.render.book.links import settle
from diplomatic.render.book.parts import Part, parts_of
from diplomatic.render.epub import navigation
from diplomatic.render.epub.archive import archive
from diplomatic.render.epub.package import package
from diplomatic.render.epub.xhtml import EPUB_TYPE, Sheet
from diplomatic.render.renderer import Renderer

__all__ = ["epub"]


def epub(book: Book, renderer: Renderer, on_cable: Callable[[], None] = lambda: None) -> Bound:
    """The book as the bytes of an EPUB; ``on_cable`` is called after each cable.

    Raises:
        CannotRun: if a stylesheet does not work.
    """
    language = renderer.language
    parts, said = parts_of(book, renderer, on_cable)
    settle(parts, book.site, _target)
    pages = navigation.page_breaks(parts, language)
    sheet = Sheet(language, book.view, book.about.notice)
    files = {
        "css/book.css": renderer.css("epub").encode(),
        "nav.xhtml": navigation.document(parts, pages, sheet, language),
        "package.opf": package(book, parts, bool(pages), language),
        "title.xhtml": sheet.page(book.about.title, _titled(title_page(book, language)), kind="title"),
    }
    for part in parts:
        files[f"{part.name}.xhtml"] = sheet.page(
            part.label, _section(part), kind="cable" if part.is_chapter else "page"
        )
    return Bound(archive(files), said)


def _titled(page: etree._Element) -> etree._Element:
    page.set(EPUB_TYPE, "titlepage")
    return page


def _section(part: Part) -> etree._Element:
    section = etree.Element("section")
    if part.is_chapter:
        section.attrib.update({"role": "doc-chapter", "aria-label": part.label})
    section.append(part.content)
    return section


def _target(part: Part, id_: str) -> str:
    return f"{part.name}.xhtml#{id_}" if id_ else f"{part.name}.xhtml"
