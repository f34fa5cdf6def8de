"""A page of the editor's in TEI: its words are all there."""

from functools import cache

from diplomatic.document import Unreadable, View, plain_text, read_bytes
from diplomatic.document.tei import first
from diplomatic.render import Renderer
from diplomatic.render.prose.page import Page
from diplomatic.render.prose.tei import TeiPage

from . import _edition
from ._asking import has_all, is_finding, scratch

SEEDS = ("tests/schema/everything.xml",)
WORDS = (*_edition.WORDS, "table", "row", "cell", "figure", "graphic", "url", "lg", "l", "quote", "q")
IS_XML = True


@cache
def _renderer() -> Renderer:
    return Renderer(_edition.config())


class _Links:
    def to(self, page: Page, pointer: str) -> str | None:
        del page
        return pointer if len(pointer) % 2 else None

    image = to


def target(data: bytes) -> None:
    path = scratch("page.xml", data)
    try:
        page = TeiPage(path, "page", "en", _renderer().stylesheet)
    except Unreadable as error:
        is_finding(error.diagnostic, path)
        return
    written = page.write(_Links())
    for finding in written.findings:
        is_finding(finding, path)
    text = first(read_bytes(path, data).root, "t:text")
    shown = "".join(map(str, written.body.itertext()))
    title = "".join(map(str, written.heading.itertext())) if written.heading is not None else ""
    has_all(shown + title, plain_text(text, View.READING) if text is not None else "")
