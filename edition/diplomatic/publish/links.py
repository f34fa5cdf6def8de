"""Where the pointers of the editor's pages lead on the site: to cables, register entries, other pages, and files beside them."""

from collections.abc import Collection
from functools import cached_property
from os.path import normpath
from pathlib import Path
from posixpath import dirname, join
from urllib.parse import quote, unquote, urlsplit

from diplomatic import customization
from diplomatic.document import Document
from diplomatic.document.permanent import leads_out
from diplomatic.document.tei import XML_ID
from diplomatic.publish import addresses
from diplomatic.publish.site import Site
from diplomatic.render.prose.page import Page

_IMAGES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
_ANY = None
"""Of a file that is no page, nobody knows which places it has."""


class SiteLinks:
    """The links of all pages; ``files`` fills with what they link or show, by its path on the site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._folder = site.config.folder("pages").resolve()
        self.files: dict[str, Path] = {}

    def to(self, page: Page, pointer: str) -> str | None:
        """The address that a pointer of a page leads to, relative to the page; None where there is nothing."""
        try:
            parts = urlsplit(pointer)
        except ValueError:
            return None
        if parts.scheme:
            return pointer if leads_out(pointer) else None
        place = unquote(parts.fragment)
        if not parts.path and not parts.netloc:
            return f"#{quote(place)}" if place in page.ids else None
        found = None if parts.netloc else self._target(page, unquote(parts.path), place)
        if found is None:
            return None
        target, places = found
        if place and places is not _ANY and place not in places:
            return None
        address = addresses.link(target, addresses.page(page.name))
        return f"{address}#{quote(place)}" if place and places is not _ANY else address

    def image(self, page: Page, pointer: str) -> str | None:
        """The address of an image in the folder of the pages."""
        path = Path(unquote(pointer))
        if (
            path.suffix.lower() not in _IMAGES
            or (target := self._beside(self._resolved(page, unquote(pointer)))) is None
        ):
            return None
        return addresses.link(target, addresses.page(page.name))

    def _target(self, page: Page, path: str, place: str) -> tuple[str, Collection[str] | None] | None:
        """The path on the site of what a relative address names, and the ids in it."""
        file = self._resolved(page, path)
        if cable := self._site.index.at_file(file):
            return addresses.cable(cable.id), _ids(self._site.index.document(cable)) if place else ()
        if file in self._registers:
            entry = self._site.index.entry_at(f"{file.name}#{quote(place)}", file) if place else None
            return (addresses.entry(entry), _ANY) if entry else (addresses.register(file.stem), ())
        if file in self._pages:
            other = self._pages[file]
            return addresses.page(other.name), other.ids
        made = normpath(join("pages", dirname(page.name), path))
        if made in {*self._site.paths, *addresses.ALWAYS, f"{customization.GUIDELINES}index.html"}:
            return made, ()
        beside = self._beside(file)
        return (beside, _ANY) if beside else None

    def _resolved(self, page: Page, path: str) -> Path:
        return (page.path.parent / path.replace("\0", "%00")).resolve()

    def _beside(self, file: Path) -> str | None:
        """The path on the site of a file in the folder of the pages, which is published because a page needs it."""
        try:
            if not file.is_relative_to(self._folder) or not file.is_file():
                return None
        except OSError:  # a name that no disk can have
            return None
        path = f"pages/{file.relative_to(self._folder).as_posix()}"
        self.files[path] = file
        return path

    @cached_property
    def _registers(self) -> dict[Path, Document]:
        return {register.path.resolve(): register for register in self._site.registers}

    @cached_property
    def _pages(self) -> dict[Path, Page]:
        return {page.path.resolve(): page for page in self._site.pages}


def _ids(document: Document) -> set[str]:
    return {str(known) for element in document.root.iter() if (known := element.get(XML_ID))}
