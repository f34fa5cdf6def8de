"""The page of a document has the Highwire tags that a reference manager reads, with what the header says.

## What it means
`citation_title`, `citation_date` (or `citation_publication_date`), `citation_public_url`, `citation_language`,
`citation_author` where the header has one, and a container: `citation_book_title` or `citation_series_title`. Each is there
once, is no placeholder, and title, language and address are those of the header.

## Why it matters
Zotero reads these tags. With `citation_title` alone it takes a cable for an article in a journal; with `citation_book_title`
for a section of a book, as history.state.gov has it. Authority: Google Scholar's inclusion guidelines; Zotero's translator
"Embedded Metadata".

## Example
`<meta name="citation_author" content="Foo, Bar">`, and no container

## What to do
Write the tags from the header. What the header does not say has no tag.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._zotero import item_type
from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text
from diplomatic.citable.words import listed, same, same_address
from diplomatic.document.placeholders import placeholder_in

_CONTAINERS = (
    "citation_book_title",
    "citation_inbook_title",
    "citation_series_title",
    "citation_journal_title",
    "citation_conference_title",
)
_WANTED = {
    "citation_title": ("citation_title",),
    "citation_date": ("citation_date", "citation_publication_date"),
    "citation_public_url": ("citation_public_url",),
    "citation_language": ("citation_language",),
    "citation_author": ("citation_author", "citation_authors"),
    "a container (citation_book_title)": _CONTAINERS,
}
_ONCE = ("citation_title", "citation_date", "citation_public_url", "citation_book_title", "citation_series_title")


class Tagged(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        yield Seen("page")
        lacks = [name for name, tags in _WANTED.items() if not page.meta(*tags)]
        if text is not None and not text.work.authors and "citation_author" in lacks:
            lacks.remove("citation_author")
        if lacks:
            kind = f"; Zotero would make it a {item_type(page)}" if item_type(page) != "bookSection" else ""
            yield page.at(None, f"the page lacks {listed(lacks)}{kind}", "write the tags from the header")
        else:
            yield Seen(f"Zotero {item_type(page)}")
        yield from _values(page)
        if text is not None:
            yield from _compared(page, text)


def _values(page: Page) -> Iterator[Finding]:
    for name, values in page.metas.items():
        if not name.startswith("citation_"):
            continue
        if name in _ONCE and len(values) > 1:
            yield page.at(None, f"the tag {name} stands {len(values)} times", "keep the one that the header gives")
        for value in values:
            if placeholder := placeholder_in(value):
                yield page.at(
                    None, f"the tag {name} is a placeholder: '{placeholder}'", "write what is so, or leave it out"
                )


def _compared(page: Page, text: Text) -> Iterator[Finding]:
    work = text.work
    wrong = {
        "citation_title": (work.title, same),
        "citation_language": (work.language, lambda one, other: one[:2].casefold() == other[:2].casefold()),
        "citation_public_url": (work.address, same_address),
        "citation_book_title": (work.container, same),
    }
    for name, (stated, is_same) in wrong.items():
        said = page.meta(name)
        if said and stated and not placeholder_in(said) and not is_same(said, stated):
            yield page.at(None, f"the tag {name} says '{said}', and the header '{stated}'", "the header is right")
