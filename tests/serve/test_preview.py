"""An edition that is built on each save, whatever the save is like; and what the browser is then told."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from diplomatic import config
from diplomatic.labels import keys
from diplomatic.publish import build
from diplomatic.serve.preview import words
from diplomatic.serve.watching import Sources

from .conftest import Watched

CABLE = Path("tei/cables/cmc-032.xml")
PAGE = "cables/cmc-032.html"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def page(watched: Watched) -> str:
    return (watched.site / PAGE).read_text(encoding="utf-8")


def told(watched: Watched) -> Any:
    return json.loads(watched.preview.live.message(watched.preview.live.at))


def test_a_save_is_built_and_only_what_depends_on_it(edition: Path, watched: Watched) -> None:
    change(edition / CABLE, "I met with", "I spoke with")
    report = watched.next()
    assert PAGE in report.changed
    assert not [name for name in report.changed if "guidelines" in name or "pictures" in name]
    assert "I spoke with" in page(watched)


def test_an_error_leaves_the_last_good_site_and_is_told(edition: Path, watched: Watched) -> None:
    before = page(watched)
    change(edition / CABLE, 'persons.xml#kennedy"', 'persons.xml#kenedy"')
    report = watched.until(lambda report: not report.built)
    assert page(watched) == before
    assert {finding.code for finding in report.findings} == {"N001"}
    state = told(watched)
    assert (state["ready"], state["built"], state["counts"]) == (True, False, {"error": len(report.findings)})
    first = state["findings"][0]
    assert (first["code"], first["page"], first["severity"]) == ("N001", PAGE, "error")
    assert first["place"].endswith(f"{CABLE.as_posix()}:{report.findings[0].location.line}")
    assert f'id="{first["block"]}"' in before
    change(edition / CABLE, 'persons.xml#kenedy"', 'persons.xml#kennedy"')
    assert watched.next().built
    assert (told(watched)["built"], told(watched)["findings"]) == (True, [])


def test_half_a_file_is_a_finding_until_the_rest_comes(edition: Path, watched: Watched) -> None:
    whole = (edition / CABLE).read_bytes()
    (edition / CABLE).write_bytes(whole[:4000])
    report = watched.until(lambda report: not report.built)
    assert "X001" in {finding.code for finding in report.findings}
    assert (told(watched)["findings"][0]["page"], told(watched)["built"]) == (PAGE, False)
    (edition / CABLE).write_bytes(whole)
    assert watched.until(lambda report: report.built).findings == []


def test_an_editor_that_puts_a_new_file_in_the_place_of_the_old(edition: Path, watched: Watched) -> None:
    path = edition / CABLE
    new = path.with_name(".cmc-032.xml.new")
    new.write_text(path.read_text(encoding="utf-8").replace("I met with", "I spoke with"), encoding="utf-8")
    path.rename(path.with_name("cmc-032.xml~"))
    new.replace(path)
    watched.until(lambda report: PAGE in report.changed)
    assert "I spoke with" in page(watched)


def test_settings_that_cannot_be_used_do_not_end_it(edition: Path, watched: Watched) -> None:
    good = (edition / "edition.toml").read_text(encoding="utf-8")
    (edition / "edition.toml").write_text("[edition\n", encoding="utf-8")
    report = watched.next()
    assert "This is not TOML" in report.problem
    (problem,) = told(watched)["findings"]
    assert (problem["severity"], problem["code"]) == ("error", "")
    assert problem["place"].endswith("edition.toml:1")
    (edition / "edition.toml").write_text(good.replace("Cables of the Cuban", "The Cuban"), encoding="utf-8")
    report = watched.next()
    assert "index.html" in report.changed
    assert told(watched)["findings"] == []


def test_the_words_are_those_of_the_language(edition: Path, watched: Watched) -> None:
    assert told(watched)["labels"]["clean"] == "Nothing to report"
    toml = (edition / "edition.toml").read_text(encoding="utf-8")
    assert 'language = "en"' in toml
    (edition / "edition.toml").write_text(toml.replace('language = "en"', 'language = "de-CH"'), encoding="utf-8")
    watched.next()
    assert told(watched)["labels"]["clean"] == "Nichts zu beanstanden"
    assert told(watched)["labels"]["lang"] == "de"


@pytest.mark.parametrize("language", ["en", "de", "es", "ru"])
def test_every_word_of_the_overlay_is_sent(tmp_path: Path, language: str) -> None:
    given = words(config.Config(tmp_path, {"edition": {"language": language}}))
    assert set(given) == {"lang", *(key.removeprefix("preview-") for key in keys("preview-"))}
    assert given["lang"] == language


def test_a_cable_that_goes_and_one_that_comes(edition: Path, watched: Watched) -> None:
    text = (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"')
    second = edition / "tei" / "cables" / "cmc-033.xml"
    second.write_text(text, encoding="utf-8")
    assert "cables/cmc-033.html" in watched.until(lambda report: report.built).changed
    second.unlink()
    assert "cables/cmc-033.html" in watched.next().changed
    assert not (watched.site / "cables" / "cmc-033.html").exists()
    (edition / CABLE).unlink()
    assert "There is no cable to build from" in watched.next().problem
    assert "I met with" in page(watched)


def test_a_file_that_cannot_be_read_is_a_finding(edition: Path, watched: Watched) -> None:
    (edition / "tei" / "cables" / "gone.xml").symlink_to("nowhere.xml")
    report = watched.next()
    assert [finding.code for finding in report.findings] == ["X001"]
    (edition / "tei" / "cables" / "gone.xml").unlink()
    assert watched.next().built


def test_a_folder_that_goes_and_comes_back(edition: Path, watched: Watched) -> None:
    cables = edition / "tei" / "cables"
    cables.rename(edition / "elsewhere")
    assert watched.until(lambda report: bool(report.problem)).problem
    (edition / "elsewhere").rename(cables)
    watched.until(lambda report: not report.problem)
    change(edition / CABLE, "I met with", "I spoke with")
    watched.until(lambda report: PAGE in report.changed)


def test_a_folder_that_was_not_there_is_watched_once_it_is(edition: Path, watched: Watched) -> None:
    theme = edition / "transforms" / "css" / "theme.css"
    theme.parent.mkdir(parents=True)
    theme.write_text(":root { --ink: #010203 }")
    report = watched.next()
    assert "css/edition.css" in report.changed
    assert PAGE not in report.changed
    theme.write_text(":root { --ink: #030201 }")
    assert "css/edition.css" in watched.next().changed


def test_many_saves_at_once_end_with_the_last(edition: Path, watched: Watched) -> None:
    text = (edition / CABLE).read_text(encoding="utf-8")
    for number in range(30):
        (edition / CABLE).write_text(text.replace("I met with", f"I met {number} times with"), encoding="utf-8")
    watched.until(lambda _: "I met 29 times with" in page(watched))


def test_what_is_no_part_of_the_edition_is_not_built(edition: Path, watched: Watched) -> None:
    for name in ("tei/cables/.cmc-032.xml.swp", "tei/cables/cmc-032.xml~", "README.md", "tei/dialects/own.toml"):
        path = edition / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    os.utime(edition / CABLE)
    change(edition / "tei" / "registers" / "persons.xml", "Soviet ambassador in Havana", "Envoy in Havana")
    assert "registers/persons.html" in watched.next().changed
    assert watched.is_quiet()


def test_what_was_shown_is_what_a_build_makes(edition: Path, watched: Watched, tmp_path: Path) -> None:
    change(edition / CABLE, "I met with", "I spoke with")
    watched.next()
    build(config.find(edition), watched.site)
    build(config.find(edition), tmp_path / "clean")
    files = {path.relative_to(watched.site): path.read_bytes() for path in watched.site.rglob("*") if path.is_file()}
    assert files == {
        path.relative_to(tmp_path / "clean"): path.read_bytes()
        for path in (tmp_path / "clean").rglob("*")
        if path.is_file()
    }


def test_a_site_that_goes_is_built_again(edition: Path, watched: Watched) -> None:
    shutil.rmtree(watched.site)
    change(edition / CABLE, "I met with", "I spoke with")
    watched.next()
    assert "I spoke with" in page(watched)


def test_an_odd_is_watched_with_what_stands_beside_it(edition: Path) -> None:
    toml = (edition / "edition.toml").read_text(encoding="utf-8")
    settings = toml.replace("[paths]", '[paths]\nschema = "schema/own.odd"')
    (edition / "edition.toml").write_text(settings + '\n[transforms]\nhtml = "own/page.py:page"\n', encoding="utf-8")
    sources = Sources.of(config.find(edition))
    names = {path.relative_to(edition.resolve()).as_posix() for path in (*sources.folders, *sources.files)}
    assert {"schema", "tei/cables", "tei/pages", "transforms", "edition.toml", "own/page.py"} <= names
    assert "tei/dialects" not in names
