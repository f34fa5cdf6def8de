"""What a book consists of, and the two ways to begin one: from a cable, from an edition."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document, View, facts_of
from diplomatic.document.tei import q
from diplomatic.render.book import metadata
from diplomatic.render.book.metadata import Metadata


@dataclass(frozen=True)
class Page:
    """A page before the cables, such as an introduction.

    ``content`` is a fragment of HTML; ``address`` is where the page stands in the site, from which its links are read.
    """

    title: str
    content: str
    address: str = "index.html"


@dataclass(frozen=True)
class Book:
    """A book: what it says of itself, its pages, its cables in their order, and the view they are printed in.

    ``site`` is the address of the edition, to which a link leads where its target is not in the book; empty for none.
    """

    about: Metadata
    cables: Sequence[Document]
    view: View
    site: str = ""
    pages: Sequence[Page] = ()


@dataclass(frozen=True)
class Bound:
    """A finished book, and what the stylesheets had to say."""

    content: bytes
    diagnostics: list[Diagnostic] = field(default_factory=list)


class NotACable(CannotRun):
    """A document without a text: a register, as a rule."""


def cable_book(cable: Document, config: Config, view: View = View.READING) -> Book:
    """A book of one cable.

    Raises:
        NotACable: if the document is a register.
    """
    _refuse_registers([cable])
    return Book(metadata.of_cable(cable, config, view), [cable], view, metadata.site(config))


def edition_book(
    cables: Sequence[Document], config: Config, view: View = View.READING, pages: Sequence[Page] = ()
) -> Book:
    """A book of an edition: the cables by date, those without one at the end.

    Raises:
        NotACable: if a document is a register.
    """
    _refuse_registers(cables)
    about = metadata.of_edition(cables, config, view)
    return Book(about, sorted(cables, key=_order), view, metadata.site(config), pages)


def _order(cable: Document) -> tuple[bool, str, str]:
    facts = facts_of(cable)
    day = facts.date or facts.sent.date
    return not day, day, facts.id


def _refuse_registers(cables: Sequence[Document]) -> None:
    for cable in cables:
        if cable.root.find(q("text")) is None:
            hint = "A book is made of cables; render a register --to html or --to text"
            raise NotACable("This document has no text: it is no cable", where=Location(cable.path), hint=hint)
