"""The characters of an XML file, and where its tags stand in them.

A parsed tree does not know how its file was written: the order of attributes, their quotes, line ends, comments. Whatever
changes a file, or answers about a place in it, works on the text itself, with the positions that are found here.

The scanner is tolerant: it gives what it can recognise of a text that is being typed, so it never fails. Whether what it
found is what the parser found is another question, and ``align`` answers it. In XML no ``<`` can stand in an attribute's
value (XML 1.0, production 10), so a quotation mark that is not closed yet spoils one tag and not the rest of the file.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

_MARKUP = re.compile(
    r"""
      <!--.*?(?:-->|\Z)
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | <\?.*?(?:\?>|\Z)
    | <!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>?
    | </(?P<end>[^\s<>/"'=]*)\s*>?
    | <(?P<start>[^\s<>/"'=!?]+)(?P<attributes>(?:[^<>"']|"[^"<]*"?|'[^'<]*'?)*+)(?P<close>>)?
    """,
    re.X | re.S,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=<>"'/]+)(?:\s*=\s*(?P<quote>["'])(?P<value>(?:(?!(?P=quote))[^<])*)(?P=quote)?)?"""
)
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Kind(Enum):
    """What a piece of markup is. An ``OTHER`` is a comment, an instruction, a CDATA section or a document type."""

    START = auto()
    EMPTY = auto()
    END = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as it is written, from ``start`` to ``end``; ``value_start`` and ``value_end`` lie inside its quotes."""

    name: str
    value: str
    start: int
    value_start: int
    value_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of markup: a tag, or something else that is not text. ``closed`` says whether its last ``>`` is there."""

    kind: Kind
    name: str
    start: int
    end: int
    closed: bool
    source: str

    def attributes(self) -> Iterator[Attribute]:
        """The attributes of a start tag, in the order in which they are written."""
        if self.kind in {Kind.START, Kind.EMPTY}:
            for match in _ATTRIBUTE.finditer(self.source, self.start + 1 + len(self.name), self.end - self.closed):
                begins, ends = match.span("value") if match["quote"] else (match.end(), match.end())
                yield Attribute(match["name"], match["value"] or "", match.start(), begins, ends, match.end())

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of this name, as it is written (with its prefix)."""
        return next((attribute for attribute in self.attributes() if attribute.name == name), None)

    @property
    def name_end(self) -> int:
        """Where the name of a start tag ends."""
        return self.start + 1 + len(self.name)


def scan(text: str) -> list[Markup]:
    """Every piece of markup, from left to right; what lies between two of them is text."""
    return [_markup(match, text) for match in _MARKUP.finditer(text)]


def _markup(match: re.Match[str], text: str) -> Markup:
    if match["start"] is not None:
        empty = match["close"] is not None and (match["attributes"] or "").endswith("/")
        kind = Kind.EMPTY if empty else Kind.START
        return Markup(kind, match["start"], match.start(), match.end(), match["close"] is not None, text)
    kind = Kind.OTHER if match["end"] is None else Kind.END
    return Markup(kind, match["end"] or "", match.start(), match.end(), match[0].endswith(">"), text)


class Misaligned(Exception):
    """The tags that were found in a text are not the elements that the parser found."""


def align(markup: list[Markup], root: etree._Element) -> dict[etree._Element, Markup]:
    """The start tag of each element, in the order of the document.

    Raises:
        Misaligned: if their number, a name or a number of attributes differs.
    """
    tags = [piece for piece in markup if piece.kind in {Kind.START, Kind.EMPTY}]
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    if len(tags) != len(nodes):
        raise Misaligned(f"{len(tags)} tags, {len(nodes)} elements")
    for node, tag in zip(nodes, tags, strict=True):
        local = etree.QName(node).localname
        if tag.name != (f"{node.prefix}:{local}" if node.prefix else local):
            raise Misaligned(f"the tag {tag.name} for the element {local}")
        written = sum(attribute.name.partition(":")[0] != "xmlns" for attribute in tag.attributes())
        if written != len(node.attrib):
            raise Misaligned(f"{written} attributes of {tag.name}, {len(node.attrib)} in the tree")
    return dict(zip(nodes, tags, strict=True))


@dataclass(frozen=True, slots=True)
class Encoded:
    """The text of a file, and how to write it again: ``mark`` is its byte order mark, if it has one."""

    text: str
    codec: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """A changed text in the file's own encoding.

        Raises:
            UnicodeEncodeError: if the encoding lacks a character.
        """
        return self.mark + text.encode(self.codec)


def decode(content: bytes) -> Encoded | None:
    """The text of a file's bytes, or None if they cannot be told, or would not be the same bytes again.

    The encoding is found as XML 1.0, appendix F, says: the byte order mark, else the declaration, else UTF-8.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if content.startswith(mark)), (b"", None))
    if codec is None:
        declared = _DECLARED.match(content)
        codec = declared[1].decode() if declared else "utf-8"
    try:
        encoded = Encoded(content[len(mark) :].decode(codec), codec, mark)
        return encoded if codec and encoded.encode(encoded.text) == content else None
    except (LookupError, UnicodeError):
        return None
