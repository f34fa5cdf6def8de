"""Every recorded case: SchXslt2's conformance suite, five schemas of our own, and ``tei_all`` on thirty documents.

The verdicts are those of SchXslt2 1.3.4 on Saxon; a finding is its kind, node, test, message, diagnostics and properties.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from diplomatic.validate.schematron.finding import Finding
from diplomatic.validate.schematron.schema import Schematron

from .conftest import REFERENCE, TEI, document, place

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(not REFERENCE.is_dir(), reason=f"no reference data ({REFERENCE}); set SCHEMATRON to its folder"),
]
CASES = sorted(path.parent for path in REFERENCE.glob("conformance/*/*/expected.json"))
CANNOT_RUN = {
    "xsl-function": "needs an XSLT processor",
    "xsl-key-element-content": "needs an XSLT processor",
    "xsl-accumulators": "needs an XSLT processor",
    "rule-visit-each": "@visit-each of Schematron 2025",
    "schema-phase-from": "@from and @when of Schematron 2025",
}
"""What needs XSLT, and two features of Schematron 2025 that SchXslt2 passes over; here each is an error with these words."""
RUNS = [
    pytest.param(path.parent, run, id=f"{path.parent.name}-{run['instance']}-{run['phase']}")
    for path in sorted(REFERENCE.glob("handmade/*/expected.json"))
    for run in json.loads(path.read_text(encoding="utf-8"))["runs"]
]
Key = tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]


def expected(recorded: list[dict[str, Any]]) -> Counter[Key]:
    return Counter(
        (
            each["kind"],
            each["location"],
            " ".join(each["test"].split()),
            each["text"],
            tuple(text["text"] for text in each.get("diagnostics", [])),
            tuple(text["text"] for text in each.get("properties", [])),
        )
        for each in recorded
    )


def actual(findings: list[Finding]) -> Counter[Key]:
    return Counter(
        (
            "successful-report" if each.is_report else "failed-assert",
            place(each),
            " ".join(each.test.split()),
            each.message,
            tuple(text for _, text in each.diagnostics),
            tuple(text for _, text in each.properties),
        )
        for each in findings
    )


def run(folder: Path, phase: str | None, instance: str | None) -> tuple[list[Finding], list[str]]:
    """Findings, and what could not be run."""
    rules = Schematron(folder / "schema.sch", phase)
    errors = [fault.message for fault in rules.faults if fault.code == "R003"]
    if instance is None:
        return [], errors
    findings, failures = rules.evaluate(document(folder / instance))
    return findings, [*errors, *(failure.diagnostic().message for failure in failures)]


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_the_conformance_suite(folder: Path) -> None:
    recorded = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    findings, errors = run(folder, None, recorded["instance"])
    if folder.name in CANNOT_RUN:
        assert any(CANNOT_RUN[folder.name] in error for error in errors)
        assert not findings
    elif recorded["verdict"] == "error":
        assert errors
    else:
        assert errors == []
        assert actual(findings) == expected(recorded["findings"])


def test_all_cases_are_here() -> None:
    assert len(CASES) == 94
    assert set(CANNOT_RUN) <= {case.name for case in CASES}


@pytest.mark.parametrize(("folder", "recorded"), RUNS)
def test_the_schemas_of_our_own(folder: Path, recorded: dict[str, Any]) -> None:
    findings, errors = run(folder, recorded["phase"], recorded["instance"])
    if recorded["verdict"] == "error":
        assert any("$strict is not declared" in error for error in errors)
        return
    assert errors == []
    assert actual(findings) == expected(recorded["findings"])


@pytest.mark.parametrize("path", sorted(TEI.glob("odd/*/reference.sch")), ids=lambda path: path.parent.name)
def test_the_rules_of_real_customizations_load(path: Path) -> None:
    """The one fault is a variable that is declared nowhere; Saxon does not compile that schema at all."""
    faults = [fault.message for fault in Schematron(path).faults]
    if path.parent.name == "testNonTeiOdd1":
        assert len(faults) == 1
        assert "the variable $straightQuotes is not declared" in faults[0]
    else:
        assert faults == []


def test_tei_all() -> None:
    recorded = json.loads((REFERENCE / "tei_all" / "expected.json").read_text(encoding="utf-8"))["findings"]
    rules = Schematron(TEI / "tei_all.sch")
    assert rules.faults == []
    assert len(recorded) == 30
    for name, findings in recorded.items():
        ours, failures = rules.evaluate(document(TEI / "documents" / name))
        assert not failures, name
        assert actual(ours) == expected(findings), name
        lines = Counter(each.diagnostic().location.line for each in ours)
        assert lines == Counter(each["line"] for each in findings), name
