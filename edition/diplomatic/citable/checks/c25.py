"""The day of the document and the day of the edition are kept apart.

## What it means
The header has the document's own date (`creation/date`, or that of its sending) and that of the publication. In the page,
what stands for the document's date is never that of the edition, nor the other way round.

## Why it matters
A cable of 1962 must not be cited as of 2026, and the edition not as of 1962. Authority: TEI P5, `creation`; schema.org,
`dateCreated` and `datePublished`; NARA's guide to citing foreign affairs records.

## Example
`<meta name="citation_date" content="2026">` on a cable of 1962

## What to do
`citation_date` and `dateCreated` are those of the document; `citation_online_date` and `datePublished` those of the edition.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text

_OF_DOCUMENT = ("citation_date", "citation_publication_date", "dc.date", "dcterms.created")
_OF_EDITION = ("citation_online_date", "dcterms.issued", "article:published_time")


class Apart(Check):
    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        if not text.work.date:
            hint = 'write <creation><date when="…"/></creation> with the day of the document'
            yield text.at(None, "the header does not say of when the document is", hint)

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT or text is None or not text.work.date:
            return
        day, published = text.work.date.begin or text.work.date.end, text.work.published.begin
        if not published or day[:4] == published[:4]:
            return
        yield Seen("page")
        things = [thing for thing in page.things if thing.get("@id")]
        made = [("JSON-LD dateCreated", str(thing["dateCreated"])) for thing in things if thing.get("dateCreated")]
        issued = [
            ("JSON-LD datePublished", str(thing["datePublished"])) for thing in things if thing.get("datePublished")
        ]
        made += [(name, value) for name in _OF_DOCUMENT for value in page.metas.get(name, [])]
        issued += [(name, value) for name in _OF_EDITION for value in page.metas.get(name, [])]
        for name, value in made:
            if value and day[:4] not in value:
                yield page.at(None, f"{name} is {value}; the document is of {day}", "write the document's date")
        for name, value in issued:
            if day[:4] in value and published[:4] not in value:
                yield page.at(
                    None,
                    f"{name} is {value}, the date of the document; the edition is of {published}",
                    "write the edition's date",
                )
