"""The live preview in a browser: a page that is open follows the text, keeps its place, and shows what is wrong."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open, faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60_000
_CABLE = "cables/cmc-032.html"
_GO = "window.scrollTo({top: document.getElementById('p5').getBoundingClientRect().top + scrollY - 40, behavior: 'instant'})"
_TOP = "document.getElementById('p5').getBoundingClientRect().top"


class Preview:
    """``diplomatic serve`` on an edition of its own."""

    def __init__(self, edition: Path) -> None:
        self.edition = edition
        self.cable = edition / "tei" / "cables" / "cmc-032.xml"
        self.start("0")

    def start(self, port: str) -> None:
        run = [sys.executable, "-m", "diplomatic", "serve", str(self.edition), "--port", port]
        self.process = subprocess.Popen(run, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        assert self.process.stderr is not None
        self.address = self.process.stderr.readline().split(" ")[0]
        self.process.stderr.readline()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=30)

    def change(self, old: str, new: str) -> None:
        text = self.cable.read_text(encoding="utf-8")
        assert old in text
        self.cable.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    edition = tmp_path / "edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(_ROOT / part, edition / part)
    shutil.copy(_ROOT / "edition.toml", edition)
    preview = Preview(edition)
    yield preview
    preview.stop()


@pytest.fixture
def cable(open_page: Open, preview: Preview) -> Iterator["Page"]:
    """The page of the cable, on a phone: so that there is something to scroll."""
    page = open_page(viewport={"width": 375, "height": 600})
    page.set_default_timeout(_PATIENCE)
    page.goto(preview.address + _CABLE)
    page.get_by_text("Nothing to report").wait_for()
    page.evaluate("window.isOld = true")
    yield page
    page.close()  # before the server goes


def reloaded(page: "Page") -> None:
    page.wait_for_function("!window.isOld && document.readyState === 'complete'")
    page.wait_for_function("history.scrollRestoration === 'auto'")


def test_a_page_follows_the_text_and_keeps_its_place(cable: "Page", preview: Preview) -> None:
    cable.evaluate(_GO)
    cable.evaluate("document.querySelectorAll('details').forEach((one, number) => { one.open = number === 0 })")
    cable.evaluate(_GO)
    top, y = cable.evaluate(_TOP), cable.evaluate("scrollY")
    more = "A sentence that makes the text above longer. " * 12
    preview.change('<p xml:id="p1">', f'<p xml:id="p1">{more}')
    reloaded(cable)
    assert more.strip()[:40] in cable.locator("#p1").inner_text()
    assert abs(cable.evaluate(_TOP) - top) < 2
    assert cable.evaluate("scrollY") > y + 100
    opened = cable.evaluate("[...document.querySelectorAll('details')].map((one) => one.open)")
    assert opened == [number == 0 for number in range(len(opened))]
    assert cable.evaluate("history.scrollRestoration") == "auto"


def test_a_target_stays_and_a_lost_block_is_no_harm(cable: "Page", preview: Preview) -> None:
    cable.goto(preview.address + _CABLE + "#p4")
    cable.wait_for_function("Math.abs(document.getElementById('p4').getBoundingClientRect().top) < 100")
    before = cable.evaluate("scrollY")
    preview.change('xml:id="p4"', 'xml:id="p4x"')
    preview.change("I met with", "I spoke with")
    reloaded(cable)
    assert cable.url.endswith("#p4")
    assert abs(cable.evaluate("scrollY") - before) < 150


def test_another_page_is_not_reloaded(cable: "Page", preview: Preview) -> None:
    cable.goto(preview.address + "about.html")
    cable.get_by_text("Nothing to report").wait_for()
    cable.evaluate("window.isOld = true")
    preview.change("I met with", "I spoke with")
    preview.change('persons.xml#kennedy"', 'persons.xml#kenedy"')
    cable.get_by_role("button", name="error").wait_for()
    assert cable.evaluate("window.isOld")


def test_a_style_sheet_is_changed_in_place(cable: "Page", preview: Preview) -> None:
    theme = preview.edition / "transforms" / "css" / "theme.css"
    theme.parent.mkdir(parents=True)
    theme.write_text("body { background: rgb(1, 2, 3) !important }")
    cable.wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    assert cable.evaluate("window.isOld")
    cable.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")


def test_an_error_is_shown_and_leads_to_its_block(cable: "Page", preview: Preview) -> None:
    preview.change('persons.xml#kennedy"', 'persons.xml#<b>kenedy"'.replace("<", "&lt;"))
    button = cable.get_by_role("button", name=re.compile(r"^\d+ errors?$"))
    button.wait_for()
    assert cable.evaluate("window.isOld"), "the page is the last good one"
    assert button.get_attribute("aria-expanded") == "false", "on a phone it waits to be asked"
    region = cable.get_by_role("region", name="Findings")
    assert "Not built" in region.inner_text()
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert "#<b>kenedy" in region.inner_text()
    assert region.locator("b").count() == 0, "what a document says is text"
    link = region.get_by_role("link").first
    assert re.search(r"cmc-032\.xml:\d+", link.inner_text())
    link.press("Enter")
    block = cable.url.partition("#")[2]
    assert cable.locator(f"[id='{block}']").count() == 1
    cable.reload()
    assert cable.get_by_role("button", name="error").get_attribute("aria-expanded") == "true", "it stays as it was left"
    preview.change("&lt;b>kenedy", "kennedy")
    cable.get_by_text("Nothing to report").wait_for()
    assert cable.get_by_role("button", name="error").count() == 0


@pytest.mark.parametrize("width", [375, 1400])
def test_the_overlay_covers_no_text(cable: "Page", preview: Preview, width: int) -> None:
    preview.change('persons.xml#kennedy"', 'persons.xml#kenedy"')
    cable.get_by_role("button", name="error").wait_for()
    cable.set_viewport_size({"width": width, "height": 700})
    cable.get_by_role("button", name="error").press("Enter")
    over = """() => {
      const box = document.getElementById("page:preview").shadowRoot.querySelector("section").getBoundingClientRect();
      const texts = [...document.querySelectorAll("main p, main ab, main li, main h1")];
      return texts.filter((text) => {
        const own = text.getBoundingClientRect();
        return own.left < box.right && own.right > box.left && own.top < box.bottom && own.bottom > box.top;
      }).length;
    }"""
    assert cable.evaluate(over) == 0
    cable.mouse.wheel(0, 2000)
    assert cable.evaluate(over) == 0
    assert cable.evaluate("document.getElementById('page:preview').getBoundingClientRect().right <= innerWidth")


def test_the_skip_link_comes_first(cable: "Page") -> None:
    cable.keyboard.press("Tab")
    assert cable.evaluate("document.activeElement.className") == "skip"


def test_a_page_comes_back_with_its_server(cable: "Page", preview: Preview) -> None:
    preview.change('persons.xml#kennedy"', 'persons.xml#kenedy"')
    cable.get_by_role("button", name="error").wait_for()
    preview.stop()
    cable.get_by_text("The preview does not answer").wait_for()
    preview.change('persons.xml#kenedy"', 'persons.xml#kennedy"')
    preview.start(preview.address.rstrip("/").rpartition(":")[2])
    reloaded(cable)
    cable.get_by_text("Nothing to report").wait_for()
    faults_of(cable).clear()  # while nobody answered


def test_a_page_that_is_not_there_comes_when_it_is(cable: "Page", preview: Preview) -> None:
    cable.goto(preview.address + "cables/cmc-033.html")
    faults_of(cable).clear()  # the 404
    text = preview.cable.read_text(encoding="utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"')
    preview.cable.with_name("cmc-033.xml").write_text(text, encoding="utf-8")
    cable.locator("#p5").wait_for()
    cable.goto(preview.address + "%zz")
    cable.get_by_role("region", name="Findings").wait_for()
    faults_of(cable).clear()
