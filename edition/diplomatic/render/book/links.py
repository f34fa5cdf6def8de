"""Links in a book: to a part of it, to the web, or none. A link that would lead nowhere is text."""

import re
from collections.abc import Callable, Sequence
from posixpath import normpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree

from diplomatic.render.book.parts import Part

Target = Callable[[Part, str], str]
"""The address of a place in the book: of a part, or of an id in it (its new name)."""

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.?")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%/:?#[]@!$&'()*+,;=~"
_PUBLISHED = ("cables/", "transcripts/", "registers/")
_OF_A_LINK = ("href", "role", "aria-label", "aria-current", "target", "rel", "download")


def settle(parts: Sequence[Part], url: str, target: Target) -> None:
    """Lead every link to its place in the book; else, where the edition has an address, to its place there."""
    by_address = {part.address: part for part in parts}
    for part in parts:
        for link in list(part.content.iter("a")):
            href = _lead(link, part, by_address, url, target)
            if href:
                link.set("href", href)
            else:
                unlink(link)


def unlink(link: etree._Element) -> None:
    """Make a link plain text, with its id."""
    link.tag = "span"
    for name in _OF_A_LINK:
        link.attrib.pop(name, None)


def _lead(link: etree._Element, part: Part, by_address: dict[str, Part], url: str, target: Target) -> str:
    href = link.get("href", "")
    try:
        split = urlsplit(href)
    except ValueError:  # a bracket in the host, for one
        return ""
    if not href or split.scheme or split.netloc:
        return web_address(href)
    inside = normpath(urljoin(part.address, unquote(split.path))) if split.path else part.address
    place = by_address.get(quote(inside)) or by_address.get(quote(inside.replace(".diplomatic.html", ".html")))
    fragment = unquote(split.fragment)
    if place is None:
        known = url and inside.startswith(_PUBLISHED)
        return (
            web_address(f"{url.rstrip('/')}/{quote(inside)}{'#' if fragment else ''}{quote(fragment)}") if known else ""
        )
    new = place.ids.get(fragment, "")
    if place is part and (not new or _stands_in(link, new)):
        return ""
    return target(place, new)


def _stands_in(link: etree._Element, id_: str) -> bool:
    """Whether the link leads to the block it stands in, which only a site has a use for."""
    return any(element.get("id") == id_ for element in link.iterancestors())


def web_address(address: str) -> str:
    """A web or mail address that every reader takes (RFC 3986); empty where it is none."""
    try:
        split = urlsplit(address)
        host = (split.hostname or "").encode("idna").decode()
        port = f":{split.port}" if split.port is not None else ""
    except (ValueError, UnicodeError):
        return ""
    scheme = split.scheme.lower()
    if scheme == "mailto" and split.path:
        return _LOOSE_PERCENT.sub("%25", quote(address, safe=_KEPT))
    if scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    rest = address[address.index(split.netloc) + len(split.netloc) :]
    return f"{scheme}://{host}{port}{_LOOSE_PERCENT.sub('%25', quote(rest, safe=_KEPT))}"
