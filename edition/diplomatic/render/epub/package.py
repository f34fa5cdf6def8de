"""The package document: metadata, manifest, spine (EPUB 3.3, section 5; EPUB Accessibility 1.1)."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from lxml import etree

from diplomatic.document.dates import source_date
from diplomatic.document.tei import XML_LANG
from diplomatic.labels import label
from diplomatic.render.book import Book
from diplomatic.render.book.metadata import Metadata, direction
from diplomatic.render.book.parts import Part

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_FEATURES = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
_NEVER = date(1970, 1, 1)
"""A book has to say when it was changed. Where its sources do not, the clock would make each build another book."""
_PAGE_FEATURES = ("pageBreakMarkers", "pageNavigation")


class _Metadata:
    """The ``metadata`` element as it is filled: every Dublin Core element can be refined."""

    def __init__(self, package: etree._Element) -> None:
        self.element = etree.SubElement(package, f"{{{_OPF}}}metadata", nsmap={"dc": _DC})

    def dc(self, name: str, text: str, id_: str = "") -> None:
        if text:
            element = etree.SubElement(self.element, f"{{{_DC}}}{name}", {"id": id_} if id_ else {})
            element.text = text

    def meta(self, name: str, text: str, refines: str = "", **attributes: str) -> None:
        about = {"refines": f"#{refines}"} if refines else {}
        attributes = {"property": name, **about, **attributes}
        etree.SubElement(self.element, f"{{{_OPF}}}meta", None, None, **attributes).text = text


def package(book: Book, parts: Sequence[Part], has_pages: bool, language: str) -> bytes:
    """The package document of a book; ``language`` is that of its labels."""
    root = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF})
    root.attrib.update({"version": "3.0", "unique-identifier": "book", XML_LANG: language, "dir": direction(language)})
    metadata = _Metadata(root)
    _describe(metadata, book.about)
    _access(metadata, has_pages, label("book-access", language))
    names = ["title", *(["nav"] if len(parts) > 1 else []), *(part.name for part in parts)]
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    for name in sorted({*names, "nav"}):
        item = etree.SubElement(manifest, f"{{{_OPF}}}item", {"id": f"file.{name}", "href": f"{quote(name)}.xhtml"})
        item.set("media-type", "application/xhtml+xml")
        if name == "nav":
            item.set("properties", "nav")
    style = {"id": "style", "href": "css/book.css", "media-type": "text/css"}
    etree.SubElement(manifest, f"{{{_OPF}}}item", style)
    spine = etree.SubElement(root, f"{{{_OPF}}}spine", {"page-progression-direction": book.about.direction})
    for name in names:
        etree.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": f"file.{name}"})
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _describe(metadata: _Metadata, about: Metadata) -> None:
    metadata.dc("identifier", about.identifier, "book")
    metadata.dc("title", about.title, "title")
    metadata.meta("title-type", "main", "title")
    if about.subtitle:
        metadata.dc("title", about.subtitle, "subtitle")
        metadata.meta("title-type", "subtitle", "subtitle")
    metadata.dc("language", about.language)
    for number, person in enumerate(about.people, 1):
        metadata.dc("creator" if person.relator in {"aut", "edt"} else "contributor", person.name, f"person.{number}")
        metadata.meta("role", person.relator, f"person.{number}", scheme="marc:relators")
    metadata.dc("publisher", about.publisher)
    metadata.dc("source", about.url)
    for rights in about.rights:
        metadata.dc("rights", rights)
    modified = about.modified or source_date() or _NEVER
    metadata.meta("dcterms:modified", f"{modified.isoformat()}T00:00:00Z")
    if about.version:
        metadata.meta("schema:version", about.version)
    if about.series:
        metadata.meta("belongs-to-collection", about.series, id="series")
        metadata.meta("collection-type", "series", "series")
        if about.number.isdecimal():
            metadata.meta("group-position", about.number, "series")


def _access(metadata: _Metadata, has_pages: bool, summary: str) -> None:
    """What a reader with a disability can expect: text only, in order, and nothing that harms."""
    metadata.meta("schema:accessMode", "textual")
    metadata.meta("schema:accessModeSufficient", "textual")
    for feature in sorted({*_FEATURES, *(_PAGE_FEATURES if has_pages else ())}, key=str.lower):
        metadata.meta("schema:accessibilityFeature", feature)
    metadata.meta("schema:accessibilityHazard", "none")
    metadata.meta("schema:accessibilitySummary", summary)
