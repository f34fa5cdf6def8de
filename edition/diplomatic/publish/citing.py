"""How a cable is cited, on its page and in files beside it: for readers in words, for reference managers and crawlers as data."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from diplomatic.cite import Work, csl, formats
from diplomatic.cite.formats import json_ld
from diplomatic.cite.highwire import highwire
from diplomatic.cite.styles import formatted
from diplomatic.cite.visible import of_edition, visible
from diplomatic.document.permanent import web_address
from diplomatic.publish import addresses, extras
from diplomatic.publish.site import Site
from diplomatic.publish.step import File

_RECORDS = (
    ("bib", "bibtex", "BibTeX", "application/x-bibtex"),
    ("ris", "ris", "RIS", "application/x-research-info-systems"),
    ("csl.json", "csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
)
"""The files of citations beside a page: ending, format, name, media type."""
_TEXTS = {
    "xml": "application/tei+xml",
    "txt": "text/plain",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
}


def records(work: Work) -> Iterator[File]:
    """The citation as files."""
    for kind, name, _, _ in _RECORDS:
        yield File(addresses.cable(work.id, kind=kind), formats.renderer(name)(work).encode())


def cite(site: Site, work: Work, page: str, context: etree._Element) -> None:
    """Add to the context of a page of a cable what ``transforms/html/cite.xsl`` and the head of the page show."""
    head = _data(json_ld.node(work))
    head[:0] = [*_meta(work), *_links(site, work, page)]
    context.append(head)
    citation = visible(work, site.language)
    citation.set("blocks", "yes")
    citation.set("script", addresses.link(addresses.CITE_SCRIPT, page))
    context.append(citation)
    for kind, _, name, media in _RECORDS:
        href = addresses.link(addresses.cable(work.id, kind=kind), page)
        etree.SubElement(context, "record", name=name, type=media, href=href)


def styles(site: Site, work: Work) -> list[etree._Element]:
    """The citation in each style that the edition wants, where the extra is installed: of a note style the note, else the entry.

    Raises:
        CannotRun: if there is no such style, or it cannot be carried out.
    """
    names = extras.citation_styles(site.config)
    if not names or "cite" not in extras.installed():
        return []
    item, found = csl.item(work), []
    for name in names:
        cited = formatted(item, {}, name, site.language)
        words = cited.note_html if cited.is_note else cited.bibliography_html or cited.note_html
        style = etree.fromstring(f"<style>{words}</style>")
        style.set("name", cited.style)
        found.append(style)
    return found


def styled(context: bytes, styles: Sequence[etree._Element]) -> bytes:
    """A context with citations in styles."""
    if not styles:
        return context
    whole = etree.fromstring(context)
    whole.extend(deepcopy(style) for style in styles)
    return etree.tostring(whole)


def cite_edition(site: Site, context: etree._Element) -> None:
    """Add to the context of the about page how the edition as a whole is cited."""
    head = context.find("head")
    data = _data(json_ld.of_edition(site.config, site.index.changed))
    context.append(data) if head is None else head.extend(data)
    citation = of_edition(site.config, site.index.changed)
    citation.set("script", addresses.link(addresses.CITE_SCRIPT, addresses.ABOUT))
    context.append(citation)


def _data(thing: json_ld.Node) -> etree._Element:
    head = etree.Element("head")
    etree.SubElement(head, "script", type="application/ld+json").text = json_ld.in_page(thing)
    return head


def _meta(work: Work) -> Iterator[etree._Element]:
    """The tags of Highwire Press, with the terms of Zotero that are read with them; a second scheme would be a second item there."""
    for name, content in highwire(work):
        yield etree.Element("meta", name=name, content=content)


def _links(site: Site, work: Work, page: str) -> Iterator[etree._Element]:
    """Typed links: the permanent address (RFC 6596, RFC 8574), and what FAIR Signposting wants of the page of an object."""
    if work.address:
        yield _link("canonical", work.address)
        yield _link("cite-as", f"https://doi.org/{work.doi}" if work.doi else work.address)
    yield _link("type", "https://schema.org/AboutPage")
    yield _link("type", "https://schema.org/Message")
    yield _link("collection", addresses.link(addresses.START, page), "text/html")
    for licence in dict.fromkeys(licence.target for licence in work.licences if licence.target):
        yield _link("license", licence)
    for ref in dict.fromkeys(agent.ref for agent in work.authors if web_address(agent.ref)):
        yield _link("author", ref)
    for kind in ("xml", "txt", *site.books.cables):
        yield _link("item", addresses.link(addresses.cable(work.id, kind=kind), page), _TEXTS[kind])
    for kind, _, _, media in _RECORDS:
        yield _link("describedby", addresses.link(addresses.cable(work.id, kind=kind), page), media)


def _link(relation: str, href: str, media: str = "") -> etree._Element:
    link = etree.Element("link", rel=relation, href=href)
    if media:
        link.set("type", media)
    return link
