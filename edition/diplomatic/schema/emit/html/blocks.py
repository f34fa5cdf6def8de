"""Paragraphs, divisions, lists, tables and the documentation lists of TEI prose."""

from lxml import etree

from diplomatic.document.tei import XML_ID, local
from diplomatic.schema.emit.html import choose
from diplomatic.schema.emit.html.inline import same
from diplomatic.schema.emit.html.markup import Piece, add, el, joined, link
from diplomatic.schema.emit.html.prose import SPECS, Prose, Writer
from diplomatic.schema.model import Attribute, Kind, Spec
from diplomatic.schema.names import children, words

_ORDERED = {"ordered", "numbered", "number"}
_NAMED = {"elementSpec": Kind.ELEMENT, "classSpec": Kind.CLASS, "macroSpec": Kind.MACRO, "dataSpec": Kind.DATA}


def _division(prose: Prose, element: etree._Element) -> Piece:
    """A division; its heading is a level below that of the division around it."""
    written = el("section", class_="division")
    inner = prose.deeper()
    add(written, element.text)
    for child in element:
        add(written, _heading(prose, child) if local(child) == "head" else inner.node(child), child.tail)
    return written


def _heading(prose: Prose, element: etree._Element) -> etree._Element:
    ident = element.get(XML_ID) if prose.anchors else None
    return el(f"h{prose.level}", prose.content(element), id=ident)


def _list(prose: Prose, element: etree._Element) -> Piece:
    items = children(element)
    heads = [el("p", prose.content(item), class_="list-head") for item in items if local(item) == "head"]
    if any(local(item) == "label" for item in items) or element.get("type") == "gloss":
        written = _glossary(prose, items)
    else:
        ordered = element.get("type") in _ORDERED or element.get("rend") in _ORDERED
        rest = [item for item in items if local(item) != "head"]
        written = el("ol" if ordered else "ul", [_item(prose, item) for item in rest])
    return el("div", heads, written, class_="list") if heads else written


def _item(prose: Prose, item: etree._Element) -> etree._Element:
    written = prose.node(item)
    if isinstance(written, etree._Element) and local(item) == "item":
        written.tag = "li"
        return written
    return el("li", written)


def _glossary(prose: Prose, items: list[etree._Element]) -> etree._Element:
    written = el("dl")
    for item in items:
        if local(item) != "head":
            part = el("dt" if local(item) == "label" else "dd", prose.content(item))
            if prose.anchors and (ident := item.get(XML_ID)):
                part.set("id", ident)
            add(written, part)
    return written


def _table(prose: Prose, element: etree._Element) -> Piece:
    rows = [child for child in children(element) if local(child) == "row"]
    head = [el("caption", prose.content(child)) for child in children(element) if local(child) == "head"]
    written = el("table", head, [_row(prose, row) for row in rows])
    return el("div", written, class_="scroll", tabindex="0", role="group", aria_label=prose.words("table"))


def _row(prose: Prose, row: etree._Element) -> etree._Element:
    label = row.get("role") == "label"
    written = el("tr")
    for cell in children(row):
        head = label or cell.get("role") == "label"
        scope = ("col" if label else "row") if head else None
        across, down = cell.get("cols"), cell.get("rows")
        spans = {"colspan": _number(across), "rowspan": _number(down)}
        add(written, el("th" if head else "td", prose.content(cell), scope=scope, **spans))
    return written


def _number(value: str | None) -> str | None:
    return value if value and value.isdecimal() and value.isascii() and 1 < int(value) < 1000 else None


def _listing(prose: Prose, element: etree._Element) -> Piece:
    """``eg``: as it was typed."""
    del prose
    code = el("code", "".join(map(str, element.itertext())).strip("\n"))
    return el("pre", code, class_="xml")


def _spec_list(prose: Prose, element: etree._Element) -> Piece:
    return el("ul", [el("li", _spec_desc(prose, child)) for child in children(element)], class_="spec-list")


def _spec_desc(prose: Prose, element: etree._Element) -> Piece:
    """``specDesc``: the name of what is specified, what it is, and the attributes that are asked for."""
    key = element.get("key", "")
    spec = prose.addresses.any(key)
    if spec is None:
        return el("span", el("code", key, class_="ident") if key else prose.content(element))
    asked = words(element.get("atts"))
    atts = [_asked(prose, spec, name) for name in asked]
    return el("div", spec_line(prose, spec), el("ul", atts, class_="spec-atts") if atts else None)


def _asked(prose: Prose, spec: Spec, name: str) -> etree._Element:
    found = next((use for use in prose.addresses.attributes(spec) if use.ident == name.lstrip("@+")), None)
    code = el("code", f"@{name.lstrip('@+')}", class_="att")
    if found is None:
        return el("li", code)
    return el(
        "li", link(prose.addresses.attribute(spec, found.name), code, class_="code"), " ", description(prose, found)
    )


def spec_line(prose: Prose, spec: Spec) -> list[Piece]:
    """A name with its link, and what it is in one line."""
    name = f"<{spec.name}>" if spec.key.kind is Kind.ELEMENT else spec.name
    code = el("code", name, class_="gi" if spec.key.kind is Kind.ELEMENT else "ident")
    return [link(prose.addresses.href(spec), code, class_="code"), " ", description(prose, spec)]


def description(prose: Prose, documented: Spec | Attribute) -> list[Piece]:
    """Gloss and description in one line."""
    language = prose.words.language
    gloss = choose.gloss(documented.docs, language, documented.name)
    found: list[Piece] = ["(", prose.inline(gloss), ") "] if gloss is not None else []
    return [*found, *joined((prose.inline(part) for part in choose.description(documented.docs, language)), " ")]


def _specified(prose: Prose, element: etree._Element) -> Piece:
    """Where prose has specifications in it: links to their pages."""
    parts = (
        [element] if local(element) in SPECS else [part for part in element.iterdescendants() if local(part) in SPECS]
    )
    found = [
        spec for part in parts if (spec := prose.addresses.spec(_NAMED[local(part)], part.get("ident", "").strip()))
    ]
    if not found:
        return None
    names = joined(
        link(prose.addresses.href(spec), el("code", spec.name), class_="code")
        for spec in {spec.key: spec for spec in found}.values()
    )
    return el("p", prose.words("specified-here"), " ", names, class_="specified")


def _nothing(prose: Prose, element: etree._Element) -> Piece:
    del prose, element
    return None


WRITERS: dict[str, Writer] = {
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4", "div5"), _division),
    "p": same("p"),
    "ab": same("p"),
    "head": same("p", "list-head"),
    "list": _list,
    "item": same("div"),
    "table": _table,
    "eg": _listing,
    "specList": _spec_list,
    "specDesc": _spec_desc,
    "note": same("span", "aside"),
    **{
        name: same("div")
        for name in ("titlePage", "docTitle", "titlePart", "docAuthor", "docDate", "byline", "figure", "cit")
    },
    "lg": same("div", "lines"),
    "l": same("div"),
    "schemaSpec": _nothing,
    "specGrp": _specified,
    "specGrpRef": _nothing,
    **dict.fromkeys(SPECS, _specified),
}
