"""Each id stands once in the page, every id of the text is there, and every link to an id arrives.

## What it means
No page has the same `id` twice; the page of a document has each `xml:id` of its text exactly once; each `href="#x"`, and each
`page.html#x` within the site, leads to something.

## Why it matters
An address with a fragment that the page does not have opens the top of the page, and nobody notices. Authority: HTML Living
Standard, the attribute `id`; IDE criteria 4.8.

## Example
`<a href="#p12">12</a>` on a page that has no `id="p12"`; `<p id="p4">` twice

## What to do
Let the stylesheet write each `xml:id` once, and look for links to what was renamed.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import MOST_KEPT, Finding, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.citable.words import listed

_TOP = frozenset({"", "top"})
_NAMED = 5


class Arriving(Check):
    needs = Need.PAGES

    def __init__(self) -> None:
        self._anchors: dict[str, str] = {}
        self._wanted: dict[tuple[str, str], list[Finding]] = {}

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        yield Seen("page")
        anchors = page.anchors
        self._anchors[page.name] = f"\n{chr(10).join(anchors)}\n"
        yield from _twice(page)
        if text is not None and page.role is Role.DOCUMENT:
            wanted = [ident for ident in dict.fromkeys(text.ids) if ident not in anchors]
            if wanted:
                more = f" and {len(wanted) - _NAMED} more" if len(wanted) > _NAMED else ""
                message = f"the page lacks the {'ids' if len(wanted) > 1 else 'id'} {listed(wanted[:_NAMED])}{more} of its text"
                yield page.at(None, message, "let the stylesheet write every xml:id as id")
        yield from self._links(page, anchors)

    def _links(self, page: Page, anchors: frozenset[str]) -> Iterator[Outcome]:
        for node in page.all("a", "area"):
            href = (node.get("href") or "").strip()
            target, hash_sign, fragment = href.partition("#")
            fragment = unquote(fragment.partition(":~:")[0])
            if not hash_sign or fragment.casefold() in _TOP:
                continue
            if not target or target == page.path.name:
                if fragment not in anchors:
                    yield page.at(node, f"the link #{fragment} leads nowhere", "correct it, or give its target the id")
            elif name := page.site.target(page.name, href):
                places = self._wanted.setdefault((name, fragment), [])
                if len(places) < MOST_KEPT:
                    hint = "correct it, or give its target the id"
                    places.append(page.at(node, f"the link {href} leads to no place of that page", hint))

    def end(self, subject: Subject) -> Iterator[Outcome]:
        del subject
        for (name, fragment), places in self._wanted.items():
            known = self._anchors.get(name)
            if known is not None and f"\n{fragment}\n" not in known:
                yield from places


def _twice(page: Page) -> Iterator[Finding]:
    """Ids that stand more than once, at the second place of each."""
    counts, seen = Counter(page.ids), set[str]()
    for node in page.root.iter("*") if len(counts) < len(page.ids) else ():
        ident = node.get("id")
        if ident in seen and counts[ident] > 1:
            yield page.at(node, f"the id '{ident}' stands {counts.pop(ident)} times", "let each id stand once")
        elif ident:
            seen.add(ident)
