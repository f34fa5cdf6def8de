"""A reader copies a citation, a quotation with its citation, and a link that leads to the words themselves."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open, Serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_CABLE = "cables/cmc-032.html"
_CATCH = "() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; }"
_SELECT = """([from, first, to, last]) => {
  const find = (id, words, after) => {
    const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const place = node.data.indexOf(words);
      if (place >= 0) return [node, after ? place + words.length : place];
    }
    throw new Error(`${words} is not in one node of ${id}`);
  };
  const range = document.createRange();
  range.setStart(...find(from, first, false));
  range.setEnd(...find(to, last, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def _select(page: "Page", block: str, first: str, last: str, end: str = "") -> None:
    page.evaluate(_SELECT, [block, first, end or block, last])
    page.locator("[id='page:quote']").wait_for(state="visible")


def _copy(page: "Page", button: str) -> str:
    page.locator(button).click()
    page.wait_for_function("window.copied.length")
    return str(page.evaluate("window.copied.splice(0)[0]"))


@pytest.fixture
def cable(open_page: Open, serve: Serve, sample_site: Path) -> "Page":
    page = open_page(reduced_motion="reduce")
    page.goto(serve(sample_site) + _CABLE)
    page.evaluate(_CATCH)
    return page


def test_the_citation_is_copied_as_it_is_printed(cable: "Page") -> None:
    printed = " ".join(cable.locator(".citation").inner_text().split())
    assert _copy(cable, "[data-copy='page:citation']") == printed
    assert cable.locator(".cite [role=status]").inner_text() == "Copied"


def test_a_quotation_has_its_paragraph_and_no_marks_of_notes(cable: "Page") -> None:
    _select(cable, "p1", "conveyed", "In my", end="p2")
    quotation, _, citation = _copy(cable, "[data-quote=words]").partition("\n\n")
    assert quotation == "“conveyed to him the contents of your No. 848-849. In my”"
    assert "29 October 1962" in citation
    assert citation.endswith(", par. 1.")


def test_a_quotation_speaks_the_language_of_the_page(cable: "Page") -> None:
    """As ``diplomatic cite ID#ANCHOR`` does: the words are on the page, and none in the script."""
    cable.evaluate(
        "Object.assign(document.getElementById('page:quote').dataset, {open: '„', close: '“', p: 'Abs. {number}'})"
    )
    _select(cable, "p2", "so crestfallen", "irritated")
    quotation, _, citation = _copy(cable, "[data-quote=words]").partition("\n\n")
    assert quotation == "„so crestfallen and irritated“"
    assert citation.endswith(", Abs. 2.")


def test_a_header_line_is_cited_as_one(cable: "Page") -> None:
    _select(cable, "h6", "1688", "1691")
    assert _copy(cable, "[data-quote=words]").endswith(", header, line 6.")


def test_a_quotation_of_two_paragraphs(cable: "Page") -> None:
    _select(cable, "p2", "so crestfallen", "The scope", end="p3")
    assert _copy(cable, "[data-quote=words]").startswith("“so crestfallen and irritated. The scope”")


@pytest.mark.parametrize(
    ("block", "first", "last"),
    [
        ("p20", "New Economic Policy", "Policy"),
        ("p25", "weapons belonging to", "s group"),
        ("p24", "cordial letter", "inflexibility"),
        ("p20", "ew Econo", "ew Econo"),
        ("n3", "(Ref. No. 29693)", "29/X-62"),
    ],
    ids=["words", "over a name", "long", "parts of words", "with signs"],
)
def test_a_link_to_words_leads_to_them(cable: "Page", block: str, first: str, last: str) -> None:
    _select(cable, block, first, last)
    link = _copy(cable, "[data-quote=link]")
    assert f"#{block}:~:text=" in link
    cable.goto("about:blank")
    cable.goto(re.sub("#[^:]*:", "#:", link))  # without the block, so that only the words can have led there
    cable.wait_for_function("scrollY > 0")
    box = cable.locator(f"[id='{block}']").bounding_box()
    assert box is not None
    assert -box["height"] < box["y"] < cable.viewport_size["height"]  # type: ignore[index]


def test_escape_and_an_empty_selection_put_the_buttons_away(cable: "Page") -> None:
    buttons = cable.locator("[id='page:quote']")
    _select(cable, "p2", "In my", "three")
    cable.keyboard.press("Escape")
    assert buttons.is_hidden()
    _select(cable, "p2", "In my", "three")
    cable.evaluate("getSelection().removeAllRanges()")
    buttons.wait_for(state="hidden")


def test_from_disk_and_without_a_script(open_page: Open, sample_site: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((sample_site / _CABLE).as_uri())
    assert page.locator(".citation").is_visible()
    assert page.locator(".cite button").first.is_hidden()
    assert page.locator(".cite-tools a").all_inner_texts() == ["BibTeX", "RIS", "CSL-JSON"]
