"""What became of addresses: a page for each cable that moved or was withdrawn, and in a page what became of its passages.

``edition.toml`` says it, in ``[redirects]`` and ``[tombstones]``; whether it says enough, the citation lock knows.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from urllib.parse import quote, unquote

from lxml import etree

from diplomatic import lock
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import Facts, Unreadable, View, facts_of, read
from diplomatic.document.naming import fault_of_id
from diplomatic.document.tei import XML_ID
from diplomatic.lock import Fates, Lock, parts
from diplomatic.publish import addresses
from diplomatic.publish.site import Site
from diplomatic.publish.step import Step, digest
from diplomatic.releases import Release

_IDENT = re.compile(r"\w[\w.\-]*")
"""An id that can be the name of a file (NCName, without what it may not begin with)."""


class Moved:
    """What became of the addresses of a site, so far as they are not where they were."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._fates = Fates.of(site.config)
        self._known: dict[str, set[str]] = {}
        self._locks: dict[str, Lock] = {}

    def state(self, ident: str) -> str:
        """The digest of what ``of_cable`` says; empty where that is nothing."""
        if lock.address(ident) not in self._touched:
            return ""
        return digest(
            *(etree.tostring(said) for view in View for said in self.of_cable(ident, addresses.cable(ident, view)))
        )

    @cached_property
    def _touched(self) -> set[str]:
        """The cables of which something moved or was withdrawn, as addresses have them."""
        return {parts(address)[0] for address in (*self._fates.redirects, *self._fates.tombstones)}

    def of_cable(self, ident: str, page: str) -> Iterator[etree._Element]:
        """What became of passages that a cable had: for the context of its page, if it is there, or for the page in its place."""
        if lock.address(ident) not in self._touched:
            return
        passages = {*self._fates.redirects, *self._fates.tombstones}
        for address in sorted(passages, key=_in_order):
            own, anchor = parts(address)
            if own == lock.address(ident) and anchor:
                yield from self._passage(ident, address, anchor, page)

    def _passage(self, ident: str, address: str, anchor: str, page: str) -> Iterator[etree._Element]:
        reason = self._fates.reason(address)
        if reason is not None:
            found = etree.Element("withdrawn", id=anchor, reason=reason)
            found.extend(self._versions(address, page))
            yield found
        elif target := self._fates.end(address, self._is_there):
            other, place = (unquote(part) for part in parts(target))
            if other == ident and place and ident in self._site.index:
                yield etree.Element("moved", id=anchor, to=place)
            elif other != ident or not place:
                elsewhere = self._link("moved", other, place, page)
                elsewhere.set("id", anchor)
                yield elsewhere

    def steps(self) -> Iterator[Step]:
        """The pages in the places of cables that are not there any more.

        Raises:
            CannotRun: if what ``edition.toml`` names cannot be the id of a cable.
        """
        for address in sorted({*self._fates.redirects, *self._fates.tombstones}):
            ident, anchor = (unquote(part) for part in parts(address))
            if anchor or ident in self._site.index:
                continue
            if not _IDENT.fullmatch(ident) or fault_of_id(ident):
                where = Location(self._site.config.path, self._site.config.line_of(address))
                raise CannotRun(
                    f"'{address}' cannot be the address of a cable", where=where, hint="Write it as the lock has it"
                )
            for view in View:
                path = addresses.cable(ident, view)
                if (data := self._page(address, ident, view, path)) is not None:
                    target = data.find("target")
                    canonical = path if target is None else addresses.cable(target.get("id", ""))
                    step = self._site.page(path, "gone.xsl", data, self._site.context(path, canonical))
                    yield replace(step, name=f"{path} (gone)")  # so that it is not among the pages to be found

    def _page(self, address: str, ident: str, view: View, path: str) -> etree._Element | None:
        """What ``transforms/html/gone.xsl`` lays out; None for a redirect that leads nowhere, which is an error elsewhere."""
        was = self._as_it_was(ident)
        data = etree.Element("gone", id=ident)
        if was:
            data.set("title", was.title)
            data.set("lang", was.title_language or was.language or self._site.language)
            data.set("date", was.day)
        reason = self._fates.reason(address)
        if reason is None:
            target = self._fates.end(address, self._is_there)
            if not target:
                return None
            other, place = (unquote(part) for part in parts(target))
            data.append(self._link("target", other, place, path, view))
        else:
            data.set("reason", reason)
        data.extend(self._versions(address, path))
        data.extend(self.of_cable(ident, path))
        return data

    def _link(self, tag: str, ident: str, anchor: str, page: str, view: View = View.READING) -> etree._Element:
        place, facts = f"#{quote(anchor)}" if anchor else "", self._site.index.cable(ident)
        href = addresses.link(addresses.cable(ident, view), page) + place
        return etree.Element(tag, id=ident, href=href, title=facts.title, lang=facts.title_language, anchor=anchor)

    def _versions(self, address: str, page: str) -> Iterator[etree._Element]:
        """The releases that have a text at an address, each with its place there."""
        ident, anchor = (unquote(part) for part in parts(address))
        place = f"#{quote(anchor)}" if anchor else ""
        for release in self._site.versions.earlier:
            entry = self._lock(release).entry(address)
            if entry and entry.is_there and release.has_page(addresses.cable(ident)):
                href = self._site.versions.link(release, addresses.cable(ident), page) + place
                yield etree.Element("version", number=release.version, date=release.date, href=href)

    def _lock(self, release: Release) -> Lock:
        """What had been published with a release, read once."""
        if release.version not in self._locks:
            self._locks[release.version] = lock.read(release.path(lock.NAME))
        return self._locks[release.version]

    def _as_it_was(self, ident: str) -> Facts | None:
        """The facts of a cable as the last release had it that has it."""
        for release in reversed(self._site.versions.earlier):
            name = next(
                (name for name in release.files if name.endswith(f"/{ident}.xml")), ""
            )  # of a site, or of the texts
            if name:
                try:
                    return facts_of(read(release.path(name)))
                except Unreadable:
                    return None
        return None

    def _ids(self, ident: str) -> set[str]:
        """The ids of a cable, looked for once."""
        if ident not in self._known:
            root = self._site.index.document(self._site.index.cable(ident)).root
            self._known[ident] = {found for element in root.iter() if (found := element.get(XML_ID))}
        return self._known[ident]

    def _is_there(self, address: str) -> bool:
        ident, anchor = (unquote(part) for part in parts(address))
        return ident in self._site.index and (not anchor or anchor in self._ids(ident))


def _in_order(address: str) -> tuple[str, list[tuple[bool, int, str]]]:
    """Passages in the order of a text: ``p2`` before ``p10``."""
    ident, anchor = parts(address)
    return ident, [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", anchor)]
