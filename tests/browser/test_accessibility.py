"""Every kind of page, for those who see little, hear it, or have a small screen: axe-core has nothing to say, nothing is cut.

The numbers are those of the success criteria of WCAG 2.2 (https://www.w3.org/TR/WCAG22/).
"""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Open, Serve
from .kinds import pages_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_OF_VERSIONS = (
    "versions/index.html",
    "cables/tc-00001.html",
    "cables/tc-00003.html",
    "versions/1.0.0/index.html",
    "versions/1.0.0/cables/tc-00001.html",
    "versions/1.0.0/guidelines/index.html",
    "versions/1.1.0/cables/tc-00003.html",
)
_WIDE, _NARROW = 1280, 375
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN_AXE = """async (tags) => {
  const found = await axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
}"""
# 1.4.12: what a reader may set without losing anything
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
_SCROLLS = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
# Boxes that hide a part of their own text, or whose scrolling no key can reach
_CUT = """() => [...document.querySelectorAll("body *")].flatMap((box) => {
  const style = getComputedStyle(box);
  const wide = box.scrollWidth > box.clientWidth + 1, high = box.scrollHeight > box.clientHeight + 1;
  if (!box.clientWidth || box.clientWidth === 1 || !(wide || high) || !box.textContent.trim()) return [];
  const clips = (wide && style.overflowX !== "visible") || (high && style.overflowY !== "visible");
  if (!clips) return [];
  const scrolls = (wide && /auto|scroll/.test(style.overflowX)) || (high && /auto|scroll/.test(style.overflowY));
  if (scrolls && (box.tabIndex >= 0 || box.querySelector("a, button, input, summary"))) return [];
  return [`${box.outerHTML.slice(0, 120)} ${scrolls ? "scrolls, but takes no focus" : "is cut"}`];
})"""


@pytest.fixture(scope="module", params=["sample", "corpus", "varied", "released"])
def addresses(request: pytest.FixtureRequest, serve: Serve) -> list[str]:
    """The addresses of one or two pages of each kind of a site."""
    site: Path = request.getfixturevalue(f"{request.param}_site")
    pages = [page.relative_to(site) for page in pages_of_each_kind(site)]
    if request.param != "sample":  # the guidelines are the same everywhere
        pages = [page for page in pages if page.parts[0] != "guidelines"]
    if request.param == "released":  # what other sites do not have: pages of versions, and of what went
        pages = [Path(page) for page in _OF_VERSIONS]
    assert len({page.parent for page in pages}) > 3
    home = serve(site)
    return [home + page.as_posix() for page in pages]


def _opened(page: "Page", addresses: list[str]) -> Iterator[str]:
    """Open one page after another; gives what to call it."""
    for address in addresses:
        page.goto(address)
        yield address.split("/", 3)[-1]


@pytest.mark.parametrize("width", [_WIDE, _NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, addresses: list[str], scheme: str, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: pip install axe-playwright-python")
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    found: dict[str, Any] = {}
    for name in _opened(page, addresses):
        page.evaluate(axe)
        found[name] = page.evaluate(_RUN_AXE, _RULES)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_notices_a_fault(page: "Page", tmp_path: Path) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: pip install axe-playwright-python")
    (tmp_path / "x.html").write_text(
        "<!doctype html><title>x</title><p style='color: #bbb; background: #fff'>faint", "utf-8"
    )
    page.goto((tmp_path / "x.html").as_uri())
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    rules = {fault.partition(":")[0] for fault in page.evaluate(_RUN_AXE, _RULES)}
    assert rules >= {"color-contrast", "html-has-lang", "landmark-one-main"}


# 1.4.10 (reflow: 320 px is what 1280 px are at 400 %), 1.4.4 (640 px: at 200 %), and the telephone of the day
@pytest.mark.parametrize("width", [320, _NARROW, 640, _WIDE])
@pytest.mark.parametrize("spacing", ["", _SPACING], ids=["as set", "wide spacing"])
def test_nothing_is_cut(open_page: Open, addresses: list[str], width: int, spacing: str) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    faults = {}
    for name in _opened(page, addresses):
        if spacing:
            page.add_style_tag(content=spacing)
        faults[name] = [*page.evaluate(_CUT), *(["the page scrolls sideways"] if page.evaluate(_SCROLLS) else [])]
    assert {name: found for name, found in faults.items() if found} == {}
