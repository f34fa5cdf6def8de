"""Two builds at once, workers that die, and Ctrl-C."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from diplomatic import config
from diplomatic.cli.main import cli
from diplomatic.diagnostics import CannotRun
from diplomatic.publish import Working, build, moving, work
from diplomatic.publish.holding import holding
from diplomatic.workers import crew_for, processes

from .conftest import Edition, files_of, forked, killed_at, moments_of

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120
SCRIPT = """
import sys
from functools import partial
from diplomatic.cli.main import main
from diplomatic.publish import working, work
from diplomatic.workers import crew_for

if __name__ == "__main__":
    working.crew_for = partial(crew_for, least=1)
    work._HERE = 1
    print("ready", flush=True)
    main()
"""


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest build is shared between two workers."""
    monkeypatch.setattr("diplomatic.publish.working.crew_for", partial(crew_for, least=1))
    monkeypatch.setattr(work, "_HERE", 1)


def test_the_second_says_who_the_first_is(edition: Edition) -> None:
    edition.build()
    before = files_of(edition.site)
    edition.be("b")
    read, write = os.pipe()

    def hold() -> None:
        with holding(edition.store, edition.site):
            os.write(write, b"held")
            signal.pause()

    child = os.fork()
    if not child:
        try:
            hold()
        finally:
            os._exit(1)
    try:
        assert os.read(read, 4) == b"held"
        for _ in range(2):
            with pytest.raises(CannotRun, match=f"by another process, number {child}"):
                edition.build()
        assert files_of(edition.site) == before
        done = subprocess.run(
            [sys.executable, "-m", "diplomatic", "build", str(edition.folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"number {child}" in done.stderr
        build(
            config.find(edition.folder), edition.folder / "build" / "preview", working=Working(1)
        )  # as the preview does
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert edition.build().fresh
    assert files_of(edition.site) == edition.clean["b"]


@pytest.mark.parametrize("content", [b"not a database at all", b"", os.urandom(3000)], ids=["text", "empty", "noise"])
def test_a_lock_that_is_none(edition: Edition, content: bytes) -> None:
    edition.build()
    edition.be("b")
    lock = edition.store.with_suffix(".lock")
    lock.write_bytes(content)
    if content:
        with pytest.raises(CannotRun, match="It is not what a build has written; remove it"):
            edition.build()
        lock.unlink()
    edition.check("b")


def test_a_lock_that_is_a_folder(edition: Edition) -> None:
    edition.store.with_suffix(".lock").mkdir(parents=True)
    with pytest.raises(CannotRun, match="cannot be written"):
        edition.build()


def test_a_lock_of_another_program(edition: Edition) -> None:
    edition.store.parent.mkdir()
    with sqlite3.connect(edition.store.with_suffix(".lock")) as lock:
        lock.execute("CREATE TABLE holder (other)")
    lock.close()
    with pytest.raises(CannotRun, match="remove it|cannot be written"):
        edition.build()


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("what", ["Checking", "Building"])
def test_a_worker_that_dies_twice(edition: Edition, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the texts are checked, or the pages made: the site is the same, byte for byte."""
    started: list[processes.Processes] = []
    start = processes.Processes._start

    def noted(self: processes.Processes) -> object:
        started.append(self)
        return start(self)

    monkeypatch.setattr(processes.Processes, "_start", noted)
    killed: list[int] = []
    submit = processes.Processes.submit

    def given(self: processes.Processes, *arguments: object, **named: object) -> object:
        future = submit(self, *arguments, **named)  # type: ignore[arg-type]
        is_it = arguments[1].__name__ == {"Checking": "examine", "Building": "carry_out"}[what]  # type: ignore[attr-defined]
        if is_it and len(killed) < 2:
            worker = next(iter(self._executor._processes))
            killed.append(worker)
            os.kill(worker, signal.SIGKILL)
        return future

    monkeypatch.setattr(processes.Processes, "submit", given)
    assert edition.build(jobs=2).site
    assert len(killed) == 2
    assert len(started) > 1
    assert files_of(edition.site) == edition.clean["a"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted(edition: Edition, tmp_path: Path, jobs: int) -> None:
    """Ctrl-C at whatever moment: it ends, says so in a line, and leaves no process and no half site."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    command = [sys.executable, str(script), "build", str(edition.folder), "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    clean, longest = {}, 0.0
    for state in "ba":
        edition.be(state)
        start = time.monotonic()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        longest = time.monotonic() - start
        clean[state] = files_of(edition.site)
    dice = random.Random(jobs)
    for state in "bab":
        edition.be(state)
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, env=environment
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(dice.uniform(0.1, 0.9) * longest)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            _, said = process.communicate(timeout=LONGEST)
        assert process.returncode in (0, 130), said
        assert "Traceback" not in said
        if process.returncode:
            assert said.strip().split("\n")[-1].startswith("Interrupted")
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
        assert files_of(edition.site) in clean.values()
        assert edition.is_in(state)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert files_of(edition.site) == clean["b"]
    assert edition.beside() == {".site.sqlite", ".site.lock"}


@pytest.mark.usefixtures("one_by_one")
def test_interrupted_while_the_files_take_their_places(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is begun is finished; the signal is heard then."""
    edition.build()
    edition.be("b")

    def interrupted() -> None:
        real, sent = moving._put, list[int]()

        def late(new: Path, place: Path) -> None:
            if not sent:
                sent.append(1)
                os.kill(os.getpid(), signal.SIGINT)
            real(new, place)

        monkeypatch.setattr(moving, "_put", late)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            edition.build()
        except KeyboardInterrupt:
            os._exit(130)

    assert forked(interrupted) == 130
    assert files_of(edition.site) == edition.clean["b"]
    edition.check("b")


@pytest.mark.parametrize("command", ["encode", "validate --fix"])
def test_a_command_that_writes_a_source_is_killed(edition: Edition, tmp_path: Path, command: str) -> None:
    """At each of its moments: the file is the old one or the new one."""
    cable = edition.cables[0]
    transcript = edition.folder / "tei" / "transcripts" / "one.txt"
    transcript.parent.mkdir()
    transcript.write_text("No. 1\n\nFrom Oslo to Paris.\n", "utf-8")
    if command == "encode":
        cable = cable.with_name("one.xml")
        cable.write_bytes(b"old")
        arguments = ["encode", str(transcript), "--force"]
    else:
        text = cable.read_text("utf-8")
        cable.write_text(
            re.sub(r'<p xml:id="p\d+">(?!.*<p xml:id="p\d)', "<p>", text, count=1, flags=re.DOTALL), "utf-8"
        )
        assert cable.read_text("utf-8") != text
        arguments = ["validate", "--fix", str(cable)]
    old = files_of(edition.folder)

    def run() -> None:
        os.chdir(edition.folder)
        cli.main(arguments, standalone_mode=False)

    moments = moments_of(run, tmp_path / "moments")
    new = files_of(edition.folder)
    assert {name for name in new if new[name] != old.get(name)} == {cable.relative_to(edition.folder).as_posix()}
    for number in range(len(moments)):
        cable.write_bytes(old[cable.relative_to(edition.folder).as_posix()])
        assert killed_at(number, run) == -signal.SIGKILL
        found = {name: content for name, content in files_of(edition.folder).items() if not is_left(name)}
        assert found in (old, new), moments[number]


def is_left(name: str) -> bool:
    """What a killed process leaves: a hidden file beside the source, which nothing reads."""
    return name.rpartition("/")[2].startswith(".")
