"""The citation that every page shows, in the language of the page: it needs no style and no extra.

Its parts are an element (no namespace), so that a stylesheet can lay them out; its text is the sentence:

    citation     @xml:lang
      names      who wrote it to whom: name (@role = sender, recipient)
      title      @xml:lang
      genre
      place      where it was written
      date       @when, of the document; without it where the document has none
      container  @href: the edition; series, number
      names      name (@role = edt, trl)
      publisher  place (of publication), publisher, version, published (@when)
      archive    shelfmark, collection, repository, settlement; obtained
      locator    the passage
      accessed   @when
      address    @href

All else in it is the words and commas between them.
"""

from collections.abc import Iterable

from lxml import etree

from diplomatic.cite.agents import Agent
from diplomatic.cite.csl import genre_of
from diplomatic.cite.dates import Moment
from diplomatic.cite.sentences import in_sentence
from diplomatic.cite.wording import stated
from diplomatic.cite.work import Work
from diplomatic.config import Config
from diplomatic.document import fold
from diplomatic.document.permanent import web_address
from diplomatic.document.tei import XML_LANG
from diplomatic.labels import label

_BETWEEN = ", "
Piece = etree._Element | str | None
"""A part of the citation, or words between parts; None for what there is not."""


def plain(work: Work, language: str) -> str:
    """The citation as a sentence."""
    return fold("".join(map(str, visible(work, language).itertext())))


def visible(work: Work, language: str) -> etree._Element:
    """The citation as an element; ``language`` is that of its words (BCP 47)."""
    citation = etree.Element("citation", {XML_LANG: language} if language else {})
    parts: list[list[Piece]] = [
        *_who(work, language),
        *_title(work, language),
        [_piece("genre", genre_of(work)) if work.genre else label("cite-cable", language)],
        [_piece("place", work.sent_from)],
        _when("date", work.date, language) or [label("cite-undated", language)],
        *_container(work, language),
        *_people(work, language),
        *_publication(work, language),
        *_archive(work),
        *_locator(work, language),
        *_accessed(work, language),
        [_piece("address", work.url, href=work.url)],
    ]
    return _sentence(citation, parts)


def of_edition(config: Config, day: str) -> etree._Element:
    """The citation of an edition as a whole, from what ``edition.toml`` states; ``day`` is that of its newest text (ISO 8601)."""
    language, address = stated(config, "language"), web_address(stated(config, "url"))
    version = _piece("version", stated(config, "version"))
    roles = (("cite-edited", "editor", "edt"), ("cite-translated", "translator", "trl"))
    people = [(key, _piece("name", stated(config, name), role=role)) for key, name, role in roles]
    parts: list[list[Piece]] = [
        [_piece("container", stated(config, "title"))],
        *(_around(key, language, names=[name]) for key, name in people if name is not None),
        [_piece("publisher", stated(config, "publisher"))],
        _around("cite-version", language, version=[version]) if version is not None else [],
        _when("published", Moment(day), language),
        [_piece("address", address, href=address)],
    ]
    return _sentence(etree.Element("citation", {XML_LANG: language} if language else {}), parts)


def _sentence(citation: etree._Element, parts: Iterable[list[Piece]]) -> etree._Element:
    """The parts that say something, with commas between them and a full stop."""
    for part in parts:
        pieces = [piece for piece in part if piece is not None and piece != ""]
        if pieces:
            _append(citation, [_BETWEEN, *pieces] if len(citation) or citation.text else pieces)
    _append(citation, ["."])
    return citation


def _who(work: Work, language: str) -> list[list[Piece]]:
    senders, recipients = _end(work.senders, "sender", language), _end(work.recipients, "recipient", language)
    if senders and recipients:
        return [[*senders, f" {label('cite-to', language)} ", *recipients]]
    if recipients:
        return [_around("cite-recipient", language, recipient=recipients)]
    return [senders]


def _end(agents: tuple[Agent, ...], role: str, language: str) -> list[Piece]:
    """One end of the correspondence: a body named beside a person is the office that they write from, or are written to in."""
    people = _named((agent for agent in agents if not agent.body), role, language)
    offices = _named((agent for agent in agents if agent.body), role, language)
    return [*people, " (", *offices, ")"] if people and offices else people or offices


def _title(work: Work, language: str) -> list[list[Piece]]:
    title = _piece("title", work.title)
    if title is None:
        return []
    if work.title_language:
        title.set(XML_LANG, work.title_language)
    return [[label("quote-open", language), title, label("quote-close", language)]]


def _container(work: Work, language: str) -> list[list[Piece]]:
    number = _piece("number", work.number)
    numbered = _around("cite-number", language, number=[number]) if number is not None else []
    series = _piece("series", work.series)
    container = _piece("container", work.container, href=work.container_address)
    within: list[Piece] = [
        *([series] if series is not None else []),
        *([_BETWEEN] if series is not None and numbered else []),
    ]
    within += numbered
    if container is None:
        return [_around("cite-in", language, container=within)] if series is not None else [within]
    return [_around("cite-in", language, container=[container, *([" (", *within, ")"] if within else [])])]


def _people(work: Work, language: str) -> list[list[Piece]]:
    roles = (("cite-edited", work.editors, "edt"), ("cite-translated", work.translators, "trl"))
    return [_around(key, language, names=_named(agents, role, language)) for key, agents, role in roles if agents]


def _publication(work: Work, language: str) -> list[list[Piece]]:
    version = _piece("version", work.version)
    return [
        [
            _piece("publication-place", work.place),
            ": " if work.place and work.publisher else "",
            _piece("publisher", work.publisher),
        ],
        _around("cite-version", language, version=[version]) if version is not None else [],
        _when("published", work.published, language),
    ]


def _archive(work: Work) -> list[list[Piece]]:
    archive = work.archive
    if not archive:
        return [[_piece("obtained", work.obtained)]]
    parts = ("shelfmark", archive.shelfmark), ("collection", archive.collection), ("repository", archive.repository)
    inside = etree.Element("archive")
    for name, text in (*parts, ("settlement", archive.settlement)):
        if text:
            _append(inside, [*([_BETWEEN] if len(inside) else []), _piece(name, text)])
    return [[inside], [_piece("obtained", work.obtained)]]


def _locator(work: Work, language: str) -> list[list[Piece]]:
    place = work.locator
    if place is None or not place.kind:
        return []
    words = (
        label(f"cite-{place.kind}", language).format(number=place.number)
        if place.number
        else label(place.kind, language)
    )
    return [[_piece("locator", words)]]


def _accessed(work: Work, language: str) -> list[list[Piece]]:
    when = _when("accessed", Moment(work.accessed), language)
    return [_around("cite-accessed", language, date=when)] if when else []


def _when(name: str, moment: Moment, language: str) -> list[Piece]:
    return [_piece(name, in_sentence(moment, language), when=moment.iso)] if moment else []


def _named(agents: Iterable[Agent], role: str, language: str) -> list[Piece]:
    """Names in a row, the last two joined by "and"."""
    names: list[Piece] = [_piece("name", agent.direct, **{"role": role, XML_LANG: agent.language}) for agent in agents]
    if len(names) < 2:
        return names
    before: list[Piece] = [part for name in names[:-1] for part in (name, _BETWEEN)][:-1]
    return _around("cite-and", language, names=before, last=names[-1:])


def _around(key: str, language: str, **slots: list[Piece]) -> list[Piece]:
    """The words of a label around the pieces that fill its slots."""
    words = label(key, language)
    found: list[Piece] = []
    while words:
        text, opened, rest = words.partition("{")
        slot, _, words = rest.partition("}")
        found += [text, *(slots[slot] if opened else [])]
    return found


def _piece(name: str, text: str, **attributes: str) -> etree._Element | None:
    if not text:
        return None
    element = etree.Element(name, {key: value for key, value in attributes.items() if value})
    element.text = text
    return element


def _append(parent: etree._Element, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        if isinstance(piece, str) and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + piece
        elif isinstance(piece, str):
            parent.text = (parent.text or "") + piece
        elif piece is not None:
            parent.append(piece)
