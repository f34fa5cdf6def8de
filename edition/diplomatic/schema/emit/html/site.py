"""All pages of a schema, one after the other: none is kept once it is written."""

from collections.abc import Iterator, Sequence

from diplomatic import resources, styles
from diplomatic.schema.emit.html import blocks, inline, search
from diplomatic.schema.emit.html.addresses import INDEX, Addresses
from diplomatic.schema.emit.html.guide import Guide, title_of
from diplomatic.schema.emit.html.layout import REFERENCE_STYLE, SCRIPT, Frame
from diplomatic.schema.emit.html.markup import page_bytes
from diplomatic.schema.emit.html.prose import Prose
from diplomatic.schema.emit.html.relations import Relations
from diplomatic.schema.emit.html.specification import SpecPages
from diplomatic.schema.emit.html.targets import Targets
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.emit.html.xmlview import XmlView
from diplomatic.schema.model import Schema


def pages(
    schema: Schema,
    *,
    language: str = "",
    title: str = "",
    home: tuple[str, str] | None = None,
    notice: str = "",
    imprint: Sequence[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """The reference pages: paths and files.

    Args:
        schema: a compiled schema.
        language: of the labels, and of the documentation where it has several; the schema's own if empty.
        title: of the whole; the title of the ODD if empty.
        home: the address and the name of the edition that the pages belong to.
        notice: a sentence at the head of every page.
        imprint: what the foot of every page says of the edition, part by part.
    """
    words = Words(language or schema.lang)
    prose = _prose(schema, words)
    guide = Guide(schema, prose.at(anchors=True))
    _find_anchors(guide, prose.addresses)
    foot = (*imprint, words("made-from", schema=schema.ident), schema.source_edition)
    frame = Frame(words, title or title_of(schema), foot, guide.kinds(), home, notice)
    yield INDEX, page_bytes(frame.page(frame.title, "guide", guide.main(frame.title)))
    spec_pages = SpecPages(schema, prose, Relations(schema))
    for spec in schema.specs.values():
        file = prose.addresses.file(spec.key)
        page = frame.page(spec.name, f"spec {spec.key.kind}", spec_pages.main(spec))
        yield file, page_bytes(page)
    yield SCRIPT, search.script(search.entries(schema, prose.addresses, spec_pages, words.language), words)
    yield styles.NAME, styles.stylesheet().encode()
    yield REFERENCE_STYLE, (resources.folder("transforms") / "css" / REFERENCE_STYLE).read_bytes()


def _prose(schema: Schema, words: Words) -> Prose:
    addresses = Addresses(schema)
    view = XmlView(addresses)
    return Prose(addresses, words, view, Targets(addresses, words), {**inline.WRITERS, **blocks.WRITERS})


def _find_anchors(guide: Guide, addresses: Addresses) -> None:
    """Which ids of the prose there are to link to: those that get onto the page."""
    addresses.headings = guide.candidates()
    written = {element.get("id") for element in guide.prose().iter() if element.get("id")}
    addresses.headings = {ident: heading for ident, heading in addresses.headings.items() if ident in written}
