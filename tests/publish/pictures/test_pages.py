"""The pages of the pictures: whole, said in words, the same each time, and safe whatever the names are."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from diplomatic.document import Facts, Name
from diplomatic.publish.pictures import steps
from diplomatic.publish.pictures.studio import Studio
from diplomatic.publish.step import Inputs
from diplomatic.styles import stylesheet

from ..conftest import built, page, select, site_of, steps_of
from .making import cable, person, studio_of

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{cables} %s \\",
    "]]>",
    "&amp;",
    "القاهرة",
    "東京都千代田区霞が関二丁目二番一号外務省",
    "W" * 500,
    "e\u0301\u200f\u202e",
    "🕊",
]


def _hostile() -> list[Facts]:
    return [
        cable(
            f"c{number}",
            f"1962-10-{10 + number}",
            f"1962-10-{11 + number}",
            way=(name, HOSTILE[number - 1]),
            to=[Name(name), Name(HOSTILE[number - 1]), person("suslov")],
            senders=[Name(name)],
            title=name,
        )
        for number, name in enumerate(HOSTILE)
    ]


def _pages(studio: Studio) -> dict[str, bytes]:
    files = [file for step in steps_of(steps(studio.site)) for file in step.make(studio.site)]
    assert [file.warnings for file in files if file.warnings] == []
    return {file.path: file.content for file in files}


def _parsed(pages: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {path: html.fromstring(content.decode()) for path, content in pages.items()}


@pytest.mark.parametrize("language", ["en", "de", "es", "ru"])
def test_every_drawing_says_what_it_shows(language: str) -> None:
    pages = _parsed(_pages(studio_of(*_hostile(), language=language)))
    assert set(pages) == {f"pictures/{name}.html" for name in ("index", "timeline", "matrix", "network", "days")}
    for path, root in pages.items():
        for drawing in root.xpath("//svg[contains(@class, 'drawing')]"):
            names = [str(drawing.get(key)) for key in ("aria-labelledby", "aria-describedby")]
            assert all(" ".join(select(root, f"//*[@id = '{name}']/text()")).strip() for name in names), path
            assert drawing.get("role") == ("group" if drawing.xpath(".//a") else "img")
        for figure in root.iter("figure"):
            assert len(select(figure, ".//details//table/caption/text()")) == 1
            assert select(figure, ".//details//thead//th/@scope") != []
            assert len(figure.xpath(".//details//tbody/tr")) > 0
            assert "".join(select(figure, "figcaption//text()")).strip()
        assert select(root, "//a[not(normalize-space(.) or @aria-label)]") == []
        assert "{" not in "".join(select(root, "//figcaption//text() | //p//text()")).replace("{cables} %s", "")


def test_names_are_never_markup() -> None:
    for path, root in _parsed(_pages(studio_of(*_hostile()))).items():
        assert select(root, "//script | //img | //@onerror | //svg//iframe") == [], path
        if path.endswith(("timeline.html", "matrix.html", "network.html")):
            assert "<script>alert(1)</script>" in str(root.text_content())


def test_ids_are_unique_and_references_hold() -> None:
    for path, root in _parsed(_pages(studio_of(*_hostile()))).items():
        ids = select(root, "//@id")
        assert len(ids) == len(set(ids)), path
        assert {link[1:] for link in select(root, "//use/@href")} <= set(ids)
        referred = select(root, "//@aria-labelledby | //@aria-describedby")
        assert {ident for value in referred for ident in value.split()} <= set(ids)


def test_colours_are_left_to_the_style_sheet() -> None:
    for content in _pages(studio_of(*_hostile())).values():
        text = content.decode()
        assert not re.search(r'\s(style|fill|stroke|color)="', text)
        assert not re.search(r"#[0-9a-f]{6}\b", text)
    own = stylesheet().partition("/* Pictures")[2].partition("/* Search")[0]
    assert not re.search(r"#[0-9a-f]{3,6}\b|\brgb|\bhsl", own)
    assert not re.search(r"(margin|padding|border)-(left|right|top|bottom)|text-align: (left|right)", own)


def test_numbers_are_short() -> None:
    for content in _pages(studio_of(*_hostile())).values():
        assert re.findall(r"\d\.\d{3,}", content.decode().partition("<main")[2]) == []


def test_the_same_cables_give_the_same_bytes() -> None:
    assert _pages(studio_of(*_hostile())) == _pages(studio_of(*reversed(_hostile())))


def test_a_page_is_made_anew_only_when_its_data_changed() -> None:
    def inputs(*cables: Facts) -> dict[str, Inputs]:
        return {step.name: step.inputs for step in steps_of(steps(studio_of(*cables).site))}

    before = inputs(*_hostile())
    assert inputs(*_hostile()) == before
    after = inputs(*_hostile()[:-1], cable("c9", "1962-10-19", "1962-10-21", to=[person("suslov")]))
    assert set(before) == set(after)
    assert {name for name in before if before[name] == after[name]} == {"pictures/days.html"}


def test_nothing_to_draw_is_said() -> None:
    pages = _parsed(_pages(studio_of(cable("a"))))
    assert list(pages) == ["pictures/index.html"]
    (root,) = pages.values()
    assert len(root.xpath("//section[@class = 'picture-card']/p[normalize-space()]")) == 4
    assert select(root, "//section//a | //section//svg") == []


def test_the_sample_and_its_links(edition: Path) -> None:
    assert built(edition).site
    site = site_of(edition)
    pages = {path: page(path) for path in site.rglob("*.html")}
    ids = {path: set(select(root, "//@id")) for path, root in pages.items()}
    drawn = [path for path in pages if path.parent.name == "pictures"]
    assert sorted(path.name for path in drawn) == ["index.html", "matrix.html", "network.html", "timeline.html"]
    for path in drawn:
        links = select(pages[path], "//main//a/@href")
        assert links
        for link in links:
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), link
            assert not parts.fragment or unquote(parts.fragment) in ids[target], link
    (twice,) = select(pages[site / "pictures/matrix.html"], "//a[contains(@aria-label, '2 times')]/@href")
    assert twice == "../cables/cmc-032.html#l1"
    assert "pictures/index.html" in select(pages[site / "index.html"], "//nav//a/@href")


def test_every_link_of_a_larger_edition_leads_somewhere(corpus_site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for path in (corpus_site / "pictures").rglob("*.html"):
        for link in set(select(page(path), "//main//a/@href")):
            parts = urlsplit(link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {link}"
            if parts.fragment:
                known = ids.setdefault(target, set(select(page(target), "//@id")))
                assert unquote(parts.fragment) in known, f"{path}: {link}"
    assert len(ids) > 10
