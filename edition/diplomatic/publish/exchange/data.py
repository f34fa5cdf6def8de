"""The page that lists what the edition offers to programs: ``data.html``."""

from collections.abc import Iterator

from lxml import etree

from diplomatic.publish import addresses
from diplomatic.publish.exchange import cmif, dts, feed, oai
from diplomatic.publish.exchange.ground import Ground
from diplomatic.publish.step import Step


def steps(ground: Ground) -> Iterator[Step]:
    """The page."""
    path = addresses.DATA
    data = etree.Element("data-page", licence=ground.licence)
    for key, target in _offers(ground):
        etree.SubElement(data, "format", key=key, href=addresses.link(target, path), url=ground.at(target))
    yield ground.site.page(path, "data.xsl", data)


def _offers(ground: Ground) -> Iterator[tuple[str, str]]:
    """Each format that this edition has: the key of its labels, and its first file."""
    if feed.offered(ground):
        yield "feed", addresses.FEED
    if cmif.offered(ground):
        yield "cmif", addresses.CMIF
    if dts.offered(ground):
        yield "dts", addresses.DTS
    if oai.offered(ground):
        yield "oai", addresses.OAI
    yield "sitemap", addresses.SITEMAP
