"""The editor's own pages: the introduction of the start page, the head of the about page, and pages of their own."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import etree

from diplomatic.checksums import digest_of
from diplomatic.diagnostics import Diagnostic
from diplomatic.publish import addresses
from diplomatic.publish.links import SiteLinks
from diplomatic.publish.pages import ABOUT, INTRODUCTION, title_of
from diplomatic.publish.site import Site
from diplomatic.publish.sources import unchanged
from diplomatic.publish.step import File, Step
from diplomatic.render.prose.headings import level
from diplomatic.render.prose.page import Page, Written


def offer(site: Site) -> None:
    """Put the pages that stand by themselves into the navigation."""
    for page in _own(site):
        site.offer(addresses.page(page.name), title=title_of(page))


class Prose:
    """The pages of one site, written once all others have been offered: they may link to any of them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        links = SiteLinks(site)
        self._pages = {page.name: page for page in site.pages}
        self._written = {page.name: page.write(links) for page in site.pages}
        self._files = links.files

    def introduction(self) -> etree._Element | None:
        """The element ``introduction`` of the start page, HTML with its language; None where the editor wrote none."""
        if INTRODUCTION not in self._pages:
            return None
        page, written = self._pages[INTRODUCTION], self._written[INTRODUCTION]
        data = etree.Element("introduction", lang=written.language)
        if written.heading is not None:
            data.append(written.heading)
            written.heading.set("lang", page.language)
        _take(data, written.body)
        level(data)
        return data

    def about(self) -> etree._Element:
        """The element ``about`` of the about page: a heading and content, unless the editor wrote none."""
        if ABOUT not in self._pages:
            return etree.Element("about")
        return _data("about", self._pages[ABOUT], self._written[ABOUT])

    def findings(self, name: str) -> list[Diagnostic]:
        """What was found in the page of this name."""
        return self._written[name].findings if name in self._written else []

    def steps(self) -> Iterator[Step]:
        """A step for each page that stands by itself, and for each file that a page links or shows."""
        for page in _own(self._site):
            data = _data("prose", page, self._written[page.name])
            yield self._site.page(addresses.page(page.name), "prose.xsl", data, findings=self.findings(page.name))
        for path, file in sorted(self._files.items()):
            state = digest_of(file)
            yield Step(path, {"file": state}, partial(_copied, path, file, state))


def _data(tag: str, page: Page, written: Written) -> etree._Element:
    """A page as ``transforms/html/prose.xsl`` and its like read it."""
    data = etree.Element(tag, title=title_of(page), lang=page.language)
    if written.heading is not None:
        heading = etree.SubElement(data, "heading", {key: str(value) for key, value in written.heading.items()})
        _take(heading, written.heading)
    _take(etree.SubElement(data, "content", lang=written.language), written.body)
    return data


def _take(into: etree._Element, element: etree._Element) -> None:
    """Everything that is in one element, at the end of another one without text."""
    into.text = element.text
    into.extend(element)


def _own(site: Site) -> Iterator[Page]:
    return (page for page in site.pages if page.name not in (INTRODUCTION, ABOUT))


def _copied(path: str, file: Path, state: str, _: Site) -> Iterator[File]:
    yield File(path, unchanged(file, state))
