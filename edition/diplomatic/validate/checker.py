"""What a schema and a set of foreign rules have in common."""

from collections.abc import Iterable
from typing import Protocol

from diplomatic.diagnostics import Diagnostic
from diplomatic.document import Document


class Checker(Protocol):
    """What finds faults in a document."""

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Everything wrong with one document."""
        ...
