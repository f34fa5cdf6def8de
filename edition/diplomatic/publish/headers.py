"""Pieces of the cables' headers, taken into other pages: their pointers lead where they led, and the cables stand beside them."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.document import Facts
from diplomatic.document.permanent import leads_out
from diplomatic.document.tei import XML_ID, piece
from diplomatic.publish import addresses
from diplomatic.publish.site import Site, cable_elements

_FEW = 5
"""So many cables are named; of more, the rest is counted."""


def taken(xml: str, cable: Facts, page: str, site: Site) -> etree._Element:
    """A piece of a cable's header on a page of the site. A pointer that would lead nowhere from there is left out."""
    element = piece(xml)
    for part in element.iter():
        part.attrib.pop(XML_ID, None)
        for name in ("ref", "target"):
            pointer = (part.get(name) or "").split()[:1]
            if not pointer or leads_out(pointer[0]):
                continue
            entry = site.index.entry(pointer[0], cable)
            if entry:
                part.set(name, addresses.link(addresses.entry(entry), page))
            else:
                del part.attrib[name]
    return element


def context_of(data: etree._Element, page: str, site: Site) -> etree._Element:
    """The context of a page whose data has names that ``taken`` gave the address of their entry."""
    context = site.context(page)
    for ref in dict.fromkeys(part.get("ref", "") for part in data.iter("{*}persName", "{*}placeName", "{*}orgName")):
        if ref:
            etree.SubElement(context, "entry", ref=ref, href=ref)
    return context


class Few:
    """The first of several cables, and how many there are. It knows them by their ids: there may be a source for each cable."""

    def __init__(self) -> None:
        self.count = 0
        self._shown: tuple[str, ...] = ()
        self._last = ""

    def add(self, cable: Facts) -> None:
        """One more cable, in the order of their dates; the same one twice is one."""
        if cable.id == self._last:
            return
        self.count, self._last = self.count + 1, cable.id
        if self.count <= _FEW + 1:
            self._shown += (cable.id,)

    def first(self, site: Site) -> Facts:
        """The first of them."""
        return site.index.cable(self._shown[0])

    def elements(self, page: str, site: Site) -> Iterator[etree._Element]:
        """The first cables by date, and the number of the others, for ``transforms/html/few.xsl``."""
        shown = self._shown if self.count <= _FEW + 1 else self._shown[:_FEW]
        yield from cable_elements("cable", map(site.index.cable, shown), page)
        if self.count > len(shown):
            href = addresses.link(addresses.CHRONOLOGY, page)
            yield etree.Element("others", count=str(self.count - len(shown)), href=href)
