"""What all pictures draw from: the cables, who is who among the names, the words of the edition's language, the frame of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from diplomatic import labels
from diplomatic.document import Entry, Facts, Name, Transit
from diplomatic.publish import addresses
from diplomatic.publish.pictures.figure import Cell, Figure
from diplomatic.publish.pictures.spans import Span
from diplomatic.publish.pictures.svg import make
from diplomatic.publish.site import Site
from diplomatic.publish.step import Step

SHEET = "picture.xsl"
Page = tuple[str, Callable[[], etree._Element]]
"""The address of a page, and what makes its data: late, because all pages of a large edition at once would fill the memory."""


@dataclass(frozen=True, eq=False, slots=True)
class Party:
    """Somebody or some place: a register entry or, without one, a name. Two spellings of one entry are one party."""

    name: str
    entry: Entry | None = None
    language: str = ""


@dataclass(frozen=True)
class Picture:
    """One picture of the edition: its title, its sentence, small, and as pages.

    Without pages there is nothing to draw, and the sentence says why.
    """

    name: str
    title: str
    says: str
    miniature: etree._Element | None = None
    pages: Iterable[Page] = ()


class Studio:
    """The edition as its pictures see it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.language = site.language
        self.cables: Sequence[Facts] = [_slim(cable) for cable in site.index.cables]
        self._parties: dict[tuple[object, ...], Party] = {}

    def say(self, key: str, **values: object) -> str:
        """A label of the section "Pictures", its words in braces replaced."""
        return labels.label(f"pictures-{key}", self.language).format(**values)

    def label(self, key: str) -> str:
        """Any label."""
        return labels.label(key, self.language)

    def counted(self, key: str, count: int) -> str:
        """A number and what is counted: ``26 recipients``."""
        return labels.counted(key, count, self.language)

    def other(self, language: str) -> str:
        """The language of words of a text or a register, if the page speaks another; else nothing."""
        own = language or self.language
        return own if own != labels.nearest(self.language) else ""

    def when(self, iso: str) -> str:
        """A date in words."""
        return labels.in_words(iso, self.language)

    def how_long(self, way: Transit | None) -> str:
        """How long a cable was under way, in words; nothing where that is not known."""
        if way is None:
            return ""
        hours, minutes = divmod(way.minutes or 0, 60)
        if way.days == 0 and way.minutes is None:
            return self.say("same-day")
        if way.days == 0:
            parts = [f"{hours}\xa0{self.label('hours')}"] * bool(hours)
            return " ".join([*parts, f"{minutes}\xa0{self.label('minutes')}"])
        return self.counted("days", way.days)

    def party(self, name: Name, cable: Facts) -> Party | None:
        """Whom, or which place, a name of a cable means; None where it is empty."""
        entry = self.site.index.entry(name.ref, cable) if name.ref else None
        words = (entry.name if entry else "") or name.text
        if not words:
            return None
        key = (entry.file, entry.id) if entry else (words.casefold(),)
        return self._parties.setdefault(key, Party(words, entry, entry.language if entry else name.language))

    def cell(self, party: Party | None, page: str) -> Cell:
        """The name of a party, or of none, in a table."""
        return Cell(party.name, self.home(party, page), self.other(party.language)) if party else Cell("")

    def home(self, party: Party, page: str) -> str:
        """The address of the page of a register entry; nothing where there is none."""
        return addresses.link(addresses.entry(party.entry), page) if party.entry and party.entry.id else ""

    def cable(self, cable: Facts, page: str, anchor: str = "") -> str:
        """The address of a cable, or of a place in it."""
        href = addresses.link(addresses.cable(cable.id), page)
        return f"{href}#{anchor}" if anchor else href

    def period(self, span: Span) -> str:
        """The name of a part of the edition, in words."""
        words = self.when(span.key) if span.key else self.label("all-cables")
        if span.is_rest:
            words = self.say("no-closer", period=words) if span.key else self.label("undated")
        if span.until:
            year, month, first = span.key.split("-")
            days = self.say("run", first=int(first), last=int(span.until[-2:]))
            return self.label("date-day").format(day=days, month=self.label(f"month-of-{month}"), year=year)
        return f"{words} ({span.share})" if span.share else words

    def page(self, picture: str, span: Span, above: Sequence[Span], figure: Figure, title: str = "") -> etree._Element:
        """The data of a page of a picture: its title, the way up from it, its figure, and the pages beside it."""
        path = addresses.picture(picture, span.name)
        title = self.period(span) if span.name else title or self.say(picture)
        way = [_link("up", addresses.PICTURES, path, self.say("title"))]
        for node in above:
            words = self.period(node) if node.name else self.say(picture)
            way.append(_link("up", addresses.picture(picture, node.name), path, words))
        beside = list(_beside(span, above[-1].parts if above else ()))
        links = [_link(tag, addresses.picture(picture, node.name), path, self.period(node)) for tag, node in beside]
        return make("pictures", {"title": title}, *way, figure.element(), *links)

    def step(self, page: Page) -> Step:
        """The step that makes a page."""
        path, data = page
        return self.site.page(path, SHEET, data())


def _slim(cable: Facts) -> Facts:
    """Facts without what no picture shows: those of all cables are in memory while they are drawn."""
    object.__setattr__(cable, "sources", ())
    return cable


def _link(tag: str, target: str, page: str, words: str) -> etree._Element:
    return make(tag, {"href": addresses.link(target, page), "title": words})


def _beside(span: Span, siblings: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    place = next((number for number, node in enumerate(siblings) if node is span), None)
    if place is None:
        return
    if place:
        yield "previous", siblings[place - 1]
    if place + 1 < len(siblings):
        yield "next", siblings[place + 1]
