"""``diplomatic release``."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import click

from diplomatic.cli.common import count, edition_at, exit_code, show, tally
from diplomatic.cli.printing import give, say
from diplomatic.cli.revisions import Repository
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun
from diplomatic.labels import label
from diplomatic.release import CFF, Made, release


@click.command(name="release")
@click.argument("version", metavar="X.Y.Z")
@click.argument("folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path))
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The day of the release; by default today.")
@click.option("--dry-run", "try_only", is_flag=True, help="Show what would be done, and write nothing.")
@click.option("--allow-dirty", is_flag=True, help="Release texts that are not committed.")
@click.pass_context
def command(ctx: click.Context, version: str, folder: Path, date: str, try_only: bool, allow_dirty: bool) -> None:
    """Release the edition in DIR (by default the one you are in) as version X.Y.Z.

    The version and the day are written into every text and into edition.toml, citations.lock moves, and releases/X.Y.Z gets
    what is to be kept: the texts, what changed in them, and the site as it is now. From then on 'diplomatic build' shows that
    site under versions/X.Y.Z/, as it was, whatever becomes of the texts. Nothing is released if there is an error.

    \b
    Examples:
      diplomatic release 1.0.0 --dry-run
      diplomatic release 1.0.0
      diplomatic release 1.1.0 --date 2026-12-01

    Exits with 0 if the release is there (or could be), 1 if errors were found, 2 if it could not run.
    """
    settings = edition_at(folder)
    for warning in _look_at_git(settings, version, allow_dirty=allow_dirty):
        say(warning)
    made = release(settings, version, date, try_only=try_only)
    show(made.findings, err=True)
    if exit_code(made.findings, strict=False):
        say(f"Nothing was released: {tally(made.findings)}.")
        ctx.exit(1)
    say(_summary(made, settings))
    if try_only:
        say("Nothing was written.")
        return
    for line in _next_steps(made, settings, version):
        say(line)
    give(str(made.bag), end="\n")


def _look_at_git(settings: Config, version: str, *, allow_dirty: bool) -> Iterator[str]:
    """What git has to say; nothing where there is no repository.

    Raises:
        CannotRun: if there are texts that are not committed.
    """
    repository = Repository(settings.root)
    try:
        if not repository.is_there():
            return
    except CannotRun:  # there is no git
        return
    paths = [settings.path, *(settings.folder(key) for key in ("cables", "registers", "pages", "transforms"))]
    changed = repository.changed([path for path in paths if path.exists()])
    if changed and not allow_dirty:
        what = f"There are changes that are not committed: {changed[0]}" + (
            f" and {len(changed) - 1} more" if changed[1:] else ""
        )
        raise CannotRun(what, hint="Commit them, or use --allow-dirty")
    if repository.commit(f"refs/tags/v{version}"):
        yield f"There is a tag v{version} already; it is left as it is."


def _summary(made: Made, settings: Config) -> str:
    """What changed, and which files have another version now."""
    language = settings.text("edition", "language")
    kinds = [(label(f"version-{kind}", language), number) for kind, number in made.counts.items() if number]
    said = "; ".join(f"{words}: {number}" for words, number in kinds)
    first = label("version-nothing" if made.changes["before"] else "version-first", language).rstrip(".")
    done = "Finished the release that was cut off: " if made.finished else ""
    what = f"{done}{made.changes['version']} of {made.changes['date']}, {count(made.changes['cables'], 'cable')}"
    return f"{what}. {said or first}. The version is new in the header of {count(len(made.texts), 'text')}."


def _next_steps(made: Made, settings: Config, version: str) -> Iterator[str]:
    for path in made.kept:
        yield f"{path} is yours and was left as it is; look whether its version is {version}."
    if not (settings.root / CFF).exists():
        yield f"There is no {CFF}: edition.toml names neither an editor nor a publisher."
    yield "To publish it:"
    yield f"  git add -A && git commit -m 'Release {version}' && git tag v{version}"
    yield "  diplomatic build"
    yield "To deposit it (at Zenodo, say), as one file that anyone can check:"
    yield f"  python -m zipfile -c {version}.zip {quote(str(made.bag))}"
    yield f'and write the DOI that it gets into edition.toml: [[releases.deposit]] version = "{version}", doi = "10.…"'
