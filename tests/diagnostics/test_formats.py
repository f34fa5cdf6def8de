"""Every format: its structure, and that a hostile message stays inside its field."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from diplomatic.diagnostics import Code, Diagnostic, Location, Severity, formats
from diplomatic.diagnostics.formats import summary
from diplomatic.diagnostics.formats.report import Report, gather

SCHEMA = json.loads((Path(__file__).parent / "sarif.schema.json").read_text())
DOC = "Nobody | knows <him>.\n\n## What it means\nThe `@ref` points at **nothing**.\n"
CODES = {"N001": Code("N001", Severity.ERROR, DOC), "W001": Code("W001", Severity.WARNING, "A doubt.\n\nMore.")}
CABLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <text>
    <p>One <name
       ref="#a">Élie</name> and <name ref="#b">Bob</name>.</p>
  </text>
</TEI>
"""
SECOND = "/tei:TEI/tei:text/tei:p/tei:name[2]"
HOSTILE = "a\r\nb::error file=x::%0A%25 ]]> </failure> <!-- \x1b[31m \u202egnp.exe\u2066 \x00\x85 [x](http://evil) | `c` \ud800"
MACHINE = [name for name in formats.NAMES if name != "text"]


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    path = tmp_path / "tei" / "cable one.xml"
    path.parent.mkdir()
    path.write_text(CABLE, encoding="utf-8")
    return path


def fault(path: Path, message: str = "is unknown", code: str = "N001", **where: Any) -> Diagnostic:
    return Diagnostic(code, CODES[code].severity, message, Location(path, **where), "look it up")


def report(
    root: Path, *found: Diagnostic, files: list[Path] | None = None, codes: Mapping[str, Code] = CODES
) -> Report:
    findings, names = gather(found, files or list(dict.fromkeys(one.location.path for one in found)), root)
    return Report(findings, names, codes)


def parsed(name: str, given: Report) -> Any:
    return json.loads(formats.renderer(name)(given))


class TestText:
    def test_the_place_and_where_to_read_on(self, cable: Path, tmp_path: Path) -> None:
        shown = formats.renderer("text")(report(tmp_path, fault(cable, line=4, xpath=SECOND)))
        assert shown.splitlines() == [
            f"{cable}:4:33: error N001 is unknown",
            "    Hint: look it up",
            '  4 | ref="#a">Élie</name> and <name ref="#b">Bob</name>.</p>',
            "    |                          ^^^^^",
            "",
            "What it means and what to do: diplomatic explain N001",
        ]

    def test_a_start_tag_of_several_lines_is_shown_where_it_begins(self, cable: Path, tmp_path: Path) -> None:
        shown = formats.renderer("text")(report(tmp_path, fault(cable, line=4, xpath=SECOND.replace("2", "1"))))
        assert "  3 | <p>One <name\n    |        ^^^^^" in shown

    @pytest.mark.parametrize("before", [0, 100, 5000])
    @pytest.mark.parametrize("char", ["x", "漢", "e\u0301", "\t"])
    def test_a_long_line_is_cut_around_the_place(self, tmp_path: Path, before: int, char: str) -> None:
        path = tmp_path / "long.xml"
        path.write_text(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><p>" + char * before + "<name/>" + "y" * 5000 + "</p></TEI>"
        )
        given = report(tmp_path, fault(path, line=1, xpath="/tei:TEI/tei:p/tei:name"))
        excerpt, caret = formats.renderer("text")(replace(given, width=80)).splitlines()[2:4]
        assert "<name/>" in excerpt
        assert len(excerpt) <= 80
        assert set(caret.partition("|")[2].strip()) == {"^"}
        if char == "x":
            assert excerpt[caret.index("^") : caret.rindex("^") + 1] == "<name"

    def test_findings_are_grouped_by_file_and_one_place_is_shown_once(self, cable: Path, tmp_path: Path) -> None:
        other = tmp_path / "none.xml"
        given = report(
            tmp_path, fault(cable, line=4, xpath=SECOND), fault(cable, "b", "W001", line=4, xpath=SECOND), fault(other)
        )
        shown = formats.renderer("text")(given)
        assert shown.count("^^^^^") == 1
        assert [part.partition(":")[0] for part in shown.split("\n\n")[:2]] == [str(cable), str(other)]
        assert shown.endswith("diplomatic explain CODE, with N001 or W001")

    def test_colour_is_asked_for(self, cable: Path, tmp_path: Path) -> None:
        given = report(tmp_path, fault(cable, line=4, xpath=SECOND))
        assert "\x1b" not in formats.renderer("text")(given)
        assert "\x1b[1;31merror\x1b[0m" in formats.renderer("text")(replace(given, colour=True))

    def test_nothing_raw_reaches_the_terminal(self, tmp_path: Path) -> None:
        path = tmp_path / "x\x1b[2J.xml"
        path.write_text("<p>\x9b31m\u202e\x07</p>\n", encoding="utf-8")
        shown = formats.renderer("text")(report(tmp_path, fault(path, HOSTILE, line=1, column=4)))
        assert shown.replace("\n", "").isprintable()
        assert len(shown.splitlines()) == 6

    @pytest.mark.parametrize(
        "where", [{}, {"line": 99}, {"line": 1, "column": 999}, {"xpath": "/nonsense[", "line": 2}]
    )
    def test_a_place_that_is_not_there(self, cable: Path, tmp_path: Path, where: dict[str, Any]) -> None:
        assert "error N001 is unknown" in formats.renderer("text")(report(tmp_path, fault(cable, **where)))


class TestGithub:
    def test_a_command_for_each_finding_the_gravest_first(self, cable: Path, tmp_path: Path) -> None:
        given = report(tmp_path, fault(cable, "why", "W001", line=2), fault(cable, "50% lost", line=4, xpath=SECOND))
        assert formats.renderer("github")(given).splitlines() == [
            "::error file=tei/cable one.xml,line=4,col=33,title=N001%3A Nobody | knows <him>.::50%25 lost%0AHint: look it up",
            "::warning file=tei/cable one.xml,line=2,title=W001%3A A doubt.::why%0AHint: look it up",
        ]

    def test_a_hostile_message_is_one_command(self, tmp_path: Path) -> None:
        path = tmp_path / "a,b:c%\n::error::.xml"
        written = formats.renderer("github")(report(tmp_path, fault(path, HOSTILE)))
        match = re.fullmatch(r"::error file=([^,:]*),title=([^,:]*)::(.*)", written)
        assert match
        assert match[1] == "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.xml"
        unescaped = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        assert unescaped.startswith("a\r\nb::error file=x::%0A%25 ]]>")
        assert written.isprintable()

    def test_the_summary_is_a_table(self, cable: Path, tmp_path: Path) -> None:
        given = report(tmp_path, fault(cable, "", "W001"), fault(cable), fault(cable))
        rows = [line for line in summary.render(given).splitlines() if line.startswith("|")]
        assert rows[2:] == ["| N001 | error | 2 | Nobody \\| knows &lt;him>. |", "| W001 | warning | 1 | A doubt. |"]
        assert "no findings" in summary.render(report(tmp_path, files=[cable]))


class TestSarif:
    def check(self, given: Report) -> dict[str, Any]:
        log = parsed("sarif", given)
        Draft202012Validator.check_schema(SCHEMA)
        Draft202012Validator(SCHEMA).validate(log)
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            location = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert location.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]
        found: dict[str, Any] = run
        return found

    def test_a_result_with_its_rule_and_region(self, cable: Path, tmp_path: Path) -> None:
        run = self.check(report(tmp_path, fault(cable, line=4, xpath=SECOND), fault(cable, "b", "W001")))
        physical = run["results"][1]["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": "tei/cable%20one.xml", "uriBaseId": "%SRCROOT%"}
        assert physical["region"] == {"startLine": 4, "startColumn": 33, "endColumn": 48}
        assert [result["level"] for result in run["results"]] == ["warning", "error"]
        assert run["tool"]["driver"]["rules"][0]["help"]["text"].endswith("The @ref points at nothing.")

    def test_nothing_found_and_codes_nobody_knows(self, cable: Path, tmp_path: Path) -> None:
        assert self.check(report(tmp_path, files=[cable]))["results"] == []
        assert self.check(report(tmp_path, fault(cable), codes={}))["tool"]["driver"]["rules"] == [{"id": "N001"}]

    def test_a_hostile_message(self, tmp_path: Path) -> None:
        run = self.check(
            report(tmp_path, fault(tmp_path / "ü %\n#?.xml", HOSTILE), fault(Path("/elsewhere/x.xml"), ""))
        )
        text = run["results"][0]["message"]["text"]
        assert "\\[x](http://evil)" in text
        assert (
            run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            == "%C3%BC%20%25%0A%23%3F.xml"
        )
        assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"] == {
            "uri": "file:///elsewhere/x.xml"
        }

    def test_the_schema_of_these_tests_is_strict(self, cable: Path, tmp_path: Path) -> None:
        log = parsed("sarif", report(tmp_path, fault(cable)))
        log["runs"][0]["results"][0]["levels"] = "error"
        assert not Draft202012Validator(SCHEMA).is_valid(log)


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_fingerprints_outlive_a_shift_of_lines_and_tell_faults_apart(cable: Path, tmp_path: Path, name: str) -> None:
    def prints() -> list[str]:
        found = parsed(name, report(tmp_path, fault(cable, line=4, xpath=SECOND), fault(cable, line=4, xpath=SECOND)))
        if name == "gitlab":
            return [issue["fingerprint"] for issue in found]
        return [result["partialFingerprints"]["diplomatic/v1"] for result in found["runs"][0]["results"]]

    before = prints()
    cable.write_text(CABLE.replace("<text>", "<text>\n\n<!-- new -->\n").replace("One ", "Two and "), encoding="utf-8")
    assert prints() == before
    assert len(set(before)) == 2


class TestJunit:
    def test_a_case_for_each_file(self, cable: Path, tmp_path: Path) -> None:
        doubt, clean = tmp_path / "doubt.xml", tmp_path / "clean.xml"
        given = report(
            tmp_path, fault(cable), fault(cable, "b"), fault(doubt, "c", "W001"), files=[clean, cable, doubt]
        )
        suite = self.check(given)
        cases = {case.get("name"): [child.tag for child in case] for case in suite}
        assert cases == {"clean.xml": [], "tei/cable one.xml": ["failure"], "doubt.xml": ["system-out"]}
        assert suite.find("testcase/failure").get("message") == "is unknown (and 1 more)"  # type: ignore[union-attr]
        assert self.check(replace(given, strict=True)).get("failures") == "2"

    def test_a_hostile_message(self, tmp_path: Path) -> None:
        suite = self.check(report(tmp_path, fault(tmp_path / "x\x1b\ud800.xml", HOSTILE)))
        failure = suite.find("testcase/failure")
        assert failure is not None
        assert not len(failure)
        assert "]]> </failure> <!-- \\x1b[31m \\u202egnp" in (failure.text or "")

    def check(self, given: Report) -> etree._Element:
        """What every reader of JUnit XML demands: the names, the counts, at most one verdict for a case."""
        root = etree.fromstring(formats.renderer("junit")(given).encode())
        assert root.tag == "testsuites"
        (suite,) = root
        cases = list(suite)
        assert {case.tag for case in cases} <= {"testcase"}
        failed = sum(case.find("failure") is not None for case in cases)
        for element in (root, suite):
            assert element.get("name")
            assert (element.get("tests"), element.get("failures")) == (str(len(cases)), str(failed))
            assert (element.get("errors"), element.get("skipped")) == ("0", "0")
            assert float(element.get("time", "x")) >= 0
        for case in cases:
            assert case.get("name")
            assert case.get("classname")
            assert float(case.get("time", "x")) >= 0
            assert len(case.findall("failure")) <= 1
            assert all(child.get("message") and child.get("type") for child in case.findall("failure"))
        return suite


class TestGitlab:
    def test_an_issue(self, cable: Path, tmp_path: Path) -> None:
        (issue,) = parsed("gitlab", report(tmp_path, fault(cable, line=4, xpath=SECOND)))
        assert re.fullmatch("[0-9a-f]{32}", issue.pop("fingerprint"))
        assert issue == {
            "description": "N001: is unknown. Hint: look it up",
            "check_name": "N001",
            "severity": "major",
            "location": {"path": "tei/cable one.xml", "lines": {"begin": 4}},
        }

    def test_nothing_found(self, cable: Path, tmp_path: Path) -> None:
        assert parsed("gitlab", report(tmp_path, files=[cable])) == []

    def test_a_hostile_message(self, tmp_path: Path) -> None:
        (issue,) = parsed("gitlab", report(tmp_path, fault(tmp_path / "x.xml", HOSTILE)))
        assert HOSTILE in issue["description"]
        assert issue["location"]["lines"]["begin"] == 1


@pytest.mark.parametrize("name", MACHINE)
def test_a_machine_format_has_no_control_characters_and_never_changes(cable: Path, tmp_path: Path, name: str) -> None:
    given = report(tmp_path, fault(cable, HOSTILE, line=4, xpath=SECOND))
    written = formats.renderer(name)(given)
    assert written == formats.renderer(name)(given)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)
    assert str(tmp_path) not in written or name in ("json", "junit")
