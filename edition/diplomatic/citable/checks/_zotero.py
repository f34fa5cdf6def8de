"""What Zotero's translator "Embedded Metadata" makes of the Highwire tags of a page, as its public source of 2018 does."""

from diplomatic.citable.page import Page

_BY_CONTAINER = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_GUESSES = {"citation_title": "journalArticle", "citation_series_title": "journalArticle"}


def item_type(page: Page) -> str:
    """The type of item: as the page says in Zotero's own terms; else by the last tag that names a container.

    A title or a series alone is guessed to be of a journal.
    """
    if stated := page.meta("z.itemType"):
        return stated
    named = [name for name in page.metas if name in _BY_CONTAINER and page.meta(name)]
    if named:
        return _BY_CONTAINER[named[-1]]
    if page.meta("citation_isbn"):
        return "book"
    return next((kind for name, kind in _GUESSES.items() if page.meta(name)), "webpage")
