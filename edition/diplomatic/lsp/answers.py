"""What the server answers about a place in a text: hover, completion, definition, symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from pathlib import Path

from lsprotocol import types

from diplomatic.diagnostics.markdown import as_text
from diplomatic.document import Entry, fold
from diplomatic.lsp.editions import Edition
from diplomatic.lsp.grammar import AttributeHelp, ElementHelp
from diplomatic.lsp.outline import Cursor, Node, Outline, Where
from diplomatic.lsp.pointers import POINTERS, address_of, entries_for, own_targets, pointer_at
from diplomatic.lsp.text import Text

_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.S)
_EXCERPT = 60
_KINDS = {
    "teiHeader": types.SymbolKind.Namespace,
    "div": types.SymbolKind.Module,
    "note": types.SymbolKind.Event,
    "list": types.SymbolKind.Array,
    "ab": types.SymbolKind.Field,
    "person": types.SymbolKind.Class,
    "place": types.SymbolKind.Class,
    "org": types.SymbolKind.Class,
}
_SHOWN_WITHOUT_ID = frozenset({"teiHeader", "div", "listPerson", "listPlace", "listOrg"})


@dataclass(frozen=True)
class Answers:
    """The answers about one text of one file."""

    path: Path
    text: Text
    edition: Edition

    @cached_property
    def outline(self) -> Outline:
        return Outline(self.text.content)

    def hover(self, position: types.Position) -> types.Hover | None:
        """The meaning of the element, the attribute, the value or the register entry at the cursor."""
        offset = self.text.offset(position)
        cursor = self.outline.cursor(offset)
        element = self._element(cursor.node)
        attribute = self._attribute(cursor)
        start, end, said = cursor.start, cursor.end, ""
        if cursor.where is Where.TAG and element:
            said = f"**`<{element.name}>`** {as_text(element.doc)}"
        elif cursor.where is Where.ATTRIBUTE and attribute:
            said = _of_attribute(attribute)
        elif cursor.where is Where.VALUE and cursor.attribute:
            pointer = pointer_at(cursor, self.text.content, offset)
            entry = self.edition.registers.resolve(pointer.address, self.path) if pointer.address else None
            value = unescape(cursor.attribute.value).strip()
            if entry:
                start, end, said = pointer.start, pointer.end, _of_entry(entry)
            elif attribute:
                said = (
                    f"**{as_text(value)}** {as_text(attribute.values[value])}"
                    if value in attribute.values
                    else _of_attribute(attribute)
                )
        if not said:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), self.text.range(start, end))

    def completion(self, position: types.Position) -> list[types.CompletionItem]:
        """What can stand at the cursor."""
        offset = self.text.offset(position)
        cursor = self.outline.cursor(offset)
        found = {
            Where.TEXT: self._nothing,
            Where.TAG: self._elements,
            Where.END_TAG: self._end_tag,
            Where.ATTRIBUTE: self._attributes,
            Where.VALUE: self._values,
        }[cursor.where]
        return list(found(cursor, offset))

    def definition(self, position: types.Position) -> tuple[Path, int, int] | None:
        """The file and the place in it that the address at the cursor names."""
        offset = self.text.offset(position)
        cursor = self.outline.cursor(offset)
        if cursor.where is not Where.VALUE or cursor.attribute is None or cursor.attribute.name not in POINTERS:
            return None
        pointer = pointer_at(cursor, self.text.content, offset)
        file = pointer.file(self.path)
        if file is None or not pointer.address:
            return None
        outline = self.outline if file == self.path else _outline_of(file, self.edition)
        node = outline.by_id(pointer.id) if outline and pointer.id else None
        if node is None:
            return (file, 0, 0) if outline and not pointer.id else None
        return file, node.tag.start, node.tag.end

    def symbols(self) -> list[types.DocumentSymbol]:
        """The header, the divisions and every element with an id, one inside the other."""
        return [symbol for root in self.outline.roots for symbol in self._symbols(root.children)]

    def _symbols(self, nodes: list[Node]) -> Iterator[types.DocumentSymbol]:
        for node in nodes:
            identifier = node.value("xml:id")
            if not identifier and node.name not in _SHOWN_WITHOUT_ID:
                yield from self._symbols(node.children)
                continue
            name = identifier or node.value("type") or node.name
            content = self.text.content[node.tag.end : node.content_end]
            kind = _KINDS.get(node.name, types.SymbolKind.String)
            yield types.DocumentSymbol(
                name=unescape(name) or node.name,
                kind=kind,
                range=self.text.range(node.tag.start, node.end),
                selection_range=self.text.range(node.tag.start, node.tag.end),
                detail=_detail(node, content),
                children=list(self._symbols(node.children)),
            )

    def _nothing(self, cursor: Cursor, offset: int) -> Iterator[types.CompletionItem]:
        del cursor, offset
        yield from ()

    def _elements(self, cursor: Cursor, offset: int) -> Iterator[types.CompletionItem]:
        prefix = cursor.parent.prefix if cursor.parent else ""
        parent = cursor.parent.name if cursor.parent else ""
        for child in self.edition.grammar.children_after(parent, cursor.before):
            yield self._item(prefix + child.name, child.doc, types.CompletionItemKind.Class, cursor.start, offset)

    def _end_tag(self, cursor: Cursor, offset: int) -> Iterator[types.CompletionItem]:
        if cursor.parent:
            name = cursor.parent.tag.name
            yield self._item(name, "", types.CompletionItemKind.Class, cursor.start, offset, new_text=f"{name}>")

    def _attributes(self, cursor: Cursor, offset: int) -> Iterator[types.CompletionItem]:
        element = self._element(cursor.node)
        written = {one.name for one in cursor.node.tag.attributes()} if cursor.node else set()
        current = cursor.attribute.name if cursor.attribute else ""
        has_value = cursor.attribute is not None and cursor.attribute.end > cursor.end
        for attribute in element.attributes.values() if element else ():
            if attribute.name not in written or attribute.name == current:
                new = attribute.name if has_value else f'{attribute.name}=""'
                order = f"{'0' if attribute.required else '1'}{attribute.name}"
                kind = types.CompletionItemKind.Property
                yield self._item(attribute.name, attribute.doc, kind, cursor.start, offset, new_text=new, order=order)

    def _values(self, cursor: Cursor, offset: int) -> Iterator[types.CompletionItem]:
        attribute = self._attribute(cursor)
        for value, doc in attribute.values.items() if attribute else ():
            yield self._item(value, doc, types.CompletionItemKind.EnumMember, cursor.start, cursor.end)
        pointer = pointer_at(cursor, self.text.content, offset)
        for entry in entries_for(cursor, self.edition.registers):
            address = address_of(entry, self.path)
            found = self._item(
                address, entry.description, types.CompletionItemKind.Reference, pointer.start, pointer.end
            )
            found.detail = entry.name
            found.sort_text = entry.name.casefold()
            found.filter_text = " ".join([address, *entry.forms])
            yield found
        for node in own_targets(cursor, self.outline):
            address = f"#{unescape(node.value('xml:id'))}"
            found = self._item(address, "", types.CompletionItemKind.Reference, pointer.start, pointer.end)
            found.detail = _detail(node, self.text.content[node.tag.end : node.content_end])
            yield found

    def _item(
        self,
        label: str,
        doc: str,
        kind: types.CompletionItemKind,
        start: int,
        end: int,
        *,
        new_text: str = "",
        order: str = "",
    ) -> types.CompletionItem:
        new = new_text or (escape(label, quote=True) if kind is not types.CompletionItemKind.Class else label)
        edit = types.TextEdit(self.text.range(start, end), new)
        words = types.MarkupContent(types.MarkupKind.PlainText, doc) if doc else None
        return types.CompletionItem(label, kind=kind, documentation=words, text_edit=edit, sort_text=order or None)

    def _element(self, node: Node | None) -> ElementHelp | None:
        return self.edition.grammar.elements.get(node.name) if node else None

    def _attribute(self, cursor: Cursor) -> AttributeHelp | None:
        element = self._element(cursor.node)
        return element.attributes.get(cursor.attribute.name) if element and cursor.attribute else None


def _of_attribute(attribute: AttributeHelp) -> str:
    required = " *(must be there)*" if attribute.required else ""
    values = "".join(f"\n- {as_text(value)} {as_text(doc)}" for value, doc in attribute.values.items())
    return f"**`@{attribute.name}`**{required} {as_text(attribute.doc)}" + (f"\n{values}" if values else "")


def _of_entry(entry: Entry) -> str:
    forms = ", ".join(form for form in entry.forms if form != entry.name)
    parts = [
        f"**{as_text(entry.name)}** ({entry.kind})",
        as_text(entry.description),
        f"Also: {as_text(forms)}" if forms else "",
        as_text(f"{entry.file.name}#{entry.id}"),
    ]
    return "\n\n".join(part for part in parts if part)


def _detail(node: Node, content: str) -> str:
    """What an element is, and how its text begins."""
    kind = node.value("type")
    words = fold(unescape(_MARKUP.sub("", content[: 20 * _EXCERPT])))
    excerpt = words[:_EXCERPT] + ("…" if len(words) > _EXCERPT else "")
    return f"{node.name}{f' {kind}' if kind else ''}{f': {excerpt}' if excerpt else ''}"


def _outline_of(file: Path, edition: Edition) -> Outline | None:
    text = edition.text_of(file)
    return None if text is None else Outline(text)
