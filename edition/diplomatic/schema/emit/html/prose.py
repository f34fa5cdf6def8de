"""The TEI of an ODD's prose, of descriptions and of remarks, as HTML.

An element that is not known here keeps its text: to lose words is the worse mistake. What may be a link is decided in
``targets``; nothing of a page is ever loaded from elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from diplomatic.document.tei import XML_ID, XML_LANG, local, q
from diplomatic.schema.emit.html import docs
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.markup import Piece, add, el, joined, link, text_of
from diplomatic.schema.emit.html.targets import Targets
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.emit.html.xmlview import XmlView
from diplomatic.schema.names import EXAMPLES, children

SPECS = {"elementSpec", "classSpec", "macroSpec", "dataSpec"}
_BLOCKS = {"p", "ab", "list", "table", "eg", "specList", "figure", "cit", "lg", "l", "div", "specGrp", "schemaSpec", "body", "item"}
_BLOCK_TAGS = {q(name) for name in _BLOCKS | SPECS} | {f"{{{EXAMPLES}}}egXML"}
_Writer = Callable[["Prose", etree._Element], Piece]


@dataclass(frozen=True, slots=True)
class Prose:
    """Writes prose. ``level`` is the level of the next heading; ``anchors`` says that ``xml:id`` become ids of the page."""

    addresses: Addresses
    words: Words
    view: XmlView
    targets: Targets
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
        if element.tag == f"{{{EXAMPLES}}}egXML":
            return example(self, element)
        written = _WRITERS.get(local(element), _unknown)(self, element)
        if isinstance(written, etree._Element):
            self._common(element, written)
        return written

    def block(self, element: etree._Element, class_: str) -> etree._Element:
        """A description, in a ``div`` of its own; its language is said where it is another than the page's."""
        return el("div", self.content(element), class_=class_, lang=self.language(element))

    def inline(self, element: etree._Element | None) -> list[Piece]:
        """A description within a line."""
        if element is None:
            return []
        tag = "div" if has_blocks(element) else "span"
        lang = self.language(element)
        return [el(tag, self.content(element), lang=lang)] if lang or tag == "div" else self.content(element)

    def language(self, element: etree._Element) -> str | None:
        """The language of an element, if it is another than the page's."""
        given = docs.language_of(element)
        return given if given and given.partition("-")[0] != self.words.base and given not in {"und", "mul"} else None

    def deeper(self) -> "Prose":
        return replace(self, level=min(self.level + 1, 6))

    def _common(self, element: etree._Element, written: etree._Element) -> None:
        if self.anchors and (ident := element.get(XML_ID)):
            written.set("id", ident)
        lang = element.get(XML_LANG)
        if lang and lang != self.words.language:
            written.set("lang", lang)


def has_blocks(element: etree._Element) -> bool:
    """Whether something in it needs a block."""
    return any(part.tag in _BLOCK_TAGS for part in element.iterdescendants())


def example(prose: Prose, element: etree._Element) -> etree._Element:
    """An ``egXML``; one that shows what is not valid says so."""
    wrong = element.get("valid") == "false"
    label = prose.words("example-wrong" if wrong else "example")
    written = prose.view.inside(element, label)
    if not wrong:
        return written
    return el("div", el("p", label, class_="wrong-label"), written, class_="wrong")


def _wrap(tag: str, class_: str | None = None) -> _Writer:
    """An element as one of HTML; as a ``div`` where it has blocks inside."""

    def write(prose: Prose, element: etree._Element) -> Piece:
        if tag not in _FLOW and has_blocks(element):
            return el("div", prose.content(element), class_=" ".join(filter(None, ("p" if tag == "p" else None, class_))) or None)
        return el(tag, prose.content(element), class_=class_)

    return write


def _quoted(prose: Prose, element: etree._Element) -> Piece:
    tag = "blockquote" if local(element) == "quote" or has_blocks(element) else "q"
    return el(tag if has_blocks(element) or element.getparent() is None or tag == "q" else _quote_tag(element), prose.content(element))


def _quote_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return "blockquote" if parent is not None and local(parent) in {"div", "body", "front", "back", "cit", "remarks"} else "q"


def _unknown(prose: Prose, element: etree._Element) -> Piece:
    if not element.tag.startswith(q("")):
        return prose.view.whole([element], prose.words("example")) if children(element) else el("span", prose.content(element))
    return el("div" if has_blocks(element) else "span", prose.content(element))


def _gi(prose: Prose, element: etree._Element) -> Piece:
    name = text_of(element)
    spec = None if element.get("scheme") not in {None, "TEI"} else prose.addresses.written(name)
    return link(prose.addresses.href(spec), el("code", f"<{name}>", class_="gi"), class_="code")


def _att(prose: Prose, element: etree._Element) -> Piece:
    del prose
    return el("code", f"@{text_of(element).removeprefix('@')}", class_="att")


def _tag(prose: Prose, element: etree._Element) -> Piece:
    del prose
    text = text_of(element)
    shapes = {"end": f"</{text}>", "empty": f"<{text}/>", "pi": f"<?{text}?>", "comment": f"<!--{text}-->"}
    return el("code", shapes.get(element.get("type", ""), f"<{text}>"), class_="gi")


def _ident(prose: Prose, element: etree._Element) -> Piece:
    href = prose.addresses.href(prose.addresses.any(text_of(element)))
    return link(href, el("code", prose.content(element), class_="ident"), class_="code")


def _ref(prose: Prose, element: etree._Element) -> Piece:
    targets = (element.get("target") or "").split() or [""]
    if text_of(element):
        return link(prose.targets.href(targets[0]), prose.content(element))
    return joined(link(prose.targets.href(target), prose.targets.name(target)) for target in targets if target)


def _hi(prose: Prose, element: etree._Element) -> Piece:
    rend = (element.get("rend") or element.get("rendition") or "").lower()
    tag = next((tag for words, tag in _RENDS if any(word in rend for word in words)), "em")
    return el(tag, prose.content(element))


def _abbreviated(prose: Prose, element: etree._Element) -> Piece:
    short, full = element.find(q("abbr")), element.find(q("expan"))
    if short is None or full is None:
        return el("span", prose.content(element))
    return el("span", prose.content(short), " (", prose.content(full), ")")


def _writers() -> dict[str, _Writer]:
    from diplomatic.schema.emit.html import blocks

    return blocks.WRITERS | {
        "p": _wrap("p"), "ab": _wrap("p"), "gi": _gi, "att": _att, "tag": _tag, "ident": _ident, "ref": _ref, "ptr": _ref, "hi": _hi,
    }


_RENDS = ((("bold", "strong"), "strong"), (("code", "mono", "typewriter"), "code"), (("sub",), "sub"), (("sup",), "sup"))
_WRITERS: dict[str, _Writer] = {}
