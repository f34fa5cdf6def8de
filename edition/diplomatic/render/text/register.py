"""A register as plain text: one entry after the other, its name first."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.document import Document, fold
from diplomatic.document.facts import title_of
from diplomatic.document.registers import KINDS
from diplomatic.document.tei import first, identifier, local
from diplomatic.render.text import layout
from diplomatic.render.text.inline import parts

_INDENT = "    "


def render_register(document: Document, width: int) -> str:
    """A register as plain text of a width in characters. Whatever an entry holds is printed, a line for each part."""
    title = title_of(document)
    parts = [f"{layout.paragraph(title, width)}\n{'=' * width}"]
    stand_off = first(document.root, "t:standOff")
    if stand_off is not None:
        parts += _entries(stand_off, width)
    return "\n\n".join(parts) + "\n"


def _entries(holder: etree._Element, width: int) -> Iterator[str]:
    for part in parts(holder):
        if isinstance(part, str):
            yield layout.paragraph(part, width)
        elif local(part) in KINDS:
            yield _entry(part, width)
        elif any(local(inner) in KINDS for inner in part.iterdescendants()):
            yield from _entries(part, width)
        elif text := _text(part):
            yield layout.paragraph(text, width)


def _entry(entry: etree._Element, width: int) -> str:
    texts = (part if isinstance(part, str) else _text(part) for part in parts(entry))
    name, *others = list(filter(None, texts)) or [identifier(entry) or ""]
    return "\n".join([layout.paragraph(name, width), *(layout.paragraph(text, width, _INDENT) for text in others)])


def _text(element: etree._Element) -> str:
    if not local(element):
        return ""
    text = fold(" ".join(map(str, element.itertext())))
    years = "–".join(filter(None, [element.get("from"), element.get("to")]))
    return f"{text} ({years})" if years else text
