"""The site map for search engines (sitemaps.org, protocol 0.9), and the ``robots.txt`` that names it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.exchange.ground import Ground, at_hand, child, day_of
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Step, digest

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
_MOST_BYTES = 50_000_000
"""What one file may have: so many addresses, and no more bytes than the protocol's 52,428,800."""
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SPACE}">\n'.encode()
_FOOT = b"</urlset>\n"


def steps(ground: Ground, pages: Iterable[str]) -> Iterator[Step]:
    """The steps that make the site map of these pages, and ``robots.txt`` where the edition is all of its host.

    Elsewhere nobody would read one: it counts at the root of a host only. Where the project has put one of its own into the
    site, that stays.
    """
    days = _days(ground, pages)
    inputs = {"markup": ground.site.markup, "pages": digest(*(f"{page} {day}" for page, day in days.items()))}
    yield Step(addresses.SITEMAP, inputs, partial(_make, days), can_wait=True, is_alone=True)
    if urlsplit(ground.url).path == "/":
        content = f"User-agent: *\nAllow: /\n\nSitemap: {ground.at(addresses.SITEMAP)}\n".encode()
        yield replace(ground.site.file(addresses.ROBOTS, content), gives_way=True)


def _make(days: Mapping[str, str], site: Site) -> Iterator[File]:
    ground = at_hand(site)
    parts = list(_divided(_row(ground, page, day) for page, day in days.items()))
    if len(parts) == 1:
        yield File(addresses.SITEMAP, parts[0])
        return
    index = etree.Element(f"{{{_SPACE}}}sitemapindex", nsmap={None: _SPACE})
    for number, part in enumerate(parts, 1):
        child(child(index, "sitemap"), "loc", ground.at(addresses.sitemap_part(number)))
        yield File(addresses.sitemap_part(number), part)
    yield File(addresses.SITEMAP, etree.tostring(index, xml_declaration=True, encoding="UTF-8") + b"\n")


def _days(ground: Ground, pages: Iterable[str]) -> dict[str, str]:
    """Each page with the day of its last change, where one is known: that of a cable, and of the start page.

    A page in the place of a cable that is not there any more is nothing to find.
    """
    known = {addresses.cable(ident): day_of(changed) for ident, changed in ground.site.index.changes()}
    known[addresses.START] = day_of(ground.site.index.changed)
    found = {page for page in pages if page in known or not page.startswith(addresses.TEXTS)}
    return {page: known.get(page, "") for page in sorted(found - {addresses.MISSING})}


def _row(ground: Ground, page: str, day: str) -> bytes:
    row = etree.Element(f"{{{_SPACE}}}url", nsmap={None: _SPACE})
    child(row, "loc", ground.url if page == addresses.START else ground.at(page))
    if day:
        child(row, "lastmod", day)
    return etree.tostring(row).replace(f' xmlns="{_SPACE}"'.encode(), b"", 1) + b"\n"


def _divided(rows: Iterable[bytes]) -> Iterator[bytes]:
    """The rows in as few files as the protocol allows."""
    part, size = list[bytes](), 0
    for row in rows:
        if part and (len(part) == _MOST or size + len(row) > _MOST_BYTES):
            yield b"".join([_HEAD, *part, _FOOT])
            part, size = [], 0
        part.append(row)
        size += len(row)
    yield b"".join([_HEAD, *part, _FOOT])
