"""Every step of a site, in the order in which they are made. What adds a page to the site is named here, and nowhere else."""

from collections.abc import Iterator

from diplomatic.publish import (
    about,
    addresses,
    bibliography,
    books,
    cables,
    exchange,
    guidelines,
    lists,
    missing,
    pictures,
    principles,
    prose,
    registers,
    search,
    versions_page,
)
from diplomatic.publish.edition import Edition
from diplomatic.publish.index import Index
from diplomatic.publish.manifest import Base
from diplomatic.publish.site import Books, Site
from diplomatic.publish.step import Step
from diplomatic.publish.versions import Frozen, Versions
from diplomatic.releases import releases_of


def plan(edition: Edition, base: Base, frozen: Frozen | None = None) -> list[Step]:
    """The steps of the site of an edition; ``base`` is what all of them depend on.

    A site that is ``frozen`` has the pages and the texts: what is found again in the site that is kept up to date, and what
    depends on the packages of this machine (search, books), is left out.
    """
    index = Index((edition.memory.record(cable) for cable in edition.cables), edition.entries)
    number = edition.config.text("edition", "version")
    offered = Books() if frozen else books.offer_of(edition.config, len(edition.cables))
    releases = () if frozen else tuple(releases_of(edition.config))
    site = Site(edition, index, base, offered, Versions(number, releases, frozen))
    steps = list(_steps(site))
    return steps if frozen else [*steps, *exchange.steps(site, steps)]


def _steps(site: Site) -> Iterator[Step]:
    # Each part first says what it puts into the navigation, which all pages share.
    lists.offer(site)
    registers.offer(site)
    pictures.offer(site)
    if not site.versions.frozen:
        search.offer(site)
    prose.offer(site)
    about.offer(site)
    if not site.versions.frozen:
        exchange.offer(site)
    yield site.file(addresses.STYLE, site.renderer.css().encode())
    of_cables = list(cables.steps(site))
    yield from of_cables
    yield from _of_registers(site)
    yield guidelines.step(site)
    pages = prose.Prose(site)
    introduction = pages.introduction()
    yield from lists.steps(site, introduction, pages.findings("introduction"))
    yield from books.steps(site, introduction)
    yield from site.edition.memory.kept("pictures", site.state, lambda: list(pictures.steps(site)))
    yield from pages.steps()
    yield from about.steps(site, pages.about(), pages.findings("about"))
    yield from principles.steps(site)
    yield from bibliography.steps(site)
    if not site.versions.frozen:
        yield from missing.steps(site)
    yield from versions_page.steps(site)
    yield from search.steps(site, of_cables)


def _of_registers(site: Site) -> list[Step]:
    """Their pages show the words around each name as well."""
    memory = site.edition.memory
    mentions = tuple(memory.record(cable).mentions for cable in site.edition.cables)
    return memory.kept("registers", (site.state, mentions), lambda: list(registers.steps(site)))
