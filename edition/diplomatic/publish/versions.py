"""What a page says of its version: which it is, and where it is as the last release had it, or as the edition has it now.

The frozen site of a release is under ``versions/X.Y.Z/``; within it, a page has the address that it has in the edition.
So its address is all that it takes to find one from the other. RFC 5829 has the names of these links.
"""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.step import digest
from diplomatic.releases import Release

RELATIONS = {"latest": "latest-version", "predecessor": "predecessor-version", "list": "version-history"}
"""What the links of a page are called; ``transforms/html/version.xsl`` has them too."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """That a site is made to be kept: as which version, of which day, and the releases before it, the last one last."""

    version: str
    date: str
    earlier: tuple[Release, ...] = ()


@dataclass(frozen=True)
class Versions:
    """The releases that an edition has, the last one last; or that the site itself is to be one."""

    number: str
    releases: tuple[Release, ...] = ()
    frozen: Frozen | None = None

    @cached_property
    def state(self) -> str:
        """One digest of what the pages of a site depend on."""
        frozen = (self.frozen.version, self.frozen.date) if self.frozen else ()
        return digest(self.number, *frozen, *(release.manifest for release in (*self.releases, *self.earlier)))

    def element(self, page: str) -> etree._Element | None:
        """What ``transforms/common/context.xml`` says of a page's version; None where the edition has no release."""
        if self.frozen:
            frozen, before = self.frozen, self.frozen.earlier[-1:]
            found = etree.Element("version", number=frozen.version, date=frozen.date, frozen="yes")
            _link(found, "list", "../index.html", page)
            _link(found, "latest", f"../../{page}", page)
            if before and before[0].has_page(page):
                _link(found, "predecessor", f"../{before[0].version}/{page}", page)
            return found
        if not self.releases:
            return None
        last = self.releases[-1]
        found = etree.Element("version", number=self.number, date=last.date if last.version == self.number else "")
        _link(found, "list", addresses.VERSIONS, page)
        if page != addresses.MISSING:
            _link(found, "latest", page, page)
        if last.has_page(page):
            _link(found, "predecessor", addresses.version(last.version, page), page)
        return found

    @property
    def earlier(self) -> tuple[Release, ...]:
        """The releases that a page can link, the last one last."""
        return self.frozen.earlier if self.frozen else self.releases

    def link(self, release: Release, target: str, page: str) -> str:
        """The address of a page as a release has it, seen from a page of this site."""
        there = f"../{release.version}/{target}" if self.frozen else addresses.version(release.version, target)
        return addresses.link(there, page)


def _link(parent: etree._Element, name: str, target: str, page: str) -> None:
    etree.SubElement(parent, name, href=addresses.link(target, page))
