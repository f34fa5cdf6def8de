"""``python -m benchmarks``: every comparison, as tables, and the page of the documentation."""

import tempfile
from pathlib import Path

import click
from benchmarks.bench import Bench
from benchmarks.page import goals_met, page
from benchmarks.run import carry_out
from benchmarks.tables import ALL


@click.command()
@click.option("--cables", default=10_000, show_default=True, type=click.IntRange(min=2), help="How many.")
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(min=1), help="Of each table, at most.")
@click.option("--seconds", default=40.0, show_default=True, help="No new round of a table begins after so many.")
@click.option("--why/--no-why", default=True, help="Whether to see where the time goes for a goal that is missed.")
@click.option("--large", is_flag=True, help="Also 100,000 cables; an hour.")
@click.option(
    "--only", multiple=True, type=click.Choice(list(ALL)), help="This table alone; can be given more than once."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where editions and sites are written.",
)
@click.option(
    "--page", "to", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else the output alone."
)
def command(
    cables: int, rounds: int, seconds: float, why: bool, large: bool,
    only: tuple[str, ...], folder: Path | None, to: Path | None,
) -> None:  # fmt: skip
    """Measure Diplomatic beside its peers, in the same run and on the same documents; the result is a page in Markdown."""
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=folder) as name:
        run = carry_out(Bench(Path(name), cables, rounds, seconds, large), only, why)
    text = page(run)
    click.echo(text)
    if to:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8")
    click.echo(goals_met(run.goals), err=True)


if __name__ == "__main__":
    command()
