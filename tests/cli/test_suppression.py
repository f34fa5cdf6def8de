"""Suppressions in the text and in ``edition.toml``, ``--select``, ``--ignore`` and severities, from outside."""

import json
from pathlib import Path

import pytest

from .conftest import Run

POINTER = '<persName ref="../registers/persons.xml#nobody">First recipient</persName>'
REASON = 'reason="he is in no register yet"'


def put(cable: Path, instruction: str, before: str = POINTER) -> None:
    text = cable.read_text(encoding="utf-8")
    assert text.count(before) == 1
    cable.write_text(text.replace(before, instruction + before), encoding="utf-8")


def settings(edition: Path, text: str) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def codes(run: Run, cable: Path, *options: str) -> list[str]:
    found = json.loads(run("validate", "--format", "json", *options, cable).out)
    return [f"{finding['code']}:{finding['severity']}" for finding in found]


@pytest.mark.parametrize(
    "instruction",
    [
        f"<?diplomatic ignore N001 {REASON}?>",
        "<?diplomatic ignore N001 reason='he is in no register yet'?>",
        f"<?diplomatic   ignore\n N001\n {REASON} ?>",
        f"<?diplomatic ignore N001 {REASON}?> <!-- he is --> <?other thing?>\n",
    ],
)
def test_an_instruction_suppresses_what_follows(run: Run, broken: Path, instruction: str) -> None:
    put(broken, instruction)
    done = run("validate", broken)
    assert (done.code, done.out) == (0, "")
    assert "no findings (1 suppressed with a reason)." in done.err


def test_before_the_root_it_is_about_the_document(run: Run, broken: Path) -> None:
    put(broken, f"<?diplomatic ignore N001 {REASON}?>\n", before="<TEI ")
    assert run("validate", broken).code == 0


def test_everything_in_the_element_is_meant_and_nothing_else(run: Run, broken: Path) -> None:
    put(broken, f"<?diplomatic ignore N001 {REASON}?>", before='<list xml:id="l1"')
    assert run("validate", broken).code == 0
    text = broken.read_text(encoding="utf-8").replace("<persName>THE SENDER", '<persName ref="#nobody-else">THE SENDER')
    broken.write_text(text, encoding="utf-8")
    assert codes(run, broken) == ["N001:error"]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        ("<?diplomatic ignore N001?>", ["N001:error", "U001:error"]),
        ("<?diplomatic ignore N001 reason='  '?>", ["N001:error", "U001:error"]),
        (f"<?diplomatic ignore NOO1 {REASON}?>", ["N001:error", "U002:error"]),
        (f"<?diplomatic ignore N {REASON}?>", ["N001:error", "U002:error"]),
        (f"<?diplomatic ignore N001 D002 {REASON}?>", ["U003:warning"]),
        (f"<?diplomatic ignore S001 {REASON}?>", ["N001:error", "U004:error"]),
        (f"<?diplomatic ignore U003 {REASON}?>", ["N001:error", "U004:error"]),
        (f"<?diplomatic ingore N001 {REASON}?>", ["N001:error", "U005:error"]),
        ("<?diplomatic?>", ["N001:error", "U005:error"]),
        (f"<?diplomatic ignore N001 {REASON}?>text ", ["N001:error", "U003:warning"]),
    ],
)
def test_a_suppression_that_is_wrong_is_a_finding(
    run: Run, broken: Path, instruction: str, expected: list[str]
) -> None:
    put(broken, instruction)
    assert sorted(code for code in codes(run, broken) if code[0] != "S") == expected


def test_an_instruction_with_nothing_after_it(run: Run, cable: Path) -> None:
    put(cable, f"<?diplomatic ignore N001 {REASON}?>", before="</TEI>")
    assert codes(run, cable) == ["U003:warning"]


def test_the_settings_suppress(run: Run, edition: Path, broken: Path) -> None:
    settings(edition, '[[validate.ignore]]\ncode = "N001"\npath = "tei/cables/cable-*.xml"\nreason = "not yet"')
    done = run("validate", cwd=edition)
    assert done.code == 0
    assert "(1 suppressed with a reason)" in done.err
    assert run("validate", broken).code == 0
    built = run("build", cwd=edition)
    assert built.code == 0
    assert "(1 suppressed with a reason)" in built.err


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('code = "N001"', "U001"),
        ('code = "N001"\nreason = ""', "U001"),
        ('reason = "none"', "U002"),
        ('code = "Q9"\nreason = "none"', "U002"),
        ('code = "X001"\nreason = "none"', "U004"),
        ('code = "N002"\nreason = "none"', "U003"),
        ('code = "N001"\npath = "tei/registers/**"\nreason = "none"', "U003"),
        ('code = "N001"\npath = "cable-001.xml"\nreason = "none"', "U003"),
    ],
)
def test_an_entry_that_is_wrong_is_a_finding(run: Run, edition: Path, broken: Path, entry: str, expected: str) -> None:
    del broken
    settings(edition, f"[[validate.ignore]]\n{entry}")
    found = json.loads(run("validate", "--format", "json", cwd=edition).out)
    assert sorted(finding["code"] for finding in found) == ["N001", expected]
    place = next(finding for finding in found if finding["code"] == expected)
    lines = (edition / "edition.toml").read_text(encoding="utf-8").splitlines()
    assert (place["path"], lines[place["line"] - 1]) == ("edition.toml", "[[validate.ignore]]")


def test_an_entry_is_not_judged_by_half_of_its_files(run: Run, edition: Path, cable: Path) -> None:
    settings(edition, '[[validate.ignore]]\ncode = "N001"\nreason = "none"')
    assert codes(run, cable) == []
    assert "U003" in run("validate", cwd=edition).out


def test_select_and_ignore(run: Run, broken: Path) -> None:
    assert codes(run, broken, "--select", "N") == ["N001:error"]
    assert codes(run, broken, "--select", "D,H") == []
    assert codes(run, broken, "--ignore", "n001") == []
    assert codes(run, broken, "--select", "N", "--ignore", "N001") == []
    assert codes(run, broken, "--ignore", "N", "--select", "N001") == ["N001:error"]
    broken.write_text("<TEI>", encoding="utf-8")
    assert codes(run, broken, "--select", "N") == ["X001:error"]


def test_options_that_make_no_sense(run: Run, broken: Path) -> None:
    assert run("validate", "--select", "N0O1", broken).refused("--select: there is no code 'N0O1'", "Did you mean N001")
    assert run("validate", "--ignore", "X001", broken).refused("X001 is always reported")


def test_severities(run: Run, edition: Path, broken: Path) -> None:
    settings(edition, '[validate.severity]\nN = "info"\nN001 = "warning"')
    assert codes(run, broken) == ["N001:warning"]
    assert run("validate", broken).code == 0


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('N001 = "off"', ("validate.severity.N001 cannot be 'off'", "[[validate.ignore]]")),
        ("N001 = 3", ("validate.severity.N001 cannot be that", '"warning"')),
        ('N009 = "info"', ("there is no code 'N009'", "Did you mean ")),
        ('S001 = "info"', ("the severity of S001 is fixed",)),
    ],
)
def test_severities_that_make_no_sense(run: Run, edition: Path, setting: str, words: tuple[str, ...]) -> None:
    settings(edition, f"[validate.severity]\n{setting}")
    line = (edition / "edition.toml").read_text(encoding="utf-8").splitlines().index(setting) + 1
    assert run("validate", cwd=edition).refused(f"edition.toml:{line}: ", *words)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('[validate]\nignore = "N001"', "validate.ignore is not a list of tables"),
        ("[validate]\nseverity = 3", "validate.severity is not a table"),
        ('[validate]\nselect = "N"', "'select' is not a known key in [validate]"),
        ('[[validate.ignore]]\ncodes = "N001"', "Did you mean 'code'"),
        ("[[validate.ignore]]\ncode = 3", "validate.ignore.code is not of the right kind"),
    ],
)
def test_settings_that_make_no_sense(run: Run, edition: Path, setting: str, words: str) -> None:
    settings(edition, setting)
    assert run("validate", cwd=edition).refused("edition.toml:", words)
