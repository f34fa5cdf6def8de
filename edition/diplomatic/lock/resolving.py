"""What is at an address, and what has become of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from diplomatic.diagnostics import Location
from diplomatic.document import Citable, Document, citables_of, facts_of, page_text
from diplomatic.document.permanent import address_of, web_address, with_anchor
from diplomatic.document.tei import local
from diplomatic.document.textfragments import TextDirective, find
from diplomatic.lock.fates import Fates
from diplomatic.lock.library import Library
from diplomatic.lock.model import Entry, Lock, address, names
from diplomatic.lock.references import Wanted
from diplomatic.lock.texts import hash_of

_NEAREST = 5
_KINDS = {
    "p": "paragraph",
    "ab": "line",
    "note": "note",
    "head": "heading",
    "opener": "opener",
    "closer": "closer",
    "list": "list",
    "item": "item of a list",
    "table": "table",
    "docTitle": "title",
    "div": "division",
    "persName": "name of a person",
    "placeName": "name of a place",
    "orgName": "name of an organisation",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is at an address. Of one that went, ``reason`` is that of its tombstone; one that moved has ``moved_from``.

    ``first`` is the version that published it, ``since`` the one since which its text is what it is; both are empty for what no
    release has, and ``since`` where the text has changed since. ``release`` is the frozen one that was asked for.
    """

    address: str
    title: str = ""
    kind: str = ""
    location: Location | None = None
    url: str = ""
    text: str = ""
    first: str = ""
    since: str = ""
    release: str = ""
    moved_from: str = ""
    reason: str | None = None
    words: tuple[tuple[TextDirective, bool], ...] = ()


class Unknown(Exception):
    """Nothing is there, and nothing was; ``nearest`` are the addresses that look like it."""

    def __init__(self, address: str, nearest: list[str]) -> None:
        self.address = address
        self.nearest = nearest
        super().__init__(address)


@dataclass(frozen=True)
class Resolver:
    """Resolves addresses of one edition."""

    library: Library
    lock: Lock | None
    fates: Fates

    def resolve(self, wanted: Wanted) -> Resolved:
        """What is at an address, or where a redirect leads from there.

        Raises:
            Unknown: if there is nothing, and never was.
            CannotRun: if a file cannot be read.
        """
        name = address(wanted.ident, wanted.anchor)
        if wanted.version:
            return self._frozen(wanted)
        document = self.library.document(wanted.ident)
        citable = find_anchor(document, wanted.anchor) if document else None
        if document and citable:
            return self._present(document, citable, wanted)
        end = self.fates.end(name, self._is_there)
        if end:
            found = self.resolve(Wanted(*names(end), words=wanted.words))
            return replace(found, moved_from=name)
        entry, reason = self.lock.entry(name) if self.lock else None, self.fates.reason(name)
        if reason is not None or entry:
            first = entry.first if entry else ""
            since = entry.since if entry and not entry.is_there else ""
            return Resolved(name, reason=reason or "", first=first, since=since)
        raise Unknown(name, self.nearest(wanted))

    def nearest(self, wanted: Wanted) -> list[str]:
        """The addresses that look most like one that is not there."""
        document = self.library.document(wanted.ident)
        if document and wanted.anchor:
            anchors = [citable.anchor for citable in citables_of(document)]
            return [address(document.id, near) for near in get_close_matches(wanted.anchor, anchors, _NEAREST)]
        idents = {path.stem for path in self.library.paths} | set(self.lock.cables if self.lock else ())
        return get_close_matches(wanted.ident, sorted(idents), _NEAREST)

    def url(self, document: Document, anchor: str, version: str = "") -> str:
        """The permanent address; that of a release is a folder of the edition's."""
        root = web_address(self.library.config.text("edition", "url")).rstrip("/")
        if version:
            return with_anchor(f"{root}/versions/{version}/cables/{document.id}.html", anchor) if root else ""
        return with_anchor(address_of(document.root, document.id, root), anchor)

    def _present(self, document: Document, citable: Citable, wanted: Wanted) -> Resolved:
        name = address(document.id, citable.anchor)
        entry: Entry | None = self.lock.entry(name) if self.lock else None
        is_same = entry is not None and entry.is_there and entry.text == hash_of(citable)
        found = self._of(document, citable, wanted)
        return replace(found, first=entry.first if entry else "", since=entry.since if entry and is_same else "")

    def _frozen(self, wanted: Wanted) -> Resolved:
        document = self.library.frozen(wanted.version, wanted.ident)
        citable = find_anchor(document, wanted.anchor) if document else None
        if not document or not citable:
            name = address(wanted.ident, wanted.anchor)
            versions = self.library.versions if wanted.version not in self.library.versions else [wanted.version]
            near = (version for version in versions if self.library.frozen(version, wanted.ident))
            raise Unknown(
                f"{name} in {wanted.version}", [f"versions/{version}/cables/{wanted.ident}.html" for version in near]
            )
        return self._of(document, citable, wanted)

    def _of(self, document: Document, citable: Citable, wanted: Wanted) -> Resolved:
        element = citable.element if citable.anchor else document.root
        name = local(element)
        kind = "cable" if not citable.anchor else _KINDS.get(name, f"<{name}>")
        return Resolved(
            address=address(document.id, citable.anchor),
            title=facts_of(document).title,
            kind=kind,
            location=document.locate(element),
            url=self.url(document, citable.anchor, wanted.version),
            text=citable.reading,
            release=wanted.version,
            words=tuple(_looked_for(wanted.words, document)),
        )

    def _is_there(self, name: str) -> bool:
        ident, anchor = names(name)
        document = self.library.document(ident)
        return document is not None and find_anchor(document, anchor) is not None


def find_anchor(document: Document, anchor: str) -> Citable | None:
    """What has an anchor in a cable; the whole, for an empty one."""
    return next((citable for citable in citables_of(document) if citable.anchor == anchor), None)


def _looked_for(words: tuple[TextDirective, ...], document: Document) -> Iterator[tuple[TextDirective, bool]]:
    text = page_text(document) if words else ""
    for directive in words:
        yield directive, find(text, directive) is not None
