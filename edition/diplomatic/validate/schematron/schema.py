"""A Schematron schema, ready to be asked about documents."""

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.document.reach import Refused
from diplomatic.validate.schematron.compose import compose
from diplomatic.validate.schematron.evaluation import evaluate
from diplomatic.validate.schematron.fault import Faults
from diplomatic.validate.schematron.files import files_below
from diplomatic.validate.schematron.finding import Failure, Finding
from diplomatic.validate.schematron.library import Library
from diplomatic.validate.schematron.reading import read_schema
from diplomatic.validate.schematron.run import Run
from diplomatic.validate.schematron.tree import Tree

_READS = re.compile(r"\b(?:doc|doc-available|document|collection|uri-collection|unparsed-text[-\w]*)\s*\(")


class Schematron:
    """One schema in one phase.

    Args:
        path: the schema.
        phase: a phase of it, ``#ALL``, or None for the schema's default phase.
        folders: what may be read besides the files below the schema's folder and below each document's folder.

    Raises:
        CannotRun: if the file is not a schema or has no such phase. Anything less is among the ``faults``.
    """

    def __init__(self, path: Path, phase: str | None = None, folders: Iterable[Path] = ()) -> None:
        self.path = path
        files = files_below([path.resolve().parent, *folders])
        self._library = Library(files)
        faults = Faults(path)
        try:
            root = compose(path, files, faults)
        except Refused as error:
            raise CannotRun(f"The Schematron schema cannot be used: {error}", where=Location(path)) from None
        self.reads_others = _READS.search(etree.tostring(root, encoding="unicode")) is not None
        """Whether a rule may read other documents than the one that is checked."""
        self._schema = read_schema(root, path, phase, faults)
        self.faults: list[Diagnostic] = list(faults.found)
        """What is wrong with the schema itself: once, whatever documents are checked."""

    @property
    def phase(self) -> str:
        """The phase in use; ``#ALL`` if none was chosen."""
        return self._schema.phase

    def evaluate(self, document: Document) -> tuple[list[Finding], list[Failure]]:
        """What the rules find in a document, and the rules that failed on it."""
        return evaluate(Run(self._schema, Tree(document.tree, document.path), self._library))

    def check(self, document: Document) -> list[Diagnostic]:
        """The same as diagnostics."""
        findings, failures = self.evaluate(document)
        return [*(each.diagnostic() for each in failures), *(each.diagnostic() for each in findings)]
