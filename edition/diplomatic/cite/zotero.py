"""What a page says to Zotero in Zotero's own terms, where Highwire Press has no tag: that a cable is a letter, and the rest of it.

Without them it is the chapter of a book, which came out on the day of the cable; and a newer Zotero, which takes the ``book`` in
``citation_book_title`` for Open Graph's, finds an article in a journal. Zotero's letters have no editors, no translators and no
edition, and no tag gives them recipients. What a type of item lacks stands in the field Extra, as lines of CSL variables
(https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra): so Zotero cites a cable just as the edition does.
"""

from typing import Any

from diplomatic.cite.csl import genre_of, item
from diplomatic.cite.work import Work

_IN_FIELDS = frozenset("id type title genre author archive archive_location DOI URL accessed language".split())


def terms(work: Work) -> list[tuple[str, str]]:
    """The tags, name and content: ``z`` is the vocabulary of Zotero's RDF, which is read together with the tags of Highwire Press."""
    fields = {
        "itemType": "letter",
        "letterType": genre_of(work),
        "archive": work.archive.repository,
        "archiveLocation": work.archive.shelfmark,
        "extra": extra(work),
    }
    return [(f"z.{name}", value) for name, value in fields.items() if value]


def extra(work: Work) -> str:
    """What Zotero's letters have no field for: a variable, or a name, in each line. ``issued`` is the day of the edition."""
    return "\n".join(
        f"{name}: {line}" for name, value in item(work).items() if name not in _IN_FIELDS for line in _lines(value)
    )


def _lines(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name.get("literal") or " || ".join(filter(None, (name["family"], name.get("given")))) for name in value]
    if isinstance(value, dict):
        return ["/".join("-".join(f"{part:02}" for part in end) for end in value["date-parts"])]
    return [str(value)]
