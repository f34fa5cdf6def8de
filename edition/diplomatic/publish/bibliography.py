"""The bibliography of sources: archives with what they keep, and publications, each with the cables that come from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from lxml import etree

from diplomatic.document import Facts, fold
from diplomatic.document.tei import first, local, piece, select
from diplomatic.publish import addresses
from diplomatic.publish.headers import Few, context_of, taken
from diplomatic.publish.site import Site
from diplomatic.publish.step import Part, Step, digest

_MOST = 300
"""Sources on one page."""
_GROUPS = ("archives", "unlocated", "translations", "publications")
_OF_ARCHIVE = "t:msIdentifier/t:repository | t:msIdentifier/t:settlement | t:msIdentifier/t:country"
_PLACE = ("repository", "settlement", "country")


@dataclass
class _Source:
    """One source: its group, the archive that keeps it, what it is sorted by, its record, and the cables from it."""

    group: str
    archive: str
    order: str
    xml: str
    cables: Few = field(default_factory=Few)

    @property
    def anchor(self) -> str:
        """An id that stays, whatever other sources come to stand beside it."""
        return f"source-{digest(self.group, self.archive, self.xml)[:12]}"


def steps(site: Site) -> Iterator[Part]:
    """The pages of the bibliography; one, even where nothing is known of any source."""
    inputs = {**site.inputs, "facts": site.index.cards, "registers": site.register_states}
    yield Part(addresses.SOURCES, inputs, partial(_pages, site))


def _pages(site: Site) -> Iterator[Step]:
    sources = _sources(site.index.cables)
    shares = [sources[start : start + _MOST] for start in range(0, len(sources), _MOST)] or [[]]
    for number, share in enumerate(shares, 1):
        path = addresses.sources(number)
        data = etree.Element("bibliography", count=str(len(sources)))
        data.extend(_groups(share, path, site))
        for other in range(1, len(shares) + 1) if len(shares) > 1 else ():
            part = etree.SubElement(data, "part", n=str(other), href=addresses.link(addresses.sources(other), path))
            if other == number:
                part.set("current", "yes")
        yield site.page(path, "bibliography.xsl", data, context_of(data, path, site))


def _sources(cables: Iterable[Facts]) -> list[_Source]:
    """Every source once, in the order of the page; equal records are one source."""
    found: dict[tuple[str, str, str], _Source] = {}
    for cable in cables:
        for xml in dict.fromkeys(cable.sources):
            source = _source(xml)
            if source is None:
                continue
            known = found.setdefault((source.group, source.archive, fold(source.xml)), source)
            known.cables.add(cable)
    return sorted(found.values(), key=_place)


def _place(source: _Source) -> tuple[int, str, list[tuple[int, str]], str]:
    """Numbers in a shelfmark count as numbers: folder 9 comes before folder 10."""
    parts = re.split(r"(\d+)", source.order.casefold())
    order = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    return _GROUPS.index(source.group), source.archive.casefold(), order, source.xml


def _source(xml: str) -> _Source | None:
    """What one record is a source of; None for a transcript, which is how a text came here, not where it comes from."""
    record = piece(xml)
    words = fold("".join(map(str, record.itertext())))
    if local(record) == "bibl":
        kind = record.get("type", "")
        group = "translations" if kind == "translation" else "publications"
        says_nothing = not words and first(record, ".//*[@target]") is None
        return None if kind == "transcript" or says_nothing else _Source(group, "", words, xml)
    parts = {local(part): fold("".join(map(str, part.itertext()))) for part in select(record, _OF_ARCHIVE)}
    archive = ", ".join(parts[name] for name in _PLACE if parts.get(name))
    # The numbers are those of the one document, not of its place.
    for part in select(record, f"{_OF_ARCHIVE} | t:msIdentifier/t:altIdentifier"):
        if (around := part.getparent()) is not None:
            around.remove(part)
    words = fold(" ".join(map(str, record.itertext())))
    shelfmark = first(record, "t:msIdentifier/t:collection | t:msIdentifier/t:idno") is not None
    if not (archive or words):
        return None
    group = "archives" if archive or shelfmark else "unlocated"
    return _Source(group, archive, words, etree.tostring(record, encoding="unicode"))


def _groups(sources: Sequence[_Source], page: str, site: Site) -> Iterator[etree._Element]:
    for group, members in groupby(sources, lambda source: source.group):
        element = etree.Element("group", key=group)
        for archive, kept in groupby(members, lambda source: source.archive):
            inside = etree.SubElement(element, "archive", name=archive)
            inside.extend(_entry(source, page, site) for source in kept)
        yield element


def _entry(source: _Source, page: str, site: Site) -> etree._Element:
    entry = etree.Element("source", id=source.anchor, count=str(source.cables.count))
    entry.append(taken(source.xml, source.cables.first(site), page, site))
    entry.extend(source.cables.elements(page, site))
    return entry
