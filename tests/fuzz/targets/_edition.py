"""The sample edition, as several targets need it: its settings and registers, and a cable that is read again for each input."""

from functools import cache

from diplomatic.config import Config, load
from diplomatic.document import Document, Registers, Unreadable, read, read_bytes

from ._asking import ROOT, scratch

CABLES = ("tei/cables/*.xml", "tei/templates/cable.xml", "tests/schema/everything.xml")
WORDS = (
    "note", "choice", "sic", "corr", "abbr", "expan", "persName", "placeName", "orgName", "list", "distribution", "item", "ab",
    "lb",
    "docTitle", "titlePart", "closer", "head", "div", "original", "message", "annotations", "original-header", "inline",
    "translator",
    "editorial", "source", "xml:id", "xml:lang", "ref", "target", "when", "corresp", "en", "ru", "he", "#p1", "#",
    "1962-10-27", "1962",
    "1962-10-27T10:00:00Z", "<!--", "-->", "<![CDATA[", "]]>", "<?diplomatic ignore N002 reason='so'?>", "<!DOCTYPE TEI>",
    "../registers/persons.xml#castro", "https://example.org/", "javascript:x", "registry", "special", "6216/sh", "30/X/62",
    "1643-1644",
)  # fmt: skip


@cache
def config() -> Config:
    """The settings of the sample."""
    return load(ROOT / "edition.toml")


@cache
def registers() -> tuple[Document, ...]:
    """The registers of the sample."""
    return tuple(read(path) for path in config().registers)


@cache
def entries() -> Registers:
    """What is in them."""
    return Registers.of(registers())


def document(data: bytes) -> Document | None:
    """The cable with these bytes; None if it is none."""
    path = scratch("tei/cables/cable.xml", data)
    try:
        return read_bytes(path, data)
    except Unreadable:
        return None
