"""The permanent address of a cable: the one that its header states, else the place of its page under the edition's address."""

import re
from urllib.parse import quote, urlsplit

from lxml import etree

from diplomatic.document.tei import select
from diplomatic.document.text import fold

_DECLARED = "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[@type='URI']"
LINKED = frozenset({"https", "http", "mailto"})
"""The schemes of what a page may lead to besides its own site (RFC 3986, 3.1). ``transforms/common/links.xsl`` has the same."""
_SPACES = re.compile(r"[\s<>\"{}|\\^`\x00-\x20]")


def declared(root: etree._Element) -> str:
    """What the header states (``publicationStmt/idno[@type='URI']``): the first that is an https address; else empty."""
    texts = (fold("".join(map(str, number.itertext()))).strip() for number in select(root, _DECLARED))
    return next((text for text in texts if text.startswith("https://") and web_address(text)), "")


def address_of(root: etree._Element, ident: str, edition: str) -> str:
    """The permanent address of a cable, without a fragment.

    ``edition`` is the address of the edition (``[edition] url``). Empty where neither the header nor the edition has one:
    nothing is made up.
    """
    return declared(root) or planned(ident, edition)


def planned(ident: str, edition: str) -> str:
    """Where the page of a cable will be, under the address of the edition; empty where that has none."""
    return f"{edition.rstrip('/')}/cables/{quote(ident)}.html" if edition else ""


def with_anchor(address: str, anchor: str) -> str:
    """The address of a block: RFC 3986, 3.5. An ``xml:id`` may have letters that a fragment has to escape."""
    return f"{address}#{quote(anchor)}" if address and anchor else address


def web_address(text: str) -> str:
    """An address that begins with ``https`` or ``http`` and names a host (RFC 3986); empty if the text is none."""
    try:
        parts = urlsplit(text)
        named = parts.scheme in {"https", "http"} and bool(parts.hostname)
    except ValueError:
        return ""
    return text if named and not _SPACES.search(text) else ""


def leads_out(pointer: str) -> bool:
    """Whether a pointer has a scheme, and one that a page may lead to."""
    scheme, colon, _ = pointer.partition(":")
    return bool(colon) and scheme.lower() in LINKED
