"""The navigation document: the contents, the pages of the sources, the landmarks (EPUB 3.3, section 7)."""

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.builder import E

from diplomatic.labels import label
from diplomatic.render.book.contents import contents
from diplomatic.render.book.parts import Part
from diplomatic.render.epub.xhtml import EPUB_TYPE, Sheet


def page_breaks(parts: Iterable[Part], language: str) -> list[tuple[str, str]]:
    """The address and the name of every page break in the sources; a break that has no id is given one."""
    found = []
    chapters = [part for part in parts if part.is_chapter]
    for part in chapters:
        breaks = [element for element in part.content.iter("span") if element.get("role") == "doc-pagebreak"]
        taken = set(part.ids.values())
        for number, element in enumerate(breaks, 1):
            if element.get("id") is None:
                element.set("id", _free(f"page.{number}", taken))
            name = element.get("title") or label("page", language)
            found.append(
                (f"{part.name}.xhtml#{element.get('id')}", f"{part.running}, {name}" if len(chapters) > 1 else name)
            )
    return found


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def document(parts: Sequence[Part], pages: Sequence[tuple[str, str]], sheet: Sheet, language: str) -> bytes:
    """The whole document. What only the reading system shows, and nobody on the page, is hidden."""
    title = label("book-contents", language)
    toc = _nav("toc", title, contents(parts, [f"{part.name}.xhtml" for part in parts], language))
    navs = [toc]
    if pages:
        entries = E.ol(*(E.li(E.a({"href": address}, name)) for address, name in pages))
        navs.append(_nav("pagelist", label("book-pages", language), entries, hidden=True))
    first = next((part for part in parts if part.is_chapter), None)
    marks = [("titlepage", "title.xhtml", "book-title-page")]
    marks += (
        [("toc", "nav.xhtml", "book-contents")] if len(parts) > 1 else []
    )  # else it is not among the pages that are read
    marks += [("bodymatter", f"{first.name}.xhtml", "book-start")] if first else []
    links = E.ol(*(E.li(E.a({"href": href, EPUB_TYPE: kind}, label(key, language))) for kind, href, key in marks))
    navs.append(_nav("landmarks", title, links, hidden=True))
    return sheet.page(title, *navs, kind="contents")


def _nav(kind: str, title: str, entries: etree._Element, *, hidden: bool = False) -> etree._Element:
    """``kind`` is a role of DPUB-ARIA where there is one: the landmarks have none."""
    nav = E.nav({EPUB_TYPE: kind.replace("pagelist", "page-list"), "aria-label": title}, entries)
    if kind != "landmarks":
        nav.set("role", f"doc-{kind}")
    if hidden:
        nav.set("hidden", "hidden")
    else:
        nav.insert(0, E.h1(title))
    return nav
