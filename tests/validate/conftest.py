"""What the tests of validation share: the sample edition, and documents made from its cable by one change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.config import Config
from diplomatic.diagnostics import Diagnostic
from diplomatic.document import read
from diplomatic.validate import Validator

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = (ROOT / "tei" / "templates" / "cable.xml").read_text(encoding="utf-8")

Check = Callable[[str | bytes], list[Diagnostic]]


@pytest.fixture(scope="session")
def validator() -> Validator:
    return Validator.of(Config(ROOT), [read(path) for path in Config(ROOT).registers])


@pytest.fixture
def check(validator: Validator, tmp_path: Path) -> Check:
    """Everything wrong with a file that has this content."""

    def call(content: str | bytes) -> list[Diagnostic]:
        path = tmp_path / "cable.xml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return validator.check_file(path)

    return call


def changed(old: str, new: str) -> str:
    """The starter cable, which is valid, with one change."""
    assert TEMPLATE.count(old) == 1, old
    return TEMPLATE.replace(old, new)
