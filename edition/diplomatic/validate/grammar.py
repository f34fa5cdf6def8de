"""A schema from outside the edition: W3C XML Schema or RELAX NG, both answered by libxml2.

libxml2 knows two things about RELAX NG less well than about XML Schema: it takes seconds to compile a schema as large as
``tei_all``, and it rejects a few valid documents (a choice that holds ``zeroOrMore`` of ``empty`` beside ``oneOrMore``).
Where both forms of a schema exist, the XML Schema is the better one here.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document
from diplomatic.document.reach import Refused
from diplomatic.validate import codes
from diplomatic.validate.checker import Checker
from diplomatic.validate.schema import Schema
from diplomatic.validate.unfolding import look


def grammar(path: Path) -> Checker:
    """The schema in a file, by the ending of its name.

    Raises:
        CannotRun: if it is not there, has another ending, or cannot be compiled.
    """
    if not path.is_file():
        raise CannotRun("There is no such schema", where=Location(path), hint="Check the name")
    kind = path.suffix.lower()
    if kind == ".xsd":
        return Schema(path)
    if kind == ".rng":
        return RelaxNG(path)
    hint = "Translate the compact syntax into .rng first, with trang" if kind == ".rnc" else "Known are .rng and .xsd"
    raise CannotRun(f"Schemas of the kind '{kind or path.name}' are not read", where=Location(path), hint=hint)


class RelaxNG:
    """A RELAX NG schema in its XML syntax.

    Raises:
        CannotRun: if it cannot be compiled, or includes what is not a file of its project.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            look(path)
            self._schema = etree.RelaxNG(file=str(path))
        except (Refused, OSError, etree.XMLSyntaxError, etree.RelaxNGError) as error:
            reason = " ".join(str(error).split()) or "libxml2 does not understand it"
            raise CannotRun(f"The schema cannot be used: {reason}", where=Location(path)) from None

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every fault of one document, in the words of libxml2; nothing if it is valid."""
        try:
            if self._schema.validate(document.tree):
                return
        except etree.RelaxNGValidateError as error:
            raise CannotRun(f"The schema is too much for libxml2: {error}", where=Location(self.path)) from None
        found: dict[Diagnostic, None] = {}
        for fault in self._schema.error_log:
            found[codes.INVALID.at(Location(document.path, fault.line or None), fault.message)] = None
        yield from found or [codes.INVALID.at(Location(document.path, 1), "the document is not valid")]
