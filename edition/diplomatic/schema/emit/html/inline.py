"""Words and phrases of TEI prose: each element with a function, or with the element of HTML that means the same."""

from lxml import etree

from diplomatic.document.tei import local, q
from diplomatic.schema.emit.html.markup import Piece, el, joined, link, text_of
from diplomatic.schema.emit.html.prose import Prose, Writer, has_blocks

_RENDS = (
    (("bold", "strong"), "strong"),
    (("code", "mono", "typewriter"), "code"),
    (("sub",), "sub"),
    (("sup",), "sup"),
)
_TAG_SHAPES = {"end": "</{}>", "empty": "<{}/>", "pi": "<?{}?>", "comment": "<!--{}-->"}


def same(tag: str, class_: str | None = None) -> Writer:
    """An element as one of HTML; as a ``div`` where it has blocks inside."""

    def write(prose: Prose, element: etree._Element) -> Piece:
        if has_blocks(element):
            return el("div", prose.content(element), class_=class_ or tag)
        return el(tag, prose.content(element), class_=class_)

    return write


def _gi(prose: Prose, element: etree._Element) -> Piece:
    name = text_of(element)
    spec = prose.addresses.written(name) if element.get("scheme") in {None, "TEI"} else None
    return link(prose.addresses.href(spec), el("code", f"<{name}>", class_="gi"), class_="code")


def _att(prose: Prose, element: etree._Element) -> Piece:
    del prose
    return el("code", f"@{text_of(element).removeprefix('@')}", class_="att")


def _tag(prose: Prose, element: etree._Element) -> Piece:
    del prose
    return el("code", _TAG_SHAPES.get(element.get("type", ""), "<{}>").replace("{}", text_of(element)), class_="gi")


def _ident(prose: Prose, element: etree._Element) -> Piece:
    href = prose.addresses.href(prose.addresses.any(text_of(element)))
    return link(href, el("code", prose.content(element), class_="ident"), class_="code")


def _ref(prose: Prose, element: etree._Element) -> Piece:
    targets = (element.get("target") or "").split()
    if text_of(element):
        return _without_links(link(prose.targets.href(targets[0]) if targets else None, prose.content(element)))
    return el("span", joined(link(prose.targets.href(target), prose.targets.name(target)) for target in targets))


def _without_links(written: etree._Element) -> etree._Element:
    """A link without the links inside it, which HTML does not allow."""
    for inner in list(written.iterdescendants("a")):
        inner.tag = "span"
        if inner.get("href"):
            del inner.attrib["href"]
    return written


def _hi(prose: Prose, element: etree._Element) -> Piece:
    rend = f"{element.get('rend', '')} {element.get('rendition', '')}".lower()
    tag = next((tag for words, tag in _RENDS if any(word in rend for word in words)), "em")
    return same(tag)(prose, element)


def _choice(prose: Prose, element: etree._Element) -> Piece:
    short, full = element.find(q("abbr")), element.find(q("expan"))
    if short is None or full is None:
        return el("span", prose.content(element))
    return el("span", prose.content(short), " (", prose.content(full), ")")


def _quote(prose: Prose, element: etree._Element) -> Piece:
    parent = element.getparent()
    alone = parent is not None and local(parent) in {"div", "body", "front", "back", "cit", "remarks"}
    return el("blockquote" if alone or has_blocks(element) else "q", prose.content(element))


def _break(prose: Prose, element: etree._Element) -> Piece:
    del prose, element
    return el("br")


WRITERS: dict[str, Writer] = {
    "gi": _gi,
    "att": _att,
    "tag": _tag,
    "val": same("code", "val"),
    "code": same("code"),
    "ident": _ident,
    "ref": _ref,
    "ptr": _ref,
    "hi": _hi,
    "emph": same("em"),
    "term": same("i", "term"),
    "foreign": same("i"),
    "title": same("cite"),
    "mentioned": same("i", "mentioned"),
    "soCalled": same("q"),
    "q": _quote,
    "quote": _quote,
    "choice": _choice,
    "lb": _break,
}
