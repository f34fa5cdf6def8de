"""The files of the editor's pages, read: whatever links they have is settled later, when the whole site is known."""

from operator import itemgetter
from pathlib import Path

from diplomatic import names
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Unreadable
from diplomatic.render import Renderer
from diplomatic.render.prose import codes
from diplomatic.render.prose.page import Page
from diplomatic.render.prose.tei import TeiPage

INTRODUCTION, ABOUT = "introduction", "about"
"""The two pages that are part of another one."""


def read_pages(config: Config) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of an edition in the order of their names, and what is wrong with those that cannot be read.

    Raises:
        CannotRun: if two of them would have one address, or one is a link that leads out of the edition.
    """
    pages, findings = list[Page](), list[Diagnostic]()
    renderer = Renderer(config)
    for name, path in _named(config):
        try:
            page = _read(path, name, renderer, config.text("edition", "language"))
        except Unreadable as error:
            findings.append(error.diagnostic)
            continue
        pages.append(page)
        if not page.title and name != INTRODUCTION:
            hint = "begin it with a heading" if path.suffix == ".md" else "write it into titleStmt/title"
            findings.append(page.finding(codes.NO_TITLE, None, "the page has no title", hint))
    return pages, findings


def title_of(page: Page) -> str:
    """What a page is called: by its title, or by the name of its file."""
    return page.title or page.name.rpartition("/")[2].replace("-", " ").replace("_", " ").strip().capitalize()


def _named(config: Config) -> list[tuple[str, Path]]:
    """The files by the names of their pages.

    Raises:
        CannotRun: if a name cannot be that of a file everywhere, or two of them would have one address.
    """
    files = [(path.relative_to(config.folder("pages")).with_suffix("").as_posix(), path) for path in _files(config)]
    for name, path in files:
        if why := names.fault_of_path(name):
            raise CannotRun(f"A page cannot have this name: {why}", where=Location(path), hint="Rename the file")
    for (_, earlier), (_, path) in names.clashes(files, itemgetter(0)):
        hint = "Give one of them another name; they would have the same address"
        raise CannotRun(f"The page has the same name as {earlier}", where=Location(path), hint=hint)
    return files


def _files(config: Config) -> list[Path]:
    folder = config.folder("pages")
    found = (path for path in folder.rglob("*") if path.suffix in {".md", ".xml"} and not path.is_dir())
    return config.own(folder, sorted(path for path in found if not path.name.startswith(".")))


def _read(path: Path, name: str, renderer: Renderer, language: str) -> Page:
    if path.suffix == ".md":
        from diplomatic.render.prose.markdown import (
            MarkdownPage,  # an edition without such a page needs no parser of Markdown
        )

        return MarkdownPage(path, name, language)
    return TeiPage(path, name, language, renderer.stylesheet)
