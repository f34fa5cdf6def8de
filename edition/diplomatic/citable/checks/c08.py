"""Every block that can be cited has an id, and one that was not made from its words.

## What it means
Paragraphs, header lines, lists, notes, heads, openers and closers have an `xml:id` (rule I003, and heads). A document that
has none at all will do if each paragraph of its page has an id. Where only pages are at hand, their paragraphs are looked at,
and an id that spells the words of its block, or looks like a digest of them, will not do: it changes with every correction.

## Why it matters
What has no id cannot be cited. Authority: IDE criteria 4.8 (which level of the content does an address reach?); TEI P5,
3.11.4.

## Example
`<p>I met with Fidel Castro</p>`; `<p id="i-met-with-fidel-castro">`

## What to do
Give each block the next free number of its kind (`p27`) and never renumber: `diplomatic validate --fix` does it.
"""

import re
from collections.abc import Iterator

from lxml import etree

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Finding, Outcome, Seen
from diplomatic.citable.page import Page, Role, visible
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.citable.words import plain
from diplomatic.document.tei import XML_ID, local

_CITED_WHOLE = frozenset({"note", "item"})
_DIGEST = re.compile(r"(?:[a-z]+[-_])?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}")
_HINT = "give it an id that does not depend on its words, such as the next number"


class Reachable(Check):
    needs = Need.EITHER

    def __init__(self) -> None:
        self._without: dict[str, list[Finding]] = {}

    def text(self, text: Text) -> Iterator[Outcome]:
        yield Seen("block", len(text.blocks))
        found = list(text.broken("I003"))
        for head in text.checked.named("head"):
            names = {local(node) for node in head.iterancestors()}
            if head.get(XML_ID) is None and "text" in names and _CITED_WHOLE.isdisjoint(names):
                found.append(text.at(head, "the head has no id and cannot be cited", _HINT))
        if text.blocks:
            yield from found
        elif found:
            self._without[str(text.document.path)] = found

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            return
        if text is None:
            yield from _of_page_alone(page)
        elif str(text.document.path) in self._without:
            paragraphs = list(_paragraphs(page))
            if paragraphs and all(_id_of(node) for node in paragraphs):
                del self._without[str(text.document.path)]
                yield Seen("generated id", len(paragraphs))

    def end(self, subject: Subject) -> Iterator[Outcome]:
        del subject
        for findings in self._without.values():
            yield from findings


def _paragraphs(page: Page) -> Iterator[etree._Element]:
    """The paragraphs of what the page is about, but not of its navigation."""
    for node in page.main.iter("p"):
        around = {parent.tag for parent in node.iterancestors()}
        if around.isdisjoint({"nav", "footer", "header", "aside", "form", "li", "dd", "figcaption"}) and visible(node):
            yield node


def _id_of(node: etree._Element) -> str:
    """The id of a paragraph: its own, of an anchor in it, or of a block that holds it alone."""
    inside = (one.get("id") or (one.get("name") if one.tag == "a" else "") for one in node.iter("*"))
    own = next((str(value) for value in inside if value), "")
    parent = node.getparent()
    alone = parent is not None and parent.tag in {"div", "blockquote", "section"} and len(list(parent.iter("p"))) == 1
    return own or (str(parent.get("id") or "") if alone and parent is not None else "")


def _of_page_alone(page: Page) -> Iterator[Outcome]:
    for node in _paragraphs(page):
        yield Seen("paragraph")
        ident = _id_of(node)
        if not ident:
            yield page.at(node, "the paragraph has no id and cannot be cited", _HINT)
        elif _is_made_of_words(ident, visible(node)):
            yield page.at(node, f"the id '{ident}' is made from the words of its paragraph", _HINT)


def _is_made_of_words(ident: str, words: str) -> bool:
    slug = plain(ident.replace("-", " ").replace("_", " "))
    return bool(_DIGEST.fullmatch(ident.casefold())) or (slug.count(" ") >= 2 and plain(words).startswith(slug))
