"""The page of a cable: every word of it is there, in either view; it is one page, with each id once."""

from functools import cache

from lxml import html

from diplomatic.document import View, plain_text
from diplomatic.document.tei import first
from diplomatic.render import Renderer

from . import _edition
from ._asking import has_all, is_finding

SEEDS = _edition.CABLES
WORDS = _edition.WORDS
IS_XML = True


@cache
def _renderer() -> Renderer:
    return Renderer(_edition.config())


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    text = first(document.root, "t:text")
    for view in View:
        rendered = _renderer().cable(document, "html", view)
        page = html.document_fromstring(rendered.content)
        if text is not None:
            has_all(page.text_content(), plain_text(text, view))
        for finding in rendered.diagnostics:
            is_finding(finding, document.path)
    chapter, _ = _renderer().chapter(document, View.READING)
    if text is not None:
        has_all("".join(map(str, chapter.itertext())), plain_text(text, View.READING))
