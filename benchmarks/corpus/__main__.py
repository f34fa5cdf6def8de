"""``python -m benchmarks.corpus FOLDER``."""

from pathlib import Path

import click
from benchmarks.corpus.generate import generate
from benchmarks.corpus.shape import ALIKE, VARIED

from diplomatic.diagnostics import CannotRun

_CANNOT_RUN = 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--cables", default=200, show_default=True, type=click.IntRange(min=1), help="How many.")
@click.option("--seed", default=1, show_default=True, help="Another seed is another corpus.")
@click.option("--alike", is_flag=True, help="Each of about 8 KB and 25 short paragraphs, for measuring.")
def command(folder: Path, cables: int, seed: int, alike: bool) -> None:
    """Write an edition of invented cables into the new folder FOLDER."""
    try:
        generate(folder, cables, seed, ALIKE if alike else VARIED)
    except CannotRun as error:
        click.echo(f"{error}", err=True)
        raise SystemExit(_CANNOT_RUN) from None
    click.echo(str(folder))


if __name__ == "__main__":
    command()
