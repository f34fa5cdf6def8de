"""What is looked at before an XML file is parsed, and after: whatever would read other files, or grow in memory.

Which mistake is worse: to refuse a harmless file, or to read something the editor did not write? The second. A parser
that makes a tree cannot be stopped half-way, so what the tree would cost is estimated from the bytes first.
"""

import re
from typing import NamedTuple

from lxml import etree

from diplomatic.diagnostics import Code
from diplomatic.document import codes
from diplomatic.limits import MAX_ATTRIBUTES, MAX_ATTRIBUTES_OF_ONE, MAX_BYTES, MAX_DEPTH, MAX_MARKUP, MAX_NAMESPACES

_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")
_TOO_MANY = etree.XPath(f"boolean(//@*[{MAX_ATTRIBUTES_OF_ONE + 1}])")
_TOO_MIXED = etree.XPath(f"boolean(//namespace::*[{MAX_NAMESPACES + 1}])")
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
    return _too_much(plain) if len(plain) > min(MAX_MARKUP, MAX_ATTRIBUTES) else None


def _too_much(plain: bytes) -> Refusal | None:
    """What speaks against so many bytes; fewer cannot hold so many tags, nor make libxml2 fill in so many attributes."""
    if plain.count(b"<") > MAX_MARKUP:
        return Refusal(codes.TOO_LARGE, f"the file has more than {MAX_MARKUP:,} tags")
    if plain.count(b"=") > MAX_ATTRIBUTES:
        return Refusal(codes.TOO_LARGE, f"the file has more than {MAX_ATTRIBUTES:,} attributes")
    return _defaults(plain)


def _defaults(plain: bytes) -> Refusal | None:
    if b"<!DOCTYPE" not in plain or b"<!ATTLIST" not in plain:
        return None
    line = plain.count(b"\n", 0, plain.find(b"<!ATTLIST")) + 1
    return Refusal(codes.ENTITIES, "the document type declaration declares attributes", line)


def after(tree: "etree._ElementTree[etree._Element]", content: bytes) -> Refusal | None:
    """What speaks against using the tree that was made of these bytes: entities, a DTD elsewhere, too much in one place."""
    info = tree.docinfo
    if info.internalDTD is not None:
        if any(True for _ in info.internalDTD.iterentities()):
            return Refusal(codes.ENTITIES, "the document type declaration declares entities", 1)
        if named := info.system_url or info.public_id:
            return Refusal(codes.EXTERNAL_DTD, f"the document type declaration names the DTD '{named[:200]}'", 1)
        if refusal := _defaults(content.replace(b"\0", b"")):
            return refusal
    reference = next(tree.getroot().iter(etree.Entity), None)
    if reference is not None:
        return Refusal(codes.ENTITIES, f"the entity {reference.text} is not expanded", reference.sourceline)
    if _TOO_DEEP(tree):
        return Refusal(codes.TOO_LARGE, f"elements stand more than {MAX_DEPTH} deep")
    if _TOO_MANY(tree):
        return Refusal(codes.TOO_LARGE, f"an element has more than {MAX_ATTRIBUTES_OF_ONE} attributes")
    if content.count(b"xmlns") > MAX_NAMESPACES and _TOO_MIXED(tree):
        return Refusal(codes.TOO_LARGE, f"an element stands in more than {MAX_NAMESPACES} namespaces")
    return None


def inclusion(tree: "etree._ElementTree[etree._Element]") -> Refusal | None:
    """The first XInclude of a text, unless it is an example."""
    for element in tree.getroot().iter(_XINCLUDE):
        if next(element.iterancestors(_EXAMPLE), None) is None:
            what = f"the XInclude of '{element.get('href', '')[:200]}' is not followed"
            return Refusal(codes.XINCLUDE, what, element.sourceline)
    return None
