"""Every rule against its own folder: ``good.xml`` does not break it, ``bad.xml`` breaks it exactly as ``expected.json`` says."""

import json
import re
from pathlib import Path

import pytest

from diplomatic.cli.explain import all_codes
from diplomatic.config import Config
from diplomatic.diagnostics import Code, Diagnostic, Severity
from diplomatic.diagnostics.code import HEADINGS
from diplomatic.document import read
from diplomatic.validate import Validator, rules

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/bad.xml"))
MODULES = sorted(path.stem for path in Path(rules.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.fixture(scope="session")
def validator() -> Validator:
    return Validator.of(Config(HERE), [read(path) for path in sorted((HERE / "registers").glob("*.xml"))])


def _as_dict(finding: Diagnostic) -> dict[str, object]:
    return {"code": finding.code, "line": finding.location.line, "message": finding.message}


@pytest.mark.parametrize("rule", FOLDERS)
def test_good(validator: Validator, rule: str) -> None:
    assert validator.check_file(HERE / rule / "good.xml") == []


@pytest.mark.parametrize("rule", FOLDERS)
def test_bad(validator: Validator, rule: str) -> None:
    found = [finding for finding in validator.check_file(HERE / rule / "bad.xml") if finding.code == rule.upper()]
    assert [_as_dict(finding) for finding in found] == json.loads((HERE / rule / "expected.json").read_text("utf-8"))
    assert all(finding.hint for finding in found)


@pytest.mark.parametrize("register", ["persons", "places", "organizations"])
def test_registers_break_no_rule(validator: Validator, register: str) -> None:
    assert validator.check_file(HERE / "registers" / f"{register}.xml") == []


def test_every_rule_has_its_folder() -> None:
    assert MODULES == FOLDERS
    for folder in FOLDERS:
        assert sorted(path.name for path in (HERE / folder).iterdir()) == ["bad.xml", "expected.json", "good.xml"]


def test_the_code_of_a_rule_is_the_name_of_its_file() -> None:
    assert [rule.code.id.lower() for rule in rules.all_rules()] == MODULES


@pytest.mark.parametrize("code", all_codes().values(), ids=all_codes())
def test_every_code_is_explained(code: Code) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", code.id)
    assert isinstance(code.severity, Severity)
    assert code.summary.endswith(".")
    assert re.findall(r"^## (.+)$", code.explanation, re.M) == list(HEADINGS)
    for section in re.split(r"^## .+$", code.explanation, flags=re.M)[1:]:
        assert section.strip()
