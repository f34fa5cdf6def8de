"""The Nu HTML Checker (https://validator.github.io/validator/) has nothing to say about any page or style sheet, not even a warning.

It is a Java program. ``npm install --prefix build/vnu --ignore-scripts vnu-jar`` brings it; ``VNU_JAR`` may name another place.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = [pytest.mark.vnu, pytest.mark.xdist_group("sites")]

_JAR = Path(os.environ.get("VNU_JAR") or ROOT / "build/vnu/node_modules/vnu-jar/build/dist/vnu.jar")
# The checker's CSS parser does not know all of SVG 2: https://www.w3.org/TR/SVG2/painting.html#PaintOrder
_UNKNOWN_TO_IT = {"CSS: “paint-order”: Property “paint-order” doesn't exist."}


def _messages(*files: Path) -> list[str]:
    java = shutil.which("java")
    if java is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    if not _JAR.is_file():
        pytest.skip(
            f"The Nu HTML Checker is not here ({_JAR}): npm install --prefix build/vnu --ignore-scripts vnu-jar"
        )
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json", "--exit-zero-always"]
    options.append("--no-langdetect")  # it guesses one language for a page, and a page may have several
    run = subprocess.run(
        [java, "-Xss4m", "-jar", str(_JAR), *options, *map(str, files)], capture_output=True, check=True
    )
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']} {message.get('extract')}"
        for message in messages
        if message["message"] not in _UNKNOWN_TO_IT
    ]


@pytest.mark.parametrize("name", ["sample", "corpus", "varied", "released"])
def test_every_page_and_style_sheet_is_as_the_standard_asks(request: pytest.FixtureRequest, name: str) -> None:
    assert _messages(request.getfixturevalue(f"{name}_site")) == []


def test_faults_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><html lang=en><title>x</title><p><h2>y</h2></p>", "utf-8")
    (tmp_path / "x.css").write_text("p { colour: red }", "utf-8")
    found = " ".join(_messages(tmp_path))
    assert "No “p” element in scope" in found
    assert "colour" in found
