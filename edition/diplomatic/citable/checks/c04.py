"""Each document has one permanent address, and its page says the same.

## What it means
`publicationStmt` has one `idno[@type='URI']`: absolute, https, without a query or a session id (rule M005), not that of
another document (rule M007). Where there is a site, the document has a page in it, whose `link rel="canonical"` is this
address.

## Why it matters
This is the address that citations print; two addresses for one text are cited as two texts. Authority: the Endings
principles, 4.4; FAIR F1; RFC 6596 (the canonical link relation).

## Example
`<idno type="URI">http://localhost:8000/cable.php?id=32</idno>`; a page whose canonical address is that of the start page

## What to do
Decide where the edition will stay, write it in `edition.toml` as `url` and in each header as `idno`, and link to it with
`rel="canonical"`.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._others import corpus_faults
from diplomatic.citable.outcome import Finding, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import HEADER, Text
from diplomatic.citable.words import same_address
from diplomatic.document.permanent import address_of
from diplomatic.document.tei import first
from diplomatic.validate.rules.m005 import reason_against


class Addressed(Check):
    needs = Need.EITHER

    def __init__(self) -> None:
        self._without_page: dict[str, Finding] = {}

    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("document")
        if not text.addresses:
            planned = address_of(text.root, text.id, text.config.text("edition", "url"))
            hint = f'write <idno type="URI">{planned or "https://…"}</idno> into publicationStmt'
            place = first(text.root, HEADER + "t:publicationStmt")
            yield text.at(place, "the header states no permanent address", hint)
        yield from text.broken("M005")
        hint = "build the site anew, or name the page as the document is named"
        self._without_page[str(text.document.path)] = text.at(None, "the site has no page of this document", hint)

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            return
        yield Seen("page")
        if text is not None:
            self._without_page.pop(str(text.document.path), None)
        canonical = {link.href: link for link in page.linked("canonical")}
        hint = 'write <link rel="canonical" href="…"> with the permanent address into the head'
        if not canonical:
            yield page.at(None, "the page names no canonical address", hint)
        elif len(canonical) > 1:
            yield page.at(None, "the page names two canonical addresses", hint)
        for address, link in canonical.items():
            if reason := reason_against(address):
                yield page.at(link, f"the canonical address {address} {reason}", hint)
            elif text is not None and text.addresses and not same_address(address, text.addresses[0]):
                message = f"the page says {address}, and its TEI {text.addresses[0]}"
                yield page.at(link, message, "the header is right: write its address into the page")

    def end(self, subject: Subject) -> Iterator[Outcome]:
        yield from corpus_faults(subject, "M007")
        if subject.site is not None and not subject.site.is_file():
            yield from self._without_page.values()
