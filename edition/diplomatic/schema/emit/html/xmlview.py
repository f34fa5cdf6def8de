"""XML to be read: an example, or a declaration, indented, its parts marked and its element names linked.

The line breaks an author made inside text stay, since they are often the point of the example; everything else is
indented anew. Only start-tags are links, so that the tabulator key has half as many stops.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from diplomatic.document.tei import TEI, XML
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.markup import add, el, link
from diplomatic.schema.names import EXAMPLES

_INDENT = "  "
_SHORT = 60
_SPACE = f"{{{XML}}}space"


class _Scope(NamedTuple):
    """Where the writer is: how deep, the namespace of names without a prefix, and the prefixes that were declared."""

    depth: int
    default: str
    known: frozenset[tuple[str, str]]


class XmlView:
    """Writes XML as HTML."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses

    def inside(self, element: etree._Element) -> etree._Element:
        """What stands in an element, without the element: ``egXML``."""
        code = el("code")
        self._content(code, element, _Scope(-1, TEI, frozenset()))
        _trim(code)
        return el("pre", code, class_="xml")

    def whole(self, elements: Iterable[etree._Element]) -> etree._Element:
        """Elements one below the other."""
        code = el("code")
        for number, element in enumerate(elements):
            add(code, "\n" if number else None)
            self._node(code, element, _Scope(0, TEI, frozenset()))
        return el("pre", code, class_="xml")

    def _content(self, out: etree._Element, parent: etree._Element, scope: _Scope) -> None:
        raw = parent.get(_SPACE) == "preserve"
        inner = scope._replace(depth=scope.depth + 1)
        if not raw and _breaks(parent):
            for child in parent:
                add(out, _line(inner.depth))
                self._node(out, child, inner)
            add(out, _line(scope.depth))
            return
        add(out, _text(parent.text, raw, inner.depth, scope.depth if not len(parent) else inner.depth))
        for child in parent:
            self._node(out, child, inner)
            last = child.getnext() is None
            add(out, _text(child.tail, raw, inner.depth, scope.depth if last else inner.depth))

    def _node(self, out: etree._Element, node: etree._Element, scope: _Scope) -> None:
        if not isinstance(node.tag, str):
            add(out, el("span", etree.tostring(node, with_tail=False, encoding="unicode"), class_="x-note"))
            return
        name, address, declared, scope = self._named(node, scope)
        add(out, _mark("<"), link(address, name, class_="x-name"))
        for attribute, value in [*declared, *_attributes(node)]:
            add(
                out,
                " ",
                el("span", attribute, class_="x-att"),
                _mark("="),
                el("span", _quoted(value), class_="x-value"),
            )
        if not len(node) and not node.text:
            add(out, _mark("/>"))
            return
        add(out, _mark(">"))
        self._content(out, node, scope)
        add(out, _mark("</"), el("span", name, class_="x-name"), _mark(">"))

    def _named(self, node: etree._Element, scope: _Scope) -> tuple[str, str | None, list[tuple[str, str]], _Scope]:
        """The name as it is to be shown, its page, and the namespaces it has to declare."""
        qname = etree.QName(node)
        ns = TEI if qname.namespace == EXAMPLES else qname.namespace or ""
        declared: list[tuple[str, str]] = []
        prefix = None if ns in {TEI, scope.default} else node.prefix
        if prefix is None and ns != scope.default:
            declared.append(("xmlns", ns))
            scope = scope._replace(default=ns)
        for used in {prefix, *_prefixes(node)} - {None, "xml"}:
            pair = (str(used), node.nsmap.get(used) or "")
            if pair not in scope.known:
                declared.append((f"xmlns:{used}", pair[1]))
                scope = scope._replace(known=scope.known | {pair})
        spec = self._addresses.written(qname.localname) if ns == TEI else self._addresses.named(ns, qname.localname)
        return (
            f"{prefix}:{qname.localname}" if prefix else qname.localname,
            self._addresses.href(spec),
            sorted(declared),
            scope,
        )


def _quoted(value: str) -> str:
    return '"' + _escaped(value).replace('"', "&quot;") + '"'


def _mark(text: str) -> etree._Element:
    return el("span", text, class_="x-mark")


def _attributes(node: etree._Element) -> list[tuple[str, str]]:
    found = []
    for name, value in node.attrib.items():
        qname = etree.QName(name)
        prefix = _prefix(node, qname.namespace) if qname.namespace else None
        found.append((f"{prefix}:{qname.localname}" if prefix else qname.localname, str(value)))
    return found


def _prefixes(node: etree._Element) -> set[str]:
    spaces = {etree.QName(name).namespace for name in node.attrib}
    return {prefix for space in spaces if space and (prefix := _prefix(node, space))}


def _prefix(node: etree._Element, ns: str) -> str | None:
    return "xml" if ns == XML else next((prefix for prefix, uri in node.nsmap.items() if uri == ns and prefix), None)


def _breaks(parent: etree._Element) -> bool:
    """Whether its children stand on lines of their own: no text is between them, and they are long or were broken."""
    texts = [parent.text or "", *(child.tail or "" for child in parent)]
    if not len(parent) or any(text.strip() for text in texts):
        return False
    return "\n" in "".join(texts) or len(etree.tostring(parent, encoding="unicode", with_tail=False)) > _SHORT


def _line(depth: int) -> str:
    return "\n" + _INDENT * max(depth, 0)


def _text(text: str | None, raw: bool, depth: int, last: int) -> str:
    """Text, its line breaks kept and indented; a break at its end belongs to what follows."""
    if not text:
        return ""
    if raw:
        return _escaped(text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if len(lines) == 1:
        return _escaped(_spaced(text))
    lead = " " if text[:1] in " \t" and lines[0] else ""
    trail = " " if lines[-1] and text[-1] in " \t" else ""
    kept = [line for line in lines[1:-1] if line]
    middle = "".join(_line(depth) + line for line in kept)
    end = _line(depth) + lines[-1] if lines[-1] else _line(last)
    return _escaped(lead + lines[0] + middle + end + trail)


def _spaced(text: str) -> str:
    inner = " ".join(text.split())
    if not inner:
        return " "
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _escaped(text: str) -> str:
    """The text as it is written in XML: what is shown is XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _trim(code: etree._Element) -> None:
    """Without white space at the ends."""
    code.text = (code.text or "").lstrip()
    if len(code):
        code[-1].tail = (code[-1].tail or "").rstrip()
    else:
        code.text = code.text.rstrip()
