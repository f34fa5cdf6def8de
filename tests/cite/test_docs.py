"""docs/cite.md: what it shows is what the command prints."""

import re
import shlex
import subprocess
import sys

import pytest

from diplomatic.cite.formats import NAMES
from diplomatic.cite.style_file import NAMES as STYLES

from .conftest import ROOT

PAGE = (ROOT / "docs" / "cite.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```text\n\$ diplomatic (.*?)\n(.*?)^```", PAGE, re.M | re.S)


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_examples_are_what_is_printed(command: str, printed: str) -> None:
    run = [sys.executable, "-m", "diplomatic", *shlex.split(command)]
    done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == printed


def test_there_are_examples_and_every_format_and_style_is_named() -> None:
    assert len(SHOWN) >= 2
    assert [name for name in (*NAMES, *STYLES) if f"`{name}`" not in PAGE] == []
