"""What a release does to an edition, and what it refuses."""

import json
import re
from pathlib import Path

import bagit
import pytest
from benchmarks.corpus import Past
from lxml import etree
from rocrate.rocrate import ROCrate

from diplomatic import config, lock
from diplomatic.cite import work_of
from diplomatic.diagnostics import CannotRun
from diplomatic.document import read
from diplomatic.publish import build
from diplomatic.releases import releases_of

from .conftest import FIRST, ROOT, SECOND, change, files_of, released, sample

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def header(edition: Path, path: str) -> list[str]:
    root = read(edition / "tei" / "cables" / "cmc-032.xml").root
    return [str(value) for value in root.xpath(f"t:teiHeader/t:fileDesc/{path}", namespaces=TEI)]


def test_every_place_says_the_version(edition: Path) -> None:
    made = released(edition, "1.0.0")
    assert made.bag == config.load(edition / "edition.toml").folder("releases") / "1.0.0"
    assert header(edition, "t:editionStmt/t:edition/@n") == ["1.0.0"]
    assert header(edition, "t:editionStmt/t:edition/t:date/@when") == [FIRST]
    assert header(edition, "t:publicationStmt/t:date/@when") == [FIRST]
    settings = config.load(edition / "edition.toml")
    assert settings.text("edition", "version") == "1.0.0"
    known = lock.of_edition(settings)
    assert known is not None
    assert known.released == "1.0.0"


def test_the_first_publication_stays(edition: Path) -> None:
    released(edition, "1.0.0", FIRST)
    released(edition, "1.1.0", SECOND)
    assert header(edition, "t:publicationStmt/t:date/@when") == [FIRST]
    assert header(edition, "t:editionStmt/t:edition/t:date/@when") == [SECOND]
    assert header(edition, "t:editionStmt/t:edition/@n") == ["1.1.0"]
    work = work_of(read(edition / "tei" / "cables" / "cmc-032.xml"), config.load(edition / "edition.toml"))
    assert (work.version, work.published.iso) == ("1.1.0", SECOND)  # a citation has the version with its own day


def test_a_release_changes_nothing_but_versions_and_dates(edition: Path) -> None:
    before = files_of(edition)
    released(edition, "1.0.0", FIRST)
    middle = files_of(edition)
    released(edition, "2.0.0", SECOND)
    after = files_of(edition)
    own = {name for name in before if not name.startswith("releases/")}
    for name in own:
        lines = zip(middle[name].splitlines(), after[name].splitlines(), strict=True)
        differing = [(old, new) for old, new in lines if old != new]
        assert all(
            old.replace(b"1.0.0", b"2.0.0").replace(FIRST.encode(), SECOND.encode()) == new for old, new in differing
        )
    stamped = [name for name in own if before[name] != middle[name]]
    assert sorted(stamped) == ["edition.toml", "tei/cables/cmc-032.xml"]
    assert released_changes(edition, "2.0.0")["changes"] == []


def released_changes(edition: Path, version: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((edition / "releases" / version / "data" / "changes.json").read_bytes())
    return found


def test_the_bag_is_valid_and_its_payload_a_crate(past: Past) -> None:
    for version in ("1.0.0", "1.1.0"):
        bagit.Bag(str(past.bag(version))).validate()
        crate = ROCrate(str(past.bag(version) / "data"))
        assert crate.root_dataset["version"] == version
        assert crate.root_dataset["datePublished"].startswith("2026-0")
        named = {entity.id for entity in crate.data_entities}
        assert {"edition.toml", "citations.lock", "CHANGES.md", "site/", "tei/cables/tc-00001.xml"} <= named
        for entity in crate.data_entities:
            assert (past.bag(version) / "data" / entity.id).exists()


def test_the_release_is_an_edition_that_gives_its_site_again(past: Past, tmp_path: Path) -> None:
    data = past.bag("1.0.0") / "data"
    before = files_of(data)
    assert build(config.load(data / "edition.toml"), tmp_path / "site").site
    again, frozen = files_of(tmp_path / "site"), files_of(data / "site")
    texts = [name for name in frozen if name.endswith((".xml", ".txt", ".css"))]
    assert texts
    assert all(again[name] == frozen[name] for name in texts)
    assert files_of(data) == before


def test_what_changed_is_told_in_words(past: Past) -> None:
    told = (past.folder / "releases" / "CHANGES.md").read_text(encoding="utf-8")
    assert told.index("Version 1.1.0") < told.index("Version 1.0.0")
    assert re.search("~~rope and lamp oil.~~ \\*\\*rope.\\*\\*", told)
    counts = {kind: number for kind, number in past.made.counts.items() if number}
    assert counts == {"gone": 2, "text": 1}


def test_the_same_release_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name, clock in (("here", "1796083200"), ("over there/in another folder", "1800000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        sample(tmp_path / name)
        released(tmp_path / name, "1.0.0", FIRST)
        found.append(files_of(tmp_path / name))
    assert found[0] == found[1]


def test_the_clock_of_the_build_is_the_day(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    assert released(edition, "1.0.0", "").changes["date"] == "2026-12-01"


def test_trying_writes_nothing(edition: Path) -> None:
    before = files_of(edition)
    made = released(edition, "1.0.0", try_only=True)
    assert made.bag is None
    assert [path.name for path in made.texts] == ["cmc-032.xml"]
    assert files_of(edition) == before


@pytest.mark.parametrize(
    ("version", "date", "words"),
    [
        ("1.0", FIRST, "'1.0' is not a version"),
        ("v1.0.0", FIRST, "'v1.0.0' is not a version"),
        ("1.0.0+build", FIRST, "names a build"),
        ("../1.0.0", FIRST, "is not a version"),
        ("1.0.0", "31 January", "'31 January' is not a date"),
        ("1.0.0", "2999-01-01", "is still to come"),
        ("0.0.1", FIRST, "older than 0.1.0, the version that edition.toml says"),
    ],
)
def test_refuses_what_is_no_version_and_no_day(edition: Path, version: str, date: str, words: str) -> None:
    before = files_of(edition)
    with pytest.raises(CannotRun, match=words):
        released(edition, version, date)
    assert files_of(edition) == before


@pytest.mark.parametrize(
    ("version", "date"), [("1.0.0", SECOND), ("0.9.0", SECOND), ("1.0.0-rc.1", SECOND), ("1.1.0", "2025-12-31")]
)
def test_refuses_what_is_not_after_the_last(edition: Path, version: str, date: str) -> None:
    released(edition, "1.0.0", FIRST)
    before = files_of(edition)
    with pytest.raises(CannotRun, match=r"not newer|There is a release|the last one is of"):
        released(edition, version, date)
    assert files_of(edition) == before


def test_refuses_an_edition_with_an_error_and_names_the_editors_file(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    change(cable, "<closer", "<nonsense/><closer")
    before = files_of(edition)
    made = released(edition, "1.0.0")
    assert made.bag is None
    assert {finding.location.path for finding in made.findings} == {cable}
    assert files_of(edition) == before


def test_refuses_to_lose_an_address(edition: Path) -> None:
    released(edition, "1.0.0", FIRST)
    change(edition / "tei" / "cables" / "cmc-032.xml", 'xml:id="p3"', 'xml:id="p3x"')
    made = released(edition, "1.1.0", SECOND)
    assert made.bag is None
    assert "p3" in " ".join(finding.message for finding in made.findings)


def test_refuses_texts_that_lie_elsewhere(edition: Path) -> None:
    (edition / "tei" / "registers").rename(edition.parent / "registers")
    change(edition / "edition.toml", '"tei/registers"', '"../registers"')
    with pytest.raises(CannotRun, match="lies outside"):
        released(edition, "1.0.0")


def test_without_the_site_a_release_is_small(edition: Path) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[releases]\nfreeze = false\n")
    released(edition, "1.0.0")
    bag = edition / "releases" / "1.0.0"
    bagit.Bag(str(bag)).validate()
    tags = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    assert {path.name for path in bag.iterdir()} == {*tags, "data"}
    assert not (bag / "data" / "site").exists()
    assert not releases_of(config.load(edition / "edition.toml"))[0].has_page("index.html")


def test_a_file_of_the_editor_is_left_alone(edition: Path) -> None:
    own = edition / "CITATION.cff"
    own.write_text("cff-version: 1.2.0\ntitle: by hand\n", encoding="utf-8")
    made = released(edition, "1.0.0", FIRST)
    assert own.read_text(encoding="utf-8").endswith("by hand\n")
    assert [path.name for path in made.kept] == ["CITATION.cff"]
    deposit = edition / ".zenodo.json"
    assert json.loads(deposit.read_bytes())["version"] == "1.0.0"
    assert released(edition, "1.1.0", SECOND).texts != []
    assert json.loads(deposit.read_bytes())["version"] == "1.1.0"  # ours, so it is written anew
    deposit.write_text("{}", encoding="utf-8")
    assert len(released(edition, "1.2.0", SECOND).kept) == 2
    assert deposit.read_text(encoding="utf-8") == "{}"


def test_an_edition_without_makers_has_no_citation_file(edition: Path) -> None:
    lines = (edition / "edition.toml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("publisher", "editor"))]
    (edition / "edition.toml").write_text("".join(kept), encoding="utf-8")
    released(edition, "1.0.0")
    assert not (edition / "CITATION.cff").exists()
    assert not (edition / ".zenodo.json").exists()


def test_the_schema_is_in_the_release(edition: Path) -> None:
    released(edition, "1.0.0")
    data = edition / "releases" / "1.0.0" / "data"
    assert (data / "schema" / "cable.rng").read_bytes() == (ROOT / "schema" / "cable.rng").read_bytes()
    etree.RelaxNG(etree.parse(data / "schema" / "cable.rng")).assertValid(
        etree.parse(data / "tei" / "cables" / "cmc-032.xml")
    )
