"""Simple types of XSD from datatypes: lists, unions, patterns and enumerations.

A datatype of the schema becomes a named type; values become an enumeration of ``xs:token``, as RELAX NG compares them.
"""

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from diplomatic.schema.content import (
    Choice,
    DataRef,
    Empty,
    Group,
    Node,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
    rebuilt,
    walk,
)
from diplomatic.schema.docs import short
from diplomatic.schema.model import Definition

Lines = list[str]
_WHITE_SPACE_TYPES = frozenset({"string", "normalizedString"})


def annotation(words: str) -> Lines:
    """The documentation of a declaration, indented by one step; nothing without words."""
    return [f"  <xs:annotation><xs:documentation>{escape(words)}</xs:documentation></xs:annotation>"] if words else []


class Types:
    """Writes simple types; ``problem`` is told what XSD cannot say."""

    def __init__(
        self, definitions: dict[str, Definition], prefix: str, problem: Callable[[str], None], lang: str
    ) -> None:
        self.lang = lang
        self.definitions = definitions
        self.prefix = prefix
        self.problem = problem
        self.used: dict[str, Node] = {}

    def plain(self, node: Node) -> str | None:
        """The name of a type that needs no definition of its own."""
        if isinstance(node, Text):
            return "xs:string"
        if isinstance(node, DataRef) and not node.params:
            return f"xs:{node.name}"
        if isinstance(node, Ref) and node.name in self.definitions:
            if self._is_text(node):
                return "xs:string"
            self.used.setdefault(node.name, self.definitions[node.name].content)
            return f"{self.prefix}{node.name}"
        return None

    def _is_text(self, node: Node) -> bool:
        return any(isinstance(part, Text) for part in walk(self.opened(node)))

    def opened(self, node: Node) -> Node:
        """A datatype with the definition it refers to."""
        while isinstance(node, Ref) and node.name in self.definitions:
            node = self.definitions[node.name].content
        return node

    def expanded(self, node: Node) -> Node:
        """A datatype with every definition written out: a file of another namespace cannot name our types."""
        if isinstance(node, Ref) and node.name in self.definitions:
            return self.expanded(self.definitions[node.name].content)
        return rebuilt(node, self.expanded)

    def named(self) -> Lines:
        """The named types that were asked for, and those that these need."""
        lines: Lines = []
        done: set[str] = set()
        while todo := [name for name in self.used if name not in done]:
            for name in todo:
                done.add(name)
                opened, *rest = self.simple(self.used[name], f" name={quoteattr(name)}")
                defined = self.definitions.get(name)
                words = short(defined.spec.docs, self.lang) if defined else "What an element without children holds."
                lines += [opened, *annotation(words), *rest]
        return lines

    def simple(self, node: Node, name: str = "") -> Lines:
        """An ``xs:simpleType``."""
        plain = self.plain(node)
        if plain:
            return [f"<xs:simpleType{name}>", f'  <xs:restriction base="{plain}"/>', "</xs:simpleType>"]
        return [f"<xs:simpleType{name}>", *("  " + line for line in self._body(node)), "</xs:simpleType>"]

    def _body(self, node: Node) -> Lines:
        match node:
            case DataRef():
                return _restriction(
                    f"xs:{node.name}", [f"<xs:{name} value={quoteattr(value)}/>" for name, value in node.params]
                )
            case Value():
                return self._enumeration([node])
            case Empty():
                return _restriction("xs:token", ['<xs:length value="0"/>'])
            case Choice():
                return self._union(node)
            case Repeat():
                return self._union(Choice((node.child, Empty())))
            case Tokens():
                return self._list(node.child)
        self.problem("a datatype that XSD has no type for is taken as any text")
        return _restriction("xs:string", [])

    def _enumeration(self, values: list[Value]) -> Lines:
        facets: Lines = []
        for value in values:
            note = "".join(annotation(value.doc)).strip()
            facets.append(
                f"<xs:enumeration value={quoteattr(value.value)}{f'>{note}</xs:enumeration>' if note else '/>'}"
            )
        return _restriction("xs:token", facets)

    def _union(self, node: Choice) -> Lines:
        if any(isinstance(self.opened(child), Text) for child in node.children):
            return _restriction("xs:string", [])
        values = [child for child in node.children if isinstance(child, Value)]
        others = [child for child in node.children if not isinstance(child, Value)]
        if not others:
            return self._enumeration(values)
        names = [name for child in others if (name := self.plain(child))]
        lines = [line for child in others if not self.plain(child) for line in self.simple(child)]
        if values:
            lines = [
                "<xs:simpleType>",
                *("  " + line for line in self._enumeration(values)),
                "</xs:simpleType>",
                *lines,
            ]
        members = f' memberTypes="{" ".join(names)}"' if names else ""
        return [f"<xs:union{members}>", *("  " + line for line in lines), "</xs:union>"]

    def _list(self, node: Node) -> Lines:
        items, least, most = _counted(node)
        kinds = list(dict.fromkeys(items))
        if len(kinds) > 1:
            self.problem("a list whose parts differ in kind is taken as a list of any of them")
        item = kinds[0] if len(kinds) == 1 else Choice(tuple(kinds))
        if not kinds:
            return _restriction("xs:token", ['<xs:length value="0"/>'])
        name = self.plain(item)
        of = (
            [f'<xs:list itemType="{name}"/>']
            if name
            else ["<xs:list>", *("  " + line for line in self.simple(item)), "</xs:list>"]
        )
        if least == 0 and most is None:
            return of
        facets = [f'<xs:minLength value="{least}"/>'] if least else []
        facets += [] if most is None else [f'<xs:maxLength value="{most}"/>']
        inner = ["<xs:simpleType>", *("  " + line for line in of), "</xs:simpleType>"]
        return ["<xs:restriction>", *("  " + line for line in [*inner, *facets]), "</xs:restriction>"]


def _counted(node: Node) -> tuple[list[Node], int, int | None]:
    """The parts of a list, and how many of them there may be."""
    if isinstance(node, Empty):
        return [], 0, 0
    if isinstance(node, Repeat):
        items, least, most = _counted(node.child)
        return items, least * node.least, None if node.most is None or most is None else most * node.most
    if isinstance(node, Group):
        parts = [_counted(child) for child in node.children]
        total = None if any(part[2] is None for part in parts) else sum(part[2] or 0 for part in parts)
        return [item for part in parts for item in part[0]], sum(part[1] for part in parts), total
    return [node], 1, 1


def _restriction(base: str, facets: Lines) -> Lines:
    if not facets:
        return [f'<xs:restriction base="{base}"/>']
    return [f'<xs:restriction base="{base}">', *("  " + facet for facet in facets), "</xs:restriction>"]


__all__ = ["Lines", "Types"]
