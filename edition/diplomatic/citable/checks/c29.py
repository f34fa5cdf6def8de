"""No request leaves the site, and no page needs a script for its text.

## What it means
Nothing that a page loads (scripts, styles, fonts, pictures, frames, forms) is on another host, as far as HTML, style sheets
and scripts show it; and the words of the text stand in the HTML of its page.

## Why it matters
What another host serves, it can stop to serve, or change; and readers are watched. A page that a script fills is empty in
archives and in twenty years. Authority: the Endings principles, 4.3 and 4.7.

## Example
`<link href="https://fonts.googleapis.com/…" rel="stylesheet">`; a page that a script fills from the TEI in the browser

## What to do
Keep a copy of everything in the site, and make the pages before they are published.
"""

from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._requests import requests_of, requests_of_files
from diplomatic.citable.outcome import Finding, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.site import host_of
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.citable.words import plain, short
from diplomatic.document import passages_of

_ENOUGH = 0.8
"""How much of a passage's words have to be in the page: spelling and marks may be the page's own."""


class SelfContained(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        yield Seen("page")
        own = host_of(page.canonical)
        for node, address, what in requests_of(page):
            host = host_of(address)
            if host and host != own:
                yield page.at(
                    node, f"the page asks another host for {what}: {short(address)}", "keep a copy in the site"
                )
        if page.role is Role.DOCUMENT and text is not None:
            yield from _missing_text(page, text)
        elif page.role is not Role.REDIRECT and not page.text and any(page.all("script")):
            yield page.at(None, "the page is empty without its scripts", "write its words into the HTML")

    def end(self, subject: Subject) -> Iterator[Outcome]:
        if subject.folder is None or subject.is_single:
            return
        for path, line, address, what in requests_of_files(subject.folder):
            yield Finding(path, line, f"{what} asks another host: {short(address)}", "keep a copy in the site")


def _missing_text(page: Page, text: Text) -> Iterator[Finding]:
    """Passages of the text whose words are not in the page."""
    there = frozenset(plain(page.text).split())
    missing = []
    for passage in passages_of(text.document):
        words = plain(passage.text).split()
        if sum(word in there for word in words) < _ENOUGH * len(words):
            missing.append(passage)
    if missing:
        first = missing[0]
        where = f" ({first.anchor})" if first.anchor else ""
        message = f"{len(missing)} of the text's passages are not in the HTML: “{short(first.text, 60)}”{where}"
        yield page.at(None, message, "make the page before it is published, not in the browser")
