"""Every step of a site, in the order in which they are made. What adds a page to the site is named here, and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence

from diplomatic.document import Registers
from diplomatic.document.reading import read_bytes
from diplomatic.publish import (
    about,
    addresses,
    bibliography,
    books,
    cables,
    examine,
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
from diplomatic.publish.books import offer_of
from diplomatic.publish.index import Index
from diplomatic.publish.pages import read_pages
from diplomatic.publish.site import Books, Frame, Site
from diplomatic.publish.sources import transcripts_of, unchanged
from diplomatic.publish.step import Made, Part, Step
from diplomatic.publish.store import Store
from diplomatic.publish.versions import Versions
from diplomatic.releases import releases_of
from diplomatic.render import Renderer
from diplomatic.workers import once


def site_of(frame: Frame, store: Store | None = None) -> Site:
    """The site that a frame describes; a worker opens the ``store`` itself.

    Raises:
        CannotRun: if a register is no longer what it was when the build began.
    """
    config = frame.config
    store = store or Store.reading(frame.store, config.root)
    documents = [read_bytes(path, unchanged(path, state)) for path, state in frame.registers]
    entries = Registers.of(documents)
    index = Index(store, entries, config.root, transcripts_of(config))
    pages, _ = read_pages(config)
    books = Books() if frame.frozen else offer_of(config, len(index.cables))
    releases = () if frame.frozen else tuple(releases_of(config))
    versions = Versions(config.text("edition", "version"), releases, frame.frozen)
    site = Site(frame, index, documents, entries, pages, books, versions, _renderer(frame))
    _offer(site)
    return site


def plan(site: Site) -> Iterator[Step | Part]:
    """The steps of a site; those that are made from the same in one part.

    A site that is frozen has the pages and the texts: what is found again in the site that is kept up to date, and what
    depends on the packages of this machine (search, books), is left out.
    """
    yield from _steps(site)
    if not site.versions.frozen:
        yield from exchange.steps(site)


def last(site: Site, pages: Iterable[str]) -> Iterator[Step]:
    """The steps that come after all others: they tell of the ``pages``, the names of the steps that make one."""
    if not site.versions.frozen:
        yield from exchange.last(site, pages)


def carry_out(frame: Frame, steps: Sequence[Step]) -> list[list[Made]]:
    """The files of steps, in a worker.

    Raises:
        CannotRun: if a stylesheet or a text cannot be used.
    """
    site = once(frame, site_of)
    return [made(step, site) for step in steps]


def made(step: Step, site: Site) -> list[Made]:
    """The files of a step."""
    return [Made.of(file) for file in step.make(site)]


_last: dict[tuple[str, str], Renderer] = {}


def forget() -> None:
    """Forget the stylesheets of the last build, and what its texts were checked with."""
    _last.clear()
    examine.forget()


def _renderer(frame: Frame) -> Renderer:
    """The stylesheets of an edition; those of the last build, where they are the same: the preview builds again with each save."""
    key = (frame.base.whole, str(frame.config.root.resolve()))
    if key not in _last:
        _last.clear()
        _last[key] = Renderer(frame.config)
    return _last[key]


def _offer(site: Site) -> None:
    """Each part says what it puts into the navigation, which all pages share."""
    lists.offer(site)
    registers.offer(site)
    pictures.offer(site)
    if not site.versions.frozen:
        search.offer(site)
    prose.offer(site)
    about.offer(site)
    if not site.versions.frozen:
        exchange.offer(site)


def _steps(site: Site) -> Iterator[Step | Part]:
    yield site.file(addresses.STYLE, site.renderer.css().encode())
    yield from cables.steps(site)
    yield from registers.steps(site)
    yield guidelines.step(site)
    written = prose.Prose(site)
    introduction = written.introduction()
    yield from lists.steps(site, introduction, written.findings("introduction"))
    yield from books.steps(site, introduction)
    yield from pictures.steps(site)
    yield from written.steps()
    yield from about.steps(site, written.about(), written.findings("about"))
    yield from principles.steps(site)
    yield from bibliography.steps(site)
    if not site.versions.frozen:
        yield from missing.steps(site)
    yield from versions_page.steps(site)
    yield from search.steps(site)
