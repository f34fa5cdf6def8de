"""The page of one element, class, macro or datatype."""

from lxml import etree

from diplomatic.schema.content import Node
from diplomatic.schema.emit.html import choose, declaration
from diplomatic.schema.emit.html.attributes import AttributeTables, deprecated
from diplomatic.schema.emit.html.constraints import rules
from diplomatic.schema.emit.html.layout import region
from diplomatic.schema.emit.html.markup import Piece, el, joined, link
from diplomatic.schema.emit.html.names import Names
from diplomatic.schema.emit.html.notation import Notation
from diplomatic.schema.emit.html.parts import AttributeParts, ContentParts
from diplomatic.schema.emit.html.prose import EGXML, Prose
from diplomatic.schema.emit.html.relations import Relations
from diplomatic.schema.model import Kind, Schema, Spec

Region = tuple[str, Piece]
"""A part of a page: the key of its heading, and what stands under it; nothing under it, no part."""


class SpecPages:
    """Writes the pages of specifications."""

    def __init__(self, schema: Schema, prose: Prose, relations: Relations) -> None:
        self._schema = schema
        self._prose = prose
        self._words = prose.words
        self._relations = relations
        self._names = Names(prose.addresses, prose.words)
        notation = Notation(prose.addresses, prose.words)
        self._attributes = AttributeParts(schema, relations, AttributeTables(prose, notation), prose.words)
        self._content = ContentParts(schema, relations, self._names, notation, prose.words)

    def main(self, spec: Spec) -> list[Piece]:
        """What stands in ``main``."""
        parts = [(key, content) for key, content in self._parts(spec) if content is not None]
        contents = [el("li", link(f"#page:{key}", self._words(key))) for key, _ in parts]
        nav = (
            el("nav", el("ul", contents), class_="views", aria_label=self._words("on-this-page"))
            if len(parts) > 1
            else None
        )
        return [self._title(spec, nav), [region(key, self._words(key), content) for key, content in parts]]

    def label(self, spec: Spec) -> str:
        """What a specification defines, in a word."""
        if spec.key.kind is Kind.CLASS:
            return self._words("class-atts" if spec.type == "atts" else "class-model")
        return self._words(f"kind-{spec.key.kind}")

    def _title(self, spec: Spec, nav: Piece) -> etree._Element:
        prose, lang = self._prose, self._words.language
        gloss = choose.gloss(spec.docs, lang, spec.name)
        name = f"<{spec.name}>" if spec.key.kind is Kind.ELEMENT else spec.name
        return el(
            "header",
            el("p", self.label(spec), class_="title-part series"),
            el("h1", el("code", name)),
            el("p", prose.inline(gloss), class_="subtitle") if gloss is not None else None,
            [prose.block(part, "lead") for part in choose.description(spec.docs, lang)],
            deprecated(prose, spec.docs, spec.valid_until),
            self._facts(spec),
            nav,
            class_="title-block",
        )

    def _facts(self, spec: Spec) -> etree._Element | None:
        words = self._words
        element = self._schema.elements.get(spec.key)
        classes = [found for ident in spec.member_of if (found := self._prose.addresses.spec(Kind.CLASS, ident))]
        facts: list[tuple[str, Piece]] = [("module", spec.module)]
        if element is not None and element.ns != self._schema.ns:
            facts.append(("namespace", el("code", element.ns or words("no-namespace"))))
        if spec.alt_ident and spec.alt_ident != spec.ident:
            facts.append(("ident", el("code", spec.ident)))
        if element is not None and element.define in self._schema.start:
            facts.append(("document", words("may-be-root")))
        facts.append(("member-of", joined((self._names.name(found) for found in classes), " ")))
        facts.append(("guidelines", joined(self._references(spec), " ")))
        shown = [el("div", el("dt", words(key)), el("dd", value)) for key, value in facts if value not in ("", [])]
        return el("dl", shown, class_="facts") if shown else None

    def _references(self, spec: Spec) -> list[Piece]:
        found = [pointer.get("target", "") for listed in spec.docs.refs for pointer in listed.iter("{*}ptr", "{*}ref")]
        return [link(self._prose.targets.href(target), self._prose.targets.name(target)) for target in found if target]

    def _parts(self, spec: Spec) -> list[Region]:
        rule_items = rules(self._prose, spec.constraints)
        return [
            ("attributes", self._attributes.of(spec)),
            ("content", self._content.of(spec)),
            ("values", self._attributes.values(spec)),
            ("members", self._content.members(spec)),
            ("parents", self._content.parents(spec)),
            ("used-by", self._content.users(spec)),
            ("examples", self._examples(spec)),
            ("remarks", self._remarks(spec)),
            ("rules", el("ul", rule_items, class_="rules") if rule_items else None),
            ("declaration", self._declaration(spec)),
        ]

    def _examples(self, spec: Spec) -> Piece:
        found = choose.examples(spec.docs, self._words.language)
        return [self._example(exemplum) for exemplum in found] or None

    def _example(self, exemplum: etree._Element) -> etree._Element:
        """The words around an example, and the example."""
        prose = self._prose
        parts = [prose.node(child) for child in exemplum]
        return el(
            "div", parts, class_="example", lang=prose.language(exemplum) if exemplum.find(EGXML) is None else None
        )

    def _remarks(self, spec: Spec) -> Piece:
        found = choose.chosen(spec.docs.remarks, self._words.language)
        return [self._prose.block(part, "remarks") for part in found] or None

    def _declaration(self, spec: Spec) -> Piece:
        """What the schema says in Pure ODD, and where the specification was written."""
        written: list[etree._Element] = []
        if spec.member_of:
            written.append(declaration.classes(spec.member_of))
        content: Node | None = spec.content
        if content is not None:
            written.append(declaration.content(content))
        if not written and not spec.models:
            return None
        shown = self._prose.view.whole([*written, *spec.models])
        return el("details", el("summary", self._words("pure-odd")), shown)
