"""Dialects as files: one clear sentence for each way in which one can be wrong, and those of an edition come first."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun
from diplomatic.encode import load_dialects, load_rules
from diplomatic.encode.dialect_file import load

GOOD = 'name = "own"\ndescription = "Our own"\n'
HEADER = "[[header]]\ntype = 'copy'\npattern = '{}'\n"


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "The dialect cannot be read"),
        ('name = "own"', "The dialect lacks 'description'"),
        ('name = "other"\ndescription = "x"', "The dialect calls itself 'other'"),
        (GOOD + "colour = 1", "'colour' is not a key of the dialect"),
        (GOOD + "header = 1", "'header' in the dialect is of the wrong kind. It takes a list of tables"),
        (GOOD + "header = [1]", "[[header]] is not a table"),
        (GOOD + 'language = "plain English"', "'plain English' is not the code of a language"),
        (GOOD + '[dates]\norder = "dmy"', "'dmy' is not an order of dates. Known are day-first, month-first"),
        (GOOD + '[dates]\npivot = "17"', "'pivot' in [dates] is of the wrong kind. It takes a whole number"),
        (GOOD + "[dates]\ncalendar = 1", "'calendar' is not a key of [dates]"),
        (GOOD + "[terms]\nR = 1", "The term 'R' has no meaning in words"),
        (GOOD + "[names]\naddress = 'Comrade'", "The pattern names.address has no group 'name'"),
        (GOOD + "[references]\nmessage = 'No'", "The pattern references.message has no group 'cable'"),
        (GOOD + HEADER.format("Copy ("), "is not a regular expression: missing )"),
        (GOOD + HEADER.format("(?P<colour>.)"), "The group 'colour' of a [[header]] pattern is not known"),
        (GOOD + HEADER.format("x") + "evidence = '3'", "'evidence' in [[header]] is of the wrong kind"),
        (GOOD + HEADER.format("x") + "within = 3", "'within' is not a key of [[header]]"),
        (GOOD + "[[header]]\ntype = 'copy'", "[[header]] lacks 'pattern'"),
        (GOOD + "[[header]]\ntype = 'menu'\npattern = 'x'", "'menu' is not a type of [[header]]. Known are addressee"),
        (GOOD + "[[closer]]\ntype = 'office'\npattern = '(?P<label>x)'", "The group 'label' of a [[closer]] pattern"),
    ],
)
def test_what_is_wrong_with_a_dialect_is_said(text: str, message: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CannotRun) as error:
        load(path)
    assert message in str(error.value)
    assert str(error.value).startswith(str(path))


def test_a_dialect_needs_little(tmp_path: Path) -> None:
    dialect = load(write(tmp_path, GOOD + HEADER.format("Copy (?P<copy>.)")))
    assert dialect.header_match("Copy 1") is not None
    assert dialect.language == "en"


def test_an_edition_replaces_a_shipped_dialect_and_adds_its_own(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("own", "soviet", 1), "soviet.toml")
    write(tmp_path, "", "furniture.toml")
    dialects = load_dialects(tmp_path)
    assert list(dialects) == ["own", "polish-ciphergram", "soviet", "us-telegram"]
    assert dialects["soviet"].description == "Our own"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("drop = ", "The rules cannot be read"),
        ("[header]", "The file has something else than [[drop]]"),
        ("[[drop]]\nline = 'x'", "A [[drop]] lacks 'reason'"),
        ("[[drop]]\nline = '('\nreason = 'x'", "is not a regular expression"),
        ("[[drop]]\nline = 'x'\nreason = 'x'\nwithin = 'x'", "'within' in [[drop]] is of the wrong kind"),
        ("[[drop]]\nlines = 'x'", "'lines' is not a key of [[drop]]"),
    ],
)
def test_what_is_wrong_with_the_rules_for_furniture_is_said(text: str, message: str, tmp_path: Path) -> None:
    path = write(tmp_path, text, "furniture.toml")
    with pytest.raises(CannotRun) as error:
        load_rules(tmp_path)
    assert message in str(error.value)
    assert str(error.value).startswith(str(path))
