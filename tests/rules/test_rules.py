"""Every rule against its own folder: ``good.xml`` does not break it, ``bad.xml`` breaks it exactly as ``expected.json`` says.

A rule about several documents has ``other.xml`` too: the cable that both are compared with, or point at. One about what was
published has for each of the two what the edition around it says: ``good.toml`` and ``good.lock``, its settings and its lock.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.cli.explain import all_codes
from diplomatic.config import Config, load
from diplomatic.diagnostics import Code, Diagnostic, Severity
from diplomatic.diagnostics.code import FAMILIES, HEADINGS
from diplomatic.document import read
from diplomatic.validate import Validator, rules

HERE = Path(__file__).resolve().parent
REGISTERS = sorted((HERE / "registers").glob("*.xml"))
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/bad.xml"))
NAMES = (path.stem for path in Path(rules.__file__).parent.glob("*.py"))
MODULES = sorted(name for name in NAMES if not name.startswith("_"))

_NOON_OF_2026_11_22 = "1795348800"

Check = Callable[[Path], list[Diagnostic]]


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Everything wrong with a file, alone and beside the other of its folder. A register is one of the edition's registers."""

    def edition_of(path: Path) -> Config:
        if not path.with_suffix(".toml").is_file():
            return Config(HERE)
        root = tmp_path_factory.mktemp("edition")
        shutil.copy(path.with_suffix(".toml"), root / "edition.toml")
        shutil.copy(path.with_suffix(".lock"), root / "citations.lock")
        return load(root / "edition.toml")

    def call(path: Path) -> list[Diagnostic]:
        own = [] if "<standOff>" not in path.read_text("utf-8") else [path]
        validator = Validator.of(edition_of(path), [read(register) for register in [*REGISTERS, *own]])
        return validator.check_files([path], [path, *path.parent.glob("other*.xml")])

    def on_one_day(path: Path) -> list[Diagnostic]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", _NOON_OF_2026_11_22)
            return call(path)

    return on_one_day


def _as_dict(finding: Diagnostic) -> dict[str, object]:
    return {"code": finding.code, "line": finding.location.line, "message": finding.message.replace(f"{HERE}/", "")}


@pytest.mark.parametrize("rule", FOLDERS)
def test_good(check: Check, rule: str) -> None:
    assert check(HERE / rule / "good.xml") == []


@pytest.mark.parametrize("rule", FOLDERS)
def test_bad(check: Check, rule: str) -> None:
    found = [finding for finding in check(HERE / rule / "bad.xml") if finding.code == rule.upper()]
    assert [_as_dict(finding) for finding in found] == json.loads((HERE / rule / "expected.json").read_text("utf-8"))
    assert all(finding.hint for finding in found)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.stem)
def test_registers_break_no_rule(check: Check, register: Path) -> None:
    assert check(register) == []


def test_every_rule_has_its_folder() -> None:
    assert MODULES == FOLDERS
    for folder in FOLDERS:
        names = {path.name for path in (HERE / folder).iterdir()}
        published = {f"{stem}.{kind}" for stem in ("bad", "good") for kind in ("toml", "lock")}
        assert names & published in (set(), published)
        assert names - published - {"other.xml"} == {"bad.xml", "expected.json", "good.xml"}
        assert json.loads((HERE / folder / "expected.json").read_text("utf-8"))


def test_the_code_of_a_rule_is_the_name_of_its_file() -> None:
    assert [rule.code.id.lower() for rule in rules.all_rules()] == MODULES


@pytest.mark.parametrize("code", all_codes().values(), ids=all_codes())
def test_every_code_is_explained(code: Code) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}|C\d\d", code.id)  # those of the checklist are called as it calls them
    assert code.id[0] in FAMILIES
    assert isinstance(code.severity, Severity)
    assert code.summary.endswith(".")
    assert re.findall(r"^## (.+)$", code.explanation, re.M) == list(HEADINGS)
    for section in re.split(r"^## .+$", code.explanation, flags=re.M)[1:]:
        assert section.strip()
