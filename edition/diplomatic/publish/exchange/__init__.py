"""What an edition offers to other services: CMIF, DTS, OAI-PMH, a feed, a site map. All of it needs the address of the edition."""

from collections.abc import Iterable, Iterator

from diplomatic.publish import addresses
from diplomatic.publish.exchange import cmif, data, dts, feed, oai, sitemap
from diplomatic.publish.exchange.ground import ground_of
from diplomatic.publish.site import Site
from diplomatic.publish.step import Step

__all__ = ["offer", "steps"]


def offer(site: Site) -> None:
    """Let every page name the feed, and the about page the page of the data."""
    if ground := ground_of(site):
        site.data = addresses.DATA
        site.feed = addresses.FEED if feed.offered(ground) else ""


def steps(site: Site) -> Iterator[Step]:
    """The steps of every format."""
    ground = ground_of(site)
    if ground is None:
        return
    yield from cmif.steps(ground)
    yield from dts.steps(ground)
    yield from oai.steps(ground)
    yield from feed.steps(ground)
    yield from data.steps(ground)


def last(site: Site, pages: Iterable[str]) -> Iterator[Step]:
    """The site map; ``pages`` are all pages of the site."""
    if ground := ground_of(site):
        yield from sitemap.steps(ground, pages)
