"""What Zotero's translator "Embedded Metadata" makes of a page, by the rules that its public source shows."""

from diplomatic.citable.page import Page

_BY_CONTAINER = (
    ("citation_journal_title", "journalArticle"),
    ("citation_technical_report_institution", "report"),
    ("citation_technical_report_number", "report"),
    ("citation_conference_title", "conferencePaper"),
    ("citation_conference", "conferencePaper"),
    ("citation_dissertation_institution", "thesis"),
    ("citation_dissertation_name", "thesis"),
    ("citation_inbook_title", "bookSection"),
    ("citation_book_title", "bookSection"),
    ("citation_patent_number", "patent"),
)


def item_type(page: Page) -> str:
    """The type of item: by the container that the Highwire tags name; with a title alone, an article of a journal."""
    for name, kind in _BY_CONTAINER:
        if page.meta(name):
            return kind
    return "journalArticle" if page.meta("citation_title") else "webpage"
