"""A release that does not come to its end leaves the old state, or one that the same command finishes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from diplomatic import files
from diplomatic.diagnostics import CannotRun
from diplomatic.release import place

from .conftest import FIRST, SECOND, change, files_of, released


def failing_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    """Let the writing of one file fail, once."""
    write: Callable[..., None] = files.write
    failed: list[Path] = []

    def sometimes(path: Path, content: bytes, *, replace: bool) -> None:
        if path.name == name and not failed:
            failed.append(path)
            raise error
        write(path, content, replace=replace)

    monkeypatch.setattr(files, "write", sometimes)


@pytest.mark.parametrize("name", ["cmc-032.xml", "edition.toml", "CITATION.cff", "citations.lock"])
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), CannotRun("The disk is full")], ids=["interrupted", "full disk"]
)
def test_what_is_interrupted_leaves_the_old_state(
    edition: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    before = files_of(edition)
    failing_at(monkeypatch, name, error)
    with pytest.raises(type(error)):
        released(edition, "1.0.0")
    assert files_of(edition) == before
    released(edition, "1.0.0")
    bagit.Bag(str(edition / "releases" / "1.0.0")).validate()


def cut_off(edition: Path, keep: tuple[str, ...]) -> dict[str, bytes]:
    """The state after a machine stopped: the bag is in its place, and of the other files only some are new; gives the end."""
    old = edition.parent / "old"
    shutil.copytree(edition, old)
    released(edition, "1.0.0", FIRST)
    end = files_of(edition)
    for name in end:
        if name.startswith("releases/1.0.0/") or Path(name).name in keep:
            continue
        if (old / name).exists():
            shutil.copyfile(old / name, edition / name)
        else:
            (edition / name).unlink()
    return end


@pytest.mark.parametrize("keep", [(), ("cmc-032.xml",), ("cmc-032.xml", "edition.toml", "CITATION.cff")])
def test_what_was_cut_off_is_finished_by_the_same_command(edition: Path, keep: tuple[str, ...]) -> None:
    end = cut_off(edition, keep)
    assert files_of(edition) != end
    assert released(edition, "1.0.0", SECOND).finished
    assert files_of(edition) == end


def test_what_was_written_since_is_not_overwritten(edition: Path) -> None:
    cut_off(edition, ())
    change(edition / "tei" / "cables" / "cmc-032.xml", "Havana", "La Habana")
    before = files_of(edition)
    with pytest.raises(CannotRun, match="the text was changed since"):
        released(edition, "1.0.0")
    assert files_of(edition) == before


def test_a_second_time_is_refused_and_changes_nothing(edition: Path) -> None:
    released(edition, "1.0.0")
    before = files_of(edition)
    with pytest.raises(CannotRun, match=r"There is a release 1\.0\.0"):
        released(edition, "1.0.0")
    assert files_of(edition) == before


def test_a_disk_that_cannot_be_written_is_said_so(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    before = files_of(edition)
    with pytest.raises(CannotRun, match="Read-only file system"):
        released(edition, "1.0.0")
    assert files_of(edition) == before


def test_a_text_that_changes_in_the_meantime_stays_as_the_editor_has_it(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor saves while the site is being frozen."""
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    put = place.put

    def late(*arguments: object, **named: object) -> list[Path]:
        change(cable, "Havana", "La Habana")
        return put(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("diplomatic.release.making.place.put", late)
    with pytest.raises(CannotRun, match="changed while"):
        released(edition, "1.0.0")
    assert b"La Habana" in cable.read_bytes()
    assert not (edition / "releases" / "1.0.0").exists()
