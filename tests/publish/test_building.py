"""When a site is built anew, when not, and what a build that fails leaves."""

import shutil
from pathlib import Path

import pytest

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.publish import build

from .conftest import ROOT, built, change, files_of, lasting, site_of

CABLE = Path("tei/cables/cmc-032.xml")


def test_a_second_build_does_nothing(edition: Path) -> None:
    assert built(edition).fresh
    before = {path: path.stat().st_mtime_ns for path in site_of(edition).rglob("*")}
    again = built(edition)
    assert (again.fresh, again.site, again.cables) == (False, site_of(edition), 1)
    assert {path: path.stat().st_mtime_ns for path in site_of(edition).rglob("*")} == before


def test_a_build_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    built(edition)
    build(config.find(edition), tmp_path / "other")
    assert files_of(site_of(edition)) == files_of(tmp_path / "other")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CABLE, "I met with", "I spoke with"),
        (Path("tei/registers/persons.xml"), "Soviet ambassador in Havana", "Envoy in Havana"),
        (Path("edition.toml"), "Cables of the Cuban", "The Cuban"),
    ],
    ids=["cable", "register", "settings"],
)
def test_a_change_is_built(edition: Path, file: Path, old: str, new: str) -> None:
    built(edition)
    change(edition / file, old, new)
    assert built(edition).fresh
    assert any(new.encode() in content for content in files_of(site_of(edition)).values())


def test_a_site_that_was_damaged_is_built_again(edition: Path) -> None:
    built(edition)
    before = files_of(site_of(edition))
    (site_of(edition) / "index.html").write_text("gone")
    (site_of(edition) / "css" / "edition.css").unlink()
    assert built(edition).fresh
    assert files_of(site_of(edition)) == before


def test_a_deleted_cable_disappears(edition: Path) -> None:
    second = edition / "tei" / "cables" / "cmc-033.xml"
    second.write_text(
        (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"'), "utf-8"
    )
    assert built(edition).cables == 2
    second.unlink()
    assert built(edition).cables == 1
    of_texts = {name: content for name, content in files_of(site_of(edition)).items() if "guidelines" not in str(name)}
    assert not [name for name, content in of_texts.items() if "cmc-033" in str(name) or b"cmc-033" in content]


def test_two_cables_of_one_transcript_are_taken_over(edition: Path) -> None:
    second = edition / "tei" / "cables" / "cmc-033.xml"
    text = (edition / CABLE).read_text(encoding="utf-8")
    second.write_text(text.replace('xml:id="cmc-032"', 'xml:id="cmc-033"'), encoding="utf-8")
    built(edition)
    before = files_of(site_of(edition))
    (site_of(edition) / "index.html").unlink()
    built(edition)
    assert files_of(site_of(edition)) == before


def test_a_failed_build_leaves_the_last_site(edition: Path) -> None:
    built(edition)
    before = lasting(edition / "build")
    change(edition / CABLE, 'persons.xml#kennedy"', 'persons.xml#kenedy"')
    failed = built(edition)
    assert failed.site is None
    assert [finding.code for finding in failed.findings] == ["N001"]
    assert lasting(edition / "build") == before


def test_a_transform_that_fails_leaves_the_last_site(edition: Path) -> None:
    built(edition)
    before = lasting(edition / "build")
    own = edition / "transforms" / "html" / "cable.xsl"
    own.parent.mkdir(parents=True)
    own.write_text(
        '<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template/></x:stylesheet>'
    )
    with pytest.raises(CannotRun, match="The stylesheet cannot be used"):
        built(edition)
    assert lasting(edition / "build") == before


def test_strict_stops_at_a_warning(edition: Path) -> None:
    change(
        edition / CABLE,
        '<title type="main">Enciphered cable from Havana',
        '<title type="main">Enciphered cable from Hawaii',
    )
    refused = built(edition, strict=True)
    assert refused.site is None
    assert [finding.code for finding in refused.findings] == ["H001"]
    assert not site_of(edition).exists()
    done = built(edition)
    assert (done.site, [finding.code for finding in done.findings]) == (site_of(edition), ["H001"])


def test_two_cables_with_one_id(edition: Path) -> None:
    (edition / "tei" / "cables" / "more").mkdir()
    shutil.copy(edition / CABLE, edition / "tei" / "cables" / "more" / "cmc-032.xml")
    with pytest.raises(CannotRun, match="same id"):
        built(edition)
    assert lasting(edition / "build") == {}


def test_a_cable_that_cannot_be_read(edition: Path) -> None:
    (edition / "tei" / "cables" / "half.xml").write_text("<TEI")
    (edition / "tei" / "cables" / "folder.xml").mkdir()
    failed = built(edition)
    assert [finding.code for finding in failed.findings] == ["X001"]


@pytest.mark.parametrize("content", ["", "[]", '{"inputs": 1, "files": []}', '{"inputs": "x"}', "\ud800"])
def test_a_folder_with_a_strange_manifest_is_not_ours(edition: Path, content: str) -> None:
    site_of(edition).mkdir(parents=True)
    (site_of(edition) / "build.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(CannotRun, match="has other files in it"):
        built(edition)


def test_where_the_site_is_a_link_its_target_is_replaced(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (edition / "build").mkdir()
    site_of(edition).symlink_to(tmp_path / "www")
    assert built(edition).fresh
    assert site_of(edition).is_symlink()
    assert (tmp_path / "www" / "index.html").is_file()
    assert not built(edition).fresh


def test_the_sample_edition_is_what_its_settings_say() -> None:
    assert [path.name for path in config.find(ROOT).cables] == ["cmc-032.xml"]


def test_what_others_put_into_the_site_stays(edition: Path) -> None:
    built(edition)
    site = site_of(edition)
    (site / "CNAME").write_text("cables.example", "utf-8")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages", "utf-8")
    change(edition / CABLE, "I met with", "I saw")
    assert built(edition).fresh
    assert (site / "CNAME").read_text("utf-8") == "cables.example"
    assert (site / ".git" / "HEAD").is_file()


def _second(edition: Path) -> None:
    """A cable beside the first that answers it and names nobody of the registers in its text."""
    text = (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"')
    start, end = text.index("<correspContext>"), text.index("</correspContext>")
    text = text[:start] + '<correspContext><ref type="replyTo" target="cmc-032.xml">No. 1</ref>' + text[end:]
    (edition / "tei" / "cables" / "cmc-033.xml").write_text(
        text.replace('<persName ref="../registers/persons.xml#pavlov">Pavlov</persName>', "Pavlov"), "utf-8"
    )


def _made(edition: Path) -> set[str]:
    """The files that a build makes anew: those that are not the files of the last one under a second name."""
    site = site_of(edition)
    before = {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    keep = [path.open("rb") for path in site.rglob("*") if path.is_file()]  # so that no number of a file is used again
    built(edition)
    after = {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    for file in keep:
        file.close()
    return {name for name, number in after.items() if before.get(name) != number} - {"build.json"}


def test_only_what_depends_on_a_change_is_made_anew(edition: Path) -> None:
    _second(edition)
    built(edition)
    change(edition / "tei" / "registers" / "persons.xml", "General of the", "Once General of the")
    made = _made(edition)
    assert {"registers/persons.html", "registers/persons/pavlov.html", "cables/cmc-032.html"} <= made
    assert not {name for name in made if "cmc-033" in name or name.startswith(("guidelines/", "registers/places"))}


def test_a_new_title_reaches_the_pages_that_show_it(edition: Path) -> None:
    _second(edition)
    built(edition)
    change(edition / CABLE, '<title type="main">Enciphered cable', '<title type="main">Ciphered cable')
    made = _made(edition)
    assert {"cables/cmc-032.html", "cables/cmc-033.html", "index.html", "chronology/index.html"} <= made
    assert "registers/persons/castro-fidel.html" in made
    assert "Ciphered cable" in (site_of(edition) / "cables" / "cmc-033.html").read_text(encoding="utf-8")


def test_a_build_after_changes_is_a_clean_build(edition: Path, tmp_path: Path) -> None:
    built(edition)
    _second(edition)
    built(edition)
    change(edition / CABLE, "I met with", "I spoke with")
    (site_of(edition) / "cables" / "cmc-033.txt").write_text("damaged")
    built(edition)
    build(config.find(edition), tmp_path / "clean")
    assert files_of(site_of(edition)) == files_of(tmp_path / "clean")


def test_a_warning_of_a_transform_is_given_each_time(edition: Path) -> None:
    _second(edition)
    change(edition / CABLE, '<p xml:id="p2">', '<p xml:id="p2"><hi rend="bold"/>')
    own = edition / "transforms" / "html" / "cable.xsl"
    own.parent.mkdir(parents=True)
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="diplomatic:html/cable.xsl"/>'
        '<xsl:template match="t:hi" mode="text"><xsl:message>bold</xsl:message></xsl:template></xsl:stylesheet>'
    )
    assert "bold" in {finding.message for finding in built(edition).findings}
    change(edition / "tei" / "registers" / "places.xml", "</TEI>", "<!-- seen --></TEI>")
    assert "bold" in {finding.message for finding in built(edition).findings}
