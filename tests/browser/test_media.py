"""What a page is like without scripts, with the reader's own colours, without motion, and on paper: nothing disappears."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Open
from .kinds import pages_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CABLE = "cables/cmc-032.html"
_LINKS = "() => [...document.querySelectorAll('a[href]')].filter((a) => a.checkVisibility()).map((a) => a.getAttribute('href'))"
# What leads elsewhere; a table of contents is good on paper too
_NAVIGATION = """() => [...document.querySelectorAll(
  "nav:not(.contents), form, .skip, .site-head, .downloads, button")].filter((part) => part.checkVisibility())
  .map((part) => part.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def pages(sample_site: Path, corpus_site: Path, varied_site: Path) -> list[Path]:
    """One or two pages of each kind, and a cable with every element."""
    invented = [page for page in pages_of_each_kind(corpus_site) if page.parent.name != "guidelines"]
    real = [page for page in pages_of_each_kind(sample_site) if page.parent.name in ("cables", "guidelines")]
    return [*real, *invented, *varied_site.glob("cables/everything*.html")]


def _seen(page: "Page", path: Path) -> tuple[str, list[str]]:
    """The text that a page shows, and its links; without the buttons, which are for those who have the scripts."""
    page.goto(path.as_uri())
    page.evaluate("() => document.querySelectorAll('main button').forEach((button) => button.remove())")
    return page.locator("main").inner_text(), page.evaluate(_LINKS)


def test_without_scripts_every_page_says_the_same(open_page: Open, pages: list[Path]) -> None:
    with_scripts, without = open_page(), open_page(java_script_enabled=False)
    for path in pages:
        if path.name != "search.html":
            assert _seen(without, path) == _seen(with_scripts, path), path


def test_without_scripts_the_search_names_another_way_in(open_page: Open, sample_site: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((sample_site / "search.html").as_uri())
    main = page.locator("main")
    assert main.locator("noscript .search-note").is_visible()
    assert not main.locator("form").is_visible()
    hrefs = page.evaluate(_LINKS)
    assert {"chronology/index.html", "registers/persons.html"} <= set(hrefs)


def test_without_scripts_the_links_of_a_cable_lead_on(open_page: Open, sample_site: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((sample_site / _CABLE).as_uri())
    page.get_by_role("link", name="Diplomatic view").click()
    page.wait_for_url("**/cmc-032.diplomatic.html")
    page.locator(".message a.name").first.click()
    page.wait_for_url("**/registers/**")
    page.locator(".mentions a").first.click()
    page.wait_for_url("**/cables/**")


@pytest.mark.parametrize(
    "options", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}, {"contrast": "more"}], ids=str
)
def test_with_the_readers_own_settings_every_page_says_the_same(
    open_page: Open, pages: list[Path], options: dict[str, Any]
) -> None:
    usual, other = open_page(), open_page(**options)
    for path in pages:
        assert _seen(other, path) == _seen(usual, path), path


def test_with_forced_colours_what_colour_says_is_said_otherwise(open_page: Open, sample_site: Path) -> None:
    page = open_page(forced_colors="active")
    page.goto((sample_site / _CABLE).as_uri())
    style = "([one, what]) => getComputedStyle(document.querySelector(one)).getPropertyValue(what)"
    for note in (".translator-note.standing", ".source-note.standing"):
        assert page.evaluate(style, [note, "border-top-style"]) != "none"
        assert page.locator(note).first.locator("> .note-label, > .label").first.is_visible()
    current, other = ".views a[aria-current]", ".views a:not([aria-current])"
    ground = page.evaluate(style, ["body", "background-color"])
    assert page.evaluate(style, [current, "border-bottom-color"]) != ground
    assert page.evaluate(style, [other, "border-bottom-color"]) == ground


def test_without_motion_nothing_moves(open_page: Open, pages: list[Path]) -> None:
    page = open_page(reduced_motion="reduce")
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", path
        assert page.evaluate("document.getAnimations().length") == 0, path


def test_paper_has_the_text_and_no_navigation(open_page: Open, pages: list[Path]) -> None:
    page = open_page(viewport={"width": 720, "height": 1000})
    for path in pages:
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        assert page.evaluate(_NAVIGATION) == [], path
        assert page.locator("h1").first.is_visible()
        page.emulate_media(media="screen")


def test_a_cable_on_paper_is_whole(open_page: Open, sample_site: Path) -> None:
    page = open_page()
    page.goto((sample_site / _CABLE).as_uri())
    article, tools = page.locator("article.document"), ".views, .cite-tools, .cite-hint"
    page.emulate_media(media="print")
    assert [part for part in page.locator(tools).all() if part.is_visible()] == []
    on_paper = article.inner_text()
    page.emulate_media(media="screen")
    page.evaluate(f"() => document.querySelectorAll('{tools}').forEach((part) => part.remove())")
    assert on_paper.split() == article.inner_text().split()
    assert len(page.pdf()) > 10_000
