"""A TEI document as the checks see it: the rules of ``validate``, the facts of its header, its blocks."""

import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from diplomatic.citable.outcome import Finding
from diplomatic.cite import Work, work_of
from diplomatic.config import Config
from diplomatic.document import Document
from diplomatic.document.tei import XML_ID, first, local, select
from diplomatic.validate import EditionContext
from diplomatic.validate.checked import Checked
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of
from diplomatic.validate.rules import all_rules

HEADER = "t:teiHeader/t:fileDesc/"
BLOCKS = frozenset("ab closer docTitle head list note opener p".split())
"""What is cited by itself; a list stands for its items, as the rule I003 has it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RULES = {rule.code.id: rule for rule in all_rules()}


class _Published(Checked):
    """A document of which everything is demanded: a reader cites what he finds, whatever its status says."""

    @cached_property
    def is_draft(self) -> bool:
        return False


class Text:
    """One TEI document with a ``text``."""

    def __init__(self, document: Document, config: Config, edition: EditionContext) -> None:
        self.document = document
        self.checked = _Published(document.path, document.tree)
        self.config = config
        self.edition = edition

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def root(self) -> etree._Element:
        return self.document.root

    @property
    def is_document(self) -> bool:
        """Whether there is something to cite: a register has no ``text``, an index of letters (CMIF) no words in it."""
        if self.checked.text is None:
            return False
        is_index = first(self.root, "t:teiHeader/t:profileDesc/t:correspDesc") is not None
        return not is_index or bool(text_of(self.body))

    @cached_property
    def work(self) -> Work:
        """What a citation may say of it."""
        return work_of(self.document, self.config)

    @cached_property
    def addresses(self) -> list[str]:
        """The permanent addresses that the header states."""
        numbers = select(self.root, HEADER + "t:publicationStmt/t:idno[@type='URI']")
        return [said for number in numbers if (said := text_of(number))]

    @cached_property
    def body(self) -> etree._Element:
        found = first(self.root, "t:text")
        return self.root if found is None else found

    @cached_property
    def blocks(self) -> list[etree._Element]:
        """The blocks that have an id, in the order of the text."""
        return [node for node in self.body.iter() if local(node) in BLOCKS and node.get(XML_ID)]

    @cached_property
    def ids(self) -> list[str]:
        """Every id in the text, as often as it is given."""
        return [str(node.get(XML_ID)) for node in self.body.iter() if node.get(XML_ID)]

    @cached_property
    def days(self) -> frozenset[str]:
        """Every day that an attribute of the document names."""
        values = (str(value) for node in self.root.iter("*") for value in node.attrib.values())
        return frozenset(day for value in values for day in _DAY.findall(value))

    @cached_property
    def version(self) -> str:
        """``edition/@n``."""
        edition = first(self.root, HEADER + "t:editionStmt/t:edition[@n]")
        return edition.get("n", "") if edition is not None else ""

    @cached_property
    def version_day(self) -> str:
        """The day of this version: that of the edition, else of the publication."""
        paths = (
            "t:editionStmt/t:edition//t:date[@when]",
            "t:editionStmt/t:date[@when]",
            "t:publicationStmt/t:date[@when]",
        )
        dates = (first(self.root, HEADER + path) for path in paths)
        return next((date.get("when", "")[:10] for date in dates if date is not None), "")

    def faults(self, *codes: str) -> Iterator[Fault]:
        """What rules of ``validate`` find in it."""
        for code in codes:
            yield from _RULES[code].check(self.checked, self.edition)

    def broken(self, *codes: str) -> Iterator[Finding]:
        """The same, as findings."""
        yield from (self.at(fault.element, fault.message, fault.hint) for fault in self.faults(*codes))

    def at(self, element: etree._Element | None, message: str, hint: str = "") -> Finding:
        """A finding at an element; without one, at the root."""
        line = (self.root if element is None else element).sourceline
        return Finding(self.document.path, line, message, hint)
