"""Every command: its help, and each of its exit codes: 0 clean, 1 findings, 2 could not run."""

import json
from pathlib import Path

import pytest

from diplomatic import __version__
from diplomatic.cli.main import COMMANDS

from .conftest import SAMPLE, TRANSCRIPT, Run


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help(run: Run, command: str, option: str) -> None:
    outcome = run(command, option)
    assert outcome.code == 0
    assert not outcome.err
    assert outcome.out.startswith(f"Usage: diplomatic {command}")
    assert "Exits with 0" in outcome.out
    assert "Example" in outcome.out


def test_the_summaries_are_those_of_the_commands(run: Run) -> None:
    overview = " ".join(run("--help").out.split())
    for name, summary in COMMANDS.items():
        assert f"{name} {summary}" in overview


def test_version(run: Run) -> None:
    assert run("--version").out.split()[-1] == __version__


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["--nonsense"], ["build", "--nonsense"], ["render"], ["new"], ["encode"]]
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert not outcome.out
    assert outcome.err.startswith("Usage:")


def test_without_arguments_it_shows_the_help(run: Run) -> None:
    outcome = run()
    assert "Commands:" in outcome.out + outcome.err


class TestNew:
    def test_clean(self, run: Run, tmp_path: Path) -> None:
        outcome = run("new", "mine", cwd=tmp_path)
        assert (outcome.code, outcome.out) == (0, "mine\n")
        assert (tmp_path / "mine" / ".github" / "workflows").is_dir()
        assert (tmp_path / "mine" / ".gitignore").is_file()
        assert "start page" in (tmp_path / "mine" / "tei" / "pages" / "introduction.md").read_text(encoding="utf-8")

    def test_into_an_empty_folder(self, run: Run, tmp_path: Path) -> None:
        assert run("new", tmp_path).code == 0

    def test_not_over_other_files(self, run: Run, edition: Path, cable: Path) -> None:
        before = cable.read_bytes()
        assert run("new", edition).refused("is not empty", str(edition), "Name a new one")
        assert cable.read_bytes() == before

    def test_not_under_a_file(self, run: Run, cable: Path) -> None:
        assert run("new", cable / "mine").refused(str(cable))

    @pytest.mark.parametrize(
        "title", ['The "Thirteen Days" & \\more\\ <b>', "Новый ‘том’", "{version} {title}", "a\nb\tc"]
    )
    def test_any_title_makes_a_sound_edition(self, run: Run, tmp_path: Path, title: str) -> None:
        assert run("new", "mine", "--title", title, cwd=tmp_path).code == 0
        assert run("validate", "--strict", cwd=tmp_path / "mine").code == 0
        assert run("build", "--strict", cwd=tmp_path / "mine").code == 0


class TestValidate:
    def test_clean(self, run: Run, edition: Path) -> None:
        outcome = run("validate", cwd=edition)
        assert (outcome.code, outcome.out) == (0, "")
        assert "no findings" in outcome.err

    def test_findings(self, run: Run, broken: Path) -> None:
        outcome = run("validate", broken)
        assert outcome.code == 1
        assert outcome.out.startswith(f"{broken}:")
        assert "N001" in outcome.out
        assert outcome.err == "Checked 1 file: 1 error.\n"

    def test_json_findings(self, run: Run, broken: Path) -> None:
        outcome = run("validate", "--format", "json", broken.parent)
        assert outcome.code == 1
        assert [finding["code"] for finding in json.loads(outcome.out)] == ["N001"]

    def test_warnings_count_with_strict(self, run: Run, cable: Path) -> None:
        text = cable.read_text(encoding="utf-8")
        cable.write_text(text.replace("Second recipient", "First recipient"), encoding="utf-8")
        assert [run("validate", cable).code, run("validate", "--strict", cable).code] == [0, 1]

    def test_a_file_named_twice_is_checked_once(self, run: Run, cable: Path) -> None:
        assert "Checked 1 file" in run("validate", cable, cable).err

    def test_nothing_there(self, run: Run, tmp_path: Path) -> None:
        assert run("validate", cwd=tmp_path).refused("nothing to check", "Name a file")
        assert run("validate", tmp_path / "none.xml").refused("none.xml", "no such file", "Check the name")
        assert run("validate", tmp_path).refused("nothing to check")


class TestRender:
    @pytest.mark.parametrize("view", ["reading", "diplomatic"])
    @pytest.mark.parametrize("to", ["html", "text"])
    def test_clean(self, run: Run, to: str, view: str) -> None:
        outcome = run("render", SAMPLE, "--to", to, "--view", view)
        assert outcome.code == 0
        assert not outcome.err
        assert "Alekseyev" in outcome.out

    def test_into_a_file(self, run: Run, cable: Path, tmp_path: Path) -> None:
        outcome = run("render", cable, "--to", "text", "-o", tmp_path / "new" / "cable.txt")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
        assert "First recipient" in (tmp_path / "new" / "cable.txt").read_text(encoding="utf-8")

    def test_not_a_tei_document(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "other.xml").write_text("<other/>")
        outcome = run("render", tmp_path / "other.xml", "--to", "text")
        assert (outcome.code, outcome.out) == (1, "")
        assert "X004" in outcome.err

    def test_an_unknown_element_keeps_its_text_and_is_reported(self, run: Run, cable: Path) -> None:
        text = cable.read_text(encoding="utf-8").replace("The second paragraph.", "<verse>Roses are red</verse>")
        cable.write_text(text, encoding="utf-8")
        outcome = run("render", cable, "--to", "text")
        assert outcome.code == 0
        assert "Roses are red" in outcome.out
        assert "V001" in outcome.err
        assert run("render", cable, "--to", "text", "--strict").code == 1

    def test_what_cannot_be_rendered(self, run: Run, edition: Path, cable: Path) -> None:
        assert run("render", edition, "--to", "text").refused("a folder", "Name one TEI file")
        assert run("render", edition / "none.xml", "--to", "text").refused("no such file", "none.xml")
        assert run("render", cable, "--to", "text", "-o", cable / "x.txt").refused("cannot be written", "x.txt")
        assert run("render", cable, "--to", "text", "-o", edition).refused("a folder")

    def test_not_over_the_cable_itself(self, run: Run, cable: Path) -> None:
        before = cable.read_bytes()
        assert run("render", cable, "--to", "text", "-o", cable).refused("replace the cable itself")
        assert cable.read_bytes() == before


class TestBuild:
    def test_clean(self, run: Run, edition: Path) -> None:
        outcome = run("build", cwd=edition)
        assert (outcome.code, outcome.out) == (0, "build/site\n")
        assert "Built 1 cable" in outcome.err
        assert (edition / "build" / "site" / "index.html").as_uri() in outcome.err

    def test_findings(self, run: Run, edition: Path, broken: Path) -> None:
        outcome = run("build", edition)
        assert (outcome.code, outcome.out) == (1, "")
        assert str(broken) in outcome.err
        assert "Nothing was built: 1 error." in outcome.err
        assert not (edition / "build" / "site").exists()

    def test_no_edition(self, run: Run, tmp_path: Path) -> None:
        assert run("build", tmp_path).refused("no edition", str(tmp_path), "diplomatic new")

    def test_no_cable(self, run: Run, edition: Path, cable: Path) -> None:
        cable.unlink()
        assert run("build", edition).refused("no cable", "diplomatic encode")

    def test_an_output_that_is_not_ours(self, run: Run, edition: Path, cable: Path, tmp_path: Path) -> None:
        (tmp_path / "photos").mkdir()
        photo = tmp_path / "photos" / "aunt.jpg"
        photo.write_bytes(b"aunt")
        assert run("build", edition, "--output", tmp_path / "photos").refused("not made by", "--output")
        assert run("build", edition, "--output", tmp_path).refused("holds the edition itself", "--output")
        assert run("build", edition, "--output", edition).refused("holds the edition itself", "--output")
        assert run("build", edition, "--output", cable).refused("a file, not a folder", "--output")
        assert run("build", edition, "--output", photo / "site").refused("cannot be written", "--output")
        assert run("build", edition, "--output", cable.parent / "site").refused("is made from", "--output")
        assert list((tmp_path / "photos").iterdir()) == [photo]


class TestEncode:
    def test_clean(self, run: Run, tmp_path: Path) -> None:
        outcome = run(
            "encode", TRANSCRIPT, "--id", "doc-32", "--output", tmp_path, "--report", tmp_path / "report.json"
        )
        assert outcome.code == 0
        assert outcome.out == f"{tmp_path / 'doc-32.xml'}\n"
        assert "dialect soviet" in outcome.err
        assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))[0]["dialect"] == "soviet"

    def test_not_over_a_file_unless_forced(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "x.xml").write_text("precious")
        outcome = run("encode", TRANSCRIPT, "--id", "x", "--output", tmp_path)
        assert outcome.refused("not overwritten", "x.xml", "--force")
        assert (tmp_path / "x.xml").read_text() == "precious"
        assert run("encode", TRANSCRIPT, "--id", "x", "--output", tmp_path, "--force").code == 0

    def test_dialects(self, run: Run, tmp_path: Path) -> None:
        listed = run("encode", "--list-dialects", cwd=tmp_path).out
        assert [line.split()[0] for line in listed.splitlines()] == ["polish-ciphergram", "soviet", "us-telegram"]
        outcome = run("encode", TRANSCRIPT, "--dialect", "soviets", "--output", tmp_path)
        assert outcome.refused("soviets", "soviet")
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("identifier", ["1", "a b", "../x", "a/b", "-a"])
    def test_an_id_that_is_none(self, run: Run, tmp_path: Path, identifier: str) -> None:
        outcome = run("encode", TRANSCRIPT, f"--id={identifier}", "--output", tmp_path)
        assert (outcome.code, outcome.out) == (2, "")
        assert "cannot be an xml:id" in outcome.err
        assert not list(tmp_path.iterdir())

    def test_one_that_fails_does_not_stop_the_others(self, run: Run, tmp_path: Path) -> None:
        outcome = run("encode", tmp_path / "none.txt", TRANSCRIPT, "--output", tmp_path)
        assert outcome.code == 2
        assert outcome.out == f"{tmp_path / TRANSCRIPT.with_suffix('.xml').name}\n"

    def test_not_over_the_transcript(self, run: Run, tmp_path: Path) -> None:
        transcript = tmp_path / "cable.txt"
        transcript.write_bytes(TRANSCRIPT.read_bytes())
        assert run("encode", transcript, "--report", transcript).code == 2
        assert transcript.read_bytes() == TRANSCRIPT.read_bytes()

    def test_the_edition_is_that_of_the_working_directory_and_else_of_the_transcript(
        self, run: Run, edition: Path, tmp_path: Path
    ) -> None:
        inside = edition / "tei" / "transcripts" / "inside.txt"
        outside = tmp_path / "transcripts" / "outside.txt"
        for transcript in (inside, outside):
            transcript.parent.mkdir(exist_ok=True)
            transcript.write_bytes(TRANSCRIPT.read_bytes())
        assert run("encode", Path("..") / "transcripts" / "outside.txt", cwd=edition).out == "tei/cables/outside.xml\n"
        assert (edition / "tei" / "cables" / "outside.xml").is_file()
        run("encode", inside, cwd=outside.parent)
        assert (edition / "tei" / "cables" / "inside.xml").is_file()
        run("encode", outside, cwd=outside.parent)
        assert outside.with_suffix(".xml").is_file()

    def test_a_report_on_the_standard_output_has_it_alone(self, run: Run, tmp_path: Path) -> None:
        outcome = run("encode", TRANSCRIPT, "--id", "x", "--output", tmp_path, "--report", "-")
        assert json.loads(outcome.out)[0]["id"] == "x"
        assert str(tmp_path / "x.xml") in outcome.err
        assert [path.name for path in tmp_path.iterdir()] == ["x.xml"]


class TestExplain:
    def test_one(self, run: Run) -> None:
        outcome = run("explain", "n001")
        assert outcome.code == 0
        assert outcome.out.startswith("# N001 (error)")
        assert not outcome.err

    def test_all(self, run: Run) -> None:
        lines = run("explain").out.splitlines()
        assert len(lines) > 15
        assert lines == sorted(lines)

    def test_none(self, run: Run) -> None:
        assert run("explain", "N01").refused("'N01'", "Did you mean", "N001")
        assert run("explain", "?").refused("'?'", "lists them all")
