"""Links are relative and lead to files of the site, so that it works anywhere; and each page is sound HTML.

## What it means
No link to the site's own pages names a host or begins with `/`; each leads to a file that is there; there is no `base`. Each
page has a doctype, a language, a title, a heading and a main part; pictures have a text, fields a label. If `VNU_JAR` names
the Nu HTML Checker, it is asked too; otherwise that, and a full set of WCAG rules, stay to be asked elsewhere.

## Why it matters
A copy on a disk, on another domain or in an archive is all that may be left. Authority: the Endings principles, 4.4; HTML
Living Standard; WCAG 2.2, 1.1.1, 1.3.1, 2.4.2, 3.1.1 and 4.1.2.

## Example
`<a href="/cables/32">`; `<a href="letters/">`, which shows a list of files from a disk

## What to do
Write every link as it is seen from its page, to the file itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._html import faults_of
from diplomatic.citable.checks._nu import asked_nu
from diplomatic.citable.outcome import Outcome, Seen
from diplomatic.citable.page import Page, Role, visible
from diplomatic.citable.site import host_of, split
from diplomatic.citable.subject import Subject
from diplomatic.citable.text import Text
from diplomatic.citable.words import short

_ATTRIBUTES = {
    "a": "href",
    "area": "href",
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "link": "href",
    "form": "action",
}
_METADATA = frozenset(
    "canonical cite-as alternate shortlink license author describedby collection item bookmark me type self".split()
)
_OF_C16 = frozenset({"latest-version", "predecessor-version", "successor-version", "version-history"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_SHOWN_ANYWHERE = frozenset({"404.html", "404/index.html"})
"""A server shows this page at whatever address is not there: only links from the root work on it."""
_HINT = "write it as it is seen from this page"


class Portable(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        del text
        yield Seen("page")
        if any(node.get("href") for node in page.all("base")):
            yield page.at(
                next(page.all("base")), "the page has a base: its links are not seen from itself", "remove the base"
            )
        own = host_of(page.canonical)
        for node in page.all(*_ATTRIBUTES):
            href = (node.get(_ATTRIBUTES[str(node.tag)]) or "").strip()
            if not _OF_C16.isdisjoint((node.get("rel") or "").casefold().split()):
                continue
            if href and not href.startswith("#") and (fault := _fault(page, node, href, own)):
                yield page.at(node, fault, _HINT)
        if page.role is not Role.REDIRECT:
            yield from faults_of(page)

    def end(self, subject: Subject) -> Iterator[Outcome]:
        if subject.folder is not None:
            yield from asked_nu(subject.site or subject.folder)


def _fault(page: Page, node: etree._Element, href: str, own: str) -> str:
    """What keeps one link from working elsewhere; empty if nothing does."""
    if _SCHEME.match(href) or href.startswith("//"):
        is_own = bool(own) and host_of(href) == own and not _is_a_statement(node, href)
        return f"the link {short(href)} names the host of the site" if is_own else ""
    path = split(href).path
    if path.startswith("/"):
        return "" if page.name in _SHOWN_ANYWHERE else f"the link {short(href)} begins at the root of a server"
    if not path or not page.site.is_whole:
        return ""
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        return (
            f"the link {short(href)} leads to a folder: from a disk it shows a list of files" if node.tag == "a" else ""
        )
    return (
        ""
        if page.site.has(page.site.target(page.name, href))
        else f"the link {short(href)} leads to no file of the site"
    )


def _is_a_statement(node: etree._Element, href: str) -> bool:
    """Whether an address is there to be read, not to be followed within the site."""
    if not _METADATA.isdisjoint((node.get("rel") or "").casefold().split()) or node.tag == "link":
        return True
    return unquote(href.partition("#")[0]) in unquote(visible(node))
