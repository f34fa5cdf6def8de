"""A page describes itself in one way only, or in ways that do not contradict each other.

## What it means
No COinS and no unAPI stand beside Highwire tags; and where Highwire, Dublin Core and Open Graph have the same field, they say
the same.

## Why it matters
Software takes one of several descriptions, and not the one that the editors look at: in Zotero unAPI (priority 300) and COinS
(310) come before embedded metadata (320). Authority: Zotero's translators of 2018, by the priorities that they state.

## Example
COinS with the placeholder "Foo, Bar", left over from a template, beside good Highwire tags

## What to do
Keep the Highwire tags and remove what other software added.
"""

from collections.abc import Iterator
from urllib.parse import parse_qs

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text
from diplomatic.citable.words import listed, same

_FIELDS = {
    "title": ("citation_title", "dc.title", "dcterms.title"),
    "date": ("citation_date", "dc.date", "dcterms.date", "dcterms.created"),
    "author": ("citation_author", "dc.creator", "dcterms.creator"),
    "language": ("citation_language", "dc.language", "dcterms.language"),
}
_PREFIXES = {
    "Highwire": ("citation_",),
    "Dublin Core": ("dc.", "dcterms."),
    "bepress": ("bepress_",),
    "PRISM": ("prism.",),
    "EPrints": ("eprints.",),
}


class OfOneMind(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        del text
        if page.role is Role.REDIRECT:
            return
        schemes = [name for name, prefixes in _PREFIXES.items() if any(tag.startswith(prefixes) for tag in page.metas)]
        schemes += ["COinS"] if page.coins else []
        schemes += ["unAPI"] if page.linked("unapi-server") else []
        if not schemes:
            yield Lacking("no page describes itself for reference managers (see C21)")
            return
        yield Seen("page")
        louder = [name for name in schemes if name in {"COinS", "unAPI"}]
        if louder and len(schemes) > 1:
            message = (
                f"the page has {listed(schemes)}: reference managers take {louder[0]} and never look at the others"
            )
            yield page.at(None, message, "keep the Highwire tags only")
        yield from _contradictions(page)


def _contradictions(page: Page) -> Iterator[Finding]:
    for field, names in _FIELDS.items():
        said = {name: page.metas[name][0] for name in names if page.metas.get(name)}
        first = next(iter(said.values()), "")
        for name, value in said.items():
            if not (
                same(value, first)
                or (field in {"date", "language"} and (value.startswith(first) or first.startswith(value)))
            ):
                yield page.at(
                    None,
                    f"{name} says '{value}', and {next(iter(said))} '{first}'",
                    "let both say the same, or keep one",
                )
    for coins in page.coins:
        fields = parse_qs(coins)
        title = next((fields[key][0] for key in ("rft.title", "rft.atitle", "rft.btitle") if fields.get(key)), "")
        stated = page.meta("citation_title", "dc.title")
        if title and stated and not same(title, stated):
            yield page.at(None, f"the COinS has the title '{title}', and the tags '{stated}'", "remove the COinS")
