"""RIS, as EndNote, Zotero and most catalogues read it: a personal communication (``PCOMM``), whose ``A2`` is the recipient.

So editors are ``A3``: ``ED`` is another way to write ``A2``. A letter has no ``A4``: Zotero would make a second author of the
translator, who is named in the citation only, in ``N1``.

``DA`` and ``PY`` are the day of the document. The format has no place for that of the edition: the citation in ``N1`` has it.
"""

from collections.abc import Iterator

from diplomatic.cite.csl import genre_of
from diplomatic.cite.dates import Moment, parts
from diplomatic.cite.visible import plain
from diplomatic.cite.work import Work


def render(work: Work) -> str:
    """One record. Lines end with CR LF, as the format has it; no value has an end of a line."""
    said = ((tag, " ".join(value.splitlines())) for tag, value in _lines(work))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in said if value) + "ER  - \r\n"


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "PCOMM"
    yield "ID", work.id
    for tag, agents in (("AU", work.authors), ("A2", work.recipients), ("A3", work.editors)):
        yield from ((tag, agent.inverted) for agent in agents)
    yield "TI", work.title
    yield "M3", genre_of(work)
    yield "DA", _day(work.date)
    yield "PY", work.date.year
    yield "T2", work.container or work.series
    yield "T3", work.series if work.container else ""
    yield "M1", work.number
    yield "ET", work.version
    yield "CY", work.place
    yield "PB", work.publisher
    yield "DB", work.archive.repository
    yield "AN", work.archive.shelfmark
    yield "AV", ", ".join(filter(None, (work.archive.collection, work.archive.repository, work.archive.settlement)))
    yield "LA", work.language
    yield "DO", work.doi
    yield "UR", work.url
    yield "Y2", _day(Moment(work.accessed))
    yield "N1", plain(work, work.language)


def _day(moment: Moment) -> str:
    """``YYYY/MM/DD/``, with what is known of it; of a range its beginning, else its end."""
    found = [f"{part:02}" for part in parts(moment.begin or moment.end)]
    return "/".join([*found, *[""] * (4 - len(found))]) if found else ""
