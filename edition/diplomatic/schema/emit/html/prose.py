"""The TEI of an ODD's prose, of descriptions and of remarks, as HTML.

An element that is not known keeps its text: to lose words is the worse mistake. ``inline`` and ``blocks`` have a
function for each element that is known; ``targets`` decides what may be a link. No page ever loads anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from diplomatic.document.tei import XML_ID, XML_LANG, local, q
from diplomatic.schema.emit.html import choose
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.markup import Piece, el
from diplomatic.schema.emit.html.targets import Targets
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.emit.html.xmlview import XmlView
from diplomatic.schema.names import EXAMPLES

SPECS = frozenset({"elementSpec", "classSpec", "macroSpec", "dataSpec"})
EGXML = f"{{{EXAMPLES}}}egXML"
_BLOCKS = (
    *(
        "p",
        "ab",
        "list",
        "table",
        "eg",
        "specList",
        "figure",
        "lg",
        "l",
        "div",
        "specGrp",
        "schemaSpec",
        "body",
        "item",
    ),
    *("titlePage", "docTitle", "titlePart", "docAuthor", "docDate", "byline", "cit"),
)
_BLOCK_TAGS = {*(q(name) for name in _BLOCKS), *(q(name) for name in SPECS), EGXML}
_SILENT = {"divGen", "index", "anchor"}

Writer = Callable[["Prose", etree._Element], Piece]


@dataclass(frozen=True, slots=True)
class Prose:
    """Writes prose. ``level`` is that of the next heading; with ``anchors``, each ``xml:id`` is an id of the page."""

    addresses: Addresses
    words: Words
    view: XmlView
    targets: Targets
    writers: Mapping[str, Writer]
    level: int = 2
    anchors: bool = False

    def content(self, element: etree._Element) -> list[Piece]:
        """What stands in an element."""
        found: list[Piece] = [element.text]
        for child in element:
            found += [self.node(child), child.tail]
        return found

    def node(self, element: etree._Element) -> Piece:
        """One element."""
        if not isinstance(element.tag, str) or local(element) in _SILENT:
            return None
        if element.tag == EGXML:
            return self.example(element)
        written = self.writers.get(local(element), _unknown)(self, element)
        if isinstance(written, etree._Element):
            self._common(element, written)
        return written

    def block(self, element: etree._Element, class_: str) -> etree._Element:
        """A description in a ``div`` of its own; its language is said where it is another than the page's."""
        return el("div", self.content(element), class_=class_, lang=self.language(element))

    def inline(self, element: etree._Element | None) -> list[Piece]:
        """A description within a line."""
        if element is None:
            return []
        lang, tall = self.language(element), has_blocks(element)
        return (
            [el("div" if tall else "span", self.content(element), lang=lang)] if lang or tall else self.content(element)
        )

    def language(self, element: etree._Element) -> str | None:
        """The language of an element, if it is another than the page's."""
        given = choose.language_of(element)
        return given if given not in {"", "und", "mul"} and given.partition("-")[0] != self.words.page else None

    def example(self, element: etree._Element) -> etree._Element:
        """An ``egXML``; one that shows what is not valid says so."""
        wrong = element.get("valid") == "false"
        written = self.view.inside(element)
        return (
            el("div", el("p", self.words("example-wrong"), class_="wrong-label"), written, class_="wrong")
            if wrong
            else written
        )

    def at(self, *, anchors: bool) -> "Prose":
        """The same, for a page with or without the ids of the prose."""
        return replace(self, anchors=anchors)

    def deeper(self) -> "Prose":
        """The same, one level of headings down."""
        return replace(self, level=min(self.level + 1, 6))

    def _common(self, element: etree._Element, written: etree._Element) -> None:
        if self.anchors and (ident := element.get(XML_ID)):
            written.set("id", ident)
        lang = element.get(XML_LANG)
        if lang and lang != self.words.page:
            written.set("lang", lang)


def has_blocks(element: etree._Element) -> bool:
    """Whether something in it needs a block."""
    return any(part.tag in _BLOCK_TAGS or _is_shown(part) for part in element.iterdescendants())


def _is_shown(element: etree._Element) -> bool:
    """Whether it is XML to be looked at: it is not TEI, and has elements inside."""
    return isinstance(element.tag, str) and not element.tag.startswith(q("")) and len(element) > 0


def _unknown(prose: Prose, element: etree._Element) -> Piece:
    if _is_shown(element):
        return prose.view.whole([element])
    return el("div" if has_blocks(element) else "span", prose.content(element))
