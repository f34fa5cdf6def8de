"""Reading a TEI file, safely: no network, no external entity, no entity expanded.

What is refused is in ``admission``, and the messages say how to mend it.
"""

from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document import admission, codes
from diplomatic.document.admission import Refusal
from diplomatic.document.model import Document
from diplomatic.document.tei import q
from diplomatic.limits import MAX_BYTES

_LIBXML2_LIMIT = ("Excessive depth", "huge", "too long", "Buffer size limit")
_LIBXML2_ENTITIES = ("amplification", "entity reference loop", "Detected an entity")


class Unreadable(Exception):
    """A file that cannot be read as TEI; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class _Nothing(etree.Resolver):
    """Answers every request for another file with nothing. (``resolve_empty`` would let libxml2 open the file.)"""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        del system_url, public_id
        return self.resolve_string("<!-- -->", context)


def parser(encoding: str | None = None) -> "etree.XMLParser[etree._Element]":
    """The only parser documents are read with; it takes bytes, and opens no file, not even the one that is to be read.

    ``encoding`` is what the bytes are in, whatever the document declares.

    Ids are collected by our own rules: libxml2 would refuse the whole file for one duplicate ``xml:id``. But with
    ``collect_ids=False`` lxml reads external DTDs whatever ``load_dtd`` says, so these are answered with nothing.
    """
    safe = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        encoding=encoding,
    )
    safe.resolvers.add(_Nothing())
    return safe


def read(path: Path) -> Document:
    """Parse one file.

    Raises:
        Unreadable: if it cannot be opened, is not well-formed, too large, uses entities or XInclude, names a DTD, or has another
            root than ``TEI``.
    """
    return read_bytes(path, content_of(path))


def read_text(path: Path, text: str) -> Document:
    """Parse a text that is not in its file yet, such as an editor has it; as ``read`` does.

    Raises:
        Unreadable: see ``read``.
    """
    return read_bytes(path, text.encode("utf-8", "replace"), "utf-8")


def read_bytes(path: Path, content: bytes, encoding: str | None = None) -> Document:
    """Parse what a file has, or is to have, as ``read`` does. ``encoding`` overrules what the document declares.

    Raises:
        Unreadable: see ``read``.
    """
    document = Document(path, tree_of(path, content, encoding))
    if refusal := admission.inclusion(document.tree):
        raise _refused(path, refusal)
    if document.root.tag != q("TEI"):
        name = etree.QName(document.root)
        message = f"the root element is {name.localname} in the namespace {name.namespace or '(none)'}"
        raise _unreadable(codes.NOT_TEI, document.path, message, document.root.sourceline)
    return document


def read_tree(path: Path) -> "etree._ElementTree[etree._Element]":
    """Parse one XML file with whatever root.

    Raises:
        Unreadable: if it cannot be opened, is not well-formed, too large, uses entities, or names a DTD.
    """
    return tree_of(path, content_of(path))


def tree_of(path: Path, content: bytes, encoding: str | None = None) -> "etree._ElementTree[etree._Element]":
    """Parse what a file of whatever root has, as ``read_tree`` does. ``encoding`` overrules what it declares.

    Raises:
        Unreadable: see ``read_tree``.
    """
    if refusal := admission.before(content, encoding):
        raise _refused(path, refusal)
    try:
        root = etree.fromstring(content, parser(encoding), base_url=str(path.absolute()))
    except etree.XMLSyntaxError as error:
        raise _syntax(path, error, empty=not content) from None
    tree = root.getroottree()
    if refusal := admission.after(tree):
        raise _refused(path, refusal)
    return tree


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: if it cannot be opened, or is too large.
    """
    try:
        if not path.is_file() and path.exists():
            raise _unreadable(codes.NOT_WELL_FORMED, path, "this is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise _unreadable(codes.TOO_LARGE, path, f"the file has more than {MAX_BYTES.mebibytes} MiB")
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(codes.NOT_WELL_FORMED, path, f"the file cannot be read: {error.strerror or error}") from None


def _refused(path: Path, refusal: Refusal) -> Unreadable:
    return _unreadable(refusal.code, path, refusal.message, refusal.line)


def _syntax(path: Path, error: etree.XMLSyntaxError, *, empty: bool) -> Unreadable:
    line, column = error.position
    message = (error.msg or "the file is empty").partition(", line")[0]
    code = codes.NOT_WELL_FORMED
    if any(mark in message for mark in _LIBXML2_ENTITIES):
        code = codes.ENTITIES
    elif any(mark in message for mark in _LIBXML2_LIMIT):
        code = codes.TOO_LARGE
    if empty:
        message = "the file is empty"
    return _unreadable(code, path, message, line or None, column or None)


def _unreadable(code: Code, path: Path, message: str, line: int | None = None, column: int | None = None) -> Unreadable:
    hint = next((words for mark, words in _SYNTAX_HINTS.items() if mark in message), _HINTS[code.id])
    return Unreadable(code.at(Location(path, line, column), message, hint))


_SYNTAX_HINTS = {
    "EntityRef": "an ampersand in text is written &amp;",
    "the encoding '": "save it in UTF-8, and say so in its first line",
    "not defined": "XML knows only &amp; &lt; &gt; &quot; &apos;: write the character itself",
    "empty": "put a TEI document into it, or remove it",
}
"""What to do about the commonest faults, by a word of libxml2's message."""

_HINTS = {
    "X001": "the fault is at this place or shortly before it",
    "X002": "write the characters themselves in the text and remove the declaration",
    "X003": "one file holds one cable; look at how this one was made",
    "X004": 'the root is <TEI xmlns="http://www.tei-c.org/ns/1.0">; move other files out of the folder',
    "X005": "put what is included in its place",
    "X006": "remove the declaration; no DTD is read, and an edition needs none",
}
