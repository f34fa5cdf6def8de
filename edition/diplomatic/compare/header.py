"""The facts of a ``teiHeader``, one for each text and each attribute in it, and which of them changed."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.compare.match import opcodes
from diplomatic.compare.result import HeaderChange
from diplomatic.document import Document, fold
from diplomatic.document.tei import first, local

Fact = tuple[str, str]
_NAMED_BY = ("type", "n")
_BLOCKLIKE = frozenset("p bibl change catDesc licence title desc note ab item".split())
"""Elements whose text runs through the elements in them: one fact."""


def changes(old: Document, new: Document) -> tuple[HeaderChange, ...]:
    """Every fact that is new, gone or another, in the order of the headers."""
    return tuple(_changes(facts(old), facts(new)))


def facts(document: Document) -> list[Fact]:
    """The facts of a header: a path and a value."""
    header = first(document.root, "t:teiHeader")
    return list(_facts(header, "")) if header is not None else []


def _facts(element: etree._Element, path: str) -> Iterator[Fact]:
    for name, value in sorted(element.attrib.items()):
        short = str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
        yield f"{path}/@{short}".lstrip("/"), fold(str(value))
    running = local(element) in _BLOCKLIKE and any(child.tail and child.tail.strip() for child in element)
    text = fold("".join(map(str, element.itertext())) if running or not len(element) else element.text or "")
    if text:
        yield path, text
    children = [child for child in element if local(child)]
    for child in children:
        for fact in _facts(child, f"{path}/{_step(child)}".lstrip("/")):
            if not (running and "@" not in fact[0]):
                yield fact
    if not element.attrib and not children and not text:
        yield path, ""


def _step(element: etree._Element) -> str:
    name = local(element)
    return next((f"{name}[{value}]" for key in _NAMED_BY if (value := element.get(key))), name)


def _changes(old: list[Fact], new: list[Fact]) -> Iterator[HeaderChange]:
    for tag, a, b, c, d in opcodes(old, new):
        if tag == "equal":
            continue
        left, right = old[a:b], new[c:d]
        for path, value in left:
            partner = next((fact for fact in right if fact[0] == path), None)
            if partner is not None:
                right.remove(partner)
            if partner is None or partner[1] != value:
                yield HeaderChange(path, value, partner[1] if partner else None)
        yield from (HeaderChange(path, None, value) for path, value in right)
