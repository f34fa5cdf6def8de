"""Right documents are left alone: all that we ship, and the sample cable written in other right ways."""

from pathlib import Path

import pytest

from diplomatic.config import Config
from diplomatic.diagnostics import Severity
from diplomatic.document import read
from diplomatic.validate import Validator

ROOT = Path(__file__).resolve().parents[2]
CABLE = (ROOT / "tei" / "cables" / "cmc-032.xml").read_text(encoding="utf-8")
SHIPPED = [*sorted((ROOT / "tei").rglob("*.xml")), *sorted((ROOT / "tests" / "schema").glob("*.xml"))]
P2 = "In my three years of close relations with him, I have never seen"

SENTENCES = [
    "He said: “I know them.” (He did.) [So did we.]",
    "The text of the note: 1) no inspection; 2) no troops; a) none, b) at all; (i) never.",
    "We met at 12:10 (06.40 GMT), see No. 1,234, $1.5m, 3.14, U.S.A., U.N.O., N.S.Khrushchev, e.g. Ph.D., etc.; and/or, yes–no.",
    "Alekseyev’s wife, Castro’s brother, the Americans’ planes, rock ’n’ roll, O’Higgins, d’Estaing, the ’60s.",
    "Zażółć gęślą jaźń; Łódź, Århus, São Paulo, Ñuñoa, Øresund, Ærø, Île-de-France, Þórr, Dvořák, Đilas.",
    "Встреча с Кастро состоялась. Он сказал: «Нет».",
    "„Ja“, sagte er. “Yes”, said she. «Non», dit-on. »Nein«, hieß es.",
    "Mr. Foo of the XXX Congress spoke of TODO EL PUEBLO, LA PATRIA O MUERTE and none of it was null.",
    "CITE STATE 198912, HAVANA 3721 AND SECTO 17//SUBJ: A/B, C,D. ///END///",
    "See https://a.example/b,c;d?e=f.G and Mail.Address@state.gov, or file No.Five.",
    "The ratio 16:9, the verse 3,4; 5 × 7 = 35; 5°; 5% – 6%; c/o; A&amp;B; f° 12r°; § 3.",
    "Wait… What?! No!! Well?… “Is it?” – “It is!”",
    "北京来电：他说“不”。 電報第三号。",
]


def _findings(path: Path) -> list[str]:
    registers = sorted((ROOT / "tests" / "schema").glob("register-*.xml"))
    if path.parent.name != "schema":
        registers = Config(ROOT).registers
    validator = Validator.of(Config(ROOT), [read(register) for register in registers])
    return [str(finding) for finding in validator.check_files([path]) if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_we_ship(path: Path) -> None:
    assert _findings(path) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_right_sentence(tmp_path: Path, sentence: str) -> None:
    for folder in ("registers", "transcripts"):
        (tmp_path / folder).symlink_to(ROOT / "tei" / folder)
    (tmp_path / "cables").mkdir()
    path = tmp_path / "cables" / "cmc-032.xml"
    path.write_text(CABLE.replace(P2, f"{sentence} {P2}", 1), encoding="utf-8")
    assert _findings(path) == []
