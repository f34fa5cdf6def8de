"""The about page, and the page for addresses that there are not."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from diplomatic import __version__
from diplomatic.diagnostics import CannotRun

from .conftest import built, change, made_of, page, select, site_of

CABLE = Path("tei/cables/cmc-032.xml")


def made(edition: Path, name: str) -> html.HtmlElement:
    (file,) = made_of(edition, name)
    return html.fromstring(file.content.decode())


def facts(root: html.HtmlElement) -> dict[str, list[str]]:
    rows = root.xpath("//section[@aria-labelledby = 'page:edition']/dl/div")
    return {row.findtext("dt"): [" ".join(dd.text_content().split()) for dd in row.iter("dd")] for row in rows}


def test_the_facts_of_the_sample(edition: Path) -> None:
    root = made(edition, "about.html")
    assert select(root, "//h1/text()") == ["About this edition"]
    assert facts(root) == {
        "Title": [
            "Cables of the Cuban Missile Crisis",
            "A sample edition: Document 32, Alekseyev’s telegram from Havana",
        ],
        "Version": ["0.1.0"],
        "Texts as of": ["22 November 2026"],
        "Publisher": ["The Diplomatic contributors"],
        "Translator": ["misterestes"],
        "Encoded by": ["The Diplomatic contributors"],
        "Rights": [
            "The original: a cable of the Soviet embassy in Havana of 1962, since declassified.",
            "The translation: the rights belong to its translator, misterestes; it is reproduced here for demonstration.",
            "The encoding and the edition’s own notes: MIT licence.",
        ],
        "Cables": ["1 cable"],
        "Registers": [f"{name} · TEI (XML)" for name in ("Persons", "Places", "Organisations")],
        "Built with": [f"Diplomatic {__version__}"],
    }
    assert {"principles.html", "bibliography.html", "guidelines/index.html", "registers/persons.xml"} <= set(
        select(root, "//main//a/@href")
    )


def test_everyone_is_named_once_with_what_they_did(edition: Path) -> None:
    second = (edition / CABLE).with_name("cmc-033.xml")
    text = (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"')
    text = text.replace("<name>misterestes</name>", "<name>Somebody &lt;b&gt;</name>")
    text = text.replace(
        "</titleStmt>",
        '<respStmt xml:id="proof"><resp>Proof-reading</resp>'
        '<persName ref="../registers/persons.xml#gromyko">A. G.</persName></respStmt></titleStmt>',
        1,
    )
    second.write_text(text, encoding="utf-8")
    root = made(edition, "about.html")
    found = facts(root)
    assert found["Translator"] == ["misterestes", "Somebody <b>"]
    assert found["Encoded by"] == ["The Diplomatic contributors"]
    assert found["Proof-reading"] == ["A. G."]
    assert "registers/persons/gromyko.html" in select(root, "//dl//a/@href")
    assert found["Cables"] == ["2 cables"]
    assert len(found["Rights"]) == 3


def test_the_editor_has_the_first_word(edition: Path) -> None:
    (edition / "tei" / "pages").mkdir()
    (edition / "tei" / "pages" / "about.md").write_text(
        "# *Our* edition\n\n[x](../cables/cmc-032.xml#p1)\n\n### Thanks\n", "utf-8"
    )
    root = made(edition, "about.html")
    assert select(root, "//h1/em/text()") == ["Our"]
    assert select(root, "//title/text()") == ["Our edition · Cables of the Cuban Missile Crisis"]
    assert select(root, "//div[@class = 'prose']//a/@href") == ["cables/cmc-032.html#p1"]
    assert [heading.tag for heading in root.iter("h1", "h2", "h3")] == ["h1", "h2", "h2", "h2", "h2"]
    assert select(root, "//nav//a[@aria-current]/@href") == ["about.html"]


@pytest.mark.parametrize("language", ["de", "es", "ru"])
def test_the_pages_speak_the_language_of_the_edition(edition: Path, language: str) -> None:
    change(edition / "edition.toml", 'language = "en"', f'language = "{language}"')
    for name in ("about.html", "404.html", "bibliography.html", "principles.html"):
        root = made(edition, name)
        assert root.get("lang") == language
        (heading,) = select(root, "//h1/text()")
        assert heading not in {
            "About this edition",
            "This page is not here",
            "Bibliography of sources",
            "Editorial principles",
        }


def test_an_address_that_is_none(edition: Path) -> None:
    change(edition / "edition.toml", 'language = "en"', 'language = "en"\nurl = "https://[x/"')
    with pytest.raises(CannotRun, match=r"edition\.url is not an address") as refused:
        built(edition)
    assert "edition.toml:" in str(refused.value)


def test_only_an_address_is_linked(edition: Path) -> None:
    change(edition / "edition.toml", 'language = "en"', 'language = "en"\nurl = "javascript://x/%0Aalert(1)"')
    root = made(edition, "about.html")
    assert facts(root)["Permanent address"] == ["javascript://x/%0Aalert(1)"]
    assert [link for link in select(root, "//a/@href") if "script" in link] == []


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/a b/cables/", "/a%20b/cables/"),
        ("https://example.org//x.org/%C3%BC", "/x.org/%C3%BC/"),
    ],
)
def test_a_missing_page_works_at_any_depth(edition: Path, url: str, base: str) -> None:
    with (edition / "edition.toml").open(encoding="utf-8") as settings:
        text = settings.read()
    (edition / "edition.toml").write_text(text.replace('language = "en"', f'language = "en"\nurl = "{url}"'), "utf-8")
    assert built(edition).site
    site = site_of(edition)
    root = page(site / "404.html")
    assert select(root, "//link/@href | //script/@src | //img/@src") == []
    assert "--paper" in "".join(select(root, "//style/text()"))
    assert select(root, "//meta[@name = 'robots']/@content") == ["noindex"]
    for link in select(root, "//a/@href | //form/@action"):
        if link.startswith("#"):
            continue
        address = urljoin("https://example.org/x/deep/er/page.html", link)
        assert address.startswith(f"https://example.org{base}")
        target = link.removeprefix(base) or "index.html"
        assert (site / target).is_file(), link
