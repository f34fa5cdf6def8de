"""What the tests of the command line share: the one way to run a command as a person does, and an edition to run it on."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from diplomatic.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tei" / "cables" / "cmc-032.xml"
TRANSCRIPT = ROOT / "tei" / "transcripts" / "cuban-missile-crisis-document-32.txt"


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    code: int
    out: str
    err: str

    def refused(self, *words: str) -> bool:
        """Whether the command could not run, and said so in one sentence that has these words, and in no other way."""
        lines = self.err.strip().splitlines()
        sentence = lines[-1] if lines else ""
        one = sentence.startswith("Error: ") and sentence.endswith((".", "?", "…"))
        return self.code == 2 and not self.out and one and all(word in sentence for word in words)


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``diplomatic`` with these arguments, through ``main()``: its exit code, and what it printed on each stream."""

    def call(*arguments: str | Path, cwd: Path | None = None) -> Outcome:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["diplomatic", *map(str, arguments)])
            if cwd:
                patch.chdir(cwd)
            with pytest.raises(SystemExit) as stopped:
                main()
        printed = capsys.readouterr()
        code = stopped.value.code
        assert isinstance(code, int)
        assert "Traceback" not in printed.err
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def edition(run: Run, tmp_path: Path) -> Path:
    """A new edition, as ``diplomatic new`` makes it."""
    folder = tmp_path / "edition"
    assert run("new", folder, "--title", "Cables").code == 0
    return folder


@pytest.fixture
def cable(edition: Path) -> Path:
    """The cable of the new edition."""
    return edition / "tei" / "cables" / "cable-001.xml"


@pytest.fixture
def broken(cable: Path) -> Path:
    """The cable of the new edition, with one error in it: a name that points nowhere."""
    text = cable.read_text(encoding="utf-8")
    pointer = '<persName ref="../registers/persons.xml#nobody">First recipient<'
    cable.write_text(text.replace("<persName>First recipient<", pointer), encoding="utf-8")
    return cable
