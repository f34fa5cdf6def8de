"""Validity against the W3C XML Schema: libxml2 answers for every document, ``xmlschema`` explains the invalid ones.

libxml2 takes a tenth of a millisecond and stops explaining after the first fault of a parent; ``xmlschema`` takes a
hundred times longer and finds them all. So it is loaded, and asked, only about documents that libxml2 rejects.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.document.reach import Refused
from diplomatic.document.tei import XML_ID
from diplomatic.limits import MAX_EXPLAINED
from diplomatic.validate import codes
from diplomatic.validate.unfolding import look

if TYPE_CHECKING:
    from xmlschema import XMLSchema10


class Schema:
    """One compiled schema.

    Raises:
        CannotRun: if the file is not a schema, or includes what is not a file of its project.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            look(path)
            self._fast = etree.XMLSchema(etree.parse(path))
        except (Refused, OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
            raise CannotRun(f"The schema cannot be used: {error}", where=Location(path)) from None

    @cached_property
    def _explaining(self) -> "XMLSchema10":
        from xmlschema import XMLSchema10

        return XMLSchema10(str(self.path), allow="local", defuse="always")

    def prepare(self) -> None:
        """Load what explains an invalid document now, so that the first one need not wait for it."""
        _ = self._explaining

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every fault of one document; nothing if it is valid.

        Raises:
            CannotRun: if libxml2 gives up: a pattern that it would try in too many ways.
        """
        if self._holds(document):
            return
        yield from self._explained(document) or self._as_libxml2_says(document)

    def _explained(self, document: Document) -> list[Diagnostic]:
        """What ``xmlschema`` says; nothing if that would take minutes."""
        if sum(1 for _ in document.root.iter("*")) > MAX_EXPLAINED:
            return []
        from diplomatic.validate.explain import explain

        return list(explain(self._explaining, document))

    def _holds(self, document: Document) -> bool:
        try:
            return self._fast.validate(document.tree)
        except etree.XMLSchemaValidateError as error:
            raise CannotRun(f"The schema is too much for libxml2: {error}", where=Location(self.path)) from None

    def _as_libxml2_says(self, document: Document) -> Iterator[Diagnostic]:
        """The two disagree: better a bare message than none. What libxml2 alone says of an id is that it is given twice."""
        for error in self._fast.error_log:
            if f"attribute '{XML_ID}'" not in error.message:
                yield codes.INVALID.at(Location(document.path, error.line or None, error.column or None), error.message)
