"""Paragraphs show a number that links to them, without a script and in print.

## What it means
In the page of a document each paragraph has, in the HTML itself, a link to its own id with words in it; the style sheet
does not hide it in print. What only CSS generates is no text: it cannot be selected, neither on paper made to PDF nor in a
copy.

## Why it matters
A reader cites what he sees: on paper, on a screen, in what he copied. Authority: IDE criteria 4.8; Endings principles, 4.7.

## Example
`<p id="p1">` without `<a href="#p1">1</a>`; numbers that only CSS (`::before`) makes

## What to do
Write the number as text of a link at the beginning of the paragraph.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._css import Rule, rules_of
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role, visible
from diplomatic.citable.text import Text
from diplomatic.document.tei import XML_ID, local

_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HINT = 'begin the paragraph with <a href="#its-id">its number</a>'


class Numbered(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        wanted = _ids_of_paragraphs(page, text)
        if not wanted:
            yield Lacking("no paragraph has an id (see C08)")
        links: dict[str, list[etree._Element]] = {}
        for link in page.main.iter("a"):
            href = link.get("href") or ""
            if href.startswith("#"):
                links.setdefault(unquote(href[1:]), []).append(link)
        marks = []
        for ident, paragraph in wanted.items():
            yield Seen("paragraph")
            own = [link for link in links.get(ident, []) if _belongs(link, paragraph)]
            marks += [link for link in own if visible(link)][:1]
            if not any(visible(link) for link in own):
                words = "a link to it without words" if own else "no number that links to it"
                yield page.at(paragraph, f"the paragraph {ident} has {words}", _HINT)
        yield from _styled(page, marks)


def _ids_of_paragraphs(page: Page, text: Text | None) -> dict[str, etree._Element]:
    """The paragraphs of the page that have an id: those that are paragraphs of the text, or where that is not known, all."""
    if text is None:
        return {str(node.get("id")): node for node in page.main.iter("p") if node.get("id")}
    known = {str(block.get(XML_ID)) for block in text.blocks if local(block) == "p" and not _in_note(block)}
    return {str(node.get("id")): node for node in page.root.iter("*") if node.get("id") in known}


def _in_note(block: etree._Element) -> bool:
    return any(local(parent) in {"note", "item"} for parent in block.iterancestors())


def _belongs(link: etree._Element, paragraph: etree._Element) -> bool:
    """Whether the link stands in the paragraph, or beside it in the same parent."""
    around = list(link.iterancestors())
    return paragraph in around or (paragraph.getparent() is not None and paragraph.getparent() in around[:2])


def _styled(page: Page, marks: list[etree._Element]) -> Iterator[Outcome]:
    """What the style sheets do to the numbers: one finding for each rule, on the page that shows it."""
    classes = frozenset(name for mark in marks for name in (mark.get("class") or "").split())
    for link in page.linked("stylesheet") if classes else ():
        path = page.site.path(page.name, link.href)
        if path is None:
            continue
        for fault, line in _faults_of(path, classes):
            yield page.at(link, f"{path.name}:{line} {fault}", "let the number be shown in print")


@lru_cache(64)
def _faults_of(path: Path, classes: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """What a style sheet does to elements of these classes that keeps their text from a reader."""
    return tuple(
        (fault, rule.line) for rule in rules_of(path) if rule.last_class in classes and (fault := _fault(rule))
    )


def _fault(rule: Rule) -> str:
    if _HIDDEN.search(rule.body) and "print" in rule.media:
        return f"hides the numbers in print ({rule.selector})"
    return ""
