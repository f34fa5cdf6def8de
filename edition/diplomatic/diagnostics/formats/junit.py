"""Diagnostics as JUnit XML, which every CI service shows as test results: one test case for each file that was checked.

A file fails if it has a finding that makes the command fail; what it has besides stands in its ``system-out``.
"""

from collections import defaultdict

from lxml import etree

from diplomatic.diagnostics import Diagnostic
from diplomatic.diagnostics.diagnostic import Severity
from diplomatic.diagnostics.formats.report import Finding, Report
from diplomatic.diagnostics.formats.text import line
from diplomatic.diagnostics.printable import printable

_NAME = "diplomatic validate"


def render(report: Report) -> str:
    """One suite, in the order of the files."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.path].append(finding)
    paths = list(dict.fromkeys([*report.files, *found]))
    failed = sum(any(finding.diagnostic.severity in report.stops for finding in found[path]) for path in paths)
    counts = {
        "name": _NAME,
        "tests": str(len(paths)),
        "failures": str(failed),
        "errors": "0",
        "skipped": "0",
        "time": "0",
    }
    suites = etree.Element("testsuites", counts)
    suite = etree.SubElement(suites, "testsuite", counts)
    for path in paths:
        _case(suite, path, found[path], report.stops)
    etree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(suites, encoding="unicode")


def _case(suite: etree._Element, path: str, findings: list[Finding], stops: set[Severity]) -> None:
    attributes = {"name": printable(path), "classname": "diplomatic", "file": printable(path), "time": "0"}
    case = etree.SubElement(suite, "testcase", attributes)
    diagnostics = [finding.diagnostic for finding in findings]
    grave = [one for one in diagnostics if one.severity in stops]
    if grave:
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        what = {"message": printable(grave[0].message) + more, "type": printable(grave[0].code)}
        etree.SubElement(case, "failure", what).text = _lines(grave)
    if rest := [one for one in diagnostics if one.severity not in stops]:
        etree.SubElement(case, "system-out").text = _lines(rest)


def _lines(diagnostics: list[Diagnostic]) -> str:
    return "\n".join(_legal(line(diagnostic)) for diagnostic in diagnostics)


def _legal(text: str) -> str:
    return "".join(char if char == "\n" else printable(char) for char in text)
