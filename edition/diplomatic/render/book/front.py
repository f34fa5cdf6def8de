"""The title page, the same in both formats, as a tree of HTML."""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import E

from diplomatic.document import View
from diplomatic.labels import label
from diplomatic.render.book.metadata import Metadata
from diplomatic.render.book.model import Book
from diplomatic.render.book.parts import date_in_words, view_name


def title_page(book: Book, language: str) -> etree._Element:
    """Title, who made it, publisher, version and rights: each only where the book says it. ``language`` is that of the labels."""
    about = book.about
    page = E.section({"class": "title-page"}, E.h1(about.title))
    if series := ", ".join(part for part in (about.series, about.number) if part):
        page.insert(0, E.p({"class": "title-part series"}, series))
    if about.subtitle:
        page.append(E.p({"class": "subtitle"}, about.subtitle))
    if book.view is View.DIPLOMATIC:
        page.append(E.p({"class": "subtitle"}, view_name(book.view, language)))
    facts = E.dl({"class": "imprint"})
    for term, texts in _facts(about, language):
        facts.append(E.div(E.dt(term), *(E.dd(text) for text in texts)))
    if len(facts):
        page.append(facts)
    return page


def _facts(about: Metadata, language: str) -> Iterator[tuple[str, list[str | etree._Element]]]:
    for role in dict.fromkeys(person.role for person in about.people):
        yield role, [person.name for person in about.people if person.role == role]
    if about.edition:
        yield label("edition", language), [about.edition]
    if about.publisher:
        yield label("publisher", language), [about.publisher]
    if version := _version(about, language):
        yield label("version", language), version
    if about.url:
        yield label("permanent-address", language), [E.a({"href": about.url}, about.url)]
    if about.rights:
        yield label("rights", language), list(about.rights)


def _version(about: Metadata, language: str) -> list[str | etree._Element]:
    parts: list[str | etree._Element] = [about.version] if about.version else []
    if about.modified:
        day = about.modified.isoformat()
        parts.append(E.time({"datetime": day}, date_in_words(day, language)))
    return parts
