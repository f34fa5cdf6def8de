"""What a reference names, in whichever form somebody wrote it down: an address, a link, a path, a reference of ``citeStructure``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from diplomatic.document import Document
from diplomatic.document.citing import NotAPath
from diplomatic.document.permanent import address_of
from diplomatic.document.references import references_of
from diplomatic.document.tei import identifier
from diplomatic.document.textfragments import TextDirective, split
from diplomatic.lock.library import Library

_PAGE = re.compile(r"(?:.*/)?cables/(?P<name>[^/]+)")
_FROZEN = re.compile(r"(?:.*/)?versions/(?P<version>[^/]+)/cables/(?P<name>[^/]+)")
_KINDS = re.compile(r"(?:\.diplomatic)?\.(?:html|txt|xml|epub|pdf)\Z")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a cable, an anchor in it (empty for the whole), a release (empty for the edition as it is), words."""

    ident: str
    anchor: str = ""
    version: str = ""
    words: tuple[TextDirective, ...] = ()


def wanted(reference: str, library: Library) -> list[Wanted]:
    """What a reference may name; what is there is another question. Several, where several cables have one by that name."""
    reference = reference.strip()
    place, _, fragment = reference.partition("#")
    anchor, words = split(fragment)
    anchor = unquote(anchor)
    if re.match(r"(?:https?|file):", reference, re.IGNORECASE):
        return [Wanted(ident, anchor, version, tuple(words)) for ident, version in _of_link(place, library)]
    if "/" in place or _KINDS.search(place):
        return [Wanted(ident, anchor, version, tuple(words)) for ident, version in _of_path(unquote(place))]
    if fragment or library.document(place):
        return [Wanted(place, anchor, "", tuple(words))]
    return list(_declared(reference, library)) or [Wanted(place)]


def _of_link(link: str, library: Library) -> Iterator[tuple[str, str]]:
    """A link to the edition's own address, or to the one that the header of a cable states."""
    root = library.config.text("edition", "url").rstrip("/")
    try:
        path = unquote(urlsplit(link).path)
    except ValueError:  # a bracket in the host, for one: that is no address
        return
    if not root or link.startswith(f"{root}/"):
        yield from _of_path(path)
        return
    for document in library.documents():
        if address_of(document.root, document.id, root) == link:
            yield document.id, ""


def _of_path(path: str) -> Iterator[tuple[str, str]]:
    """The cable, and the release, that the path of a page or of a file names."""
    match = _FROZEN.fullmatch(path) or _PAGE.fullmatch(path)
    if match:
        yield _KINDS.sub("", match["name"]), match.groupdict().get("version", "")
    elif "/" not in path:
        yield _KINDS.sub("", path), ""


def _declared(reference: str, library: Library) -> Iterator[Wanted]:
    """A reference as ``citeStructure`` makes it; after the id of a cable and a space, one of that cable."""
    ident, _, rest = reference.partition(" ")
    document = library.document(ident) if rest else None
    for found in [document] if document else library.documents():
        node = _node(rest.strip() if document else reference, found)
        if node is not None:
            yield Wanted(found.id, node)


def _node(reference: str, document: Document) -> str | None:
    """The anchor of what a reference leads to: the nearest element with an id; empty for the whole. None if it leads nowhere."""
    try:
        node = next((found.node for found in references_of(document.root) if found.text == reference), None)
    except NotAPath:
        return None
    if node is None:
        return None
    around = (identifier(element) for element in (node, *node.iterancestors()) if element is not document.root)
    return next(filter(None, around), "")
