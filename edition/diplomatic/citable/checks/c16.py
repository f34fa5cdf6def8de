"""Each release has a frozen copy at its own address, and pages link the latest version and the one before.

## What it means
Every release has its site under `versions/X.Y.Z/`. The page of a document links `rel="latest-version"`, and where a frozen
copy has it too, `rel="predecessor-version"`, which leads to a page that is there; a frozen page links the latest version.

## Why it matters
A citation of version 1.2 must be looked up as version 1.2. Authority: RFC 5829 (the names of the links); RFC 7089 and the
guide of the Memento project (generic and version address).

## Example
A site that says "Version 3.1", and has version 3.1 only

## What to do
Make each release with `diplomatic release X.Y.Z` and commit the folder; `diplomatic build` then writes copies and links.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from diplomatic.citable.check import Check, Need
from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.page import Link, Page, Role
from diplomatic.citable.site import split
from diplomatic.citable.subject import FROZEN, Subject, files_in
from diplomatic.citable.text import Text

_LATEST = re.compile(rb"""rel\s*=\s*["']?[^"'>]*\blatest-version\b""", re.I)
_HISTORY = frozenset({"version-history"})


class Frozen(Check):
    needs = Need.PAGES

    def __init__(self) -> None:
        self._pages: list[tuple[str, list[Outcome]]] = []

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        del text
        if page.role is Role.DOCUMENT:
            self._pages.append((page.name, list(_links(page))))
        return iter(())

    def end(self, subject: Subject) -> Iterator[Outcome]:
        releases, folder = subject.releases, subject.folder
        if subject.is_single:
            yield Lacking("one page does not show the versions of its site")
            return
        if not releases and subject.is_edition:
            yield Lacking("the edition has made no release yet")
            return
        assert folder is not None
        for release in releases:
            yield Seen("release")
            yield from _copy(folder, release)
        for name, found in self._pages:
            has_before = any((folder / FROZEN / release / name).is_file() for release in releases)
            yield Seen("page")
            yield from (one for one in found if has_before or not _is_about_before(one))


def _links(page: Page) -> Iterator[Outcome]:
    """What is wrong with the links of one page to its other versions."""
    hint = "let 'diplomatic build' write the links, after a release"
    if not page.linked("latest-version"):
        yield page.at(None, 'the page has no link rel="latest-version"', hint)
    before = page.linked("predecessor-version")
    if not before and not page.linked(*_HISTORY):
        yield page.at(None, _NO_BEFORE, hint)
    for link in [*before, *page.linked("latest-version")]:
        if not _is_there(page, link):
            yield page.at(link, f"the version at {link.href} is not there", "build the site anew from all its releases")


_NO_BEFORE = 'the page has no link rel="predecessor-version", and an earlier version has it'


def _is_about_before(outcome: Outcome) -> bool:
    return getattr(outcome, "message", "") == _NO_BEFORE


def _is_there(page: Page, link: Link) -> bool:
    """Whether a relative address leads to a file; of one on the web nothing is asked."""
    address = split(link.href)
    if address.scheme or address.netloc or not address.path:
        return True
    return page.site.has(page.site.target(page.name, link.href))


def _copy(folder: Path, release: str) -> Iterator[Outcome]:
    """The frozen site of one release: that it is there, and that its pages lead on."""
    place = folder / FROZEN / release
    pages = files_in(place, {".html"})
    first = next(pages, None)
    if first is None:
        message = f"the release {release} has no frozen copy: {FROZEN}/{release}/ is not in the site"
        yield Finding(place, None, message, "build the site anew, with the folder of the release at hand")
        return
    for path in [first, *pages]:
        if (
            not path.is_file()
            or path.name == "404.html"
            or b'http-equiv="refresh"' in (content := path.read_bytes()).lower()
        ):
            continue
        yield Seen("frozen page")
        if not _LATEST.search(content):
            yield Finding(
                path,
                None,
                "the frozen page does not link the latest version",
                "freeze the release with 'diplomatic release'",
            )
