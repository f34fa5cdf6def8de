"""``kill -9`` at a hundred moments of a build: the site is whole, the sources are as they were, the next build mends all."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Edition, files_of, killed_at, moments_of

TURNS = ("committed", "ctypes.dlsym")
"""What a build cannot take back: a change of the database, and that of the two sites."""


def chosen(moments: list[str], number: int) -> list[int]:
    """So many moments: half of them close to a turn, the others anywhere; the same each time."""
    dice = random.Random(number)
    turns = [place for place, what in enumerate(moments) if what in TURNS]
    close = {place + step for place in turns for step in range(-3, 4)} & set(range(len(moments)))
    some = set(dice.sample(sorted(close), min(number // 2, len(close))))
    return sorted(some | set(dice.sample(sorted(set(range(len(moments))) - some), number - len(some))))


def test_a_first_build(edition: Edition, tmp_path: Path) -> None:
    def work() -> None:
        edition.build()

    moments = moments_of(work, tmp_path / "moments")
    for number in chosen(moments, 12):
        for path in edition.site.parent.iterdir():
            subprocess.run(["rm", "-rf", path], check=True)
        assert killed_at(number, work) == -signal.SIGKILL
        assert not edition.site.exists() or files_of(edition.site) == edition.clean["a"], moments[number]
        edition.check("a")


def test_a_site_that_changes_places(edition: Edition, tmp_path: Path) -> None:
    _through_all(edition, tmp_path, 44, is_whole=True)


@pytest.mark.usefixtures("no_exchange")
def test_a_system_that_lets_nothing_change_places(edition: Edition, tmp_path: Path) -> None:
    _through_all(edition, tmp_path, 8, is_whole=True)


@pytest.mark.usefixtures("one_by_one")
def test_files_that_take_their_places_one_by_one(edition: Edition, tmp_path: Path) -> None:
    _through_all(edition, tmp_path, 28, is_whole=False)


def _through_all(edition: Edition, tmp_path: Path, number: int, *, is_whole: bool) -> None:
    """Kill the build of one state over the site of the other; then build on, or undo what was changed and build that."""
    for state in "aba":  # so that the store knows the names of both
        edition.be(state)
        edition.build()
    moments = {}
    for state in "ba":
        edition.be(state)
        moments[state] = moments_of(edition.build, tmp_path / "moments")
    now, other, numbers = "a", "b", {state: chosen(moments[state], number) for state in "ab"}
    for turn in range(number):
        moment = numbers[other][turn]
        edition.be(other)
        assert killed_at(moment, edition.build) == -signal.SIGKILL
        where = f"{moments[other][moment]}, {moment} of {len(moments[other])}"
        assert edition.is_in(other), where
        assert edition.is_whole() if is_whole else edition.has_whole_files(), where
        if turn % 2:
            edition.be(now)
        else:
            now, other = other, now
        edition.check(now)


def test_the_command(edition: Edition, tmp_path: Path) -> None:
    """The same with the command itself and its workers; at whatever moment the machine is just then."""
    command = [sys.executable, "-m", "diplomatic", "build", str(edition.folder), "--jobs", "2"]
    clean = {}
    for state in "ba":
        edition.be(state)
        start = time.monotonic()
        subprocess.run([*command, "--output", tmp_path / state], check=True, capture_output=True)
        longest = time.monotonic() - start
        clean[state] = files_of(tmp_path / state)
    subprocess.run(command, check=True, capture_output=True)
    dice = random.Random(7)
    for state in "babababa":
        edition.be(state)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(dice.uniform(0.2, 1) * longest)
            process.kill()
            assert "Traceback" not in process.communicate()[1]
        assert files_of(edition.site) in clean.values()
        assert edition.is_in(state)
    subprocess.run(command, check=True, capture_output=True)
    assert files_of(edition.site) == clean["a"]
    assert edition.beside() == {".site.sqlite", ".site.lock"}
