"""What the tests of faults share: a small edition in two states, clean builds of both, and processes that are cut off."""

import os
import shutil
import signal
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import config, customization
from diplomatic.publish import Built, Working, build

SETTINGS = """
[books]
epub = "none"
pdf = "none"

[exchange]
dts = "none"

[[validate.ignore]]
code = "N008"
reason = "so small an edition"
"""
Files = dict[str, bytes]


def files_of(folder: Path) -> Files:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass
class Edition:
    """An edition that can be in the state ``a`` or ``b``; ``clean`` has the files of a clean build of each."""

    folder: Path
    states: dict[str, Files]
    clean: dict[str, Files]

    @property
    def site(self) -> Path:
        return self.folder / "build" / "site"

    @property
    def store(self) -> Path:
        return self.folder / "build" / ".site.sqlite"

    @property
    def cables(self) -> list[Path]:
        return sorted((self.folder / "tei" / "cables").glob("*.xml"))

    def be(self, state: str) -> None:
        """Let the sources be in a state."""
        now, wanted = files_of(self.folder / "tei"), self.states[state]
        for name in now.keys() - wanted.keys():
            (self.folder / "tei" / name).unlink()
        for name, content in wanted.items():
            if now.get(name) != content:
                (self.folder / "tei" / name).write_bytes(content)

    def is_in(self, state: str) -> bool:
        """Whether the sources are, byte for byte, what an editor wrote."""
        return files_of(self.folder / "tei") == self.states[state]

    def build(self, jobs: int = 1) -> Built:
        settings = config.find(self.folder)
        return build(settings, settings.folder("output"), working=Working(jobs))

    def beside(self) -> set[str]:
        """What is beside the site."""
        return {path.name for path in self.site.parent.iterdir()} - {self.site.name}

    def check(self, state: str) -> None:
        """See that the next build gives, byte for byte, what a clean one gives, and leaves nothing lying about."""
        assert self.build().site is not None
        assert files_of(self.site) == self.clean[state]
        assert self.beside() == {".site.sqlite", ".site.lock"}
        assert self.is_in(state)

    def is_whole(self) -> bool:
        """Whether the site is all of one state, or not there."""
        return not self.site.exists() or files_of(self.site) in self.clean.values()

    def has_whole_files(self) -> bool:
        """Whether each file of the site is that of one state or the other."""
        files = files_of(self.site)
        return all(content in (self.clean["a"].get(name), self.clean["b"].get(name)) for name, content in files.items())


@contextmanager
def _small_sites() -> Iterator[None]:
    """Sites without a search, which another program makes, and with few of the two hundred pages on the schema."""
    make = customization.guidelines
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("diplomatic.publish.extras.EXTRAS", {})
        patch.setattr(customization, "guidelines", lambda *given: islice(make(*given), 3))
        yield


@pytest.fixture(autouse=True)
def _small(_guidelines_made_once: None) -> Iterator[None]:
    with _small_sites():
        yield


@pytest.fixture(scope="session")
def _made(
    tmp_path_factory: pytest.TempPathFactory, _guidelines_made_once: None
) -> tuple[Path, dict[str, Files], dict[str, Files]]:
    with _small_sites():
        return _make(tmp_path_factory.mktemp("faults") / "edition")


def _make(folder: Path) -> tuple[Path, dict[str, Files], dict[str, Files]]:
    generate(folder, cables=3)
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    cables = folder / "tei" / "cables"
    first, second, third = sorted(cables.glob("*.xml"))
    states, clean = {}, {}
    removed, kept = third.read_bytes(), first.read_text("utf-8")
    third.unlink()
    states["a"] = files_of(folder / "tei")
    clean["a"] = _clean(folder, folder.parent / "a")
    third.write_bytes(removed)
    first.write_text(kept.replace("</title>", ", changed</title>", 1), "utf-8")
    second.unlink()
    persons = folder / "tei" / "registers" / "persons.xml"
    persons.write_text(persons.read_text("utf-8").replace("</note>", ", once</note>", 1), "utf-8")
    states["b"] = files_of(folder / "tei")
    clean["b"] = _clean(folder, folder.parent / "b")
    assert clean["a"] != clean["b"]
    return folder, states, clean


def _clean(folder: Path, site: Path) -> Files:
    assert build(config.find(folder), site, working=Working(1)).site
    return files_of(site)


@pytest.fixture
def edition(_made: tuple[Path, dict[str, Files], dict[str, Files]], tmp_path: Path) -> Edition:
    """A copy of its own for each test, in the state ``a``."""
    made, states, clean = _made
    shutil.copytree(made, tmp_path / "edition")
    found = Edition(tmp_path / "edition", states, clean)
    found.be("a")
    return found


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every site is one of many files: each new file takes its place by itself."""
    monkeypatch.setattr("diplomatic.publish.placing.WHOLE", 0)


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system, or a disk, that cannot let two folders change places in one step."""
    monkeypatch.setattr("diplomatic.publish.placing._exchanged", lambda *_: False)


Moment = Callable[[str], None]
_WRITES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree", "ctypes.dlsym"}


def watched(moment: Moment) -> None:
    """Let this process tell of everything that it is about to do to a disk, and of every change to a database before and after
    it. There is no way back: it is for a process that ends soon.
    """

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
            what = sql.split()[0]
            if what == "SELECT":
                return super().execute(sql, *rest)  # type: ignore[arg-type]
            moment(what)
            done = super().execute(sql, *rest)  # type: ignore[arg-type]
            if what == "COMMIT":
                moment("committed")
            return done

    def connect(path: object, **named: object) -> sqlite3.Connection:
        return opened(path, factory=Connection, **named)  # type: ignore[call-overload,no-any-return]

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if is_write or event in _WRITES:
            moment(event)

    opened = sqlite3.connect
    sqlite3.connect = connect  # type: ignore[assignment]
    sys.addaudithook(heard)


def forked(work: Callable[[], object]) -> int:
    """Do something in a process of its own; gives how it ended, as ``os.waitstatus_to_exitcode``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child needs no other thread
        child = os.fork()
    if not child:
        code = 70
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def moments_of(work: Callable[[], object], note: Path) -> list[str]:
    """What a piece of work does to the disk, in order: it is done in a process of its own."""

    def told() -> None:
        with note.open("w", encoding="ascii") as file:
            watched(lambda what: print(what, file=file))
            work()

    assert forked(told) == 0
    return note.read_text("ascii").split("\n")[:-1]


def killed_at(number: int, work: Callable[[], object]) -> int:
    """Do something in a process that is killed at its n-th moment; gives how it ended."""

    def counted() -> None:
        numbers = count()

        def moment(_: str) -> None:
            if next(numbers) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        watched(moment)
        work()

    return forked(counted)


@pytest.fixture(autouse=True)
def _unix() -> None:
    if sys.platform == "win32":
        pytest.skip("these faults are those of Unix: signals, forks, links")
