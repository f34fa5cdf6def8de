"""What Zotero's translator "Embedded Metadata" makes of a page, by the rules that its public source shows."""

from diplomatic.citable.page import Page

_BY_CONTAINER = (
    ("citation_journal_title", "journalArticle"),
    ("citation_technical_report_institution", "report"),
    ("citation_conference_title", "conferencePaper"),
    ("citation_conference", "conferencePaper"),
    ("citation_dissertation_institution", "thesis"),
    ("citation_inbook_title", "bookSection"),  # newer translators only; the older ones only the next
    ("citation_book_title", "bookSection"),
)


def item_type(page: Page) -> str:
    """The type of item: as the page says in Zotero's own terms, else by the container of the Highwire tags, else an article."""
    if stated := page.meta("z.itemType"):
        return stated
    for name, kind in _BY_CONTAINER:
        if page.meta(name):
            return kind
    return "journalArticle" if page.meta("citation_title", "citation_series_title") else "webpage"
