"""What is looked at: the texts, the pages and the lock of an edition, or of anything that somebody points at."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from diplomatic import config
from diplomatic.citable.check import Need
from diplomatic.citable.site import Site
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.lock import NAME as LOCK
from diplomatic.lock import Cable
from diplomatic.validate import Corpus

FROZEN = "versions"
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_SITES = ("build/site", "_site", "site", "public", "html", "dist", "build", "output", "docs")
_BEGINNING = 16 * 1024
"""Bytes of a file in which its root has to begin: there may be a long comment before it."""
_NOT_OURS = frozenset("node_modules __pycache__ releases venv".split())


@dataclass
class Subject:
    """What is looked at. ``is_edition``: there is an ``edition.toml``.

    The corpus fills while the texts are read, and where there is a lock, so do ``cables``.
    """

    settings: Config
    texts: list[Path]
    site: Path | None
    is_edition: bool
    is_single: bool = False
    corpus: Corpus = field(default_factory=Corpus)
    cables: list[Cable] = field(default_factory=list)
    unreadable: list[Diagnostic] = field(default_factory=list)
    pages_seen: int = 0
    texts_seen: int = 0
    rebuild: bool = False

    def has(self, need: Need) -> bool:
        """Whether there is what a check cannot do without."""
        has_pages = self.site is not None
        return {Need.TEXTS: bool(self.texts), Need.PAGES: has_pages, Need.EITHER: bool(self.texts) or has_pages}.get(
            need, True
        )

    @property
    def root(self) -> Path:
        """The folder of the edition, or what was pointed at."""
        return self.settings.root

    @property
    def lock(self) -> Path:
        return self.root / LOCK

    @property
    def pages(self) -> Iterator[Path]:
        """The pages of the site, but not of its frozen copies; in order."""
        if self.site is None:
            return
        if self.site.is_file():
            yield self.site
            return
        yield from (path for path in files_in(self.site, _PAGES) if not _is_frozen(path, self.site))

    @cached_property
    def place(self) -> Site | None:
        """The site as a set of files."""
        return Site(self.folder, is_whole=not self.site.is_file()) if self.site and self.folder else None

    @property
    def folder(self) -> Path | None:
        """The folder of the site."""
        return self.site.parent if self.site is not None and self.site.is_file() else self.site

    @property
    def releases(self) -> list[str]:
        """The versions that have a folder of their own, in the edition or in the site."""
        places = [self.root / "releases", *([self.folder / FROZEN] if self.folder else [])]
        return sorted({entry.name for place in places if place.is_dir() for entry in place.iterdir() if entry.is_dir()})


def subject_at(path: Path | None, site: Path | None = None) -> Subject:
    """Find out what somebody points at; without a path, it is the edition one is in.

    Raises:
        CannotRun: if there is nothing to look at.
    """
    here = Path() if path is None else path
    if not here.exists():
        raise CannotRun("There is no such file or folder", where=Location(here), hint="Check the name")
    if site is not None and not site.exists():
        raise CannotRun("There is no such site", where=Location(site), hint="Build it first, or check the name")
    found = _edition(here, site, search=path is None) or (_file(here, site) if here.is_file() else _folder(here, site))
    if not found.texts and found.site is None:
        hint = "Point at an edition, a folder of TEI files, a TEI file, or the folder of a site"
        raise CannotRun("There is nothing to look at: neither TEI nor a page", where=Location(here), hint=hint)
    return found


def _edition(here: Path, site: Path | None, *, search: bool) -> Subject | None:
    """The edition whose ``edition.toml`` is in the folder; with ``search``, or above it."""
    if not search and not (here / config.FILE_NAME).is_file():
        return None
    settings = config.find(here)
    if not settings.path.is_file():
        return None
    built = settings.folder("output")
    return Subject(settings, settings.cables, site or (built if _has_pages(built) else None), is_edition=True)


def _file(here: Path, site: Path | None) -> Subject:
    if here.suffix.lower() in _PAGES:
        return Subject(Config(here.parent), [], here, is_edition=False, is_single=True)
    return Subject(Config(here.parent), [here], site, is_edition=False, is_single=True)


def _folder(here: Path, site: Path | None) -> Subject:
    """Somebody else's project: the texts are those outside its site, or if there are none, those in it."""
    found = site or _site_in(here)
    files = list(files_in(here, {".xml", ".tei"}))
    outside = [path for path in files if not (found and path.is_relative_to(found))]
    within = [path for path in files if not (found and _is_frozen(path, found))]
    texts = [path for path in outside if _may_be_tei(path)] or [path for path in within if _may_be_tei(path)]
    return Subject(Config(here), texts, found, is_edition=False)


def _site_in(here: Path) -> Path | None:
    """The folder itself if it has a start page; else a folder of a usual name; else that of the highest start page."""
    if (here / "index.html").is_file():
        return here
    usual = [here / name for name in _SITES if (here / name / "index.html").is_file()]
    starts = sorted(
        (path for path in files_in(here, {".html"}) if path.name == "index.html"),
        key=lambda path: (len(path.parts), path),
    )
    folders = [*usual, *(path.parent for path in starts)]
    return folders[0] if folders else (here if _has_pages(here) else None)


def _is_frozen(path: Path, site: Path) -> bool:
    return path.is_relative_to(site) and path.relative_to(site).parts[0] == FROZEN


def _has_pages(folder: Path) -> bool:
    return folder.is_dir() and next(files_in(folder, _PAGES), None) is not None


def files_in(folder: Path, suffixes: "frozenset[str] | set[str]") -> Iterator[Path]:
    """The files with these endings below a folder, in the order of their names; hidden folders and those of tools left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_OURS)
        for name in sorted(names):
            if Path(name).suffix.lower() in suffixes and not name.startswith("."):
                yield Path(parent, name)


def _may_be_tei(path: Path) -> bool:
    """Whether the beginning of a file speaks of the TEI: what is otherwise XML is not ours to judge."""
    try:
        if not path.is_file():  # to read a pipe would never end
            return False
        with path.open("rb") as file:
            start = file.read(_BEGINNING).replace(b"\0", b"")  # of UTF-16, the letters stay
    except OSError:
        return False
    return b"http://www.tei-c.org/ns/1.0" in start or b"<TEI" in start
