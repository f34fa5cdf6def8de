"""The examples of ``docs/validate.md`` do what the page says."""

import re
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.cli.validate import command
from diplomatic.config import load
from diplomatic.document import read_text
from diplomatic.document.tei import TEI
from diplomatic.validate.catalogue import known_codes
from diplomatic.validate.suppression.instruction import read_instructions
from diplomatic.validate.suppression.suppression import Suppression

PAGE = Path(__file__).resolve().parents[2] / "docs" / "validate.md"


def blocks(language: str) -> list[str]:
    """The code blocks of the page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def test_the_instruction_is_understood() -> None:
    (example,) = blocks("xml")
    document = read_text(Path("cable.xml"), f'<TEI xmlns="{TEI}">{example}</TEI>')
    (found,) = read_instructions(document, known_codes())
    assert isinstance(found, Suppression)
    assert found.codes == ("N002",)
    assert found.about == "the <item> that follows"
    assert etree.tostring(document.root)


def test_the_settings_are_understood(tmp_path: Path) -> None:
    ours = [example for example in blocks("toml") if "validate" in example]
    (tmp_path / "edition.toml").write_text("\n".join(ours), encoding="utf-8")
    settings = load(tmp_path / "edition.toml")
    assert settings.free("validate", "severity") == {"N002": "error", "H": "info"}
    assert [entry.text("code") for entry in settings.listed("validate", "ignore")] == ["H001"]
    for example in blocks("toml"):
        tomllib.loads(example)


@pytest.mark.parametrize("option", ["--select", "--ignore", "--changed-since", "--fix", "--diff"])
def test_the_page_and_the_command_have_the_option(option: str) -> None:
    assert option in PAGE.read_text(encoding="utf-8")
    assert any(option in parameter.opts for parameter in command.params)
