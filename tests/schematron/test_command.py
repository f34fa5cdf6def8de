"""``diplomatic validate`` with ``--schema``, ``--rules`` and ``--phase``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import HEAD, ROOT

LETTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p n="1">x</p>\n<p/></body></text></TEI>'
RULES = (
    '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><phase id="soft"><active pattern="soft"/></phase>'
    '<pattern id="soft"><rule context="t:p"><assert test="@n" role="warning">A paragraph without a number.</assert></rule>'
    '</pattern><pattern id="hard"><rule context="t:p"><assert test="node()">An empty paragraph.</assert></rule></pattern>'
)
RNG = (
    '<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><element name="text">'
    '<element name="body"><oneOrMore><element name="p">{}<text/></element></oneOrMore></element></element></element>'
)
NUMBERED, FREE = '<attribute name="n"/>', '<optional><attribute name="n"/></optional>'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "letter.xml").write_text(LETTER, encoding="utf-8")
    (tmp_path / "rules.sch").write_text(f"{HEAD}{RULES}</schema>", encoding="utf-8")
    (tmp_path / "numbered.rng").write_text(RNG.format(NUMBERED), encoding="utf-8")
    (tmp_path / "free.rng").write_text(RNG.format(FREE), encoding="utf-8")
    return tmp_path


def diplomatic(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "diplomatic", "validate", "--format", "json", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def codes(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str, int]]:
    return [(each["code"], each["severity"], each["line"]) for each in json.loads(done.stdout)]


def test_rules_of_any_corpus(corpus: Path) -> None:
    done = diplomatic(corpus, "--schema", "free.rng", "--rules", "rules.sch", "letter.xml")
    assert done.returncode == 1, done.stderr
    assert codes(done) == [("R001", "warning", 2), ("R001", "error", 2)]
    done = diplomatic(corpus, "--schema", "free.rng", "--rules", "rules.sch", "--phase", "soft", "letter.xml")
    assert done.returncode == 0
    assert codes(done) == [("R001", "warning", 2)]


def test_relax_ng(corpus: Path) -> None:
    done = diplomatic(corpus, "--schema", "numbered.rng", "letter.xml")
    assert done.returncode == 1
    assert {code for code, _, _ in codes(done)} == {"S009"}
    assert diplomatic(corpus, "--schema", "free.rng", "letter.xml").returncode == 0


def test_xml_schema(corpus: Path) -> None:
    done = diplomatic(corpus, "--schema", str(ROOT / "schema" / "cable.xsd"), "letter.xml")
    assert done.returncode == 1
    assert all(code.startswith("S") for code, _, _ in codes(done))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--phase", "soft"], "--rules"),
        (["--rules", "missing.sch"], "there is no file"),
        (["--rules", "letter.xml"], "not a Schematron schema"),
        (["--rules", "rules.sch", "--phase", "loud"], "Known are soft, #ALL"),
        (["--schema", "missing.rng"], "There is no such schema"),
        (["--schema", "letter.xml"], "Known are .rng and .xsd"),
        (["--schema", "compact.rnc"], "trang"),
        (["--schema", "broken.rng"], "cannot be used"),
        (["--schema", "network.rng"], "nothing is read from the network"),
        (["--schema", "outside.rng"], "outside the project"),
        (["--schema", "circle.rng"], "cannot be used"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(corpus: Path, arguments: list[str], words: str) -> None:
    rng = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{}"/></grammar>'
    for name, href in {"network": "http://127.0.0.1:9/x.rng", "outside": "/etc/passwd", "circle": "circle.rng"}.items():
        (corpus / f"{name}.rng").write_text(rng.format(href), encoding="utf-8")
    (corpus / "broken.rng").write_text(RNG.format('<ref name="nothing"/>'), encoding="utf-8")
    (corpus / "compact.rnc").write_text("element TEI { text }", encoding="utf-8")
    done = diplomatic(corpus, *arguments, "letter.xml")
    assert done.returncode == 2, done.stdout
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_that_cannot_run_stops_the_run_from_passing(corpus: Path) -> None:
    rules = RULES.replace('test="@n"', 'test="my:function(.)"').replace('test="node()"', 'test="true()"')
    (corpus / "rules.sch").write_text(f"{HEAD}{rules}</schema>", encoding="utf-8")
    done = diplomatic(corpus, "--schema", "free.rng", "--rules", "rules.sch", "letter.xml")
    assert done.returncode == 1
    [finding] = json.loads(done.stdout)
    assert finding["code"] == "R003"
    assert Path(finding["path"]).name == "rules.sch"
    assert "my:function()" in finding["message"]
