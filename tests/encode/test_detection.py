"""Which dialect a transcript is in: the one that recognises most, none where that is little or a tie."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.encode.dialect_file import load
from diplomatic.encode.dialects import choose, evidence, load_dialects
from diplomatic.encode.transcript import Line


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1)]


def chosen(*texts: str, name: str | None = None) -> str:
    return choose(load_dialects(), name, lines(*texts), Path("cable.txt")).name


@pytest.mark.parametrize(
    ("texts", "dialect"),
    [
        (("Ciphergram No. 1", "To: KRAJEWSKI"), "polish-ciphergram"),
        (("R 141343Z DEC 01", "FM USINT HAVANA"), "us-telegram"),
        (("TOP SECRET", "Copy No. 1", "Enciphered Cable"), "soviet"),
    ],
)
def test_a_header_is_recognised(texts: tuple[str, ...], dialect: str) -> None:
    assert chosen(*texts) == dialect


def test_prose_is_not_recognised() -> None:
    with pytest.raises(CannotRun, match=r"No dialect recognises the header.*--dialect"):
        chosen("My dear friend,", "the weather is fine.")


def test_a_tie_is_not_decided(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f"name = '{name}'\ndescription = 'x'\n[[header]]\ntype = 'copy'\npattern = 'Copy'\nevidence = 5\n"
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    dialects = {name: load(tmp_path / f"{name}.toml") for name in ("one", "two")}
    with pytest.raises(CannotRun, match="The header could be two or one"):
        choose(dialects, None, lines("Copy"), Path("cable.txt"))


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(CannotRun, match=r"There is no dialect 'martian'. Known are polish"):
        chosen("TOP SECRET", name="martian")


def test_a_dialect_that_is_asked_for_needs_no_evidence() -> None:
    assert chosen("My dear friend,", name="soviet") == "soviet"


def test_a_kind_of_line_counts_once() -> None:
    soviet = load_dialects()["soviet"]
    assert evidence(soviet, lines("Copy No. 1")) == evidence(soviet, lines("Copy No. 1", "Copy No. 2"))
