"""Pointers in attributes: which attributes have them, what can stand in them, and what they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from os.path import relpath
from pathlib import Path
from urllib.parse import quote, unquote

from diplomatic.document import Entry, Registers
from diplomatic.document.registers import KINDS
from diplomatic.lsp.outline import Cursor, Node, Outline

POINTERS = frozenset("ref who resp target hand scheme corresp decls".split())
_TO_REGISTERS = {"ref": None, "who": "person", "key": None}
_OWN = {"resp": {"respStmt"}, "who": {"respStmt"}, "hand": {"handNote"}, "scheme": {"taxonomy"}, "target": None}
"""Which elements of the same document an attribute points at; None: any."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One address in an attribute's value, and where it stands in the text."""

    address: str
    start: int
    end: int

    @property
    def id(self) -> str:
        return unquote(self.address.partition("#")[2])

    def file(self, base: Path) -> Path | None:
        """The file it names, seen from another; None where it is an address on the web."""
        file = self.address.partition("#")[0]
        if ":" in file:
            return None
        return (base.parent / unquote(file)).resolve() if file else base


def pointer_at(cursor: Cursor, text: str, offset: int) -> Pointer:
    """The address at the cursor: of several in one value, the one it is in; an empty one where none has begun."""
    for match in _WORD.finditer(text, cursor.start, cursor.end):
        if match.start() <= offset <= match.end():
            return Pointer(unescape(match[0]), match.start(), match.end())
    return Pointer("", offset, offset)


def entries_for(cursor: Cursor, registers: Registers) -> Iterator[Entry]:
    """The register entries that an attribute can point at."""
    name = cursor.attribute.name if cursor.attribute else ""
    if name not in _TO_REGISTERS:
        return
    element = cursor.node.name if cursor.node else ""
    kind = _TO_REGISTERS[name] or next((kind for kind, named in KINDS.items() if named == element), None)
    for entry in registers.by_address.values():
        if entry.id and kind in {None, entry.kind}:
            yield entry


def address_of(entry: Entry, base: Path) -> str:
    """The address of an entry as seen from a file."""
    if entry.file == base:
        return f"#{entry.id}"
    return quote(relpath(entry.file, base.parent).replace("\\", "/")) + f"#{entry.id}"


def own_targets(cursor: Cursor, outline: Outline) -> Iterator[Node]:
    """The elements of the same text that an attribute can point at."""
    name = cursor.attribute.name if cursor.attribute else ""
    if name in _OWN:
        names = _OWN[name]
        yield from (node for node in outline.nodes() if node.value("xml:id") and (names is None or node.name in names))
