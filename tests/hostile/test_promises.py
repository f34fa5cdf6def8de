"""SECURITY.md promises what a test holds, and lists the limits that there are."""

import ast
import re
from pathlib import Path

import pytest

from diplomatic import limits
from diplomatic.limits import Limit

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = {name: value for name, value in vars(limits).items() if isinstance(value, Limit)}


def test_the_page_lists_every_limit_as_it_is() -> None:
    listed = re.findall(r"^\| `(MAX_\w+)` \| ([\d,]+) \| (.+?) \| (.+?) \|$", PAGE, re.M)
    assert listed == [(name, f"{value:,}", value.unit, value.reason) for name, value in LIMITS.items()]


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_is_used(name: str) -> None:
    users = [
        path for path in (ROOT / "edition").rglob("*.py") if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8"))
    ]
    assert len(users) > 1


def test_every_promise_names_a_test_that_there_is() -> None:
    promised = re.findall(r"\(`(tests/[\w/]+\.py)::(\w+)`\)", PAGE)
    assert len(promised) > 15
    for file, name in promised:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{file}::{name}"
