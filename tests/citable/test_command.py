"""``diplomatic check-citable``: what it prints, in three formats and any width, and the codes it exits with."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplomatic.citable.catalogue import SECTIONS, codes, items
from diplomatic.citable.check import Check
from diplomatic.cli.main import cli, module_of
from diplomatic.diagnostics import CannotRun
from diplomatic.diagnostics.code import HEADINGS

from .good import sums


def run(*arguments: str | Path, columns: int = 80) -> Result:
    return CliRunner().invoke(cli, ["check-citable", *map(str, arguments)], env={"COLUMNS": str(columns)})


def broken(folder: Path) -> Path:
    """The good edition with one fault in C19 and several in C30."""
    page = folder / "build/site/cables/hav-001.html"
    text = page.read_text("utf-8").replace("6/77 w-82 t-12001, ", "")
    page.write_text(text.replace("<main>", "<main>" + '<a href="/x">x</a>' * 8), "utf-8")
    sums(folder / "build/site")
    return folder


def test_all_is_well(good: Path) -> None:
    done = run(good)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1] == "30 held, 0 failed, 0 not applicable"
    assert "✓ C19 held" in done.output
    assert [line.lower() for line in done.output.splitlines() if line.lower() in SECTIONS] == [*SECTIONS]


def test_something_fails(good: Path) -> None:
    done = run(broken(good))
    assert done.exit_code == 1
    assert "✗ C19 failed" in done.output
    assert "lacks the shelfmark" in " ".join(done.output.split())
    assert "→" in done.output
    assert "and 3 more" in done.output
    assert done.output.splitlines()[-1] == "28 held, 2 failed, 0 not applicable"
    assert "and 3 more" not in run(good, "--places", "20").output


def test_json_and_markdown(good: Path) -> None:
    done = run(broken(good), "--format", "json", "--places", "2")
    value = json.loads(done.output)
    assert value["tally"] == {"held": 28, "failed": 2, "not applicable": 0}
    (last,) = (check for check in value["checks"] if check["code"] == "C30")
    assert (last["state"], last["count"], len(last["findings"])) == ("failed", 8, 2)
    assert last["findings"][0]["path"].endswith("hav-001.html")
    table = run(good, "--format", "markdown").output
    assert "| C19 | ✗ **failed** |" in table
    assert "## C30:" in table


def test_a_narrow_terminal(good: Path) -> None:
    output = run(broken(good), columns=40).output
    paths = re.compile(r"^  \S+$")
    assert [line for line in output.splitlines()[1:] if len(line) > 40 and not paths.match(line)] == []
    assert "✗ C19 failed: " in output


def test_no_colour_where_it_is_not_wanted(good: Path) -> None:
    assert "\x1b" not in run(good).output


def test_only_some(good: Path) -> None:
    assert (
        run(broken(good), "--only", "c01,C02", "--only", "C03").output.splitlines()[-1]
        == "3 held, 0 failed, 0 not applicable"
    )
    for wrong in ("C99", "", ","):
        done = run(good, "--only", wrong)
        assert isinstance(done.exception, CannotRun)


def test_what_cannot_run(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path).exception, CannotRun)
    assert isinstance(run(tmp_path / "nowhere").exception, CannotRun)
    assert run(tmp_path, "--places", "0").exit_code == 2


def test_a_file_that_cannot_be_read_is_named_and_counts(good: Path) -> None:
    (good / "tei/cables/hav-003.xml").write_text("<TEI", "utf-8")
    done = run(good, "--only", "C01")
    assert done.exit_code == 1
    assert "hav-003.xml" in done.output


def test_names_of_files_cannot_steer_the_terminal(good: Path) -> None:
    (good / "build/site/\x1b[31mred.html").write_text("<p>", "utf-8")
    done = run(good, "--only", "C30")
    assert "\x1b" not in done.output
    assert "\\x1b[31mred.html" in done.output


@pytest.mark.parametrize("item", items(), ids=lambda item: item.code.id)
def test_every_item_is_explained(item: object) -> None:
    code = next(code for code in codes() if code is getattr(item, "code", None))
    for heading in HEADINGS:
        assert f"## {heading}\n" in code.explanation
    assert "Authority: " in code.explanation
    assert code.summary.endswith(".")
    done = CliRunner().invoke(cli, ["explain", code.id.lower()])
    assert code.summary in done.output


def test_the_checklist_is_whole() -> None:
    assert [code.id for code in codes()] == [f"C{number:02}" for number in range(1, 31)]
    assert {item.section for item in items()} == set(SECTIONS)
    assert all(issubclass(item.make, Check) for item in items())
    assert module_of("check-citable") == "check_citable"
