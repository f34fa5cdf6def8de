"""One page of a site, read as a visitor's software reads it before any script has run."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from diplomatic.citable.outcome import Finding
from diplomatic.citable.site import Site
from diplomatic.document import fold
from diplomatic.limits import MAX_PAGE

_NOT_SHOWN = frozenset("head script style template datalist".split())
_INSIDE_A_LINE = frozenset(
    "abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub time u var wbr".split()
)
"""What does not part words. A link or a raised letter may: it is the number of a paragraph, or the mark of a note."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STARTS = frozenset(
    "index 404 search about imprint impressum contact kontakt datenschutz privacy sitemap toc contents".split()
)
_SCHEMES = ("citation_", "dc.", "dcterms.", "prism.", "bepress_citation_", "eprints.")
_LONG = 200


class Role(StrEnum):
    """What a page is for."""

    DOCUMENT = "document"
    VIEW = "another view of a document"
    REDIRECT = "redirect"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """One ``link`` element: its relations in small, its address and type as written."""

    rels: frozenset[str]
    href: str
    type: str
    line: int | None


class NotAPage(ValueError):
    """A file that cannot be read as HTML."""


class Page:
    """One page. ``name`` is its path in the site, with slashes; ``role`` is set by who knows the other pages."""

    def __init__(self, path: Path, name: str, site: Site) -> None:
        self.path = path
        self.name = name
        self.site = site
        self.role = Role.OTHER
        if not path.is_file():
            raise NotAPage("it is not a file")
        if path.stat().st_size > MAX_PAGE:
            raise NotAPage(f"the page has more than {MAX_PAGE.mebibytes} MiB")
        self.content = path.read_bytes()
        self.root = _parsed(self.content)

    @cached_property
    def source(self) -> str:
        return self.content.decode("utf-8", "replace")

    def all(self, *names: str) -> Iterator[etree._Element]:
        """The elements of these names, in order."""
        return self.root.iter(*names)

    def at(self, element: "etree._Element | Link | None", message: str, hint: str = "") -> Finding:
        """A finding at an element; without one, on the page."""
        line = element.line if isinstance(element, Link) else element.sourceline if element is not None else None
        return Finding(self.path, line, message, hint)

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """What each ``meta`` says, by its name (or ``property``) in small, in the order of the page."""
        found: dict[str, list[str]] = {}
        for meta in self.all("meta"):
            name = (meta.get("name") or meta.get("property") or "").strip().casefold()
            if name:
                found.setdefault(name, []).append(fold(meta.get("content") or ""))
        return found

    def meta(self, *names: str) -> str:
        """The first of these names that says something."""
        return next((said for name in names for said in self.metas.get(name.casefold(), []) if said), "")

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(
                frozenset((link.get("rel") or "").casefold().split()),
                (link.get("href") or "").strip(),
                link.get("type") or "",
                link.sourceline,
            )
            for link in self.all("link")
        ]

    def linked(self, *rels: str) -> list[Link]:
        """The ``link`` elements that have one of these relations."""
        return [link for link in self.links if not link.rels.isdisjoint(rels)]

    @cached_property
    def canonical(self) -> str:
        return next((link.href for link in self.linked("canonical")), "")

    @cached_property
    def ids(self) -> list[str]:
        """Every ``id``, as often as it is given."""
        return [str(value) for node in self.root.iter("*") if (value := node.get("id"))]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Where a fragment can lead: ids, and the names of anchors."""
        return frozenset(self.ids) | {str(node.get("name")) for node in self.all("a") if node.get("name")}

    @cached_property
    def main(self) -> etree._Element:
        """What the page is about: ``main``, else ``article``, else all of it."""
        return next((node for name in ("main", "article", "body") for node in self.all(name)), self.root)

    @cached_property
    def text(self) -> str:
        """The visible text, folded, with a space between blocks."""
        return visible(self.root)

    @cached_property
    def json_ld(self) -> list[Any]:
        """Every block of JSON-LD: the value, or None where it is no JSON."""
        return [_json("".join(map(str, node.itertext()))) for node in self.all("script") if _is_json_ld(node)]

    @cached_property
    def things(self) -> list[dict[str, Any]]:
        """The things that the JSON-LD describes at its top, those of an ``@graph`` among them."""
        found: list[dict[str, Any]] = []
        for value in self.json_ld:
            for thing in value if isinstance(value, list) else [value]:
                graph = thing.get("@graph") if isinstance(thing, dict) else None
                found += [one for one in (graph if isinstance(graph, list) else [thing]) if isinstance(one, dict)]
        return found

    @cached_property
    def coins(self) -> list[str]:
        """The OpenURL of each COinS (``span class="Z3988"``)."""
        return [node.get("title") or "" for node in self.all("span") if "Z3988" in (node.get("class") or "").split()]

    @property
    def has_citation_data(self) -> bool:
        return bool(self.coins) or any(name.startswith(_SCHEMES) for name in self.metas)

    @property
    def is_redirect(self) -> bool:
        """Whether it sends the reader on at once (``http-equiv="refresh"``)."""
        return any((meta.get("http-equiv") or "").casefold() == "refresh" for meta in self.all("meta"))

    @property
    def looks_like_a_document(self) -> bool:
        """Whether a page without a text beside it is one that a reader would cite: it says so, or has paragraphs."""
        if self.has_citation_data:
            return True
        stem = self.path.name.partition(".")[0].casefold()
        long = (node for node in self.main.iter("p") if len(visible(node)) > _LONG)
        return stem not in _STARTS and sum(1 for _ in zip(long, range(3), strict=False)) == 3


def _parsed(content: bytes) -> etree._Element:
    try:
        content.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAPage("it is not text")
    parser = etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotAPage("it is empty, or not HTML") from None
    if root is None or root.tag != "html":
        raise NotAPage("it is empty, or not HTML")
    return root


def visible(element: etree._Element) -> str:
    """The text of an element that is shown without scripts."""
    pieces: list[str] = []
    skipped = 0
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            skipped += skipped > 0 or _is_hidden(node)
            pieces.append("" if skipped else _before(node) + (node.text or ""))
        else:
            if event == "end":
                after = "" if skipped else _before(node)
                skipped -= skipped > 0
                pieces.append(after)
            pieces.append("" if skipped or node is element else node.tail or "")
    return fold("".join(pieces))


def _before(node: etree._Element) -> str:
    return "" if node.tag in _INSIDE_A_LINE else " "


def _is_hidden(node: etree._Element) -> bool:
    return node.tag in _NOT_SHOWN or "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style") or ""))


def _is_json_ld(script: etree._Element) -> bool:
    return (script.get("type") or "").partition(";")[0].strip().casefold() == "application/ld+json"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
