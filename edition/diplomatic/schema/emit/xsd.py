"""W3C XML Schema straight from the model: 1.0, or 1.1 on request.

Model class → ``xs:group``, macro → written out, text → ``mixed``, datatype → ``xs:simpleType``, the attributes of a
class → ``xs:attributeGroup``. Each namespace has its own file; ``xml:`` attributes are in a local ``xml.xsd``. What XSD
cannot express is reported (O020, O021) and comes back as rules: as ``xs:assert`` with 1.1, as Schematron beside the
schema with 1.0.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from diplomatic.diagnostics import Diagnostic
from diplomatic.schema import codes_schema
from diplomatic.schema.content import AnyElement, Choice, Group, Interleave, Node, Raw, Ref, Repeat
from diplomatic.schema.docs import short
from diplomatic.schema.emit.xsd_attributes import AttributeWriter
from diplomatic.schema.emit.xsd_content import Contents, Model
from diplomatic.schema.emit.xsd_types import Lines, Types
from diplomatic.schema.model import Element, Schema
from diplomatic.schema.names import XML, XS


@dataclass(slots=True)
class Emitted:
    """The files of an XSD by name, the first one the main one; what was found; and rules that XSD could not hold."""

    files: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    rules: list[tuple[str, str, str]] = field(default_factory=list)


def emit(schema: Schema, version: str = "1.0", name: str = "") -> Emitted:
    """The schema as XSD."""
    return _Writer(schema, version, name or schema.ident).written()


@dataclass(slots=True)
class _File:
    """The declarations of one namespace."""

    ns: str
    name: str
    lines: Lines = field(default_factory=list)
    imports: dict[str, None] = field(default_factory=dict)


class _Writer:
    def __init__(self, schema: Schema, version: str, name: str) -> None:
        self.schema = schema
        self.version = version
        self.out = Emitted()
        self.contents = Contents(schema)
        self.name = name
        self.files = {schema.ns: _File(schema.ns, f"{name}.xsd")}
        for element in schema.elements.values():
            if element.ns not in self.files:
                self.files[element.ns] = _File(element.ns, f"{name}-{len(self.files)}.xsd")
        self.groups: dict[str, None] = {}
        self._here = schema.ns

    def written(self) -> Emitted:
        main = self.files[self.schema.ns]
        types = Types(
            self.schema.definitions, self.q(self.schema.ns, ""), lambda what: self.limit(None, what), self.schema.lang
        )
        attributes = AttributeWriter(self.schema, types, self)
        elements = list(self._elements())
        for element in elements:
            self._element(element, attributes)
        self._here = self.schema.ns
        self.contents.stand_in(self._here)
        main.lines += self._groups()
        main.lines += attributes.groups()
        self.out.files[main.name] = b""
        for ns, lines in attributes.foreign():
            self._foreign_attributes(ns, lines)
        main.lines += types.named()
        for file in self.files.values():
            self.out.files[file.name] = self._document(file)
        if self.schema.start and len(self.schema.start) < len(elements):
            self._start()
        return self.out

    def _elements(self) -> list[Element]:
        """One declaration for each name; two elements cannot share one in XSD."""
        seen: dict[tuple[str, str], Element] = {}
        for element in self.schema.elements.values():
            first = seen.setdefault((element.ns, element.name), element)
            if first is not element:
                self.limit(element, f"a second declaration of the name {element.name}")
        return list(seen.values())

    def _foreign_attributes(self, ns: str, lines: Lines) -> None:
        if ns == XML:
            self.out.files["xml.xsd"] = _schema(ns, [], lines, {})
            return
        self.prefix(ns)
        self.files[ns].lines += lines

    def q(self, ns: str, name: str) -> str:
        """A name as it is written in any of the files."""
        return f"{self.prefix(ns)}{name}"

    def prefix(self, ns: str) -> str:
        if not ns or ns == XML:
            return "xml:" if ns else ""
        if ns not in self.files:
            self.files[ns] = _File(ns, f"{self.name}-{len(self.files)}.xsd")
        return f"n{list(self.files).index(ns)}:"

    def limit(self, element: Element | None, what: str, hint: str = "") -> None:
        where = element.spec.location if element else self.schema.location
        label = f"{element.name}: " if element else ""
        diagnostic = codes_schema.XSD_WIDER.at(where, f"{label}XSD cannot express {what}; the XSD is wider there", hint)
        if diagnostic not in self.out.diagnostics:
            self.out.diagnostics.append(diagnostic)

    def _problem(self, element: Element, what: str, ambiguous: bool) -> None:
        if ambiguous:
            message = f"{element.name}: {what}; the XSD allows its parts in any order"
            self.out.diagnostics.append(
                codes_schema.AMBIGUOUS.at(
                    element.spec.location, message, "write the content model so that each element has one place"
                )
            )
        else:
            self.limit(element, what)

    def choice(self, element: Element, test: str, message: str) -> None:
        """A choice between attributes: an assertion in 1.1, a rule beside the schema in 1.0."""
        if self.version == "1.0":
            self.limit(element, f"this: {message}", "with --xsd 1.1 it is an assertion")
            self.rule(f"s:{element.name}" if element.ns else element.name, test, message)

    def rule(self, context: str, test: str, message: str) -> None:
        """Something for Schematron, where the XSD is too wide."""
        self.out.rules.append((context, test, message))

    def _element(self, element: Element, attributes: AttributeWriter) -> None:
        self._here = element.ns
        model = self.contents.model(element, lambda what, ambiguous: self._problem(element, what, ambiguous))
        uses, asserts = attributes.of(element)
        lines = [f"<xs:element name={quoteattr(element.name)}>", *_doc(short(element.spec.docs, self.schema.lang), 1)]
        lines += ["  " + line for line in self._type(model, uses, asserts, attributes.types)]
        self.files[element.ns].lines += [*lines, "</xs:element>"]

    def _type(self, model: Model, uses: Lines, asserts: list[str], types: Types) -> Lines:
        tests = [f"<xs:assert test={quoteattr(test)}/>" for test in asserts] if self.version == "1.1" else []
        if model.data is not None:
            base = self._named_type(model.data, types)
            inner = [
                "<xs:simpleContent>",
                f'  <xs:extension base="{base}">',
                *("    " + line for line in [*uses, *tests]),
            ]
            return [
                "<xs:complexType>",
                *("  " + line for line in [*inner, "  </xs:extension>", "</xs:simpleContent>"]),
                "</xs:complexType>",
            ]
        mixed = ' mixed="true"' if model.mixed else ""
        particle = [] if model.particle is None else self._top(model.particle)
        return [f"<xs:complexType{mixed}>", *("  " + line for line in [*particle, *uses, *tests]), "</xs:complexType>"]

    def _named_type(self, node: Node, types: Types) -> str:
        plain = types.plain(node)
        if plain:
            return plain
        name = next(
            (known for known, content in types.used.items() if content == node), f"content.{len(types.used) + 1}"
        )
        types.used[name] = node
        return self.q(self.schema.ns, name)

    def _top(self, node: Node) -> Lines:
        """The particle of a type: a group, choice, sequence or all, never a bare element."""
        if isinstance(node, Group | Choice | Interleave) or (
            isinstance(node, Repeat) and isinstance(node.child, Group | Choice)
        ):
            return self.particle(node)
        return ["<xs:sequence>", *("  " + line for line in self.particle(node)), "</xs:sequence>"]

    def particle(self, node: Node, occurs: str = "") -> Lines:
        """One particle, with its minOccurs and maxOccurs."""
        match node:
            case Repeat():
                times = _times(node)
                if occurs or isinstance(node.child, Repeat):
                    return [
                        f"<xs:sequence{occurs}>",
                        *("  " + line for line in self.particle(node.child, times)),
                        "</xs:sequence>",
                    ]
                return self.particle(node.child, times)
            case Group() | Choice() | Interleave():
                tag = {Group: "sequence", Choice: "choice", Interleave: "all"}[type(node)]
                inner = [line for child in node.children for line in self.particle(child)]
                return [f"<xs:{tag}{occurs}>", *("  " + line for line in inner), f"</xs:{tag}>"]
            case Ref():
                return [self._reference(node.name, occurs)]
            case AnyElement() | Raw():
                return [self._wildcard(node, occurs)]
        return []

    def _reference(self, define: str, occurs: str) -> str:
        element = self.contents.elements.get(define)
        if element is not None:
            return f"<xs:element ref={quoteattr(self.q(element.ns, element.name))}{occurs}/>"
        if define in self.schema.definitions:
            self.groups[define] = None
            return f"<xs:group ref={quoteattr(self.q(self.schema.ns, define))}{occurs}/>"
        return self._wildcard(AnyElement(), occurs)

    def _wildcard(self, node: Node, occurs: str) -> str:
        require = " ".join(node.require) if isinstance(node, AnyElement) else ""
        spaces = require or ("##other" if self._here and self._here == self.schema.ns else "##any")
        if not (isinstance(node, AnyElement) and set(node.namespaces) == {self.schema.ns} and not node.names):
            self.limit(None, "which elements a wildcard leaves out, and what they contain")
        return f'<xs:any namespace="{spaces}" processContents="skip"{occurs}/>'

    def _groups(self) -> Lines:
        """The classes that content refers to, and those these refer to; each leaf element once."""
        lines: Lines = []
        done: set[str] = set()
        while todo := [define for define in self.groups if define not in done]:
            for define in todo:
                done.add(define)
                definition = self.schema.definitions[define]
                body = self.contents.merged(definition.content)
                lines += [
                    f"<xs:group name={quoteattr(define)}>",
                    *_doc(short(definition.spec.docs, self.schema.lang), 1),
                ]
                lines += ["  " + line for line in self._choice_of(body)]
                lines.append("</xs:group>")
        return lines

    def _choice_of(self, node: Node) -> Lines:
        if isinstance(node, Choice | Group):
            return self.particle(node)
        return ["<xs:choice>", *("  " + line for line in self.particle(node)), "</xs:choice>"]

    def _start(self) -> None:
        names = [
            self.contents.elements[define].name for define in self.schema.start if define in self.contents.elements
        ]
        test = " or ".join(f"local-name()='{name}'" for name in names)
        if names:
            self.rule("/*", test, f"The root of a document is {' or '.join(names)}.")

    def _document(self, file: _File) -> bytes:
        others = {other.ns: other.name for other in self.files.values() if other is not file}
        if "xml.xsd" in self.out.files or file.ns != XML:
            others[XML] = "xml.xsd"
        used = {
            ns: name
            for ns, name in others.items()
            if any(f'"{self.prefix(ns)}' in line or not ns for line in file.lines)
        }
        spaces = {ns: self.prefix(ns).rstrip(":") for ns in self.files if ns}
        doc = _doc(short(self.schema.docs, self.schema.lang), 0) if file.ns == self.schema.ns else []
        return _schema(file.ns, doc, file.lines, used, spaces)


def _times(node: Repeat) -> str:
    least = "" if node.least == 1 else f' minOccurs="{node.least}"'
    most = "" if node.most == 1 else f' maxOccurs="{"unbounded" if node.most is None else node.most}"'
    return least + most


def _doc(words: str, depth: int) -> Lines:
    if not words:
        return []
    return [f"{'  ' * depth}<xs:annotation><xs:documentation>{escape(words)}</xs:documentation></xs:annotation>"]


def _schema(ns: str, head: Lines, lines: Lines, imports: dict[str, str], spaces: dict[str, str] | None = None) -> bytes:
    target = f" targetNamespace={quoteattr(ns)}" if ns else ""
    declared = "".join(f" xmlns:{name}={quoteattr(uri)}" for uri, name in (spaces or {}).items() if name != "xml")
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xs:schema xmlns:xs="{XS}"{declared}{target} elementFormDefault="qualified">',
    ]
    out += ["  " + line for line in head]
    for other, name in imports.items():
        space = f"namespace={quoteattr(other)} " if other else ""
        out.append(f"  <xs:import {space}schemaLocation={quoteattr(name)}/>")
    out += ["  " + line for line in lines]
    return "\n".join([*out, "</xs:schema>", ""]).encode()
