"""What commands print: names of files, texts and settings that are meant for the terminal, or for the service that reads the log."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from unicodedata import category

import pytest
from lxml import etree

from diplomatic.cli import main

from .hostile import NASTY, STEERING, begin

CLI = Path(main.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
DIPLOMATIC = [sys.executable, "-m", "diplomatic"]
ESCAPES = "\x1b]52;c;eA==\x07\x1b[2J\x08\x9b31m\u202e\u2066"
NAME = f"x{ESCAPES}\n::error::y%0A.xml"
COMMANDS: dict[str, list[str]] = {
    "validate": ["validate", "FILE"],
    "validate-json": ["validate", "FILE", "--format", "json"],
    "validate-github": ["validate", "FILE", "--format", "github"],
    "validate-gitlab": ["validate", "FILE", "--format", "gitlab"],
    "validate-sarif": ["validate", "FILE", "--format", "sarif"],
    "validate-junit": ["validate", "FILE", "--format", "junit"],
    "fix": ["validate", "FILE", "--fix"],
    "diff-of-fixes": ["validate", "FILE", "--diff"],
    "since": ["validate", "--changed-since", ESCAPES],
    "no-such-file": ["validate", f"{ESCAPES}no"],
    "no-such-command": [ESCAPES],
    "no-such-option": ["validate", f"--{ESCAPES}"],
    "no-such-format": ["validate", "--format", f"{ESCAPES}\n::error::y"],
    "diff": ["diff", "FILE", "FILE"],
    "diff-other": ["diff", "FILE", "OTHER"],
    "diff-markdown": ["diff", "FILE", "OTHER", "--format", "markdown"],
    "diff-json": ["diff", "FILE", "OTHER", "--format", "json"],
    "encode": ["encode", "TRANSCRIPT", "--output", "OUT"],
    "encode-again": ["encode", "TRANSCRIPT", "--output", "OUT", "--id", "x.y"],
    "dialects": ["encode", "--list-dialects"],
    "no-such-dialect": ["encode", "TRANSCRIPT", "--dialect", ESCAPES],
    "cite-nothing": ["cite", ESCAPES],
    "resolve-nothing": ["resolve", ESCAPES],
    "resolve": ["resolve", "everything#p1"],
    "resolve-json": ["resolve", "everything#p1", "--format", "json"],
    "verify-quote": ["verify-quote", "I met with a fox", "everything"],
    "verify-quote-json": ["verify-quote", "I met with a fox", "everything", "--format", "json"],
    "new": ["new", "NEW"],
    "schema": ["schema", "compile", "FILE"],
    "verify": ["verify", "SITE"],
    "check-citable": ["check-citable", "EDITION"],
    "check-citable-json": ["check-citable", "EDITION", "--format", "json"],
    "explain": ["explain", ESCAPES],
    "release": ["release", ESCAPES],
    "release-nothing": ["release", "1.0.0", "--dry-run"],
    "build": ["build", "--output", "OUT"],
    "render": ["render", "FILE", "--to", "text", "-o", "OUT"],
    "book": ["render", "FILE", "--to", "epub", "-o", "OUT"],
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A hostile edition, with a cable and a transcript whose names are hostile too, and a site with such a file."""
    root = tmp_path_factory.mktemp("places")
    edition = root / f"edition{ESCAPES}"
    begin(edition)
    cable = edition / "tei/cables/reply.xml"
    file, other = edition / "tei/cables" / NAME, edition / "tei/cables/everything.xml"
    file.write_bytes(cable.read_bytes().replace(b"Nothing", b"Everything"))
    dialects = edition / "tei/dialects"
    dialects.mkdir()
    text = (ROOT / "tei/dialects/soviet.toml").read_text("utf-8")
    text = re.sub('^description = "', f'description = "{STEERING}\\\\\\\\u001b[2J', text, flags=re.M)
    assert STEERING in text
    (dialects / "own.toml").write_text(text, "utf-8")
    transcript = edition / "tei/transcripts" / f"{NAME}.txt"
    transcript.write_text(f"TOP SECRET {STEERING}\n\n{NASTY}\n", "utf-8")
    site = root / "site"
    site.mkdir()
    (site / "SHA256SUMS").write_text(f"\\{'0' * 64}  x{ESCAPES}\\n::error::\n", "utf-8")
    (site / f"y{ESCAPES}\n").write_bytes(b"")
    return {"EDITION": edition, "FILE": file, "OTHER": other, "TRANSCRIPT": transcript, "SITE": site}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_lines_of_characters_that_are_seen(places: dict[str, Path], tmp_path: Path, name: str) -> None:
    own = {"OUT": tmp_path / f"out{ESCAPES}", "NEW": tmp_path / f"new{ESCAPES}"}
    arguments = [str((places | own).get(word, word)) for word in COMMANDS[name]]
    done = _run(arguments, places["EDITION"])
    assert b"Traceback" not in done.stderr
    said = done.stdout + done.stderr
    paths = [str(path).encode() for path in own.values()]  # a pipe gets the path as it is, to be used
    lines = [line for line in said.decode().split("\n") if line.encode() not in paths]
    unseen = {char for line in lines for char in line if category(char) in {"Cc", "Cf", "Zl", "Zp"}} - {"\t"}
    assert unseen == set()
    if name != "validate-github":
        assert [line for line in lines if line.startswith(("::", "##["))] == []


def _run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB")}
    return subprocess.run([*DIPLOMATIC, *arguments], cwd=folder, capture_output=True, env=environment, check=False)


def test_the_formats_of_findings_say_what_the_file_is_called(places: dict[str, Path]) -> None:
    file, folder = places["FILE"], places["EDITION"]
    said = {
        form: _run(["validate", str(file), "--format", form], folder).stdout
        for form in ("json", "sarif", "gitlab", "junit", "github")
    }
    assert {one["path"] for one in json.loads(said["json"])} >= {str(file)}
    assert all(json.loads(said[form]) for form in ("sarif", "gitlab"))
    cases = etree.fromstring(said["junit"]).findall(".//testcase")
    assert [ESCAPES[:1] in (case.get("name") or "") for case in cases] == [False]
    commands = said["github"].decode().splitlines()
    assert commands
    assert all(re.fullmatch(r"::(error|warning|notice) file=[^:]*::.*", line) for line in commands)


def test_a_file_that_is_named_like_a_command_of_a_service(tmp_path: Path) -> None:
    (tmp_path / "::set-output name=x::y.xml").write_text("<TEI/>", "utf-8")
    for form in ("text", "json"):
        done = _run(["validate", "::set-output name=x::y.xml", "--format", form], tmp_path)
        assert done.returncode == 1
        assert b"set-output" in done.stdout
        assert not re.search(rb"^(::|##\[)", done.stdout + done.stderr, re.M)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A disk of Linux takes any bytes."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.xml"))
    path.write_text("<TEI/>", "utf-8")
    for form in ("text", "json", "github", "gitlab", "junit", "sarif"):
        done = _run(["validate", str(path), "--format", form], tmp_path)
        assert b"Traceback" not in done.stderr
        assert done.returncode == 1
        assert done.stdout


def test_only_one_module_prints() -> None:
    for path in CLI.glob("*.py"):
        if path.name != "printing.py":
            found = re.findall(r"click\.s?echo\(|(?<![\w.])print\(|sys\.std(?:out|err)\.write", path.read_text("utf-8"))
            assert found == [], path.name


@pytest.mark.parametrize(
    "command",
    [["render", "FILE", "--to", "text"], ["cite", "everything"], ["cite", "everything", "--format", "bibtex"]],
)
def test_a_terminal_is_not_steered_by_a_text(places: dict[str, Path], command: list[str]) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")
    arguments = [str(places.get(word, word)) for word in command]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*DIPLOMATIC, *arguments], stdout=theirs, stderr=subprocess.DEVNULL, cwd=places["EDITION"]
    ) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so that the other end is closed
                break
            pieces.append(piece)
        os.close(ours)
    shown = b"".join(pieces).decode()
    assert process.returncode == 0
    assert "alert(1)" in shown
    assert not {char for char in shown if category(char) == "Cc"} - set("\n\r\t")
