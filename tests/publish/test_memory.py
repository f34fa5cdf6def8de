"""A build that remembers the last one gives what a build gives that knows nothing: the same files, the same findings."""

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatic import config, customization
from diplomatic.diagnostics import CannotRun, Diagnostic
from diplomatic.document.reading import read
from diplomatic.publish import Built, Memory, build, open_edition
from diplomatic.validate import Validator

from .conftest import ROOT, change, files_of, site_of

CABLES = Path("tei/cables")
SAMPLE = (ROOT / CABLES / "cmc-032.xml").read_text(encoding="utf-8")


def cable(number: int) -> str:
    """The sample with an id and numbers of its own."""
    text = SAMPLE.replace('xml:id="cmc-032"', f'xml:id="cmc-{number:03}"')
    for old, new in (("1688", 20000), ("1691", 20003), ("49657", 60000), ("6216/", 7000)):
        text = text.replace(old, f"{new + 4 * number}" + old[4:].replace("7", ""))
    return text


def remembered(edition: Path, memory: Memory, *, hurry: bool = False) -> Built:
    settings = config.find(edition)
    return build(settings, settings.folder("output"), memory=memory, hurry=hurry)


def clean(edition: Path, *, hurry: bool = False) -> Built:
    return build(config.find(edition), edition / "build" / "clean", memory=Memory(), hurry=hurry)


def forget(edition: Path) -> None:
    shutil.rmtree(edition / "build" / "clean", ignore_errors=True)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are examined, in their order."""
    names: list[str] = []
    examine = Validator.examine

    def counting(self: Validator, document: object) -> object:
        names.append(document.path.name)  # type: ignore[attr-defined]
        return examine(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Validator, "examine", counting)
    return names


def test_only_a_changed_cable_is_read_and_checked_again(edition: Path, counted: list[str]) -> None:
    (edition / CABLES / "cmc-033.xml").write_text(cable(33), encoding="utf-8")
    memory = Memory()
    first = remembered(edition, memory)
    assert len(counted) == 5
    before = memory.document(edition / CABLES / "cmc-032.xml")
    counted.clear()
    change(edition / CABLES / "cmc-033.xml", "I met with", "I spoke with")
    second = remembered(edition, memory)
    assert counted == ["cmc-033.xml"]
    assert memory.document(edition / CABLES / "cmc-032.xml") is before
    assert second.findings == first.findings


def test_registers_are_the_law_of_all_cables(edition: Path, counted: list[str]) -> None:
    memory = Memory()
    remembered(edition, memory)
    counted.clear()
    change(edition / "tei" / "registers" / "persons.xml", 'xml:id="kennedy"', 'xml:id="kenedy"')
    assert "N001" in {finding.code for finding in remembered(edition, memory).findings}
    assert len(counted) == 4


def test_a_pointer_follows_what_becomes_of_its_target(edition: Path, counted: list[str]) -> None:
    """The cable itself is not changed; the one that it points at is, goes, and comes back."""
    other = edition / CABLES / "cmc-033.xml"
    other.write_text(cable(33), encoding="utf-8")
    start, end = SAMPLE.index("<correspContext>"), SAMPLE.index("</correspContext>")
    pointing = SAMPLE[:start] + '<correspContext><ref type="replyTo" target="cmc-033.xml#p2">No. 1</ref>' + SAMPLE[end:]
    (edition / CABLES / "cmc-032.xml").write_text(pointing, encoding="utf-8")
    memory = Memory()

    def codes() -> set[str]:
        return {finding.code for finding in remembered(edition, memory).findings if finding.code.startswith("L")}

    assert codes() == set()
    counted.clear()
    change(other, 'xml:id="p2"', 'xml:id="p2x"')
    assert codes() == {"L001"}
    assert sorted(counted) == ["cmc-032.xml", "cmc-033.xml"]
    other.unlink()
    assert "L002" in codes()
    other.write_text(cable(33), encoding="utf-8")
    assert codes() == set()


def test_another_day_is_another_law(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    assert not remembered(edition, memory).findings
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert "D003" in {finding.code for finding in remembered(edition, memory).findings}


def test_a_file_that_changes_while_it_is_built_is_built_again(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is saved after it was read and before its page is made: the next build must not take that page for the new one's."""
    memory = Memory()
    remembered(edition, memory)
    path = edition / CABLES / "cmc-032.xml"
    change(path, "I met with", "I spoke with")
    check = Memory.check

    def saving(self: Memory, *arguments: object) -> list[Diagnostic]:
        found = check(self, *arguments)  # type: ignore[arg-type]
        if "I spoke with" in path.read_text(encoding="utf-8"):
            change(path, "I spoke with", "I dined with")
        return found

    monkeypatch.setattr(Memory, "check", saving)
    remembered(edition, memory)
    remembered(edition, memory)
    assert b"I dined with" in files_of(site_of(edition))["cables/cmc-032.html"]


def test_a_style_sheet_makes_no_page_anew(edition: Path) -> None:
    memory = Memory()
    remembered(edition, memory)
    theme = edition / "transforms" / "css" / "theme.css"
    theme.parent.mkdir(parents=True)
    theme.write_text(":root { --ink: #123456 }")
    site = site_of(edition)
    pages = [name for name in files_of(site) if name.startswith(("cables/", "registers/")) and name.endswith(".html")]
    before = {name: (site / name).stat().st_ino for name in pages}
    built = remembered(edition, memory)
    assert b"#123456" in files_of(site)["css/edition.css"]
    assert {name: (site / name).stat().st_ino for name in before} == before
    assert built.site


def test_a_transform_of_the_projects_own_is_loaded_again(edition: Path) -> None:
    own = edition / "own.py"
    own.write_text("def page(document, view):\n    return '<p>one</p>'\n")
    toml = edition / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[transforms]\nhtml = "own.py:page"\n', encoding="utf-8")
    memory = Memory()
    remembered(edition, memory)
    own.write_text("def page(document, view):\n    return '<p>two</p>'\n")  # of the same length, within the same second
    remembered(edition, memory)
    assert files_of(site_of(edition))["cables/cmc-032.html"] == b"<p>two</p>"


def test_rules_that_read_other_documents_are_asked_each_time(tmp_path: Path) -> None:
    own = tmp_path / "own"
    subprocess.run([sys.executable, "-m", "diplomatic", "new", str(own), "--odd"], check=True, capture_output=True)
    change(own / "schema" / "edition.odd", "normalize-space()", "document('../other.xml', .)/other/@ready")
    other = own / "tei" / "other.xml"
    other.write_text("<other/>")
    memory = Memory()

    def codes() -> set[str]:
        return {finding.code for finding in open_edition(config.find(own), memory).findings}

    assert codes() == {"R001"}
    other.write_text('<other ready="yes"/>')
    assert codes() == set()


Edit = Callable[[Path, random.Random], None]


def _words(edition: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    old, new = chance.choice(
        [
            ("I met", "I spoke"),
            ("I spoke", "I met"),
            ('<p xml:id="p2">', '<p xml:id="p2">Also '),
            ("</persName>,", "</persName> too,"),
            ('<title type="main">', '<title type="main">New: '),
            ('when="1962-10-29"', 'when="1962-10-27"'),
        ]
    )
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _broken(edition: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    path.write_bytes(path.read_bytes()[: chance.choice([0, 900, 5000])])


def _mended(edition: Path, chance: random.Random) -> None:
    number = chance.choice([33, 34])
    (edition / CABLES / f"cmc-{number:03}.xml").write_text(cable(number), encoding="utf-8")
    (edition / CABLES / "cmc-032.xml").write_text(SAMPLE, encoding="utf-8")


def _linked(edition: Path, chance: random.Random) -> None:
    target = chance.choice(["cmc-033.xml", "cmc-034.xml#p2", "cmc-034.xml#p99", "cmc-099.xml"])
    path = edition / CABLES / "cmc-032.xml"
    start, end = SAMPLE.index("<correspContext>"), SAMPLE.index("</correspContext>")
    context = f'<correspContext><ref type="replyTo" target="{target}">No. 1</ref>'
    path.write_text(SAMPLE[:start] + context + SAMPLE[end:], encoding="utf-8")


def _deleted(edition: Path, chance: random.Random) -> None:
    (edition / CABLES / f"cmc-{chance.choice([33, 34]):03}.xml").unlink(missing_ok=True)


def _renamed(edition: Path, chance: random.Random) -> None:
    """As editors save: a new file takes the place of the old one."""
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    beside = path.with_name(".new")
    beside.write_text(path.read_text(encoding="utf-8", errors="replace").replace("Comrade", "Cde"), encoding="utf-8")
    beside.replace(path)


def _register(edition: Path, chance: random.Random) -> None:
    path = edition / "tei" / "registers" / "persons.xml"
    old, new = chance.choice(
        [("ambassador", "envoy"), ("envoy", "ambassador"), ("kennedy", "kenedy"), ("kenedy", "kennedy")]
    )
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _settings(edition: Path, chance: random.Random) -> None:
    path = edition / "edition.toml"
    text = chance.choice(
        [
            (ROOT / "edition.toml").read_text(encoding="utf-8"),
            '[edition]\ntitle = "Another"\n',
            '[edition]\ntitle = "Lenient"\n[validate.severity]\nN001 = "warning"\nL = "warning"\n',
            '[[validate.ignore]]\ncode = "L002"\nreason = "It is not there."\n',
            "[edition\n",
        ]
    )
    path.write_text(text, encoding="utf-8")


def _page(edition: Path, chance: random.Random) -> None:
    """A page may come into the navigation of all others, change its name there, or go."""
    path = edition / "tei" / "pages" / chance.choice(["notes.md", "introduction.md", "about.md"])
    path.parent.mkdir(exist_ok=True)
    text = chance.choice(["# Notes\n\nOne.", "# Other notes\n\nTwo [cables](../cables/cmc-032.xml).", ""])
    path.write_text(text, encoding="utf-8") if text else path.unlink(missing_ok=True)


def _style(edition: Path, chance: random.Random) -> None:
    path = edition / "transforms" / "css" / "theme.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f":root {{ --ink: #00000{chance.randrange(9)} }}")


def _transcript(edition: Path, chance: random.Random) -> None:
    path = next((edition / "tei" / "transcripts").glob("*"), edition / "tei" / "transcripts" / "a.txt")
    path.rename(path.with_suffix(chance.choice([".txt", ".text"])))


EDITS: list[Edit] = [
    _words,
    _broken,
    _mended,
    _linked,
    _deleted,
    _renamed,
    _register,
    _settings,
    _page,
    _style,
    _transcript,
]


def result(do: Callable[[], Built]) -> object:
    """What a build says, or why it could not run."""
    try:
        built = do()
    except CannotRun as error:
        return str(error)
    return built.findings, built.suppressed, built.site is not None


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.randoms(use_true_random=False)), min_size=3, max_size=6))
def test_any_edits_give_what_a_clean_build_gives(edits: list[tuple[Edit, random.Random]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # They are most of a site, and no text is in them.
        patch.setattr(customization, "guidelines", lambda *_: iter(()))
        edition = Path(folder)
        for part in ("tei/cables", "tei/registers", "tei/transcripts"):
            shutil.copytree(ROOT / part, edition / part)
        settings = (ROOT / "edition.toml").read_text(encoding="utf-8")
        (edition / "edition.toml").write_text(f'{settings}\n[books]\npdf = "none"  # a second each\n', encoding="utf-8")
        for number in (33, 34):
            (edition / CABLES / f"cmc-{number:03}.xml").write_text(cable(number), encoding="utf-8")
        memory = Memory()
        remembered(edition, memory, hurry=True)
        for edit, chance in edits:
            edit(edition, chance)
            forget(edition)
            expected = result(lambda: clean(edition, hurry=True))
            assert result(lambda: remembered(edition, memory, hurry=True)) == expected
            if (edition / "build" / "clean").is_dir():
                assert files_of(site_of(edition)) == files_of(edition / "build" / "clean")


def test_the_sample_can_be_made_many(edition: Path) -> None:
    """What the tests above are made of: three cables in which nothing is to be found."""
    for number in (33, 34):
        path = edition / CABLES / f"cmc-{number:03}.xml"
        path.write_text(cable(number), encoding="utf-8")
        assert read(path).id == f"cmc-{number:03}"
    assert open_edition(config.find(edition)).findings == []


def test_what_can_wait_is_made_by_the_next_build_that_has_time(edition: Path) -> None:
    settings, memory = config.find(edition), Memory()
    site, book = site_of(edition), "cables/cmc-032.epub"
    first = build(settings, site, memory=memory, hurry=True)
    assert first.put_off == 2
    assert not (site / book).exists()
    remembered(edition, memory)
    before = (site / book).read_bytes()
    change(edition / CABLES / "cmc-032.xml", "I met with", "I spoke with")
    assert build(settings, site, memory=memory, hurry=True).put_off == 2
    assert (site / book).read_bytes() == before
    build(settings, site)
    clean(edition)
    assert files_of(site) == files_of(edition / "build" / "clean")
