"""``python -m benchmarks.corpus FOLDER``."""

from pathlib import Path

import click
from benchmarks.corpus.generate import generate

from diplomatic.diagnostics import CannotRun

_CANNOT_RUN = 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--cables", default=200, show_default=True, type=click.IntRange(min=1), help="How many.")
@click.option("--seed", default=1, show_default=True, help="Another seed is another corpus.")
def command(folder: Path, cables: int, seed: int) -> None:
    """Write an edition of invented cables into the new folder FOLDER."""
    try:
        generate(folder, cables, seed)
    except CannotRun as error:
        click.echo(f"{error}", err=True)
        raise SystemExit(_CANNOT_RUN) from None
    click.echo(str(folder))


if __name__ == "__main__":
    command()
