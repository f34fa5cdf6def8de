"""``diplomatic build``."""

from pathlib import Path

import click

from diplomatic.cli.common import count, edition_at, exit_code, jobs_option, show, strict_option, suppressed, tally
from diplomatic.cli.printing import give, say
from diplomatic.cli.progress import progress
from diplomatic.publish import Built, Working, build, extras


@click.command(name="build")
@click.argument("folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder of the site; by default what edition.toml says."
)
@click.option("--explain", is_flag=True, help="Say of everything that is made anew why it is.")
@jobs_option
@click.option(
    "--executor", metavar="ADDRESS", default="", help="A Dask cluster whose workers do the work: dask://HOST:PORT."
)
@strict_option
@click.pass_context
def command(
    ctx: click.Context, folder: Path, output: Path | None, explain: bool, jobs: int | None, executor: str, strict: bool
) -> None:
    """Build the site of the edition in DIR (by default the one you are in).

    Every cable is checked first; if there is an error, nothing is built and the last site stays as it is. The site
    works from disk, without a server. Only what has changed is checked and made anew: what each file was made from is
    kept in a hidden file beside the site (build/.site.sqlite), which can be removed at any time, and is then made again.

    \b
    Examples:
      diplomatic build
      diplomatic build my-edition --output public
      diplomatic build --explain
      diplomatic build --executor dask://10.0.0.5:8786

    With --executor, the workers of the cluster need this version of Diplomatic, and the edition at the same path.

    Exits with 0 if the site is there, 1 if errors were found and nothing was built, 2 if it could not run.
    """
    settings = edition_at(folder)
    site = output or settings.folder("output")
    built = build(settings, site, strict=strict, working=Working(jobs, executor, progress), explain=explain)
    show(built.findings, err=True)
    if built.site is None:
        found = tally(built.findings) + suppressed(built.suppressed)
        say(f"Nothing was built: {found}. The last site, if there is one, is as it was.")
        ctx.exit(exit_code(built.findings, strict))
    for reason in built.reasons:
        say(str(reason))
    say(f"{_done(built)}: {site}{suppressed(built.suppressed)}")
    for name, what in extras.missing(settings).items():
        say(f"Without {what}; to have it too: pip install 'diplomatic[{name}]'")
    if not settings.text("edition", "url"):
        hint = "once it has one, write it into edition.toml as url, and citations, feeds and other services have it"
        say(f"Without a permanent address of the edition: {hint}")
    say(f"Open it: {(site / 'index.html').resolve().as_uri()}")
    give(str(site), end="\n")


def _done(built: Built) -> str:
    if not built.fresh:
        return "Nothing has changed"
    anew = f", {built.made} made anew" if built.made < built.files else ""
    return f"Built {count(built.cables, 'cable')}, {count(built.files, 'file')}{anew}"
