"""Content models to be read: ``titleStmt, editionStmt?, (p+ | idno*)``, with links, broken where they are long."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from diplomatic.schema.content import (
    AnyElement,
    Choice,
    ClassRef,
    DataRef,
    ElementRef,
    Empty,
    Group,
    Interleave,
    MacroRef,
    NameRef,
    Node,
    NotAllowed,
    Raw,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
)
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.emit.html.markup import Piece, add, el, link
from diplomatic.schema.emit.html.words import Words
from diplomatic.schema.model import Kind, Spec

_WIDTH = 76
_INDENT = 2
_SIGNS = {(0, 1): "?", (0, None): "*", (1, None): "+"}
_CLASSES = {Kind.ELEMENT: "n-element", Kind.CLASS: "n-class", Kind.MACRO: "n-macro", Kind.DATA: "n-data"}


@dataclass(frozen=True, slots=True)
class _Atom:
    """One name, value or word, and what it leads to."""

    text: str
    href: str | None = None
    class_: str | None = None
    sign: str = ""

    def length(self) -> int:
        return len(self.text) + len(self.sign)


@dataclass(frozen=True, slots=True)
class _Several:
    """Parts with a sign between them, and one after the bracket."""

    parts: tuple["_Atom | _Several", ...]
    between: str
    sign: str = ""
    word: str = ""

    def length(self) -> int:
        """On one line, with its brackets; a sequence needs one character more than it is given credit for."""
        return sum(part.length() + 3 for part in self.parts) + len(self.sign) + len(self.word) + 2


class Notation:
    """Writes content models."""

    def __init__(self, addresses: Addresses, words: Words) -> None:
        self._addresses = addresses
        self._words = words

    def block(self, node: Node) -> etree._Element:
        """A whole content model."""
        code = el("code")
        shape = self._shape(node)
        self._write(code, shape, 0, outer=isinstance(shape, _Several) and not shape.sign and not shape.word)
        return el("pre", code, class_="notation")

    def inline(self, node: Node) -> etree._Element:
        """A datatype, within a line."""
        code = el("code", class_="notation")
        shape = self._shape(node)
        bare = isinstance(shape, _Several) and not shape.sign and not shape.word
        add(code, self._flat(shape, outer=bare))
        return code

    def _shape(self, node: Node) -> "_Atom | _Several":
        if isinstance(node, Repeat):
            sign = _SIGNS.get((node.least, node.most)) or f"{{{node.least},{'' if node.most is None else node.most}}}"
            inner = self._shape(node.child)
            return _signed(inner, sign)
        if isinstance(node, Group | Interleave | Choice):
            between = {Group: ",", Interleave: " &", Choice: " |"}[type(node)]
            return _Several(tuple(self._shape(child) for child in node.children), between)
        if isinstance(node, Tokens):
            return _Several((self._shape(node.child),), ",", word="list ")
        return self._atom(node)

    def _atom(self, node: Node) -> _Atom:
        if isinstance(node, Ref):
            return self._named(self._addresses.defined(node.name), node.name)
        if isinstance(node, ElementRef | MacroRef | ClassRef | DataRef | NameRef):
            return self._reference(node)
        if isinstance(node, Value):
            return _Atom(f'"{node.value}"', class_="n-value")
        if isinstance(node, AnyElement):
            return _Atom(self._any(node), class_="n-word")
        return _Atom(self._words(_WORDS.get(type(node), "content-other")), class_="n-word")

    def _reference(self, node: ElementRef | MacroRef | ClassRef | DataRef | NameRef) -> _Atom:
        find = self._addresses.spec
        if isinstance(node, ElementRef):
            return self._named(find(Kind.ELEMENT, node.key), node.key)
        if isinstance(node, ClassRef):
            atom = self._named(find(Kind.CLASS, node.key), node.key)
            return atom if node.expand == "alternate" else _Atom(f"{atom.text}_{node.expand}", atom.href, atom.class_)
        if isinstance(node, MacroRef):
            return self._named(find(Kind.MACRO, node.key) or find(Kind.DATA, node.key), node.key)
        if isinstance(node, NameRef):
            return self._named(self._addresses.any(node.name), node.name)
        atom = (
            self._named(find(Kind.DATA, node.key), node.key) if node.key else _Atom(f"xsd:{node.name}", class_="n-data")
        )
        facets = " ".join(f'{name} = "{value}"' for name, value in node.params)
        return _Atom(f"{atom.text} {{ {facets} }}", atom.href, atom.class_) if facets else atom

    def _named(self, spec: Spec | None, name: str) -> _Atom:
        if spec is None:
            return _Atom(name, class_="n-absent")
        suffix = name.partition(spec.ident)[2] if spec.key.kind is Kind.CLASS else ""
        return _Atom(spec.name + suffix, self._addresses.href(spec), _CLASSES[spec.key.kind])

    def _any(self, node: AnyElement) -> str:
        if node.require:
            return self._words("any-element-of", namespaces=" ".join(node.require))
        excluded = [*node.namespaces, *(name for _, name in node.names)]
        return (
            self._words("any-element-but", namespaces=", ".join(excluded)) if excluded else self._words("any-element")
        )

    def _write(self, out: etree._Element, shape: "_Atom | _Several", indent: int, *, outer: bool = False) -> None:
        if isinstance(shape, _Atom) or shape.length() + indent <= _WIDTH:
            add(out, self._flat(shape, outer=outer))
            return
        inner = indent if outer else indent + _INDENT
        add(out, None if outer else f"{shape.word}(", None if outer else "\n" + " " * inner)
        if all(isinstance(part, _Atom) for part in shape.parts):
            self._fill(out, shape, inner)
        else:
            for number, part in enumerate(shape.parts):
                add(out, f"{shape.between}\n{' ' * inner}" if number else None)
                self._write(out, part, inner)
        add(out, None if outer else f"\n{' ' * indent}){shape.sign}")

    def _fill(self, out: etree._Element, shape: _Several, indent: int) -> None:
        """Short parts beside each other, as many as go on a line."""
        column = indent
        for number, part in enumerate(shape.parts):
            if number:
                breaks = column + part.length() + 3 > _WIDTH
                add(out, shape.between, f"\n{' ' * indent}" if breaks else " ")
                column = indent if breaks else column + 3
            add(out, self._flat(part))
            column += part.length()

    def _flat(self, shape: "_Atom | _Several", *, outer: bool = False) -> Iterator[Piece]:
        if isinstance(shape, _Atom):
            yield link(shape.href, shape.text, class_=shape.class_)
        else:
            yield None if outer else f"{shape.word}("
            for number, part in enumerate(shape.parts):
                yield f"{shape.between} " if number else None
                yield from self._flat(part)
            yield None if outer else ")"
        yield shape.sign


def _signed(shape: "_Atom | _Several", sign: str) -> "_Atom | _Several":
    if isinstance(shape, _Atom) and not shape.sign:
        return _Atom(shape.text, shape.href, shape.class_, sign)
    if isinstance(shape, _Several) and not shape.sign:
        return _Several(shape.parts, shape.between, sign, shape.word)
    return _Several((shape,), ",", sign)


_WORDS: dict[type[Node], str] = {
    Text: "content-text",
    Empty: "content-empty",
    NotAllowed: "content-impossible",
    Raw: "content-other",
}
