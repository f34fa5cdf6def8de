"""``diplomatic serve`` as a person runs it."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from .conftest import PATIENCE


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "diplomatic", "serve", *map(str, arguments)]


@pytest.fixture
def running(edition: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command(edition, "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    yield process
    process.kill()
    process.communicate()


def lines_of(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stderr is not None
    return process.stderr


def events(port: int) -> Generator[dict[str, object], None, None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/.diplomatic/events?at=")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    with closing(connection), answer:
        for line in answer:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_an_edition_is_shown_until_it_is_ended(
    running: "subprocess.Popen[str]", edition: Path, end: signal.Signals
) -> None:
    lines = lines_of(running)
    address = lines.readline()
    assert address.startswith("http://127.0.0.1:")
    assert str(edition) in address
    port = int(address.split("/")[2].partition(":")[2])
    first = lines.readline()
    assert " files in " in first
    assert first.endswith("(no findings)\n")
    heard = events(port)
    assert next(heard)["changed"] is None
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    cable.write_text(cable.read_text(encoding="utf-8").replace("I met with", "I spoke with"), encoding="utf-8")
    changed = next(heard)["changed"]
    assert isinstance(changed, list)
    assert "cables/cmc-032.html" in changed
    assert f"{len(changed)} files in " in lines.readline()
    running.send_signal(end)  # with a browser still listening
    assert running.wait(PATIENCE) == 0
    heard.close()
    out, err = running.communicate()
    assert (out, err) == ("", "Ended.\n")
    assert sorted(path.name for path in (edition / "build").iterdir()) == [".site.lock", ".site.sqlite", "site"]


def test_it_can_be_ended_while_it_builds(running: "subprocess.Popen[str]", edition: Path) -> None:
    lines_of(running).readline()
    running.send_signal(signal.SIGINT)
    assert running.wait(PATIENCE) == 0
    assert lines_of(running).read() == "Ended.\n"
    assert [path.name for path in edition.glob("build/.*")] == []


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "watchfiles"])
def test_without_the_extra_it_says_what_to_install(edition: Path, missing: str) -> None:
    program = f"""
import sys
sys.modules["{missing}"] = None
sys.argv = ["diplomatic", "serve", {str(edition)!r}]
from diplomatic.cli.main import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: The preview needs {missing}, which is not installed. Install it: pip install 'diplomatic[serve]'.\n"
    )


def refused(*arguments: str | Path) -> str:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(("Error: ", "Usage: "))
    return done.stderr


def test_a_folder_of_others_is_not_shown(edition: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    (private / "diary.txt").write_text("dear diary")
    assert "The output folder has other files in it" in refused(edition, "--output", private)
    assert "holds the edition itself" in refused(edition, "--output", edition)


def test_what_cannot_be_shown_is_said_in_a_sentence(edition: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There is no edition in" in refused(empty)
    (edition / "edition.toml").write_text("[edition\n")
    assert "This is not TOML" in refused(edition)
    assert "not in the range" in refused(edition, "--port", "70000")


def test_an_edition_with_an_error_is_shown_all_the_same(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    cable.write_bytes(cable.read_bytes()[:3000])
    with subprocess.Popen(command(edition, "--port", "0"), stderr=subprocess.PIPE, text=True) as process:
        try:
            lines_of(process).readline()
            assert lines_of(process).readline() == "Not built: 1 error\n"
            shutil.rmtree(edition)
            assert "Not built: " in lines_of(process).readline()
        finally:
            os.kill(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 0
