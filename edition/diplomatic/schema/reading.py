"""Opening an ODD, a source or a grammar: the same safe parser as for documents, any root.

Which mistake is worse, to refuse a harmless ODD or to read something its author did not write? The second (as in
``document.reading``): a file that declares entities is refused.
"""

from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document import codes
from diplomatic.document.reading import parser
from diplomatic.schema.limits import MAX_BYTES, MAX_DEPTH
from diplomatic.schema.names import place

_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")
_LIBXML2_LIMIT = ("Excessive depth", "amplification", "huge", "too long", "Buffer size limit")


class Unusable(Exception):  # noqa: N818 (named as Unreadable is)
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
        if path.stat().st_size > MAX_BYTES:
            raise _unusable(codes.TOO_LARGE, path, f"the file has more than {MAX_BYTES >> 20} MiB")
        tree = etree.parse(path, parser())
    except etree.XMLSyntaxError as error:
        raise _syntax(path, error) from None
    except OSError as error:
        raise _unusable(codes.NOT_WELL_FORMED, path, f"the file cannot be read: {error.strerror or error}") from None
    _refuse(path, tree)
    return tree.getroot()


def _refuse(path: Path, tree: "etree._ElementTree") -> None:
    dtd = tree.docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[attr-defined]
        raise _unusable(codes.ENTITIES, path, "the document type declaration declares entities", 1)
    reference = next(tree.getroot().iter(etree.Entity), None)
    if reference is not None:
        line = place(path, reference).line
        raise _unusable(codes.ENTITIES, path, f"the entity {reference.text} is not expanded", line)
    if _TOO_DEEP(tree):
        raise _unusable(codes.TOO_LARGE, path, f"elements stand more than {MAX_DEPTH} deep")


def _syntax(path: Path, error: etree.XMLSyntaxError) -> Unusable:
    line, column = error.position
    message = (error.msg or "the file is empty").partition(", line")[0]
    code = codes.TOO_LARGE if any(mark in message for mark in _LIBXML2_LIMIT) else codes.NOT_WELL_FORMED
    return _unusable(code, path, message, line or None, column or None)


def _unusable(code: Code, path: Path, message: str, line: int | None = None, column: int | None = None) -> Unusable:
    return Unusable(code.at(Location(path, line, column), message, _HINTS[code.id]))


_HINTS = {
    "X001": "open the file at this place; an ampersand in text is written &amp;",
    "X002": "write the characters themselves in the text and remove the declaration",
    "X003": "look at how the file was made: no customization is so large",
}
