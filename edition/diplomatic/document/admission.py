"""What is looked at before an XML file is parsed, and after: whatever would read other files, or grow in memory.

Which mistake is worse: to refuse a harmless file, or to read something the editor did not write? The second. A parser
that makes a tree cannot be stopped half-way, so what the tree would cost is estimated from the bytes first.
"""

import re
from typing import NamedTuple

from lxml import etree

from diplomatic.diagnostics import Code
from diplomatic.document import codes
from diplomatic.limits import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_MARKUP

_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")
_XINCLUDE = "{http://www.w3.org/2001/XInclude}include"
_EXAMPLE = "{http://www.tei-c.org/ns/Examples}egXML"
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
_LIKE_ASCII = re.compile(
    rb"utf-?8|(us-)?ascii|iso[-_]?8859[-_]\d+|latin-?\d|l\d|windows-\d+|(cp|ibm)-?(125\d|437|850|852|866)|koi8-(r|u|ru)|macintosh|"
    rb"x-mac-cyrillic|mac(cyrillic|roman)|gb2312|gbk|gb18030|big5(-hkscs)?|euc-(jp|kr|tw)|shift[-_]jis|sjis|tis-620",
    re.I,
)
"""In these an ASCII character is its own byte and no other's: what the bytes do not have, the text does not."""
_WIDE = re.compile(rb"(utf-?(16|32)|ucs-?[24]|iso-10646-ucs-[24])(-?[lb]e)?", re.I)


class Refusal(NamedTuple):
    """Why a file is not read: which code, what, and in which line."""

    code: Code
    message: str
    line: int | None = None


def before(content: bytes, encoding: str | None) -> Refusal | None:
    """What speaks against parsing these bytes. ``encoding`` is theirs, where it is known better than they say it."""
    if len(content) > MAX_BYTES:
        return Refusal(codes.TOO_LARGE, f"the file has more than {MAX_BYTES.mebibytes} MiB")
    wide = b"\0" in content[:8]
    plain = content.replace(b"\0", b"") if wide else content
    declared = _ENCODING.match(plain[:256])
    if encoding is None and declared and not (_WIDE if wide else _LIKE_ASCII).fullmatch(declared[1]):
        name = declared[1].decode("ascii", "replace")
        return Refusal(codes.NOT_WELL_FORMED, f"files in the encoding '{name}' are not read", 1)
    if plain.count(b"<") > MAX_MARKUP:
        return Refusal(codes.TOO_LARGE, f"the file has more than {MAX_MARKUP:,} tags")
    if plain.count(b"=") > MAX_ATTRIBUTES:
        return Refusal(codes.TOO_LARGE, f"the file has more than {MAX_ATTRIBUTES:,} attributes")
    if b"<!DOCTYPE" in plain and b"<!ATTLIST" in plain:
        return Refusal(codes.ENTITIES, "the document type declaration declares attributes", _line(plain, b"<!ATTLIST"))
    return None


def after(tree: "etree._ElementTree[etree._Element]") -> Refusal | None:
    """What speaks against using a tree: entities, a DTD elsewhere, or elements that stand too deep."""
    info = tree.docinfo
    if info.internalDTD is not None:
        if any(True for _ in info.internalDTD.iterentities()):
            return Refusal(codes.ENTITIES, "the document type declaration declares entities", 1)
        if named := info.system_url or info.public_id:
            return Refusal(codes.EXTERNAL_DTD, f"the document type declaration names the DTD '{named[:200]}'", 1)
    reference = next(tree.getroot().iter(etree.Entity), None)
    if reference is not None:
        return Refusal(codes.ENTITIES, f"the entity {reference.text} is not expanded", reference.sourceline)
    if _TOO_DEEP(tree):
        return Refusal(codes.TOO_LARGE, f"elements stand more than {MAX_DEPTH} deep")
    return None


def inclusion(tree: "etree._ElementTree[etree._Element]") -> Refusal | None:
    """The first XInclude of a text, unless it is an example."""
    for element in tree.getroot().iter(_XINCLUDE):
        if next(element.iterancestors(_EXAMPLE), None) is None:
            what = f"the XInclude of '{element.get('href', '')[:200]}' is not followed"
            return Refusal(codes.XINCLUDE, what, element.sourceline)
    return None


def _line(content: bytes, mark: bytes) -> int:
    return content.count(b"\n", 0, content.find(mark)) + 1
