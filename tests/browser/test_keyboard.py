"""A cable is read with the keys alone; the description of a name comes on hover and on focus, and goes with Escape."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open, Serve
from .kinds import pages_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CABLE = "cables/cmc-032.html"
_STOP = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  if (stop === document.body) return null;
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { name: `${stop.className} ${stop.id} ${stop.getAttribute("href")}`, seen, ring };
}"""
# Everything that takes the focus; of radio buttons with one name only one does
_FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((stop) => stop.checkVisibility() && !stop.disabled).length"""
_SHOWS_FOCUS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((stop) => stop.checkVisibility()).flatMap((stop) => {
    stop.focus({ focusVisible: true, preventScroll: true });
    const style = getComputedStyle(stop);
    return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? [stop.outerHTML.slice(0, 120)] : [];
  })"""


def _shown(name: "Locator") -> str:
    """The description that a name shows, or nothing."""
    content = str(name.evaluate("(name) => getComputedStyle(name, '::after').content"))
    return "" if content == "none" else content.split('" / "')[0].strip('"')


def _hash(page: "Page") -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def _stops(page: "Page") -> list[dict[str, object]]:
    """Press Tab until the focus leaves the page; gives what had it."""
    stops: list[dict[str, object]] = []
    while len(stops) < 1000:
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("view", ["html", "diplomatic.html"])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(open_page: Open, sample_site: Path, view: str) -> None:
    page = open_page(reduced_motion="reduce")  # else the window is still on its way when it is looked at
    page.goto((sample_site / "cables" / f"cmc-032.{view}").as_uri())
    stops = _stops(page)
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []
    assert len(stops) == page.evaluate(_FOCUSABLE)
    names = [str(stop["name"]) for stop in stops]
    landmarks = ["skip", "home", "chronology", "cmc-032", "#h1", "brezhnev", "#p1", "#p2", "back-link", ".xml"]
    order = [next(place for place, name in enumerate(names) if what in name) for what in landmarks]
    assert order == sorted(order)


def test_focus_is_shown_on_every_kind_of_page(page: "Page", sample_site: Path, corpus_site: Path) -> None:
    for path in [*pages_of_each_kind(sample_site), *pages_of_each_kind(corpus_site)]:
        page.goto(path.as_uri())
        assert page.evaluate(_SHOWS_FOCUS) == [], path


def test_the_skip_link_passes_over_the_navigation(page: "Page", sample_site: Path) -> None:
    page.goto((sample_site / _CABLE).as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _hash(page) == "#page:main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_marker_leads_to_its_note_and_the_note_back(page: "Page", sample_site: Path) -> None:
    page.goto((sample_site / _CABLE).as_uri())
    marker = page.locator("a.marker").first
    marker.focus()
    page.keyboard.press("Enter")
    note = _hash(page).removeprefix("#")
    assert page.locator(f"li[id='{note}']").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == note
    page.keyboard.press("Enter")
    assert _hash(page) == f"#ref:{note}"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("marker")


def test_paragraph_numbers_and_the_other_view_are_links(page: "Page", sample_site: Path) -> None:
    page.goto((sample_site / _CABLE).as_uri())
    page.locator("#p2 > .pn").focus()
    page.keyboard.press("Enter")
    assert _hash(page) == "#p2"
    page.get_by_role("link", name="Diplomatic view").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cmc-032.diplomatic.html")


def _name(page: "Page", sample_site: Path) -> "Locator":
    page.goto((sample_site / _CABLE).as_uri())
    return page.locator("#p2 a[data-gloss]").first


@pytest.mark.parametrize("width", [1280, 375])
def test_a_description_comes_on_hover_and_focus_and_goes_with_escape(
    open_page: Open, sample_site: Path, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    name = _name(page, sample_site)
    gloss = name.get_attribute("data-gloss")
    assert _shown(name) == ""
    name.hover()
    assert _shown(name) == gloss
    page.keyboard.press("Escape")  # 1.4.13: it can be put away
    assert _shown(name) == ""
    page.mouse.move(0, 0)
    name.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert _shown(name) == gloss
    page.keyboard.press("Escape")
    assert _shown(name) == ""
    page.keyboard.press("Tab")
    assert _shown(name) == ""


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pointer_may_go_into_a_description(open_page: Open, sample_site: Path, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    name = _name(page, sample_site)
    name.hover()
    page.wait_for_timeout(400)  # it comes a moment later
    box = name.bounding_box()
    assert box is not None
    for down in range(0, 30, 3):  # 1.4.13: it stays while the pointer is in it
        page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2 + down)
        assert name.evaluate("(name) => name.matches(':hover')"), down


def test_those_who_hear_the_page_hear_a_name_and_its_description_once(page: "Page", sample_site: Path) -> None:
    name = _name(page, sample_site)
    page.mouse.move(0, 0)
    name.focus()
    words = str(name.text_content())
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [
        (node["name"]["value"], node.get("description", {}).get("value"))
        for node in nodes
        if node["role"]["value"] == "link"
    ]
    assert (words, name.get_attribute("data-gloss")) in heard


def test_everything_is_there_from_a_server_too(page: "Page", serve: Serve, sample_site: Path) -> None:
    page.goto(serve(sample_site) + _CABLE)
    name = page.locator("a[data-gloss]").first
    name.hover()
    assert _shown(name) == name.get_attribute("data-gloss")
    name.click()
    assert page.locator("h1").is_visible()
