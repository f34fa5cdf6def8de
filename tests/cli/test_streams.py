"""The command as a process: pipes that close, terminals, Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import SAMPLE

DIPLOMATIC = [sys.executable, "-m", "diplomatic"]


def test_a_pipe_that_closes_is_no_error(tmp_path: Path) -> None:
    for arguments in (["explain"], ["render", str(SAMPLE), "--to", "html"], ["explain", "N001"]):
        process = subprocess.Popen(
            [*DIPLOMATIC, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
        )
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 141


def test_a_terminal_that_lacks_characters_gets_what_it_can_show(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [*DIPLOMATIC, "render", str(SAMPLE), "--to", "text"],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        check=True,
    )
    assert b"\\u2019" in done.stdout


def test_a_terminal_gets_no_control_characters_of_a_document(tmp_path: Path) -> None:
    cable = tmp_path / "cmc-032.xml"
    cable.write_text(SAMPLE.read_text(encoding="utf-8").replace("I met with", "I\u009b31m met with"), encoding="utf-8")
    shown, command = _on_a_terminal([*DIPLOMATIC, "render", str(cable), "--to", "html"])
    assert "I\\x9b31m met" in shown
    assert not {"\u009b", "\x1b"} & set(shown)
    assert command == 0
    piped = subprocess.run([*DIPLOMATIC, "render", str(cable), "--to", "html"], capture_output=True, check=True)
    assert "\u009b31m" in piped.stdout.decode()


def _on_a_terminal(command: list[str]) -> tuple[str, int]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so that the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode(), process.wait()


@pytest.mark.parametrize("again", [False, True], ids=["first build", "second build"])
def test_ctrl_c_leaves_the_last_site_and_nothing_else(edition: Path, again: bool) -> None:
    site = edition / "build" / "site"
    if again:
        subprocess.run([*DIPLOMATIC, "build"], cwd=edition, capture_output=True, check=True)
    before = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (edition / "slow.py").write_text("import time\n\ndef text(document, view):\n    time.sleep(60)\n")
    toml = (edition / "edition.toml").read_text(encoding="utf-8")
    (edition / "edition.toml").write_text(toml.replace('text = ""', 'text = "slow.py:text"'), encoding="utf-8")
    process = subprocess.Popen([*DIPLOMATIC, "build"], cwd=edition, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _wait_for_a_temporary_folder(edition / "build")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, err.decode().strip()) == (b"", "Interrupted; what was being written was left as it was.")
    assert [path.name for path in (edition / "build").glob("[!.]*")] == (["site"] if again else [])
    assert not list((edition / "build").glob(".site.new-*"))
    assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def _wait_for_a_temporary_folder(folder: Path) -> None:
    for _ in range(400):
        if list(folder.glob(".site.new-*/new")):
            time.sleep(0.2)
            return
        time.sleep(0.05)
    pytest.fail("the build did not begin")
