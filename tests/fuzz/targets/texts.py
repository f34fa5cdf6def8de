"""A cable as plain text: every word of it is there, in either view, at any width, in any language."""

from diplomatic.document import View, plain_text
from diplomatic.document.tei import first
from diplomatic.render.text import render

from . import _edition
from ._asking import has_all, is_finding

SEEDS = _edition.CABLES
WORDS = _edition.WORDS
IS_XML = True
_WIDTHS = (20, 33, 80, 1000)


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    text = first(document.root, "t:text")
    for view in View:
        width = _WIDTHS[len(data) % len(_WIDTHS)]
        shown, findings = render(document, view, ("en", "de", "es", "ru", "xx")[len(data) % 5], width)
        has_all(shown, plain_text(text, view) if text is not None else "")
        for finding in findings:
            is_finding(finding, document.path)
