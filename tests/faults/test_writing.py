"""A disk that is full, that cannot be written, or on which somebody removes things while a build is at it."""

import errno
import os
import random
import resource
import shutil
import signal
import sqlite3
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from diplomatic import config, files
from diplomatic.diagnostics import CannotRun
from diplomatic.publish import build, made, moving, placing
from diplomatic.publish.store import Store

from .conftest import Edition, files_of, forked, moments_of, watched

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def said(edition: Edition) -> str:
    with pytest.raises(CannotRun) as error:
        edition.build()
    assert error.value.hint
    return str(error.value)


def test_a_disk_that_is_full_at_any_write(edition: Edition, tmp_path: Path) -> None:
    """Whatever the build is about to write when there is no space left: a sentence, and the last site."""
    edition.build()
    before = files_of(edition.site)
    edition.be("b")
    kinds = moments_of(edition.build, tmp_path / "moments")
    edition.be("a")
    edition.build()
    edition.be("b")
    placed = len(kinds) - kinds[::-1].index("ctypes.dlsym")
    writes = [place for place, what in enumerate(kinds[:placed]) if what in ("os.mkdir", "open", "os.link", "COMMIT")]
    for number in random.Random(1).sample(writes, 8):
        answer = tmp_path / "answer"

        def full(number: int = number, answer: Path = answer) -> None:
            numbers = count()

            def moment(what: str) -> None:
                if next(numbers) >= number and what in ("os.mkdir", "open", "os.link"):
                    raise FULL
                if next(numbers) > number and what == "COMMIT":
                    raise sqlite3.OperationalError("database or disk is full")

            with answer.open("w", encoding="utf-8") as file:
                watched(moment)
                try:
                    edition.build()
                except CannotRun as error:
                    file.write(str(error))

        assert forked(full) == 0
        assert "full" in answer.read_text("utf-8") or "No space" in answer.read_text("utf-8"), kinds[number]
        assert files_of(edition.site) == before
    edition.check("b")


def test_a_write_that_takes_a_part(edition: Edition, tmp_path: Path) -> None:
    """A disk that is nearly full takes the beginning of a file, and it is the next write that fails."""
    answer = tmp_path / "answer"

    def too_much() -> None:
        with placing.beside(edition.site, edition.site) as stage:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            try:
                stage.write("page.html", b"x" * 5000)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with pytest.raises(CannotRun, match="No space left") as error:
            too_much()
        answer.write_text(error.value.hint, "utf-8")

    assert forked(small) == 0
    assert "Free some space" in answer.read_text("utf-8")
    assert not edition.site.exists()


def test_a_store_that_cannot_grow(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    edition.build()
    edition.be("b")
    say = Store.say

    def full(store: Store, name: str, value: str) -> None:
        if name == "day":
            raise sqlite3.OperationalError("database or disk is full")
        say(store, name, value)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "say", full)
        assert "What the build keeps cannot be written: database or disk is full. Free some space" in said(edition)
    assert edition.is_whole()
    edition.check("b")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EIO])
def test_a_folder_that_cannot_be_written(edition: Edition, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    edition.build()
    edition.be("b")
    with monkeypatch.context() as patch:
        patch.setattr("tempfile.mkdtemp", refuse)
        assert f"The site cannot be written: {os.strerror(code)}. Name another folder" in said(edition)
    edition.check("b")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else, who may not write")
def test_a_folder_that_may_not_be_written(edition: Edition, tmp_path: Path) -> None:
    edition.build()
    edition.be("b")
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        theirs = Edition(Path(shutil.copytree(edition.folder, Path(folder) / "edition")), edition.states, edition.clean)
        os.chdir(folder)

        def other() -> None:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            with pytest.raises(CannotRun) as error:
                theirs.build()
            os.write(write, str(error.value).encode())

        try:
            assert forked(other) == 0
        finally:
            os.chdir(tmp_path)
        assert b"The site cannot be written: attempt to write a readonly database. Name another" in os.read(read, 1000)
        assert files_of(theirs.site) == edition.clean["a"]


def test_a_name_that_is_too_long(edition: Edition) -> None:
    settings = config.find(edition.folder)
    with pytest.raises((CannotRun, OSError)) as error:
        build(settings, edition.folder / ("x" * 250))
    assert "cannot be written" in str(error.value)


@pytest.mark.parametrize("what", ["site", "stage", "store", "file"])
def test_what_is_removed_meanwhile(edition: Edition, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Just before all is put into its place."""
    edition.build()
    edition.be("b")
    place = placing.place

    def late(store: Store, stage: placing.Stage, inputs: str) -> None:
        gone = {"site": edition.site, "stage": stage.folder, "store": edition.store, "file": edition.site / "404.html"}
        shutil.rmtree(gone[what]) if gone[what].is_dir() else gone[what].unlink()
        place(store, stage, inputs)

    with monkeypatch.context() as patch:
        patch.setattr("diplomatic.publish.making.place", late)
        assert "build again" in said(edition)
    edition.check("b")


@pytest.mark.parametrize("way", ["whole", "one by one"])
@pytest.mark.parametrize("gone", ["new", "new/index.html", ""])
def test_a_stage_that_is_removed_after_the_last_moment(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, way: str, gone: str
) -> None:
    """The store says that the new site is to take its place, and it is not there any more."""
    if way == "one by one":
        monkeypatch.setattr(placing, "WHOLE", 0)
    edition.build()
    edition.be("b")
    finish = placing.finish

    def late(store: Store, target: Path) -> bool:
        path = target.with_name(store.said("stage")) / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return finish(store, target)

    with monkeypatch.context() as patch:
        patch.setattr(placing, "finish", late)
        if (way, gone) == ("whole", "new/index.html"):
            edition.build()
        else:
            assert "Somebody removed what the build had made" in said(edition)
    edition.check("b")


@pytest.mark.parametrize("way", ["whole", "one by one"])
def test_a_site_that_does_not_let_itself_be_replaced(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A program has a file of it open (Windows), or it is where a disk is mounted."""

    def busy(*_: object) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(edition.site))

    edition.build()
    before = files_of(edition.site)
    edition.be("b")
    with monkeypatch.context() as patch:
        if way == "one by one":
            patch.setattr(placing, "WHOLE", 0)
        patch.setattr(placing, "_exchanged", busy)
        patch.setattr(moving, "_put", busy)
        for _ in range(2):
            message = said(edition)
            assert message.startswith(
                f"{edition.site}: The new site cannot take its place: Device or resource busy. Close"
            )
            assert files_of(edition.site) == before
    edition.check("b")


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("first", ["notes", "notes/more.txt"])
def test_a_file_that_becomes_a_folder(edition: Edition, first: str) -> None:
    """And a folder that becomes a file."""
    pages = edition.folder / "tei" / "pages"
    names = ["notes", "notes/more.txt"]
    if first != names[0]:
        names.reverse()
    for name in names:
        shutil.rmtree(pages / "notes", ignore_errors=True)
        (pages / "notes").unlink(missing_ok=True) if not (pages / "notes").is_dir() else None
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text("More.", "utf-8")
        (pages / "linking.md").write_text(f"# Linking\n\nSee [this]({name}).\n", "utf-8")
        assert edition.build().site
        assert (edition.site / "pages" / name).read_text("utf-8") == "More."


@pytest.mark.usefixtures("one_by_one")
def test_what_others_put_in_the_way(edition: Edition) -> None:
    pages = edition.folder / "tei" / "pages"
    edition.build()
    (edition.site / "pages" / "notes").mkdir(parents=True)
    (edition.site / "pages" / "notes" / "theirs.txt").write_text("Mine.", "utf-8")
    (pages / "notes").write_text("More.", "utf-8")
    (pages / "linking.md").write_text("# Linking\n\nSee [this](notes).\n", "utf-8")
    for _ in range(2):
        assert "The new site cannot take its place" in said(edition)
        assert (edition.site / "pages" / "notes" / "theirs.txt").read_text("utf-8") == "Mine."
    (edition.site / "pages" / "notes").rename(edition.folder / "away")
    assert edition.build().site
    assert (edition.site / "pages" / "notes").read_text("utf-8") == "More."


@pytest.mark.usefixtures("one_by_one")
def test_a_folder_that_is_removed_from_a_large_site(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large site only the folders are looked at; one that went while the build was ending is one of them."""
    edition.build()
    edition.be("b")
    monkeypatch.setattr("diplomatic.publish.made.MANY", 0)
    note = made.note_folders

    def late(store: Store, site: Path) -> None:
        shutil.rmtree(site / "registers")
        note(store, site)

    with monkeypatch.context() as patch:
        patch.setattr(placing, "note_folders", late)
        edition.build()
    edition.check("b")


@pytest.mark.parametrize("seed", range(6))
def test_a_store_that_is_damaged(edition: Edition, seed: int) -> None:
    """Somewhere in it are other bytes: it is noticed, or of no account; at the latest the next build goes on."""
    edition.build()
    edition.be("b")
    dice = random.Random(seed)
    content = bytearray(edition.store.read_bytes())
    for _ in range(1 + 30 * (seed % 2)):
        start = dice.randrange(len(content) - 200)
        content[start : start + 200] = dice.randbytes(200)
    edition.store.write_bytes(content)
    refused = ""
    try:
        edition.build()
    except CannotRun as error:
        refused = str(error)
    assert refused == "" or "What the build keeps was damaged, and has been removed" in refused
    assert edition.is_whole()
    assert edition.is_in("b")


@pytest.mark.parametrize("how", ["noise", "truncated", "empty", "newer", "other", "folder"])
def test_a_store_that_is_none(edition: Edition, how: str) -> None:
    edition.build()
    edition.be("b")
    store, content = edition.store, edition.store.read_bytes()
    if how == "noise":
        store.write_bytes(random.Random(1).randbytes(5000))
    elif how in ("truncated", "empty"):
        store.write_bytes(content[: len(content) // 2 if how == "truncated" else 0])
    elif how == "folder":
        store.unlink()
        store.mkdir()
    else:
        with sqlite3.connect(store) as connection:
            connection.execute("PRAGMA user_version = 99" if how == "newer" else "DROP TABLE said")
    if how == "folder":
        assert "cannot be written" in said(edition)
        store.rmdir()
    elif how == "truncated":  # it is known at once, or when what is missing is asked for
        with suppress(CannotRun):
            edition.build()
    assert edition.is_whole()
    edition.check("b")


def test_a_source_is_on_the_disk_before_it_takes_the_place_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut there is the old text or the new one. A new file takes no text with it."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("on the disk")
        fsync(handle)

    def replaced(path: Path, to: Path) -> Path:
        done.append("in its place")
        return replace(path, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    files.write(tmp_path / "cable.xml", b"one", replace=False)
    assert done == ["in its place"]
    files.write(tmp_path / "cable.xml", b"two", replace=True)
    assert done[1:] == ["on the disk", "in its place"]
