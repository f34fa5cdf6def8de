"""The page of a document has JSON-LD whose `@id` is the permanent address, with what schema.org has words for.

## What it means
The JSON-LD can be read, and one thing in it has the page's address as `@id` and says `isPartOf`, `inLanguage`, `license`,
`version`, and `translator` where the header names one.

## Why it matters
Search engines and knowledge graphs read this form only. Authority: JSON-LD 1.1 (W3C); schema.org, `CreativeWork`.

## Example
A block of JSON-LD about the web site in general; a comma too many, so that nothing can be read

## What to do
Write one thing for the document, from its header.
"""

from collections.abc import Iterator
from typing import Any

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text
from diplomatic.citable.words import listed, same_address

_PROPERTIES = ("isPartOf", "inLanguage", "license", "version")


class Linked(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        yield Seen("page")
        hint = 'write it from the header, in <script type="application/ld+json">'
        if not page.json_ld:
            yield page.at(None, "the page has no JSON-LD", hint)
            return
        if None in page.json_ld:
            yield page.at(None, "the JSON-LD of the page cannot be read", "write it with a JSON library")
        address = text.work.address if text is not None and text.work.address else page.canonical
        thing = _about(page.things, address)
        if thing is None:
            if None not in page.json_ld:
                yield page.at(
                    None,
                    f"no @id in the JSON-LD is the address of the page, {address or 'which it does not say'}",
                    hint,
                )
            return
        wanted = [*_PROPERTIES, *(["translator"] if text is not None and text.work.translators else [])]
        if text is not None and not text.work.version:
            wanted.remove("version")
        if lacks := [name for name in wanted if not thing.get(name)]:
            yield page.at(None, f"the JSON-LD lacks {listed(lacks)}", hint)


def _about(things: list[dict[str, Any]], address: str) -> dict[str, Any] | None:
    return next((thing for thing in things if address and same_address(str(thing.get("@id", "")), address)), None)
