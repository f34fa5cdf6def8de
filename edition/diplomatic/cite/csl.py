"""A cable as a CSL item (CSL-JSON; CSL 1.0.2, appendices III and IV), from which every style makes its citation.

Which type? A cable is correspondence: ``personal_communication`` is the only type whose sender and recipient the styles know
("Burton to Merriam, telegram, January 26, 1923": Turabian, N24).

Which dates? ``event-date`` is when it was written, ``event-place`` where: so Chicago's own style has it for a published letter.
``issued`` is when this edition of it was published. ``original-date`` says the first again, for styles (APA) that print a work
published anew so, and know no other. So neither date can be taken for the other, and no style loses the older one.
"""

from typing import Any

from diplomatic.cite.agents import Agent
from diplomatic.cite.dates import Moment, parts
from diplomatic.cite.sentences import in_sentence
from diplomatic.cite.work import Work
from diplomatic.document import fold
from diplomatic.labels import label

Item = dict[str, Any]
TYPE = "personal_communication"
_LABELS = {"paragraph": "paragraph", "original-paragraph": "paragraph", "header-line": "line"}


def item(work: Work) -> Item:
    """The item; variables that nothing is known of are left out."""
    archive = work.archive
    fields: Item = {
        "id": work.id,
        "type": TYPE,
        "title": work.title,
        "genre": genre_of(work),
        "author": names(work.authors),
        "recipient": names(work.recipients),
        **_dates(work),
        "event-place": work.sent_from,
        "container-title": work.container or work.series,
        "collection-title": work.series if work.container else "",
        "collection-number": work.number,
        "editor": names(work.editors),
        "translator": names(work.translators),
        "publisher": work.publisher,
        "publisher-place": work.place,
        "version": work.version,
        "archive": archive.repository,
        "archive-place": archive.settlement,
        "archive_collection": archive.collection,
        "archive_location": archive.shelfmark,
        "DOI": work.doi,
        "URL": work.url,
        "accessed": date(Moment(work.accessed)),
        "language": work.language,
    }
    return {name: value for name, value in fields.items() if value}


def _dates(work: Work) -> Item:
    """Both dates, apart. What is in no edition has only its own."""
    day, published = date(work.date, work.language), date(work.published)
    if not (work.container or work.series or work.publisher):
        return {"event-date": day, "original-date": day, "issued": published} if day and published else {"issued": day}
    return {"event-date": day, "original-date": day, "issued": published}


def locator(work: Work) -> Item:
    """The cited passage as a cite has it: ``label`` and ``locator``; empty where it has no number."""
    place = work.locator
    if place is None or not place.number:
        return {}
    number = place.number
    if place.kind == "original-paragraph":
        number = f"{number} ({label('cite-of-original', work.language)})"
    return {"label": _LABELS[place.kind], "locator": number}


def genre_of(work: Work) -> str:
    """What the cable calls itself, as it is written within a sentence; else simply a cable.

    Capitals of a heading are not kept (``CIPHERED TELEGRAM``, ``Enciphered Cable``); German nouns keep theirs.
    """
    if not work.genre:
        return label("cite-cable", work.language)
    words = work.genre.split()
    if work.language.partition("-")[0].lower() == "de":
        return " ".join(word.capitalize() if word.isupper() else word for word in words)
    whole = work.genre.isupper()
    return " ".join(word if word.isupper() and not whole and len(word) > 1 else word.lower() for word in words)


def names(agents: tuple[Agent, ...]) -> list[dict[str, str]]:
    """Names as CSL has them."""
    return [_name(agent) for agent in agents]


def _name(agent: Agent) -> dict[str, str]:
    if agent.literal:
        return {"literal": agent.literal}
    return {"family": agent.family, "given": agent.given} if agent.given else {"family": agent.family}


def date(moment: Moment, language: str = "") -> Item:
    """A date as CSL has it: its parts, of a range both ends; empty where there is none.

    CSL has no date that lies between two, and no range with an open end: such a one is said in words (``literal``), and in them
    alone, because a processor would print both.
    """
    ends = [list(found) for end in (moment.begin, moment.end) if (found := parts(end))]
    if not ends:
        return {}
    if moment.bounded or moment.open:
        return {"literal": fold(in_sentence(moment, language))}
    return {"date-parts": ends}
