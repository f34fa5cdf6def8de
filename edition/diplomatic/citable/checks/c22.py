"""Each author has a tag of their own, "Family, Given"; editors and translators are no authors.

## What it means
Every `citation_author` names one person, or one body; the names are those of the header's authors, none of them an editor,
translator or encoder.

## Why it matters
An invented or misplaced author is the fault most often seen in published editions. Authority: Google Scholar's inclusion
guidelines; Zotero's translator "Embedded Metadata", which parts a name at its comma.

## Example
`<meta name="citation_author" content="A. Alekseyev; N. Editor">`

## What to do
One tag for each author of the document. Editors have `citation_editor`.
"""

import re
from collections.abc import Iterator

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text
from diplomatic.citable.words import plain
from diplomatic.cite import Agent

_SEVERAL = re.compile(r";\s*\S|\s(?:and|und|y|et|и|&)\s.*,|,.*\s(?:and|und|y|et|и|&)\s|\S+,\s*\S[^,]*,\s*\S[^,]*,")
_BODY = re.compile(
    r"\b(?:ministry|ministerium|ministerio|embassy|botschaft|embajada|department|committee|council|office|bureau|agency|university|institute"
    r"|archive|contributors|project|government|mission|legation|consulate|министерство|посольство)\b",
    re.I,
)


_LONGEST = 200
"""Characters of a name that are looked at."""


class Ascribed(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        authors = [name for tag in ("citation_author", "citation_authors") for name in page.metas.get(tag, [])]
        if page.role is not Role.DOCUMENT or not authors:
            yield Lacking("no page has an author tag (see C21)")
            return
        yield Seen("author tag", len(authors))
        for name in authors:
            yield from _form(page, name, text)
        if text is not None:
            yield from _persons(page, authors, text)


def _form(page: Page, name: str, text: Text | None) -> Iterator[Finding]:
    known = {plain(agent.literal) for agent in text.work.authors if agent.literal} if text is not None else set()
    if plain(name) in known:
        return
    if _SEVERAL.search(name[:_LONGEST]):
        yield page.at(None, f"one tag names several authors: '{name}'", "write a citation_author for each")
    elif " " in name and "," not in name and not _BODY.search(name):
        yield page.at(None, f"the author is not written family name first: '{name}'", 'write "Family, Given"')


def _persons(page: Page, authors: list[str], text: Text) -> Iterator[Finding]:
    work = text.work
    real = [_key(agent) for agent in work.authors]
    others = {_key(one.agent): one.role or one.relator for one in work.contributors}
    for name in authors:
        key = plain(name)
        if key in others and key not in real:
            yield page.at(
                None,
                f"'{name}' is no author: the header has the name for '{others[key]}'",
                "name him in citation_editor, or not at all",
            )
        elif real and key not in real and not any(key.split()[:1] == one.split()[:1] for one in real):
            yield page.at(None, f"the author '{name}' is not in the header", "take the authors from the header")


def _key(agent: Agent) -> str:
    return plain(agent.inverted)
