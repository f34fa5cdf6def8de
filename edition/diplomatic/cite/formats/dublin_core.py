"""Simple Dublin Core (DCMES 1.1) in the ``oai_dc`` container of OAI-PMH 2.0.

The format has one date, and cannot say of what: it is that of the document. That of the edition is in the description, which
is the citation.
"""

from collections.abc import Iterator

from lxml import etree

from diplomatic.cite.csl import genre_of
from diplomatic.cite.visible import plain
from diplomatic.cite.work import Work
from diplomatic.document.tei import XML_LANG

DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def render(work: Work) -> str:
    """The record, as an XML document."""
    return etree.tostring(element(work), encoding="unicode", pretty_print=True)


def element(work: Work) -> etree._Element:
    """The record: ``oai_dc:dc``."""
    record = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": _XSI})
    record.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    for name, value, language in _terms(work):
        if value:
            term = etree.SubElement(record, f"{{{DC}}}{name}")
            term.text = value
            if language:
                term.set(XML_LANG, language)
    return record


def _terms(work: Work) -> Iterator[tuple[str, str, str]]:
    archive = work.archive
    yield "title", work.title, work.title_language
    yield from (("creator", agent.inverted, "") for agent in work.authors)
    others = (*work.recipients, *(one.agent for one in work.contributors))
    yield from (("contributor", name, "") for name in dict.fromkeys(agent.inverted for agent in others))
    yield "publisher", work.publisher, ""
    yield "date", work.date.iso, ""
    yield "type", "Text", ""
    yield "type", genre_of(work), work.language
    yield from (
        ("identifier", value, "") for value in (work.url, f"https://doi.org/{work.doi}" if work.doi else "", work.ark)
    )
    kept = (archive.shelfmark, archive.collection, archive.repository, archive.settlement) if archive else ()
    yield "source", ", ".join(filter(None, kept)), ""
    yield "language", work.language, ""
    yield "relation", work.container_address or work.container or work.series, ""
    yield "coverage", work.sent_from, ""
    yield "description", plain(work, work.language), work.language
    for licence in work.licences:
        yield from (("rights", value, "") for value in (licence.text, licence.target))
