"""Content models as values: what stands in ``content`` and ``datatype``, read from Pure ODD or from RELAX NG.

One small tree serves three stages. As it is read it has *references* (``ElementRef``, ``ClassRef`` …, ``NameRef`` for
an ``rng:ref``); the stage ``resolve`` replaces each by a ``Ref`` to a definition that exists, or by what the reference
means. Guidelines 22.5.2 (content models), 22.5.3 (datatypes).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree


@dataclass(frozen=True, slots=True)
class Node:
    """Any content model."""


@dataclass(frozen=True, slots=True)
class Empty(Node):
    """Nothing: ``empty``, or a ``content`` without children."""


@dataclass(frozen=True, slots=True)
class NotAllowed(Node):
    """What nothing matches: a model class without members."""


@dataclass(frozen=True, slots=True)
class Text(Node):
    """``textNode``."""


@dataclass(frozen=True, slots=True)
class Group(Node):
    """``sequence``: everything, in this order."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Interleave(Node):
    """``sequence`` with ``@preserveOrder='false'``, or ``interleave``: everything, in any order."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """``alternate``: one of them."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat(Node):
    """``@minOccurs`` and ``@maxOccurs``; ``most`` is None for *unbounded*."""

    child: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class ElementRef(Node):
    """``elementRef``: one element, by its ident."""

    key: str


@dataclass(frozen=True, slots=True)
class ClassRef(Node):
    """``classRef``: the members of a model class; ``include`` and ``exclude`` filter them (None: no filter)."""

    key: str
    expand: str = "alternate"
    include: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MacroRef(Node):
    """``macroRef``: the content of a macro (or, in older ODDs, of a datatype)."""

    key: str


@dataclass(frozen=True, slots=True)
class NameRef(Node):
    """``rng:ref`` of an older ODD: an element, class, macro, datatype, or a pattern of an included grammar."""

    name: str


@dataclass(frozen=True, slots=True)
class DataRef(Node):
    """``dataRef``: a datatype of the schema (``key``) or of W3C XML Schema (``name``), perhaps narrowed."""

    key: str = ""
    name: str = ""
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Value(Node):
    """One literal value, with the words that document it."""

    value: str
    doc: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Tokens(Node):
    """``rng:list``: the parts of the value, divided by white space, match the content."""

    child: Node


@dataclass(frozen=True, slots=True)
class AnyElement(Node):
    """``anyElement``: any element but those of some namespaces or names, or only those of some namespaces.

    ``names`` are ``(namespace, local name)``. The content is text and any elements of the same kind. ``default`` says
    that nothing was written, so that ``schemaSpec/@defaultExceptions`` decides.
    """

    namespaces: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    require: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True, slots=True)
class Ref(Node):
    """A reference that was resolved: the name of a definition of the schema that is written."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Raw(Node):
    """RELAX NG that Pure ODD has no word for (``rng:element``, ``rng:attribute`` …), as it stands in the ODD."""

    xml: etree._Element


def group(children: Sequence[Node]) -> Node:
    """A sequence; one part is itself, none is ``Empty``, an impossible part makes all impossible."""
    kept = _joined([child for child in children if not isinstance(child, Empty)])
    if any(isinstance(child, NotAllowed) for child in kept):
        return NotAllowed()
    if not kept:
        return Empty()
    return kept[0] if len(kept) == 1 else Group(tuple(kept))


def _joined(children: list[Node]) -> list[Node]:
    """``x*, x*`` is ``x*``, and ``x*, x+`` is ``x+``: what is left where the part between them is gone."""
    new: list[Node] = []
    for child in children:
        last = new[-1] if new else None
        if isinstance(child, Repeat) and isinstance(last, Repeat) and last.child == child.child:
            least = last.least + child.least
            if last.most is None and child.most is None and least <= 1:
                new[-1] = Repeat(child.child, least, None)
                continue
        new.append(child)
    return new


def interleave(children: Sequence[Node]) -> Node:
    """Parts in any order; simplified as a sequence is."""
    simple = group(children)
    return Interleave(simple.children) if isinstance(simple, Group) else simple


def choice(children: Sequence[Node]) -> Node:
    """An alternation; impossible and repeated branches fall away."""
    kept = list(dict.fromkeys(child for child in children if not isinstance(child, NotAllowed)))
    if not kept:
        return NotAllowed()
    return kept[0] if len(kept) == 1 else Choice(tuple(kept))


def repeat(child: Node, least: int, most: int | None) -> Node:
    """Something so many times."""
    if most == 0:
        return Empty()
    if (least, most) == (1, 1) or isinstance(child, Empty):
        return child
    if isinstance(child, NotAllowed):
        return Empty() if least == 0 else child
    if (least, most) == (0, 1) and isinstance(child, Repeat) and (child.least, child.most) == (0, None):
        return child
    return Repeat(child, least, most)


def children_of(node: Node) -> tuple[Node, ...]:
    """The content models directly inside one."""
    if isinstance(node, Group | Interleave | Choice):
        return node.children
    return (node.child,) if isinstance(node, Repeat | Tokens) else ()


def walk(node: Node) -> Iterator[Node]:
    """A content model and everything in it."""
    yield node
    for child in children_of(node):
        yield from walk(child)


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same content model with its direct parts changed, and simplified."""
    if isinstance(node, Group):
        return group([change(child) for child in node.children])
    if isinstance(node, Interleave):
        return interleave([change(child) for child in node.children])
    if isinstance(node, Choice):
        return choice([change(child) for child in node.children])
    if isinstance(node, Repeat):
        return repeat(change(node.child), node.least, node.most)
    if isinstance(node, Tokens):
        return replace(node, child=change(node.child))
    return node
