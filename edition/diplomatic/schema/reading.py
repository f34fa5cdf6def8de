"""Opening an ODD, a source or a grammar: the same safe reading as for documents, any root."""

from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Diagnostic
from diplomatic.document.reading import Unreadable, read_tree


class Unusable(Exception):
    """A file, or a part of one, that compiling cannot go on with; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


def read_xml(path: Path) -> etree._Element:
    """The root of an XML file.

    Raises:
        Unusable: if it cannot be opened, is not well-formed, too large, or uses entities.
    """
    try:
        return read_tree(path).getroot()
    except Unreadable as error:
        raise Unusable(error.diagnostic) from None
