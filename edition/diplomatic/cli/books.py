"""``diplomatic render --to epub`` and ``--to pdf``: which cables a book has, where it goes, how far it is."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomatic import config, files
from diplomatic.cli.common import count, edition_at, exit_code, show
from diplomatic.cli.printing import give, say
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document import Document, Unreadable, View, read

FORMATS = ("epub", "pdf")
_MANY = 20
_VERY_MANY = 100


def write(source: Path, to: str, view: View, output: Path | None, *, strict: bool) -> int:
    """Make the book of a cable or of a folder and write it; the exit code.

    Raises:
        CannotRun: if there is nothing to make it from, or nowhere to write it to.
    """
    settings, paths = _sources(source)
    _refuse(output, to, source, settings, paths)
    cables, faults = _read(paths)
    if faults:
        show(faults, err=True)
        if source.is_dir():
            say("No book was made: it would lack a cable.")
        return 1
    if to == "pdf" and len(cables) > _VERY_MANY:
        say(f"{len(cables):,} cables: count on half a second and 12 MB of memory for the pages of each.")
    with _progress(len(cables), to) as advance:
        content, said = _make(cables, settings, to, view, advance, whole=source.is_dir())
    show(said, err=True)
    if output:
        files.write(output, content, replace=True)
        say(f"Wrote {count(len(cables), 'cable')}: {output}")
    else:
        give(content)
    return exit_code(said, strict)


def _sources(source: Path) -> tuple[Config, list[Path]]:
    """The settings and the files: of one cable, of the edition, or of the cables in a folder."""
    if source.is_file():
        return config.find(source), [source]
    if not source.exists():
        raise CannotRun("There is no such file or folder", where=Location(source), hint="Name a cable or an edition")
    settings = edition_at(source)
    within = source.resolve()
    paths = [path for path in settings.cables if path.resolve().is_relative_to(within)]
    if not paths and within != settings.root.resolve():
        paths = sorted(path for path in source.rglob("*.xml") if path.is_file())
    if not paths:
        hint = "Encode a transcript with 'diplomatic encode', or name another folder"
        raise CannotRun("There is no cable to make a book of", where=Location(source), hint=hint)
    return settings, paths


def _refuse(output: Path | None, to: str, source: Path, settings: Config, paths: list[Path]) -> None:
    if output is None and sys.stdout.isatty():
        title = source.stem if source.is_file() else settings.text("edition", "title")
        name = "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "edition"
        what = f"{'An EPUB' if to == 'epub' else 'A PDF'} is not for a terminal"
        raise CannotRun(what, hint=f"Name a file, for example -o {name[:60]}.{to}")
    if output and output.exists() and any(output.samefile(path) for path in [*paths, *settings.registers]):
        what = "The output would replace what the book is made from"
        raise CannotRun(what, where=Location(output), hint="Name another file")


def _read(paths: list[Path]) -> tuple[list[Document], list[Diagnostic]]:
    cables, faults = [], []
    for path in paths:
        try:
            cables.append(read(path))
        except Unreadable as error:
            faults.append(error.diagnostic)
    return cables, faults


def _make(
    cables: list[Document], settings: Config, to: str, view: View, advance: Callable[[], None], *, whole: bool
) -> tuple[bytes, list[Diagnostic]]:
    from diplomatic.render import Renderer
    from diplomatic.render.book import cable_book, edition_book

    book = edition_book(cables, settings, view) if whole else cable_book(cables[0], settings, view)
    renderer = Renderer(settings)
    if to == "epub":
        from diplomatic.render.epub import epub

        bound = epub(book, renderer, advance)
    else:
        from diplomatic.render.pdf import pdf

        bound = pdf(book, renderer, advance)
    return bound.content, bound.diagnostics


@contextmanager
def _progress(cables: int, to: str) -> Iterator[Callable[[], None]]:
    """How far the book is, on a terminal, where it takes a while: a PDF tells only that its pages are being set."""
    if cables < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        chapters = progress.add_task("Chapters", total=cables)
        setting = progress.add_task("Setting pages", total=None, visible=False) if to == "pdf" else None

        def advance() -> None:
            progress.advance(chapters)
            if setting is not None and progress.tasks[0].finished:
                progress.update(setting, visible=True)

        yield advance
