"""What a page or a file says to Zotero in its own terms, where the format has no word: that a cable is a letter, and all the rest.

Without them it is the chapter of a book, which came out on the day of the cable; and a newer Zotero, which takes the ``book`` in
``citation_book_title`` for Open Graph's, finds an article in a journal. ``citation_inbook_title`` would help there, and must not be:
it wins over the type that is stated.

Zotero's letters have no editors, no translators and no edition, and no tag gives them recipients. What a type of item lacks stands
in the field Extra, as lines of CSL variables (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra): so
Zotero cites a cable just as the edition does.
"""

from typing import Any

from diplomatic.cite.csl import Item, genre_of, item
from diplomatic.cite.work import Work

_FIELDS = frozenset("id type title genre author archive archive_location DOI URL accessed language".split())
"""The variables that a letter has fields for, and any page can fill."""
_MISTAKEN = frozenset({"editor", "translator"})
"""Whom Zotero makes authors of a letter."""
_SIGNS = str.maketrans("{}|", "()¦")


def terms(work: Work) -> list[tuple[str, str]]:
    """The tags, name and content: ``z`` is the vocabulary of Zotero's RDF, which is read together with the tags of Highwire Press."""
    fields = {
        "itemType": "letter",
        "letterType": genre_of(work),
        "archive": work.archive.repository,
        "archiveLocation": work.archive.shelfmark,
        "extra": _extra(work, _FIELDS),  # with issued, the day of the edition: the item has that of the document
    }
    return [(f"z.{name}", value) for name, value in fields.items() if value]


def item_in_file(work: Work) -> Item:
    """The CSL item as Zotero imports it without a loss; ``note`` holds what becomes its Extra, as citeproc-js and Pandoc read it too.

    https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#cheater-syntax-for-odd-fields
    """
    known = {name: value for name, value in item(work).items() if name not in _MISTAKEN}
    note = _extra(work, _FIELDS - {"DOI"} | {"recipient", "issued"})
    return {**known, "note": note} if note else known


def _extra(work: Work, in_fields: frozenset[str]) -> str:
    """What has no field: a variable, or a name, in each line."""
    rest = {name: value for name, value in item(work).items() if name not in in_fields}
    return "\n".join(f"{name}: {line}" for name, value in rest.items() for line in _lines(value))


def _lines(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_harmless(name.get("literal", "")) or _in_two(name["family"], name.get("given", "")) for name in value]
    if isinstance(value, dict) and "literal" in value:
        return [_harmless(value["literal"])]
    if isinstance(value, dict):
        return ["/".join("-".join(f"{part:02}" for part in end) for end in value["date-parts"])]
    return [_harmless(str(value))]


def _in_two(family: str, given: str) -> str:
    return " || ".join(filter(None, map(_harmless, (family, given))))


def _harmless(text: str) -> str:
    """Without what parts a line: braces begin and end a variable, double bars divide a name."""
    return text.translate(_SIGNS)
