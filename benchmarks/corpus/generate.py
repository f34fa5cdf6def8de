"""The whole corpus, written cable by cable: what is in memory does not grow with it."""

import re
from pathlib import Path
from random import Random

from benchmarks.corpus.document import document
from benchmarks.corpus.furniture import copy_schema, write_pages, write_settings
from benchmarks.corpus.registers import write_registers
from benchmarks.corpus.shape import VARIED, Shape
from benchmarks.corpus.story import Story
from benchmarks.corpus.world import make_world

from diplomatic.diagnostics import CannotRun, Location

_POINTER = re.compile(r"\.\./registers/\w+\.xml#[\w-]+")


def generate(folder: Path, cables: int, seed: int = 1, shape: Shape = VARIED) -> None:
    """Write an edition of so many cables. The same number, seed and shape give the same bytes on every machine.

    Raises:
        CannotRun: if the folder exists and is not empty or cannot be written to, or the corpus would have no cable.
    """
    if cables < 1:
        raise CannotRun(f"A corpus cannot have {cables} cables", hint="Ask for one or more")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotRun("The folder exists and is not empty", where=Location(folder), hint="Name a new one")
        _write(folder, cables, Random(seed), shape)
    except OSError as error:
        raise CannotRun(f"The corpus cannot be written: {error.strerror}", where=Location(folder)) from None


def _write(folder: Path, cables: int, rng: Random, shape: Shape) -> None:
    for part in ("tei/cables", "tei/registers", "tei/pages", "schema"):
        (folder / part).mkdir(parents=True)
    world = make_world(cables, rng)
    named: set[str] = set()
    for cable in Story(world, cables, rng, shape):
        text = document(cable, world, rng)
        named.update(_POINTER.findall(text))
        (folder / "tei" / "cables" / f"{cable.id}.xml").write_bytes(text.encode())
    entries = [entry for address, entry in world.entries().items() if address in named]
    write_registers(folder / "tei" / "registers", entries)
    write_pages(folder / "tei" / "pages")
    copy_schema(folder / "schema")
    write_settings(folder)
