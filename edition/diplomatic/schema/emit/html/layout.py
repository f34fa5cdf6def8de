"""The frame that every page shares. Ids that the page itself needs begin with ``page:``, which no ``xml:id`` can."""

from dataclasses import dataclass

from lxml import etree

from diplomatic import styles
from diplomatic.schema.emit.html.addresses import INDEX
from diplomatic.schema.emit.html.markup import Piece, add, el, joined, link
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.model import Kind

REFERENCE_STYLE = "reference.css"
SCRIPT = "search.js"
MAIN = "page:main"
LISTS = {Kind.ELEMENT: "elements", Kind.CLASS: "classes", Kind.MACRO: "macros", Kind.DATA: "datatypes"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one schema have in common. ``home`` is the address and the name of the edition, ``notice`` its notice."""

    words: Words
    title: str
    imprint: tuple[str, ...]
    kinds: tuple[Kind, ...]
    home: tuple[str, str] | None = None
    notice: str = ""

    def page(self, title: str, class_: str, content: Piece) -> etree._Element:
        """A whole page; ``content`` stands in ``main``."""
        main = el("main", content, id=MAIN)
        body = el("body", self._skip(), self._head(), main, self._foot(), class_=f"reference {class_}")
        page = el("html", self._metadata(title), body, lang=self.words.page)
        _unique_ids(page)
        return page

    def _metadata(self, title: str) -> etree._Element:
        whole = title if title == self.title else f"{title} · {self.title}"
        return el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="color-scheme", content="light dark"),
            el("title", whole),
            [el("link", rel="stylesheet", href=style) for style in (styles.NAME, REFERENCE_STYLE)],
            el("script", src=SCRIPT, defer="defer"),
        )

    def _skip(self) -> etree._Element:
        return link(f"#{MAIN}", self.words("skip"), class_="skip")

    def _head(self) -> etree._Element:
        words = self.words
        lists = [el("li", link(f"{INDEX}#page:{LISTS[kind]}", words(LISTS[kind]))) for kind in self.kinds]
        home = link(self.home[0], self.home[1], class_="home") if self.home else None
        if home is not None and words.language != words.page:
            home.set("lang", words.language)
        return el(
            "header",
            el("nav", home, link(INDEX, self.title, class_="guide"), el("ul", lists), aria_label=words("reference")),
            self._search(),
            self._notice(),
            class_="site-head",
        )

    def _notice(self) -> etree._Element | None:
        if not self.notice:
            return None
        notice = el("p", self.notice, class_="notice", role="note")
        if self.words.language != self.words.page:
            notice.set("lang", self.words.language)
        return notice

    def _search(self) -> etree._Element:
        """The search; hidden until its script runs."""
        words = self.words
        box = el(
            "input",
            type="search",
            id="page:query",
            autocomplete="off",
            spellcheck="false",
            placeholder=words("search-hint"),
        )
        return el(
            "search",
            el(
                "form",
                el("label", words("search"), for_="page:query", class_="unseen"),
                box,
                el("p", id="page:found", role="status", class_="unseen"),
                el("ol", id="page:results", hidden="hidden"),
                id="page:search",
                hidden="hidden",
            ),
        )

    def _foot(self) -> etree._Element:
        return el(
            "footer",
            el("p", joined((el("span", part) for part in self.imprint if part), " "), class_="imprint"),
            class_="site-foot",
        )


def region(ident: str, heading: Piece, *content: Piece, class_: str = "") -> etree._Element:
    """A part of a page under a heading."""
    name = f"page:{ident}"
    section = el("section", class_=f"region {class_}".strip(), aria_labelledby=f"{name}-heading", id=name)
    add(section, el("h2", heading, id=f"{name}-heading"), *content)
    return section


def _unique_ids(page: etree._Element) -> None:
    """Of several elements with one id the first keeps it."""
    seen: set[str] = set()
    for element in page.iter():
        ident = element.get("id")
        if ident is None:
            continue
        if ident in seen:
            del element.attrib["id"]
        seen.add(ident)
