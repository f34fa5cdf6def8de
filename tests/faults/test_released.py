"""A release that is killed: no text is lost, and the same command comes to the same end."""

import random
import shutil
import signal
from pathlib import Path

import pytest
from tests.release.conftest import FIRST, released

from diplomatic.diagnostics import CannotRun

from .conftest import Edition, Files, files_of, killed_at, moments_of


def test_at_each_renaming(edition: Edition, tmp_path: Path) -> None:
    """A renaming is where something takes its place: the bag first, then each text, the lock last."""
    begin = files_of(edition.folder)

    def work() -> None:
        released(edition.folder, "1.0.0", FIRST)

    moments = moments_of(work, tmp_path / "moments")
    end = files_of(edition.folder)
    renamings = [place for place, what in enumerate(moments) if what == "os.rename"]
    assert len(renamings) > 4
    for number in [renamings[0], *sorted(random.Random(1).sample(renamings[1:], 4)), renamings[-1] + 1]:
        _put_back(edition.folder, begin)
        assert killed_at(number, work) == -signal.SIGKILL
        found = files_of(edition.folder)
        for name, content in begin.items():
            assert found[name] in (content, end[name]), (name, number)
        if found.get("citations.lock") == end["citations.lock"]:  # then there is the release, and all of it
            with pytest.raises(CannotRun, match=r"There is a release 1\.0\.0"):
                work()
        else:
            work()
        found = files_of(edition.folder)
        left = {name for name in found.keys() - end.keys() if name.rpartition("/")[2].startswith(".")}
        assert len(left) < 2  # what was being written: hidden, so nothing reads it
        assert {name: found[name] for name in found.keys() - left} == end


def _put_back(folder: Path, files: Files) -> None:
    shutil.rmtree(folder)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
