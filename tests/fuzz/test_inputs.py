"""Every input that is kept, through its target: the seeds, and what once broke something."""

from pathlib import Path

import pytest

from .target import FOUND, NAMES, SEEDS, load


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_holds(name: str) -> None:
    target = load(name)
    assert target.inputs, "a target needs good input to begin with"
    for path, data in target.inputs.items():
        try:
            target.run(data)
        except Exception as error:
            error.add_note(f"The input is {path}")
            raise


def test_every_input_has_its_target() -> None:
    folders = {path.name for kept in (SEEDS, FOUND) for path in kept.glob("*/")}
    assert folders <= set(NAMES)


@pytest.mark.parametrize(
    "path",
    sorted(path for kept in (SEEDS, FOUND) for path in kept.rglob("*") if path.is_file()),
    ids=lambda path: path.name,
)
def test_an_input_is_small(path: Path) -> None:
    assert path.stat().st_size <= 64_000
