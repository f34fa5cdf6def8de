"""A document as the rules see it: the same tree, with indexes that are made once and go when the rules are done."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from diplomatic.document import Document
from diplomatic.document.placeholders import may_hold_placeholders
from diplomatic.document.tei import XML_ID, XML_LANG, first, q
from diplomatic.validate.pointers import Pointer, pointers_of
from diplomatic.validate.running import Block, blocks_of

_HEADER = "t:teiHeader/t:"


@dataclass(frozen=True)
class Checked(Document):
    """A document with its elements by name and by id, and its text by block. Forty rules share one walk over the tree."""

    @classmethod
    def of(cls, document: Document) -> "Checked":
        return document if isinstance(document, cls) else cls(document.path, document.tree)

    @cached_property
    def elements(self) -> list[etree._Element]:
        """Every element, in the order of the document."""
        return list(self.root.iter("*"))

    @cached_property
    def _by_tag(self) -> dict[object, list[etree._Element]]:
        found: defaultdict[object, list[etree._Element]] = defaultdict(list)
        for element in self.elements:
            found[element.tag].append(element)
        return found

    def named(self, *names: str) -> list[etree._Element]:
        """The elements of these TEI names: name by name, and in the order of the document within each."""
        return [element for name in names for element in self._by_tag.get(q(name), ())]

    @cached_property
    def ids(self) -> dict[str, etree._Element]:
        """Elements by ``xml:id``; where an id is given twice, the first that has it."""
        found: dict[str, etree._Element] = {}
        for element in self.elements:
            if identifier := element.get(XML_ID):
                found.setdefault(identifier, element)
        return found

    @cached_property
    def text(self) -> etree._Element | None:
        """The ``text`` of a cable; a register has none."""
        return first(self.root, "t:text")

    @cached_property
    def blocks(self) -> list[Block]:
        """The running text of the cable, block by block."""
        return [] if self.text is None else blocks_of(self.text)

    @cached_property
    def running_text(self) -> str:
        """All of it at once: one look at this tells most rules that there is nothing to look for."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def source(self) -> str:
        """The document as XML, to look for a character anywhere in it at once."""
        return etree.tostring(self.root, encoding="unicode")

    @cached_property
    def languages(self) -> list[etree._Element]:
        """The elements that have an ``xml:lang``."""
        return [element for element in self.elements if element.get(XML_LANG) is not None]

    @cached_property
    def pointers(self) -> list[Pointer]:
        """Every pointer but those at the registers."""
        return list(pointers_of(self.elements))

    @cached_property
    def may_have_placeholders(self) -> bool:
        """Whether it is worth while to look at each text for one."""
        return may_hold_placeholders(self.source)

    @cached_property
    def is_draft(self) -> bool:
        """Whether the header says that the document is being written: what it does not state yet is then no fault."""
        return first(self.root, _HEADER + "revisionDesc[@status='draft']") is not None

    @cached_property
    def folder(self) -> str:
        """The folder that its pointers are seen from."""
        return str(self.path.parent)

    @cached_property
    def resolved_path(self) -> Path:
        return self.path.resolve()
