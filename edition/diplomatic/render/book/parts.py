"""The parts of a book as trees of HTML: its pages, then its chapters, with ids and links that hold in the book."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document, View, facts_of
from diplomatic.labels import label
from diplomatic.render.book import fragments, ids
from diplomatic.render.book.metadata import clean, direction
from diplomatic.render.book.model import Book, Page
from diplomatic.render.renderer import Renderer

_PLAIN_NAME = re.compile(r"[a-z][a-z0-9._-]{0,60}", re.IGNORECASE)
_LONGEST_RUNNING_HEAD = 70
_LONGEST_LABEL = 300


@dataclass
class Part:
    """A page or a chapter.

    ``name`` is its own in the book and fit for a file; ``address`` is where it stands in the site; ``ids`` are the new
    ids by the old ones. ``label`` names it in lists, ``running`` at the head of a page.
    """

    name: str
    address: str
    label: str
    running: str
    year: str
    is_chapter: bool
    content: etree._Element
    ids: dict[str, str]


def parts_of(
    book: Book, renderer: Renderer, on_cable: Callable[[], None] = lambda: None
) -> tuple[list[Part], list[Diagnostic]]:
    """Every part, links not yet settled, and what the stylesheets had to say.

    Raises:
        CannotRun: if a stylesheet does not work.
    """
    names = _names(book)
    parts = [_page(page, next(names)) for page in book.pages]
    said: list[Diagnostic] = []
    for cable in book.cables:
        content, diagnostics = renderer.chapter(cable, book.view)
        turn(content, direction(renderer.language))
        parts.append(_chapter(cable, content, next(names), renderer.language))
        said += diagnostics
        on_cable()
    return parts, said


def date_in_words(iso: str, language: str) -> str:
    """``29 October 1962``, ``October 1962`` or ``1962``; empty for what is no date."""
    match = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?!\d)", iso)
    if not match:
        return ""
    year, month, day = match.groups()
    words = [day.lstrip("0") if day else "", label(f"month-{month}", language) if month else "", year]
    return " ".join(word for word in words if word)


def turn(element: etree._Element, around: str) -> None:
    """Say the direction of the writing wherever the language changes it; ``around`` is that of what is around."""
    language = element.get("lang", "")
    own = direction(language) if language and not element.get("dir") else element.get("dir", around)
    if own != around:
        element.set("dir", own)
    for child in element.iterchildren(etree.Element):
        turn(child, own)


def _names(book: Book) -> Iterator[str]:
    """A name for each part: the id of the cable where that is plain, else its number."""
    yield from (f"page-{number}" for number in range(1, len(book.pages) + 1))
    taken: set[str] = set()
    for number, cable in enumerate(book.cables, 1):
        name = cable.id if _PLAIN_NAME.fullmatch(cable.id) and not _is_ours(cable.id) else f"chapter-{number}"
        while name.casefold() in taken:
            name += "-"
        taken.add(name.casefold())
        yield name


def _is_ours(name: str) -> bool:
    """Whether a name could be that of a file, or of a part, that every book has."""
    return re.fullmatch(r"(page|chapter)-\d+-*|nav|title|contents", name, re.IGNORECASE) is not None


def _chapter(cable: Document, content: etree._Element, name: str, language: str) -> Part:
    facts = facts_of(cable)
    day = facts.date or facts.sent.date
    title = clean(facts.title)
    in_words = date_in_words(day, language)
    return Part(
        name=name,
        address=f"cables/{quote(cable.id)}.html",
        label=shortened(f"{in_words}. {title}" if in_words else title, _LONGEST_LABEL),
        running=shortened(f"{clean(facts.series)}, {clean(facts.number)}" if facts.series and facts.number else title),
        year=day[:4],
        is_chapter=True,
        content=content,
        ids=ids.settle(content),
    )


def _page(page: Page, name: str) -> Part:
    title = clean(page.title)
    content = fragments.tree(page.content, title)
    return Part(
        name, page.address, shortened(title, _LONGEST_LABEL), shortened(title), "", False, content, ids.settle(content)
    )


def shortened(text: str, longest: int = _LONGEST_RUNNING_HEAD) -> str:
    """A text that fits at the head of a page, or another place of so many characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def view_name(view: View, language: str) -> str:
    """The name of a view, as the site has it."""
    return label(f"{view.value}-view", language)
