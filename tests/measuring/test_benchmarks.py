"""The whole script on a few cables: every table is there, every side did its work, and a peer that is not here is named."""

import re
from pathlib import Path

import pytest
from benchmarks.bench import Bench
from benchmarks.changes import change_cable, change_person, change_stylesheet, named_by
from benchmarks.corpus import ALIKE, generate
from benchmarks.goals import Goal, Profile
from benchmarks.measure import Failed, Figures, Side
from benchmarks.page import page
from benchmarks.peers.peer import Peer, package, program
from benchmarks.profiling import look
from benchmarks.run import Run, carry_out
from benchmarks.table import Table
from benchmarks.tables import ALL

from diplomatic import config
from diplomatic.document import read
from diplomatic.validate import Validator

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ALL)
def test_a_tiny_run(name: str, tmp_path: Path) -> None:
    run = carry_out(Bench(tmp_path, cables=10, rounds=1, seconds=0), [name], why=False)
    assert run.failures == {}
    assert run.tables
    written = page(run)
    for table in run.tables:
        assert f"## {table.title}\n" in written
        for figures in table.figures:
            assert figures.failure == "", figures.name
            assert all(seconds > 0 for seconds in figures.seconds), figures.name
            assert f"| {figures.name} |" in written
        for peer in table.missing:
            assert f"| {peer.name} | not here: `{peer.install}` |" in written
    for goal in run.goals:
        assert goal.measured
        assert f"| {goal.what} | {goal.least} |" in written


def _run(*tables: Table, **more: object) -> Run:
    return Run(10, 1, 8000.0, {"Processor": "one"}, [], tables=list(tables), **more)  # type: ignore[arg-type]


def test_what_failed_or_is_missing_is_on_the_page() -> None:
    fine = Figures(Side("diplomatic", (), Path(), 10, is_ours=True), [1.0], [1.0], 5_000_000)
    failed = Figures(Side("other", (), Path(), 10), failure=f"exit code 2: {ROOT}/x | no")
    table = Table("Work", "Some.", [fine, failed], missing=[Peer("third", "a peer", "apt install third", "")])
    table.goals.append(Goal("work", "2 of the other", failed.failure))
    written = page(_run(table, failures={"growth": "exit code 1: no space"}))
    assert "| diplomatic | 1.00 | 10 | 1.00 | 5 | – | – |" in written
    assert "| other | failed: exit code 2: x / no |" in written
    assert "| third | not here: `apt install third` |" in written
    assert "| work | 2 of the other | exit code 2: x / no | no |" in written
    assert "This could not be measured: exit code 1: no space" in written


def test_a_table_that_fails_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Bench) -> list[Table]:
        raise Failed("the disk is full")

    monkeypatch.setitem(ALL, "rules", broken)
    run = carry_out(Bench(tmp_path, cables=2, rounds=1, seconds=0), ["rules", "starting"], why=False)
    assert run.failures == {"rules": "the disk is full"}
    assert [table.title for table in run.tables] == ["Starting"]


def test_a_profile_says_where_the_time_goes(tmp_path: Path) -> None:
    generate(tmp_path / "edition", 30, shape=ALIKE)
    seen = look(Profile(("validate",), tmp_path / "edition", 30))
    assert seen.seconds > 0
    assert any(name.startswith("validate") for name, _ in seen.packages)
    assert any(name.startswith("cli/validate:") for name, _ in seen.functions)
    goal = Goal("to validate", "more", "less", profile=None)
    written = page(_run(Table("Work", "Some.", [], [goal]), profiles={goal.what: seen}))
    assert "### to validate: less where more was wanted\n\n`diplomatic validate`: " in written


def test_a_peer_that_is_not_here() -> None:
    absent = program("no-such-program-of-anybody", "nothing", "nothing", (), r"(\d+)")
    assert (absent.is_here, absent.install) == (False, "apt install nothing")
    assert not package("no-such-package-of-anybody", "nothing").is_here
    assert package("lxml", "libxml2 for Python").is_here


def test_changes_are_changes_and_leave_the_edition_without_faults(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    generate(folder, 9, shape=ALIKE)
    before = _texts(folder)
    for change, part in (
        (change_cable, "tei/cables/"),
        (change_person, "tei/registers/persons.xml"),
        (change_stylesheet, "transforms/"),
    ):
        for _ in range(2):
            change(folder)
            after = _texts(folder)
            changed = [name for name in after if after[name] != before.get(name)]
            assert len(changed) == 1
            assert changed[0].startswith(part)
            before = after
    assert 1 <= named_by(folder) <= 9
    edition = config.find(folder)
    files = [*edition.cables, *edition.registers]
    validator = Validator.of(edition, [read(path) for path in edition.registers])
    assert [str(finding) for finding in validator.check_files(files, files)] == []


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_page_of_the_documentation_is_whole() -> None:
    written = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    for goal in (
        "`validate`, schema only", "`validate` with every rule", "`build` to HTML and text", "no-change rebuild", "one cable changed",
        "cost per document", "peak memory", "`diplomatic --help`", "cold `diplomatic validate`",
    ):  # fmt: skip
        assert re.search(rf"^\| .*{re.escape(goal)}.*\| (yes|no) \|$", written, re.M), goal
    for title in (
        "Validation, schema only", "Validation with every rule", "Rendering, HTML", "Rendering, HTML and text", "First build",
        "Rebuilding", "Growth: validate", "Growth: build", "Starting", "Schematron: the cable schema",
    ):  # fmt: skip
        assert f"\n## {title}\n" in written, title
    for peer in ("bare lxml loop", "xmllint", "jing", "xsltproc", "saxonche", "xmlschema"):
        assert f"| {peer}" in written, peer
    assert "failed:" not in written
    assert "could not be measured" not in written
