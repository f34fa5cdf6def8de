"""Highwire Press tags: what Zotero and Google Scholar read in the head of a page; and for Zotero what they have no word for.

``citation_book_title`` is there whenever the cable stands in an edition. Editors have a tag of their own, never that of authors.
``citation_date`` is the day of the document, ``citation_online_date`` that of the edition.

Zotero divides names on its own: at a comma, else before the last word; and a single tag with two words on either side of its comma
it takes for two people. A comma or a semicolon at the end says otherwise, and is no part of the name for it.
"""

from diplomatic.cite.agents import Agent
from diplomatic.cite.dates import Moment, parts
from diplomatic.cite.work import Work
from diplomatic.cite.zotero import terms


def highwire(work: Work) -> list[tuple[str, str]]:
    """The tags in their order: name and content. Names are "Family, Given", one in each tag."""
    tags = [
        ("citation_title", work.title),
        *(("citation_author", name) for name in _names(work.authors)),
        *(("citation_editor", name) for name in _names(work.editors)),
        ("citation_date", _day(work.date)),
        ("citation_online_date", _day(work.published)),
        ("citation_book_title", work.container or work.series),
        ("citation_series_title", work.series if work.container else ""),
        ("citation_publisher", work.publisher),
        ("citation_language", work.language),
        ("citation_doi", work.doi),
        ("citation_public_url", work.address),
        *terms(work),
    ]
    return [(name, content) for name, content in tags if content]


def _names(agents: tuple[Agent, ...]) -> list[str]:
    return [_name(agent.inverted, alone=len(agents) == 1) for agent in agents]


def _name(name: str, *, alone: bool) -> str:
    """A name as Zotero reads it whole: ``Soviet Embassy in Havana,`` and ``de la Cruz, Juan José;``."""
    before, comma, after = name.partition(",")
    if not comma:
        return f"{name}," if " " in name else name
    return f"{name};" if alone and " " in before and " " in after.strip() else name


def _day(moment: Moment) -> str:
    """``1962/10/29``, with what is known of it; of a range its beginning, else its end."""
    return "/".join(f"{part:02}" for part in parts(moment.begin or moment.end))
