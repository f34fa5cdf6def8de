"""The one page of HTML that a PDF is set from: title page, contents, chapters."""

from collections.abc import Callable, Sequence
from uuid import UUID

from lxml import etree
from lxml.builder import E

from diplomatic.labels import label
from diplomatic.render.book import Book, Bound
from diplomatic.render.book.contents import contents
from diplomatic.render.book.front import title_page
from diplomatic.render.book.links import settle
from diplomatic.render.book.metadata import Metadata, direction
from diplomatic.render.book.parts import Part, parts_of, shortened
from diplomatic.render.pdf import footnotes
from diplomatic.render.pdf.lists import tidy
from diplomatic.render.pdf.press import press, pressed
from diplomatic.render.renderer import Renderer


def pdf(book: Book, renderer: Renderer, on_cable: Callable[[], None] = lambda: None) -> Bound:
    """The book as the bytes of a PDF; ``on_cable`` is called after each cable, before the pages are set.

    Raises:
        CannotRun: if a stylesheet does not work, or WeasyPrint is not installed.
    """
    press()  # before the work that would be in vain
    parts, said = parts_of(book, renderer, on_cable)
    for part in parts:
        footnotes.place(part)
    settle(parts, book.site, _target)
    page = _page(book, parts, renderer.language)
    html = etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return Bound(pressed(html, renderer.css("pdf"), UUID(book.about.identifier).bytes), said)


def _target(part: Part, id_: str) -> str:
    """A name has no colon, so that the two names in an address cannot be mistaken."""
    return f"#{part.name}:{id_}" if id_ else f"#{part.name}"


def _page(book: Book, parts: Sequence[Part], language: str) -> etree._Element:
    heads = {"data-running": shortened(book.about.edition or book.about.title), "data-notice": book.about.notice}
    body = E.body({"class": f"book view-{book.view}", **heads})
    body.append(title_page(book, language))
    if len(parts) > 1:
        heading = label("book-contents", language)
        entries = contents(parts, [_target(part, "") for part in parts], language)
        body.append(E.nav({"class": "contents"}, E.h1(heading), entries))
    body.extend(_section(part) for part in parts)
    tidy(body)
    return E.html({"lang": language, "dir": direction(language)}, _head(book.about), body)


def _section(part: Part) -> etree._Element:
    for element in part.content.iter(etree.Element):
        if id_ := element.get("id"):
            element.set("id", f"{part.name}:{id_}")
    described = {"id": part.name, "class": "chapter", "data-label": part.label, "data-running": part.running}
    return E.section(described, part.content)


def _head(about: Metadata) -> etree._Element:
    head = E.head(E.meta({"charset": "utf-8"}), E.title(about.title))
    authors = [person.name for person in about.people if person.relator in {"aut", "edt"}]
    day = about.modified.isoformat() if about.modified else ""
    named = [("author", name) for name in authors]
    named += [("description", about.subtitle), ("dcterms.created", day), ("dcterms.modified", day)]
    head.extend(E.meta({"name": name, "content": text}) for name, text in named if text)
    return head
