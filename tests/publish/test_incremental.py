"""A build that remembers the last one gives what a build gives that knows nothing: the same files, the same findings."""

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from benchmarks.corpus import Past
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatic import config, customization
from diplomatic.diagnostics import CannotRun
from diplomatic.document.reading import read
from diplomatic.publish import Built, Working, build, examine, made, placing, plan
from diplomatic.publish import edition as publish_edition
from diplomatic.validate import Validator

from .conftest import ROOT, change, files_of, opened, site_of

CABLES, REGISTERS, TRANSCRIPTS = Path("tei/cables"), Path("tei/registers"), Path("tei/transcripts")
SAMPLE = (ROOT / CABLES / "cmc-032.xml").read_text(encoding="utf-8")
SETTINGS = (ROOT / "edition.toml").read_text(encoding="utf-8") + '\n[books]\npdf = "none"  # a second each\n'
OTHERS = {"CNAME", ".git/HEAD", "cables/theirs.html"}
"""What somebody else puts into the site."""
Edit = Callable[[Path, random.Random], None]


def cable(number: int) -> str:
    """The sample with an id and numbers of its own."""
    text = SAMPLE.replace('xml:id="cmc-032"', f'xml:id="cmc-{number:03}"')
    for old, new in (("1688", 20000), ("1691", 20003), ("49657", 60000), ("6216/", 7000)):
        text = text.replace(old, f"{new + 4 * number}" + old[4:].replace("7", ""))
    return text


def remembered(edition: Path, *, hurry: bool = False, jobs: int = 1, explain: bool = False) -> Built:
    settings = config.find(edition)
    return build(settings, settings.folder("output"), hurry=hurry, working=Working(jobs), explain=explain)


def clean(edition: Path) -> Built:
    """Build as a process does that knows nothing of the edition, and finds no store."""
    folder = edition / "build" / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    for name in (".clean.sqlite", ".clean.lock"):
        (folder.parent / name).unlink(missing_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examine, "_last", [])
        patch.setattr(plan, "_last", {})
        return build(config.find(edition), folder, working=Working(1))


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


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Three cables in which nothing is to be found."""
    return sample(tmp_path / "an edition")


def sample(folder: Path) -> Path:
    for part in (CABLES, REGISTERS, TRANSCRIPTS):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    for number in (33, 34):
        (folder / CABLES / f"cmc-{number:03}.xml").write_text(cable(number), encoding="utf-8")
    return folder


def test_the_sample_can_be_made_many(edition: Path) -> None:
    """What these tests are made of: three cables in which nothing is to be found."""
    assert [read(path).id for path in config.find(edition).cables] == ["cmc-032", "cmc-033", "cmc-034"]
    with opened(edition) as (_, findings):
        assert findings == []


def test_only_a_changed_cable_is_read_and_checked_again(edition: Path, counted: list[str]) -> None:
    first = remembered(edition)
    assert len(counted) == 6
    counted.clear()
    change(edition / CABLES / "cmc-033.xml", "I met with", "I spoke with")
    second = remembered(edition)
    assert counted == ["cmc-033.xml"]
    assert second.findings == first.findings


def test_a_cable_whose_findings_are_known_is_not_checked_again(edition: Path, counted: list[str]) -> None:
    title = '<title type="main">Enciphered cable from '
    change(edition / CABLES / "cmc-033.xml", f"{title}Havana", f"{title}Hawaii")
    first = remembered(edition)
    assert first.findings
    counted.clear()
    change(edition / CABLES / "cmc-034.xml", "I met with", "I spoke with")
    assert remembered(edition).findings == first.findings
    assert counted == ["cmc-034.xml"]


@pytest.mark.parametrize("length", [0, 3000])
def test_a_register_that_cannot_be_read_is_reported_and_forgotten(edition: Path, length: int) -> None:
    before = remembered(edition)
    register = edition / REGISTERS / "persons.xml"
    text = register.read_bytes()
    register.write_bytes(text[:length])
    assert remembered(edition).site is None
    register.write_bytes(text)
    assert remembered(edition).findings == before.findings


def test_registers_are_the_law_of_all_cables(edition: Path, counted: list[str]) -> None:
    remembered(edition)
    counted.clear()
    change(edition / REGISTERS / "persons.xml", 'xml:id="kennedy"', 'xml:id="kenedy"')
    assert "N001" in {finding.code for finding in remembered(edition).findings}
    assert len(counted) == 6


def test_a_pointer_follows_what_becomes_of_its_target(edition: Path, counted: list[str]) -> None:
    """The cable itself is not changed; the one that it points at is, goes, and comes back."""
    other = edition / CABLES / "cmc-033.xml"
    start, end = SAMPLE.index("<correspContext>"), SAMPLE.index("</correspContext>")
    pointing = SAMPLE[:start] + '<correspContext><ref type="replyTo" target="cmc-033.xml#p2">No. 1</ref>' + SAMPLE[end:]
    (edition / CABLES / "cmc-032.xml").write_text(pointing, encoding="utf-8")

    def codes() -> set[str]:
        return {finding.code for finding in remembered(edition).findings if finding.code.startswith("L")}

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
    assert not remembered(edition).findings
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    change(edition / "edition.toml", "[books]", "[books]  # so that it is not fresh")
    assert "D003" in {finding.code for finding in remembered(edition).findings}


def test_each_edition_has_a_law_of_its_own(edition: Path, tmp_path: Path) -> None:
    """Two editions with the same registers and settings, in one process."""
    remembered(edition)
    second = tmp_path / "another edition"
    shutil.copytree(edition, second, ignore=shutil.ignore_patterns("build"))
    built = remembered(second)
    assert built.findings == []
    assert files_of(site_of(second)) == files_of(site_of(edition))


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (CABLES / "cmc-032.xml", "I spoke with", "I dined with"),
        (REGISTERS / "persons.xml", "Soviet ambassador to Cuba", "Soviet envoy to Cuba"),
        (Path("tei/pages/notes.md"), "One.", "Two."),
        (Path("transforms/css/theme.css"), "#111111", "#222222"),
        (Path("edition.toml"), "Cables of the Cuban Missile Crisis", "Cables of a crisis"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_a_file_that_changes_while_it_is_built_is_built_again(
    edition: Path, monkeypatch: pytest.MonkeyPatch, place: Path, old: str, new: str
) -> None:
    """It is saved after it was read and before its page is made: the next build must not take that page for the new one's."""
    remembered(edition)
    for path, text in (
        ("tei/pages/notes.md", "# Notes\n\nOne."),
        ("transforms/css/theme.css", ":root { --ink: #111111 }"),
    ):
        (edition / path).parent.mkdir(parents=True)
        (edition / path).write_text(text, encoding="utf-8")
    change(edition / CABLES / "cmc-032.xml", "I met with", "I spoke with")
    keep = publish_edition._examine

    def saving(*arguments: object) -> None:
        keep(*arguments)  # type: ignore[arg-type]
        change(edition / place, old, new)

    with monkeypatch.context() as patch:
        patch.setattr(publish_edition, "_examine", saving)
        said = result(lambda: remembered(edition))
    assert not isinstance(said, str) or "changed while the edition was being built" in said
    assert remembered(edition).site
    clean(edition)
    assert files_of(site_of(edition)) == files_of(edition / "build" / "clean")


def test_a_style_sheet_makes_no_page_anew(edition: Path) -> None:
    remembered(edition)
    theme = edition / "transforms" / "css" / "theme.css"
    theme.parent.mkdir(parents=True)
    theme.write_text(":root { --ink: #123456 }")
    site = site_of(edition)
    pages = [name for name in files_of(site) if name.startswith(("cables/", "registers/")) and name.endswith(".html")]
    before = {name: (site / name).stat().st_ino for name in pages}
    built = remembered(edition)
    assert b"#123456" in files_of(site)["css/edition.css"]
    assert {name: (site / name).stat().st_ino for name in before} == before
    assert built.site


def test_a_transform_of_the_projects_own_is_loaded_again(edition: Path) -> None:
    own = edition / "own.py"
    own.write_text("def page(document, view):\n    return '<p>one</p>'\n")
    toml = edition / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[transforms]\nhtml = "own.py:page"\n', encoding="utf-8")
    remembered(edition)
    own.write_text("def page(document, view):\n    return '<p>two</p>'\n")  # of the same length, within the same second
    remembered(edition)
    assert files_of(site_of(edition))["cables/cmc-032.html"] == b"<p>two</p>"


def test_rules_that_read_other_documents_are_asked_each_time(tmp_path: Path) -> None:
    own = tmp_path / "own"
    subprocess.run([sys.executable, "-m", "diplomatic", "new", str(own), "--odd"], check=True, capture_output=True)
    change(own / "schema" / "edition.odd", "normalize-space()", "document('../other.xml', .)/other/@ready")
    other = own / "tei" / "other.xml"
    other.write_text("<other/>")

    def codes() -> set[str]:
        return {finding.code for finding in remembered(own).findings}

    assert codes() == {"R001"}
    other.write_text('<other ready="yes"/>')
    assert codes() == set()


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
    path.write_text(path.read_text(encoding="utf-8", errors="replace").replace(old, new), encoding="utf-8")


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


def _header(edition: Path, chance: random.Random) -> None:
    """What the pages of other cables show of one: its title, its date, its sender."""
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    old, new = chance.choice(
        [
            ('<title type="main">', '<title type="main">Another: '),
            ("1962-10-27", "1962-10-26"),
            ('when="1962-10-26', 'when="1962-10-28'),
            ("persons.xml#alekseyev", "persons.xml#castro-fidel"),
            ("<country>", "<country>The "),
        ]
    )
    path.write_text(path.read_text(encoding="utf-8", errors="replace").replace(old, new), encoding="utf-8")


def _ident(edition: Path, chance: random.Random) -> None:
    """Another id in the same file, or the same id in another file; with it, two may have the same."""
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    if chance.randrange(2):
        path.rename(path.with_name(chance.choice(["cmc-035.xml", "cmc-036.xml"])))
    else:
        old, new = chance.choice([("cmc-033", "cmc-039"), ("cmc-034", "cmc-033"), ("cmc-039", "cmc-034")])
        text = path.read_text(encoding="utf-8", errors="replace")
        path.write_text(text.replace(f'xml:id="{old}"', f'xml:id="{new}"'), encoding="utf-8")


def _ignored(edition: Path, chance: random.Random) -> None:
    """A suppression, which may have something to suppress or not."""
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    code = chance.choice(["L001", "L002", "N001", "H001"])
    text = path.read_bytes().decode("utf-8", "replace")
    path.write_text(text.replace("<TEI", f'<?diplomatic ignore {code} reason="So."?>\n<TEI', 1), encoding="utf-8")


def _utf16(edition: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((edition / CABLES).iterdir()))
    text = path.read_bytes().decode("utf-8", "replace").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    path.write_bytes(text.encode("utf-16"))


def _register(edition: Path, chance: random.Random) -> None:
    """An entry with another name, described otherwise, with another id; one more; the last one gone; another language."""
    path = edition / REGISTERS / "persons.xml"
    end = "</listPerson>"
    old, new = chance.choice(
        [
            ("ambassador", "envoy"),
            ("envoy", "ambassador"),
            ("kennedy", "kenedy"),
            ("kenedy", "kennedy"),
            ('"preferred">Alekseyev, ', '"preferred">Alexeyev, '),
            ('"preferred">Alexeyev, ', '"preferred">Alekseyev, '),
            (end, f'<person xml:id="nobody"><persName type="preferred">Nobody</persName></person>{end}'),
            ('<person xml:id="nobody"><persName type="preferred">Nobody</persName></person>', ""),
            (
                '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id',
                '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de" xml:id',
            ),
        ]
    )
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _registers(edition: Path, chance: random.Random) -> None:
    """A whole register comes or goes, or cannot be read."""
    path = edition / REGISTERS / chance.choice(["things.xml", "persons.xml"])
    text = (ROOT / REGISTERS / "persons.xml").read_text(encoding="utf-8")
    if path.name == "persons.xml":
        path.write_text(chance.choice([text, text[:3000]]), encoding="utf-8")
    elif path.exists():
        path.unlink()
    else:
        path.write_text(text.replace('xml:id="persons"', 'xml:id="things"'), encoding="utf-8")


def _settings(edition: Path, chance: random.Random) -> None:
    path = edition / "edition.toml"
    text = chance.choice(
        [
            SETTINGS,
            SETTINGS.replace("[edition]", '[edition]\nurl = "https://example.org/cables/"\neditor = "E"', 1),
            SETTINGS.replace("[edition]", '[edition]\nurl = "https://example.org/elsewhere/"\neditor = "E"', 1),
            '[edition]\ntitle = "Another"\n[books]\npdf = "none"\n',
            '[edition]\ntitle = "In German"\nlanguage = "de"\n[books]\nepub = "none"\npdf = "none"\n',
            '[edition]\ntitle = "Lenient"\n[books]\npdf = "none"\n[validate.severity]\nN001 = "warning"\nL = "warning"\n',
            f'{SETTINGS}[[validate.ignore]]\ncode = "L002"\nreason = "It is not there."\n',
            f'{SETTINGS}[redirects]\n"cmc-099" = "cmc-032"\n',
            "[edition\n",
        ]
    )
    path.write_text(text, encoding="utf-8")


def _page(edition: Path, chance: random.Random) -> None:
    """A page may come into the navigation of all others, change its name there, or go."""
    path = edition / "tei" / "pages" / chance.choice(["notes.md", "introduction.md", "about.md"])
    path.parent.mkdir(exist_ok=True)
    text = chance.choice(
        [
            "# Notes\n\nOne.",
            "# Other notes\n\nTwo [cables](../cables/cmc-033.xml).",
            "# Who\n\n[He](../registers/persons.xml#nobody).",
            "",
        ]
    )
    path.write_text(text, encoding="utf-8") if text else path.unlink(missing_ok=True)


def _style(edition: Path, chance: random.Random) -> None:
    path = edition / "transforms" / "css" / "theme.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f":root {{ --ink: #00000{chance.randrange(9)} }}")


def _sheet(edition: Path, chance: random.Random) -> None:
    """A stylesheet of the edition's own, which may also go, or say something."""
    path = edition / "transforms" / "html" / chance.choice(["cable.xsl", "edition.xsl"])
    path.parent.mkdir(parents=True, exist_ok=True)
    inside = chance.choice(["<p>One</p>", "<p>Two</p>", "<xsl:message>Mind this</xsl:message>", ""])
    text = f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="diplomatic:html/{path.name}"/><xsl:template name="hook-after-title">{inside}</xsl:template></xsl:stylesheet>"""
    path.write_text(text, encoding="utf-8") if inside else path.unlink(missing_ok=True)


def _transcript(edition: Path, chance: random.Random) -> None:
    """A transcript is changed, gets another name, goes, or comes back."""
    path = next((edition / TRANSCRIPTS).glob("*"), edition / TRANSCRIPTS / "none")
    do = chance.choice(["change", "rename", "remove", "restore"])
    if do == "restore" or not path.exists():
        shutil.copytree(ROOT / TRANSCRIPTS, edition / TRANSCRIPTS, dirs_exist_ok=True)
    elif do == "change":
        path.write_text(f"{path.read_text(encoding='utf-8')}More.\n", encoding="utf-8")
    elif do == "rename":
        path.rename(path.with_suffix(chance.choice([".txt", ".text"])))
    else:
        path.unlink()


def _replaced(edition: Path, chance: random.Random) -> None:
    """Somebody puts another file into the place of one of the site."""
    path = _of_site(edition, chance)
    if path:
        path.with_name(".other").write_bytes(chance.choice([b"", path.read_bytes() + b" "]))
        path.with_name(".other").replace(path)


def _overwritten(edition: Path, chance: random.Random) -> None:
    """Somebody writes into a file of the site, and gives it as many bytes as it had."""
    path = _of_site(edition, chance)
    if path:
        path.write_bytes(b"?" * path.stat().st_size)


def _removed(edition: Path, chance: random.Random) -> None:
    """Files of the site, a folder, or all of it, are removed."""
    path = _of_site(edition, chance)
    if path and chance.randrange(3):
        path.unlink()
    elif path:
        shutil.rmtree(chance.choice([site_of(edition), site_of(edition) / "cables"]))


def _others(edition: Path, chance: random.Random) -> None:
    """Somebody else puts a file into the site: it stays."""
    path = site_of(edition) / chance.choice(sorted(OTHERS))
    if site_of(edition).is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("theirs")


def _forgotten(edition: Path, chance: random.Random) -> None:
    """The store is removed, is damaged, or is that of another version."""
    path = edition / "build" / ".site.sqlite"
    content = path.read_bytes() if path.exists() else b""
    path.unlink(missing_ok=True)
    if chance.randrange(2):
        path.write_bytes(content[: chance.choice([0, 50, len(content) // 2])])


def _of_site(edition: Path, chance: random.Random) -> Path | None:
    """A file of the site. Without ``build.json`` it would not be ours, and nothing would be built there."""
    site = site_of(edition)
    found = sorted(set(files_of(site)) - OTHERS - {"build.json"}) if site.is_dir() else []
    return site / chance.choice(found) if found else None


OF_TEXTS: list[Edit] = [
    _words,
    _header,
    _ident,
    _ignored,
    _utf16,
    _broken,
    _mended,
    _linked,
    _deleted,
    _renamed,
    _register,
    _registers,
    _settings,
    _page,
    _style,
    _sheet,
    _transcript,
]
OF_SITES: list[Edit] = [_replaced, _removed, _others, _forgotten]


def result(do: Callable[[], Built]) -> object:
    """What a build says, or why it could not run."""
    try:
        built = do()
    except CannotRun as error:
        return str(error)
    return sorted(map(str, built.findings)), built.suppressed, built.site is not None


def check(edition: Path, *, hurry: bool, jobs: int = 1) -> None:
    """Build with what is remembered, and without: nothing is different."""
    rushed = result(lambda: remembered(edition, hurry=True)) if hurry else None
    if isinstance(found := result(lambda: remembered(edition, jobs=jobs)), tuple) and not remembered(edition).fresh:
        assert found[:2] == ([], 0), "who had nothing to say may say nothing again"
    expected = result(lambda: clean(edition))
    assert found == expected
    assert rushed in (None, expected)
    if isinstance(found, tuple) and found[2]:
        site = files_of(site_of(edition))
        theirs = {name: content for name, content in site.items() if name in OTHERS}
        assert set(theirs.values()) <= {b"theirs"}
        assert {name: site[name] for name in site.keys() - theirs} == files_of(edition / "build" / "clean")
    assert {path.name for path in (edition / "build").iterdir()} <= {
        *("site", ".site.sqlite", ".site.lock"),
        *("clean", ".clean.sqlite", ".clean.lock"),
    }


@contextmanager
def an_edition(*, few: bool) -> Iterator[Path]:
    """A built edition; where it is for ``few`` files, those of its site take their places one by one."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # They are most of a site, and no text is in them.
        patch.setattr(customization, "guidelines", lambda *_: iter(()))
        if few:
            patch.setattr(made, "MANY", 0)
            patch.setattr(placing, "WHOLE", 0)
        edition = sample(Path(folder) / "edition")
        remembered(edition, hurry=True)
        yield edition


def steps_with(edits: list[Edit]) -> st.SearchStrategy[list[tuple[Edit, bool, random.Random]]]:
    """Some edits, whether a build in a hurry follows, and what chance they are left to."""
    step = st.tuples(st.sampled_from(edits), st.booleans(), st.randoms(use_true_random=False))
    return st.lists(step, min_size=3, max_size=6)


SEARCH = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SEARCH
@given(steps_with([*OF_TEXTS, *OF_SITES, _overwritten]))
def test_any_edits_give_what_a_clean_build_gives(edits: list[tuple[Edit, bool, random.Random]]) -> None:
    with an_edition(few=False) as edition:
        for edit, hurry, chance in edits:
            edit(edition, chance)
            check(edition, hurry=hurry)


@SEARCH
@given(steps_with([*OF_TEXTS, *OF_SITES]))
def test_so_they_do_where_each_file_takes_its_place_by_itself(edits: list[tuple[Edit, bool, random.Random]]) -> None:
    with an_edition(few=True) as edition:
        for edit, hurry, chance in edits:
            edit(edition, chance)
            check(edition, hurry=hurry)


@pytest.mark.parametrize("few", [False, True], ids=["together", "one by one"])
@pytest.mark.parametrize("edit", [*OF_TEXTS, *OF_SITES], ids=lambda edit: edit.__name__.strip("_"))
def test_each_edit_gives_what_a_clean_build_gives(edit: Edit, few: bool) -> None:
    with an_edition(few=few) as edition:
        check(edition, hurry=False)
        for seed in range(2):
            edit(edition, random.Random(f"{edit.__name__} {seed}"))
            check(edition, hurry=bool(seed))


def test_workers_make_what_one_process_makes(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customization, "guidelines", lambda *_: iter(()))
    for number in range(35, 50):
        (edition / CABLES / f"cmc-{number:03}.xml").write_text(cable(number), encoding="utf-8")
    check(edition, hurry=False, jobs=2)
    chance = random.Random(1)
    for edit in (_header, _register, _deleted, _page):
        edit(edition, chance)
        check(edition, hurry=False, jobs=2)


def test_an_edition_that_was_released_is_built_as_a_clean_build_does(past: Past, tmp_path: Path) -> None:
    """Frozen sites, a tombstone, a redirect, passages that moved; then one more cable goes, and comes back."""
    edition = tmp_path / "edition"
    shutil.copytree(past.folder, edition, ignore=shutil.ignore_patterns("build"))
    check(edition, hurry=False)
    gone = config.find(edition).cables[0]
    text = gone.read_bytes()
    gone.unlink()
    check(edition, hurry=True)
    gone.write_bytes(text)
    check(edition, hurry=False)


def test_what_can_wait_is_made_by_the_next_build_that_has_time(edition: Path) -> None:
    site, book = site_of(edition), "cables/cmc-032.epub"
    first = remembered(edition, hurry=True)
    assert first.put_off == 4
    assert not (site / book).exists()
    assert remembered(edition).put_off == 0
    before = (site / book).read_bytes()
    change(edition / CABLES / "cmc-032.xml", "I met with", "I spoke with")
    assert remembered(edition, hurry=True).put_off == 2
    assert (site / book).read_bytes() == before
    remembered(edition)
    clean(edition)
    assert files_of(site) == files_of(edition / "build" / "clean")


def reasons(edition: Path) -> dict[str, str]:
    """Why each step is carried out that is carried out now."""
    built = remembered(edition, explain=True)
    assert built.site
    return {reason.step: reason.why for reason in built.reasons}


def of(found: dict[str, str], *folders: str) -> set[str]:
    return {name for name in found if name.startswith(folders)}


def test_a_changed_entry_makes_anew_the_pages_that_name_it(edition: Path) -> None:
    other = edition / CABLES / "cmc-034.xml"
    other.write_text(
        other.read_text(encoding="utf-8").replace("persons.xml#kennedy", "persons.xml#castro-fidel"), encoding="utf-8"
    )
    assert set(reasons(edition).values()) == {"it is new"}
    change(edition / REGISTERS / "persons.xml", "President of the United States</occupation>", "President</occupation>")
    assert of(reasons(edition), "cables/") == set(), "no cable says what an office was called"
    change(
        edition / REGISTERS / "persons.xml",
        "President of the United States.",
        "Otherwise: President of the United States.",
    )
    found = reasons(edition)
    assert of(found, "cables/") == {"cables/cmc-032.html", "cables/cmc-033.html"}
    assert {found[name] for name in of(found, "cables/")} == {"a register entry that it names changed"}
    assert of(found, "registers/") == {"registers/persons.html", "registers/persons/kennedy.html"}
    assert found["registers/persons.html"] == "its register changed"
    assert found["registers/persons/kennedy.html"] == "its entry in the register changed"
    assert {why for name, why in found.items() if not name.startswith(("cables/", "registers/"))} == {
        "a register changed"
    }


def test_a_changed_text_makes_anew_its_own_page(edition: Path) -> None:
    """And what has its words; no header changed, so no list, and no page of another cable."""
    remembered(edition)
    change(edition / CABLES / "cmc-033.xml", "I met with", "I spoke with")
    assert reasons(edition) == {
        "cables/cmc-033.html": "its text changed",
        "cables/cmc-033.epub": "its text changed",
        "registers/persons/castro-fidel.html": "a cable that names it changed",  # with the words around his name
        "edition.epub": "a text changed",
        "pagefind/": "a text changed",
    }


def test_a_changed_header_makes_anew_what_shows_it(edition: Path) -> None:
    remembered(edition)
    change(edition / CABLES / "cmc-033.xml", '<title type="main">Enciphered', '<title type="main">Second: enciphered')
    found = reasons(edition)
    assert found["cables/cmc-032.html"] == found["cables/cmc-034.html"] == "the cable before or after it changed"
    assert found["registers/persons/kennedy.html"] == "a cable that names it changed"
    assert {"index.html", "chronology/index.html", "pictures/timeline.html"} <= set(found)


def test_a_style_sheet_makes_anew_what_has_it(edition: Path) -> None:
    remembered(edition)
    theme = edition / "transforms" / "css" / "theme.css"
    theme.parent.mkdir(parents=True)
    theme.write_text(":root { --ink: #123456 }")
    found = reasons(edition)
    assert found["css/edition.css"] == "its file changed"
    assert {name for name in found if name.endswith(".html")} == {"404.html"}, "it has the style sheet in it"
    assert "cables/cmc-032.epub" in found


def test_a_transform_makes_anew_every_page(edition: Path) -> None:
    remembered(edition)
    own = edition / "transforms" / "html" / "cable.xsl"
    own.parent.mkdir(parents=True)
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="diplomatic:html/cable.xsl"/></xsl:stylesheet>'
    )
    found = reasons(edition)
    pages = {name for name in files_of(site_of(edition)) if name.startswith(("cables/", "registers/"))}
    assert len(pages) > 40
    assert {name for name in pages if name.endswith(".html") and ".diplomatic." not in name} <= set(found)
    assert {found[name] for name in of(found, "cables/")} == {
        "the settings, a stylesheet, the schema or the program changed"
    }


def test_a_damaged_file_is_made_anew_and_nothing_else(edition: Path) -> None:
    remembered(edition)
    before = files_of(site_of(edition))
    (site_of(edition) / "cables" / "cmc-033.txt").write_text("?")
    assert reasons(edition) == {"cables/cmc-033.html": "a file of the site is not as it was made"}
    assert files_of(site_of(edition)) == before


@pytest.mark.parametrize("few", [False, True], ids=["together", "one by one"])
def test_what_is_made_from_a_file_goes_with_it(few: bool) -> None:
    with an_edition(few=few) as edition:
        things = (
            (edition / REGISTERS / "persons.xml")
            .read_text(encoding="utf-8")
            .replace('xml:id="persons"', 'xml:id="things"')
        )
        (edition / REGISTERS / "things.xml").write_text(things, encoding="utf-8")
        (edition / "tei" / "pages").mkdir()
        (edition / "tei" / "pages" / "notes.md").write_text("# Notes\n", encoding="utf-8")
        remembered(edition)
        before = set(files_of(site_of(edition)))
        (edition / CABLES / "cmc-034.xml").unlink()
        (edition / REGISTERS / "things.xml").unlink()
        (edition / "tei" / "pages" / "notes.md").unlink()
        built = remembered(edition)
        gone = {name for name in before - set(files_of(site_of(edition))) if not name.startswith("pagefind/")}
        assert gone == {
            name for name in before if name.startswith(("cables/cmc-034.", "registers/things", "pages/notes"))
        }
        assert gone >= {"cables/cmc-034.diplomatic.txt", "registers/things/kennedy.html", "pages/notes.html"}
        assert gone <= set(built.changed)
        assert not (site_of(edition) / "pages").exists()
