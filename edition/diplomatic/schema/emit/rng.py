"""RELAX NG from the model.

Attributes are references to single-attribute definitions, never to nested ones by class: libxml2 takes minutes over
those (TEI #655). Documentation stands in ``a:documentation``, which oXygen and VS Code show.
"""

from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from diplomatic.schema.content import (
    AnyElement,
    Choice,
    DataRef,
    Empty,
    Group,
    Interleave,
    Node,
    NotAllowed,
    Raw,
    Ref,
    Repeat,
    Text,
    Tokens,
    Value,
    children_of,
    choice,
    walk,
)
from diplomatic.schema.docs import short
from diplomatic.schema.model import AttributeChoice, AttributeUse, Element, Schema
from diplomatic.schema.names import ANNOTATIONS, RNG, XS_DATATYPES

_EMPTY: dict[type[Node], str] = {Empty: "empty", Text: "text", NotAllowed: "notAllowed"}
_WRAPPERS: dict[type[Node], str] = {Group: "group", Interleave: "interleave", Choice: "choice", Tokens: "list"}
_IN_A_ROW = 4
_TIMES = {(0, 1): "optional", (0, None): "zeroOrMore", (1, None): "oneOrMore"}


def emit(schema: Schema) -> bytes:
    """The schema as RELAX NG, in the XML syntax."""
    return _Writer(schema).written().encode()


class _Writer:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.out: list[str] = []
        self.depth = 1
        self.shared: dict[int, tuple[str, AttributeUse]] = {}
        self.any: dict[AnyElement, str] = {}
        self.elements = schema.by_define()
        self.names = {
            *self.elements,
            *schema.definitions,
            *(name for external in schema.externals for name in external.names),
        }

    def written(self) -> str:
        schema = self.schema
        head = {"xmlns": RNG, "xmlns:a": ANNOTATIONS, "datatypeLibrary": XS_DATATYPES, "ns": schema.ns}
        self.line(f"<grammar{_written(head)}>", 0)
        self.doc(short(schema.docs, schema.lang))
        self.start()
        for external in schema.externals:
            self.out += [etree.tostring(pattern, encoding="unicode") + "\n" for pattern in external.patterns]
        for definition in schema.definitions.values():
            with self.element("define", name=definition.define):
                self.node(definition.content)
        for element in schema.elements.values():
            self.define_element(element)
        for name, use in self.shared.values():
            with self.element("define", name=name):
                self.attribute(use)
        for node, name in self.any.items():
            self.define_any(node, name)
        self.line("</grammar>", 0)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(self.out)

    def line(self, text: str, depth: int | None = None) -> None:
        self.out.append(f"{'  ' * (self.depth if depth is None else depth)}{text}\n")

    def element(self, tag: str, **attributes: str) -> "_Open":
        return _Open(self, tag, attributes)

    def empty(self, tag: str, **attributes: str) -> None:
        self.line(f"<{tag}{_written(attributes)}/>")

    def doc(self, words: str) -> None:
        if words:
            self.line(f"<a:documentation>{escape(words)}</a:documentation>")

    def start(self) -> None:
        with self.element("start"), self.element("choice"):
            for define in self.schema.start:
                self.empty("ref", name=define)
            if not self.schema.start:
                self.empty("notAllowed")

    def define_element(self, element: Element) -> None:
        own = {} if element.ns == self.schema.ns else {"ns": element.ns}
        with self.element("define", name=element.define), self.element("element", name=element.name, **own):
            self.doc(short(element.spec.docs, self.schema.lang))
            self.node(element.content)
            self.attribute_items(element.attributes)

    def attribute_items(self, items: tuple[AttributeUse | AttributeChoice, ...]) -> None:
        """Attributes in groups of groups: in one long row they make Java's validators run out of stack on all of the
        TEI.
        """
        if len(items) <= _IN_A_ROW:
            for item in items:
                self.attribute_item(item)
            return
        size = max(_IN_A_ROW, -(-len(items) // _IN_A_ROW))
        for first in range(0, len(items), size):
            with self.element("group"):
                self.attribute_items(items[first : first + size])

    def attribute_item(self, item: AttributeUse | AttributeChoice) -> None:
        if isinstance(item, AttributeChoice):
            with self.element(item.org if item.org == "choice" else "group"):
                for inner in item.items:
                    self.attribute_item(inner)
        elif item.shared:
            self.empty("ref", name=self.shared_name(item))
        else:
            self.attribute(item)

    def shared_name(self, use: AttributeUse) -> str:
        if id(use) not in self.shared:
            name = f"{self.schema.prefix}{use.owner}.attribute.{use.attribute.ident.replace(':', '')}"
            while name in self.names:
                name += "_"
            self.names.add(name)
            self.shared[id(use)] = (name, use)
        return self.shared[id(use)][0]

    def attribute(self, use: AttributeUse) -> None:
        if not use.required:
            with self.element("optional"):
                self._attribute(use)
        else:
            self._attribute(use)

    def _attribute(self, use: AttributeUse) -> None:
        own = {"ns": use.attribute.ns} if use.attribute.ns else {}
        default = {"a:defaultValue": use.attribute.default} if use.attribute.default and not use.required else {}
        with self.element("attribute", name=use.name, **own, **default):
            self.doc(short(use.attribute.docs, self.schema.lang))
            self.node(use.value)

    def node(self, node: Node) -> None:
        """A content model or datatype."""
        if tag := _EMPTY.get(type(node)):
            self.empty(tag)
        elif tag := _WRAPPERS.get(type(node)):
            with self.element(tag):
                for child in children_of(node):
                    self.node(child)
        else:
            self.particle(node)

    def particle(self, node: Node) -> None:
        match node:
            case Ref():
                self.empty("ref", name=node.name)
            case Repeat():
                self.repeat(node)
            case DataRef():
                self.data(node)
            case Value():
                self.line(f"<value{_written({'type': node.type} if node.type else {})}>{escape(node.value)}</value>")
                self.doc(node.doc)
            case AnyElement():
                self.empty("ref", name=self.any_name(node))
            case Raw():
                self.raw(node)

    def repeat(self, node: Repeat) -> None:
        """So many times: RELAX NG has names for three cases, others are written out, with the optional ones nested."""
        if _is_mixed(node):
            self.mixed(node)
            return
        if tag := _TIMES.get((node.least, node.most)):
            with self.element(tag):
                self.node(node.child)
            return
        with self.element("group"):
            for _ in range(node.least - (node.most is None)):
                self.node(node.child)
            if node.most is None:
                self.repeat(Repeat(node.child, 1, None))
            elif node.most > node.least:
                self.optional_copies(node.child, node.most - node.least)

    def mixed(self, node: Repeat) -> None:
        """Text among elements, as text *interleaved* with the elements: the same language, and libxml2 loads it ten
        times faster (it compares every two branches of a choice that has text).
        """
        with self.element("interleave"):
            self.empty("text")
            self.repeat(Repeat(choice([child for child in children_of(node.child) if child != Text()]), 0, None))

    def optional_copies(self, child: Node, number: int) -> None:
        with self.element("optional"):
            self.node(child)
            if number > 1:
                self.optional_copies(child, number - 1)

    def data(self, node: DataRef) -> None:
        if not node.params:
            self.empty("data", type=node.name)
            return
        with self.element("data", type=node.name):
            for name, value in node.params:
                self.line(f"<param name={quoteattr(name)}>{escape(value)}</param>")

    def any_name(self, node: AnyElement) -> str:
        if node not in self.any:
            name = f"anyElement_{len(self.any) + 1}"
            while name in self.names:
                name += "_"
            self.any[node] = name
        return self.any[node]

    def define_any(self, node: AnyElement, name: str) -> None:
        with self.element("define", name=name), self.element("element"):
            self.name_class(node)
            with self.element("zeroOrMore"), self.element("attribute"):
                self.empty("anyName")
            with self.element("zeroOrMore"), self.element("choice"):
                self.empty("text")
                self.empty("ref", name=name)

    def name_class(self, node: AnyElement) -> None:
        """The names an ``anyElement`` takes (22.5.2)."""
        if node.require:
            with self.element("choice"):
                for ns in node.require:
                    self.names_of(node, "nsName", ns)
            return
        self.names_of(node, "anyName", None)

    def names_of(self, node: AnyElement, tag: str, ns: str | None) -> None:
        spaces = node.namespaces if ns is None else ()
        names = [pair for pair in node.names if ns is None or pair[0] == ns]
        own = {} if ns is None else {"ns": ns}
        if not spaces and not names:
            self.empty(tag, **own)
            return
        with self.element(tag, **own), self.element("except"):
            for space in spaces:
                self.empty("nsName", ns=space)
            for space, local in names:
                self.line(f"<name ns={quoteattr(space)}>{escape(local)}</name>")

    def raw(self, node: Raw) -> None:
        """RELAX NG from the ODD itself; its prefixes stay, because names in it may use them."""
        copy = etree.fromstring(etree.tostring(node.xml, with_tail=False))
        if "datatypeLibrary" not in copy.attrib:
            copy.set("datatypeLibrary", XS_DATATYPES)
        self.line(etree.tostring(copy, encoding="unicode"))


class _Open:
    """An element that is open while its content is written."""

    def __init__(self, writer: _Writer, tag: str, attributes: dict[str, str]) -> None:
        self.writer, self.tag, self.attributes = writer, tag, attributes

    def __enter__(self) -> None:
        self.writer.line(f"<{self.tag}{_written(self.attributes)}>")
        self.writer.depth += 1

    def __exit__(self, *_: object) -> None:
        self.writer.depth -= 1
        self.writer.line(f"</{self.tag}>")


def _is_mixed(node: Repeat) -> bool:
    """Whether something is *any number of text or these elements*."""
    inner = node.child
    if node.most is not None or node.least > 1 or not isinstance(inner, Choice) or Text() not in inner.children:
        return False
    return not any(isinstance(part, Text) for child in inner.children if child != Text() for part in walk(child))


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
