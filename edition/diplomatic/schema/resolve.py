"""References in content models followed: what ``classRef``, ``elementRef``, ``macroRef`` and ``dataRef`` stand for.

odd.md rules 10 to 12. A reference to something that is not in the schema is dropped from a choice and is nothing in a
sequence; what loses all of its parts is empty. A model class that exists but has no members is impossible (notAllowed).
"""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from diplomatic.diagnostics import Diagnostic, Location
from diplomatic.limits import MAX_CHAIN, MAX_PARTICLES
from diplomatic.schema import codes, codes_schema
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
    Tokens,
    choice,
    group,
    interleave,
    rebuilt,
    repeat,
    walk,
)
from diplomatic.schema.defines import Names
from diplomatic.schema.expansion import uncounted, written_out
from diplomatic.schema.model import Definition, Key, Kind, Spec
from diplomatic.schema.names import rng

_EXPANSIONS = {
    "sequence": (1, 1),
    "sequenceOptional": (0, 1),
    "sequenceRepeatable": (1, None),
    "sequenceOptionalRepeatable": (0, None),
}
_SUFFIXES = ("_alternation", *(f"_{name}" for name in _EXPANSIONS))


class Resolver:
    """Resolves the content models of one schema; classes, macros and datatypes once each.

    ``definitions`` collects those that content models refer to.
    """

    def __init__(self, specs: dict[Key, Spec], names: Names, any_element: AnyElement, found: list[Diagnostic]) -> None:
        self.specs = specs
        self.names = names
        self.any_element = any_element
        self.found = found
        self.definitions: dict[str, Definition] = {}
        self.dangling: dict[str, Location] = {}
        self._members: dict[str, list[Spec]] = {}
        for spec in specs.values():
            for key in dict.fromkeys(spec.member_of):
                self._members.setdefault(key, []).append(spec)
        self._expanded: dict[ClassRef, Node] = {}
        self._sizes: dict[str, int] = {}
        self._open: list[str] = []
        self._where = Location(names.path)

    def content(self, spec: Spec) -> Node:
        """What may stand in an element; a closed ``valList`` on the element replaces its content (odd.md rule 8)."""
        self._where = spec.location
        if spec.values is not None and spec.values.type == "closed":
            from diplomatic.schema.values import values_of

            return choice(list(values_of(spec.values)))
        node = self.resolved(spec.content, spec.location) or Empty()
        if written_out(node, self._sizes) > MAX_PARTICLES:
            message = (
                f"the content of {spec.ident} repeats more than can be written out; the repetitions are not counted"
            )
            self.found.append(codes_schema.TOO_MUCH.at(spec.location, message, "use maxOccurs='unbounded'"))
            node = uncounted(node)
        return node

    def resolved(self, node: Node | None, where: Location) -> Node | None:
        """A content model without references, or None if nothing of it is left."""
        self._where = where
        return None if node is None else self._node(node)

    def _node(self, node: Node) -> Node | None:
        match node:
            case ElementRef():
                return self._element(node.key)
            case ClassRef():
                return self._class(node)
            case MacroRef():
                return self._macro(node.key)
            case DataRef():
                return self._data(node)
            case NameRef():
                return self._named(node.name)
            case AnyElement(default=True):
                return self.any_element
            case Raw():
                return self._raw(node)
        return self._inner(node)

    def _inner(self, node: Node) -> Node | None:
        match node:
            case Group() | Interleave() | Choice():
                return self._compound(node)
            case Repeat():
                inner = self._node(node.child)
                return None if inner is None else repeat(inner, node.least, node.most)
            case Tokens():
                inner = self._node(node.child)
                return None if inner is None else Tokens(inner)
        return node

    def _raw(self, node: Raw) -> Node:
        """RELAX NG of the ODD's own: its references get the names of our definitions, or go."""
        xml = deepcopy(node.xml)
        xml.tail = None
        for ref in list(xml.iter(rng("ref"))):
            found = self._named(ref.get("name", "").strip())
            parent = ref.getparent()
            if isinstance(found, Ref):
                ref.set("name", found.name)
            elif parent is not None:
                parent.replace(ref, etree.Element(rng("notAllowed" if isinstance(found, NotAllowed) else "empty")))
        return Raw(xml)

    def _compound(self, node: Group | Interleave | Choice) -> Node | None:
        parts = [part for child in node.children if (part := self._node(child)) is not None]
        if not parts:
            return Empty()
        if isinstance(node, Choice):
            return choice(parts)
        return group(parts) if isinstance(node, Group) else interleave(parts)

    def _element(self, ident: str) -> Node | None:
        define = self.names.element(ident)
        return Ref(define) if define else self._gone(ident)

    def _gone(self, name: str) -> Node | None:
        """What is left of a reference to nothing: nothing."""
        self.dangling.setdefault(name, self._where)
        return None

    def _class(self, node: ClassRef) -> Node | None:
        spec = self.specs.get(Key(Kind.CLASS, node.key))
        if spec is None:
            return self._gone(node.key)
        if node == ClassRef(node.key):
            return self._defined(spec, lambda: self._expansion(node))
        if node not in self._expanded:
            self._expanded[node] = self._bounded(self._expansion(node), spec)
        return self._expanded[node]

    def _expansion(self, node: ClassRef) -> Node:
        """The members of a class in a content model (22.5.2, ``classRef/@expand``)."""
        if node.key in self._open:
            self._cycle(node.key, "class")
            return NotAllowed()
        self._open.append(node.key)
        parts = [part for member in self._members.get(node.key, ()) if (part := self._member(member, node)) is not None]
        self._open.pop()
        if node.expand not in _EXPANSIONS:
            return choice(parts)
        least, most = _EXPANSIONS[node.expand]
        if not parts:
            return NotAllowed() if node.expand == "sequenceRepeatable" else Empty()
        return group([repeat(part, least, most) for part in parts])

    def _member(self, member: Spec, node: ClassRef) -> Node | None:
        if member.ident in node.exclude:
            return None
        chosen = node.include is None or member.ident in node.include
        if member.key.kind is Kind.ELEMENT:
            return Ref(self.names.define(member.key)) if chosen else None
        if member.key.kind is not Kind.CLASS or member.type != "model":
            return None
        inner = self._class(ClassRef(member.ident, node.expand, None if chosen else node.include, node.exclude))
        return None if isinstance(inner, NotAllowed) else inner

    def _cycle(self, ident: str, kind: str) -> None:
        ring = " → ".join([*self._open[self._open.index(ident) :], ident])
        spec = self.specs.get(Key(Kind.CLASS if kind == "class" else Kind.MACRO, ident))
        where = spec.location if spec else self._where
        diagnostic = codes.CLASS_CYCLE.at(
            where, f"the {kind} {ident} contains itself: {ring}", "break the ring at one place"
        )
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def _defined(self, spec: Spec, content: Callable[[], Node]) -> Node:
        define = self.names.define(spec.key)
        if define not in self.definitions:
            if len(self._open) > MAX_CHAIN:
                self.found.append(codes_schema.TOO_MUCH.at(spec.location, f"references go more than {MAX_CHAIN} deep"))
                return NotAllowed()
            if spec.ident in self._open:
                self._cycle(spec.ident, "class" if spec.key.kind is Kind.CLASS else "macro")
                return NotAllowed()
            made = self._bounded(content(), spec)
            self.definitions[define] = Definition(spec, define, made)
            if spec.key.kind is not Kind.CLASS:
                self._sizes[define] = written_out(made, self._sizes)
        inner = self.definitions[define].content
        return inner if isinstance(inner, NotAllowed | Empty) else Ref(define)

    def _bounded(self, node: Node, spec: Spec) -> Node:
        """What a class or macro stands for, unless it doubles without end."""
        if written_out(node, self._sizes) <= MAX_PARTICLES:
            return node
        message = f"{spec.ident} stands for more than can be written out; it is left out"
        self.found.append(codes_schema.TOO_MUCH.at(spec.location, message, "refer to fewer classes and macros"))
        return NotAllowed()

    def _macro(self, ident: str) -> Node | None:
        spec = self.specs.get(Key(Kind.MACRO, ident))
        if spec is None:
            if Key(Kind.DATA, ident) in self.specs:
                return self._data(DataRef(ident))
            return self._gone(ident)
        return self._defined(spec, lambda: self._inside(spec))

    def _inside(self, spec: Spec) -> Node:
        """The content of a macro or datatype; it has its own place, and may refer to others."""
        where, self._where = self._where, spec.location
        self._open.append(spec.ident)
        made = self._node(spec.content) if spec.content is not None else Empty()
        self._open.pop()
        self._where = where
        if spec.values is not None and spec.key.kind is Kind.DATA and spec.values.items:
            from diplomatic.schema.values import with_values

            made = with_values(spec.values, made)
        return made if made is not None else Empty()

    def _data(self, node: DataRef) -> Node | None:
        if not node.key:
            return node
        spec = self.specs.get(Key(Kind.DATA, node.key)) or self.specs.get(Key(Kind.MACRO, node.key))
        if spec is None:
            return self._gone(node.key)
        target = self._defined(spec, lambda: self._inside(spec))
        return self._narrowed(target, node.params) if node.params else target

    def _narrowed(self, node: Node, params: tuple[tuple[str, str], ...]) -> Node:
        """``dataRef/@restriction`` on a datatype of the schema applies to what that is made of (odd.md rule 10)."""
        if isinstance(node, Ref) and node.name in self.definitions:
            return self._narrowed(self.definitions[node.name].content, params)
        if isinstance(node, DataRef):
            return DataRef(name=node.name, params=params)
        if isinstance(node, Choice):
            return choice([self._narrowed(child, params) for child in node.children])
        return DataRef(name="string", params=params)

    def _named(self, name: str) -> Node | None:
        """``rng:ref``: a pattern of the compiled schema by its name, with or without the prefix of the schema."""
        for candidate in self.names.candidates(name):
            base = next((candidate.removesuffix(end) for end in _SUFFIXES if candidate.endswith(end)), candidate)
            if Key(Kind.CLASS, candidate) in self.specs:
                return self._class(ClassRef(candidate))
            if base != candidate and Key(Kind.CLASS, base) in self.specs:
                expand = candidate.removeprefix(f"{base}_")
                return self._class(ClassRef(base, "alternate" if expand == "alternation" else expand))
            if Key(Kind.MACRO, candidate) in self.specs or Key(Kind.DATA, candidate) in self.specs:
                return self._macro(candidate)
        if define := self.names.pattern(name):
            return Ref(define)
        return self._gone(name)

    def expanded(self, node: Node) -> Node:
        """A datatype with its definitions written out."""
        if isinstance(node, Ref) and node.name in self.definitions:
            return self.expanded(self.definitions[node.name].content)
        return rebuilt(node, self.expanded)

    def contains(self, node: Node, kind: type[Node]) -> bool:
        return any(isinstance(part, kind) for part in walk(self.expanded(node)))
