"""``--jobs``: however many processes share the work, what is printed is the same, to the byte; and a bar shows how far it is."""

import io
import re
import shutil
import sys
from pathlib import Path

import pytest
from benchmarks.corpus import generate
from tests.cli.conftest import Outcome, Run

from diplomatic.cli import progress

CABLES = 110
TURNED = {
    3: ("</p>", "</pp>"),  # not well-formed
    5: ("<body>", "<body>words"),
    4: ('type="registry"', 'type="registri"'),
    2: ("<p ", '<?diplomatic ignore N002 T003 reason="because"?><p '),
    7: ("<closer>", '<?diplomatic ignore H004 reason="they are two"?><closer>'),
    9: ("<body>", "<?diplomatic ignore N002?><body>"),
    6: ("1962-", "1692-"),
}
SETTINGS = """
[[validate.ignore]]
code = "D002"
path = "tei/cables/*1*.xml"
reason = "as the archive has it"

[[validate.ignore]]
code = "T001"
path = "tei/cables/*9.xml"
reason = "of no use"
"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition in which much is wrong: files that are no XML, invalid ones, copies of others, suppressions of every kind."""
    folder = tmp_path_factory.mktemp("faulty") / "edition"
    generate(folder, CABLES, 3)
    cables = sorted((folder / "tei" / "cables").rglob("*.xml"))
    for number, path in enumerate(cables):
        text = path.read_text(encoding="utf-8")
        for each, (old, new) in TURNED.items():
            if number % (each * 5) == each:
                text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    for path in cables[::20]:
        text = path.read_text(encoding="utf-8")
        path.with_name(f"copy-{path.name}").write_text(text.replace('xml:id="', 'xml:id="copy-', 1), encoding="utf-8")
    (folder / "tei" / "cables" / "empty.xml").touch()
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    return folder


def same(run: Run, folder: Path, *arguments: str) -> Outcome:
    """What one process prints, two print too; how far they are, they say only where the machine is slow."""
    one, two = (run("validate", *arguments, "--jobs", jobs, cwd=folder) for jobs in ("1", "2"))
    assert (one.code, one.out, one.err.splitlines()[-1:]) == (two.code, two.out, two.err.splitlines()[-1:])
    return one


@pytest.mark.parametrize("output", ["text", "sarif"])
def test_every_format_is_the_same(faulty: Path, run: Run, output: str) -> None:
    one = same(run, faulty, "--format", output)
    assert one.code == 1
    for code in ("X001", "S006", "S005", "U001", "U003", "H004"):
        assert code in one.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("tei/cables/empty.xml",),
        ("--strict", "--ignore", "N", "tei/registers"),
        ("--schema", "cable.rng", "tei/cables"),
        ("--rules", "cable.sch"),
    ],
)
def test_so_is_what_is_asked_for(faulty: Path, run: Run, arguments: tuple[str, ...]) -> None:
    for name in ("cable.rng", "cable.sch"):
        shutil.copy(Path(__file__).parents[2] / "schema" / name, faulty)
    assert same(run, faulty, *arguments).err


def test_no_job_is_no_number_of_them(run: Run) -> None:
    assert "0 is not in the range x>=1" in run("validate", "--jobs", "0").err


class Clock:
    """A clock that goes as far as it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(progress, "monotonic", found)
    return found


def test_a_line_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress("Checking", 10_000) as advance:
        for _ in range(40):
            clock.now += 0.5
            advance(250)
    assert capsys.readouterr().err.splitlines() == [
        "Checking: 2,500 of 10,000 (500/s, 15 s left)",
        "Checking: 7,500 of 10,000 (500/s, 5 s left)",
    ]


def test_long_work_is_told_in_minutes_and_hours(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress("Checking", 100_000) as advance:
        for seconds, done in ((40, 100), (110, 900), (850, 50_000)):
            clock.now += seconds
            advance(done)
    assert re.findall(r"\((.*)\)", capsys.readouterr().err) == [
        "2.5/s, 11 h 6 min left",
        "6.7/s, 4 h 8 min left",
        "51/s, 16 min left",
    ]


def test_short_work_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress("Checking", 1000) as advance:
        for _ in range(1000):
            clock.now += 0.004
            advance()
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "drawn"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
    ],
)
def test_a_terminal_gets_a_bar_that_goes(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], drawn: bool
) -> None:
    for name in ("NO_COLOR", "CI", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm", "COLUMNS": "100", **variables}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.progress("Checking", 1000) as advance:
        for _ in range(10):
            clock.now += 1
            advance(90)
    said = terminal.getvalue()
    assert ("900 of 1,000 (90/s, 1 s left)" if drawn else "450 of 1,000 (90/s, 6 s left)") in said
    assert ("━" in said) is drawn
    assert bool(re.search(r"\x1b\[\d*(;\d+)*m", said)) is (drawn and "NO_COLOR" not in variables)
    if drawn:
        assert said.endswith("\x1b[2K") or "\x1b[?25h" in said
