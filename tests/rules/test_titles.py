"""H001 has to tell places from persons and offices in a title. Which titles it doubts, beside the header "From: Havana"."""

import shutil
from pathlib import Path

import pytest

from diplomatic.config import Config
from diplomatic.document import read
from diplomatic.validate import Validator

HERE = Path(__file__).resolve().parent

RIGHT = [
    "Telegram from the KGB Resident",
    "Telegram from the KGB Resident in Washington",
    "Telegram from TROSTNIK to Comrade Pavlov",
    "Telegram from Soviet Ambassador to Cuba Alekseyev to the Soviet Foreign Ministry",
    "Telegram from US Ambassador Bonsal on Cuba",
    "Telegram from the CIA, in translation",
    "Cable from Alekseyev to Khrushchev on an expected invasion",
    "Cable from Khrushchev",
    "Cable from Shvernik’s office",
    "Cable on Cuba",
    "Cable on the withdrawal of missiles from Cuba",
    "Notes from Washington",
    "Ciphered telegram from havana",
    "CIPHERED TELEGRAM FROM HAVANA",
    "Telegram from La Habana, from Alekseyev",
    "Enciphered cable from Havana, from Alekseyev on his return from Moscow",
    "Telegram from Havana to Washington",
    "Letter from a friend in Washington",
    "Cable from",
    "",
]
WRONG = {
    "Enciphered cable from Hawaii, from Alekseyev": "Hawaii",
    "Enciphered cable from Alekseyev, from Hawaii": "Hawaii",
    "Telegram from Washington to Moscow": "Washington",
    "ciphered telegram from washington": "washington",
    "CIPHERED TELEGRAM FROM WASHINGTON": "WASHINGTON",
    "Telegram from Washington, D.C.": "Washington, D.C.",
    "Cable from Rio de Janeiro on Cuba": "Rio de Janeiro",
    "Cable from San José de las Lajas": "San José",
    "Messages from the Hague": "Hague",
}


def _doubted(tmp_path: Path, title: str) -> list[str]:
    text = (HERE / "h001" / "good.xml").read_text(encoding="utf-8")
    start, end = text.index("<title>") + len("<title>"), text.index("</title>")
    shutil.copytree(HERE / "registers", tmp_path / "registers")
    (tmp_path / "cables").mkdir()
    (tmp_path / "cables" / "good.xml").write_text(text[:start] + title + text[end:], encoding="utf-8")
    registers = [read(path) for path in sorted((tmp_path / "registers").glob("*.xml"))]
    found = Validator.of(Config(tmp_path), registers).check_file(tmp_path / "cables" / "good.xml")
    return [finding.message for finding in found if finding.code == "H001"]


@pytest.mark.parametrize("title", RIGHT)
def test_right(tmp_path: Path, title: str) -> None:
    assert _doubted(tmp_path, title) == []


@pytest.mark.parametrize("title", WRONG)
def test_wrong(tmp_path: Path, title: str) -> None:
    assert _doubted(tmp_path, title) == [f"the title says 'from {WRONG[title]}', the header 'From: Havana'"]
