"""The frozen sites on the site of the edition, and what became of addresses."""

import hashlib
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from benchmarks.corpus import Past
from lxml import html

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.validate.released import findings as findings_of

from .conftest import FIRST, SECOND, built, change, files_of, released


def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def hrefs(path: Path, relation: str) -> list[str]:
    return [str(found) for found in page(path).xpath(f"//link[@rel='{relation}']/@href")]


def pages_of(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert found
    return found


def test_every_address_of_a_release_stays_byte_for_byte(past: Past, released_site: Path) -> None:
    before = {name: content for name, content in past.first.items() if name.startswith("data/site/")}
    assert before
    for name, content in before.items():
        assert (released_site / "versions" / "1.0.0" / name.removeprefix("data/site/")).read_bytes() == content


def test_no_address_of_a_cable_is_lost(past: Past, released_site: Path) -> None:
    for name in past.first:
        if name.startswith("data/site/cables/") and name.endswith(".html"):
            assert (released_site / name.removeprefix("data/site/")).is_file()


def test_frozen_pages_say_what_they_are_and_lead_to_the_latest(released_site: Path) -> None:
    for version, day in (("1.0.0", "31 January 2026"), ("1.1.0", "1 March 2026")):
        root = released_site / "versions" / version
        for path in pages_of(root):
            line = " ".join(str(page(path).xpath("string(//p[contains(@class, 'version')])")).split())
            assert line == f"Version {version} of {day} – the latest version"
            (latest,) = hrefs(path, "latest-version")
            there = (path.parent / unquote(latest)).resolve()
            assert there == (released_site / path.relative_to(root)).resolve()


def test_versions_are_linked_where_they_are(released_site: Path) -> None:
    cable = Path("cables") / "tc-00001.html"
    second = released_site / "versions" / "1.1.0"
    assert hrefs(released_site / cable, "latest-version") == ["tc-00001.html"]
    assert hrefs(released_site / cable, "predecessor-version") == ["../versions/1.1.0/cables/tc-00001.html"]
    assert hrefs(second / cable, "predecessor-version") == ["../../1.0.0/cables/tc-00001.html"]
    assert hrefs(released_site / "versions" / "1.0.0" / cable, "predecessor-version") == []
    assert hrefs(released_site / "404.html", "latest-version") == []


def test_every_link_of_every_page_leads_somewhere(released_site: Path) -> None:
    """From disk; frozen pages too, once they stand in the site."""
    missing = []
    ids: dict[Path, set[str]] = {}
    for path in pages_of(released_site):
        if path.name == "404.html":
            continue
        for href in page(path).xpath("//a/@href | //link/@href"):
            address, _, anchor = str(href).partition("#")
            if "://" in address or address.startswith("mailto:"):
                continue
            there = (path.parent / unquote(address.partition("?")[0])).resolve() if address else path
            if not there.is_file():
                missing.append((path.relative_to(released_site), href))
            elif anchor and there.suffix == ".html":
                known = ids.setdefault(there, {str(found) for found in page(there).xpath("//@id")})
                if unquote(anchor).partition(":~:")[0] not in {*known, ""}:
                    missing.append((path.relative_to(released_site), href))
    assert missing == []


def test_no_id_stands_twice(released_site: Path) -> None:
    for path in pages_of(released_site):
        found = [str(one) for one in page(path).xpath("//@id")]
        assert len(found) == len(set(found)), path


def test_the_page_of_the_versions(released_site: Path) -> None:
    tree = page(released_site / "versions" / "index.html")
    assert [" ".join(str(text).split()) for text in tree.xpath("//h2/text()")] == [
        "Version 1.1.0 of 1 March 2026",
        "Version 1.0.0 of 31 January 2026",
    ]
    assert tree.xpath("//del/text()")
    assert "and lamp oil" in tree.xpath("//del/text()")[0]
    gone = tree.xpath("//li/a[contains(@href, 'tc-00003')]/@href")
    assert gone == ["1.0.0/cables/tc-00003.html"]


def test_a_redirect_leads_on_without_a_script(released_site: Path) -> None:
    tree = page(released_site / "cables" / "tc-00004.html")
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=tc-00005.html"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//script/@data-to") == ["tc-00005.html"]  # with one, the block is kept as well
    assert tree.xpath("//main//a/@href")[0] == "tc-00005.html"
    other = page(released_site / "cables" / "tc-00004.diplomatic.html")
    assert other.xpath("//link[@rel='canonical']/@href") == ["tc-00005.diplomatic.html"]


def test_a_tombstone_says_why_and_where_it_can_be_read(released_site: Path) -> None:
    tree = page(released_site / "cables" / "tc-00003.html")
    text = " ".join(str(tree.xpath("string(//main)")).split())
    assert "Withdrawn: <the> archive & its reasons." in text
    assert tree.xpath("//main//a/@href") == ["../versions/1.0.0/cables/tc-00003.html"]
    frozen = page(released_site / "versions" / "1.1.0" / "cables" / "tc-00003.html")
    assert frozen.xpath("//main//a/@href") == ["../../1.0.0/cables/tc-00003.html"]


@pytest.mark.parametrize("view", ["", ".diplomatic"])
def test_old_places_lead_to_the_words(released_site: Path, view: str) -> None:
    tree = page(released_site / "cables" / f"tc-00001{view}.html")
    (anchor,) = tree.xpath("//*[@id='p4']")
    assert anchor.getparent().get("id") == "p5"
    assert anchor.get("class") == "moved"
    (elsewhere,) = tree.xpath("//*[@id='p3']")
    assert elsewhere.xpath(".//a/@href") == ["tc-00002.html#p1"]
    (withdrawn,) = tree.xpath("//*[@id='p8']")
    assert "It belonged to another telegram." in withdrawn.text_content()
    assert withdrawn.xpath(".//a/@href") == ["../versions/1.0.0/cables/tc-00001.html#p8"]


def test_without_releases_nothing_is_said_of_versions(edition: Path) -> None:
    assert built(edition).site
    site = edition / "build" / "site"
    assert not (site / "versions").exists()
    assert hrefs(site / "cables" / "cmc-032.html", "latest-version") == []


def test_a_release_is_taken_over_and_not_read_again(edition: Path) -> None:
    released(edition, "1.0.0")
    built(edition)
    frozen = edition / "build" / "site" / "versions" / "1.0.0" / "index.html"
    before = frozen.stat().st_ino
    with (edition / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write("# a comment\n")
    assert built(edition).fresh
    assert frozen.stat().st_ino == before


def test_a_new_release_is_a_reason_to_build(edition: Path) -> None:
    released(edition, "1.0.0")
    assert built(edition).fresh
    assert not built(edition).fresh
    released(edition, "1.1.0", SECOND)
    assert built(edition).fresh


def test_a_release_that_was_changed_is_an_error(edition: Path) -> None:
    released(edition, "1.0.0", FIRST)
    page_of = edition / "releases" / "1.0.0" / "data" / "site" / "cables" / "cmc-032.html"
    content = page_of.read_bytes()
    page_of.write_bytes(content.replace(b"Havana", b"Habana", 1))  # as long as it was
    with pytest.raises(CannotRun, match="changed after it was made"):
        built(edition)
    settings = config.load(edition / "edition.toml")
    (found,) = findings_of(settings)
    assert found.code == "A010"
    assert "cmc-032.html" in found.message
    page_of.write_bytes(content)
    assert list(findings_of(settings)) == []
    page_of.unlink()
    with pytest.raises(CannotRun, match="not as many"):
        built(edition)


@pytest.mark.parametrize("line", ["nonsense", "0" * 64 + "  ../../edition.toml", "0" * 64 + "  /etc/passwd"])
def test_a_hostile_list_is_refused(edition: Path, line: str) -> None:
    released(edition, "1.0.0", FIRST)
    listed = edition / "releases" / "1.0.0" / "manifest-sha256.txt"
    listed.write_text(listed.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(CannotRun):
        built(edition)


def test_an_address_that_no_file_can_have_is_refused(edition: Path) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[tombstones]\n"../../outside" = "Nothing"\n')
    with pytest.raises(CannotRun, match="cannot be the address of a cable"):
        built(edition)
    assert not (edition.parent / "outside.html").exists()


def test_a_doi_is_shown(past: Past, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(past.folder, folder, ignore=shutil.ignore_patterns("build"))
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[releases.deposit]]\nversion = "1.0.0"\ndoi = "10.5281/zenodo.1"\n')
    built(folder)
    tree = page(folder / "build" / "site" / "versions" / "index.html")
    assert tree.xpath("//a[contains(@href, 'doi.org')]/@href") == ["https://doi.org/10.5281/zenodo.1"]


def test_the_release_before_is_never_touched(past: Past) -> None:
    assert files_of(past.bag("1.0.0")) == past.first
    digests = {hashlib.sha256(content).hexdigest() for content in past.first.values()}
    assert len(digests) > 1


def test_words_of_the_versions_are_in_the_language_of_the_edition(edition: Path) -> None:
    change(edition / "edition.toml", 'language = "en"', 'language = "ru"')
    released(edition, "1.0.0", FIRST)
    built(edition)
    frozen = page(edition / "build" / "site" / "versions" / "1.0.0" / "index.html")
    assert "Версия 1.0.0 от 31 января 2026" in frozen.text_content().replace("\u00a0", " ")
