"""The site of an edition whose every text is hostile, in a browser: nothing runs, nothing is asked for, nothing but text comes in."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.injection.hostile import HTML, begin, released

from diplomatic import config
from diplomatic.publish import build, extras

from .conftest import Open, Serve, faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_WATCH = """
window.broken = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.broken.push(name);
"""
_COUNT = """
() => [...document.querySelectorAll("*")].filter((element) =>
  ["IMG", "IFRAME", "OBJECT", "EMBED", "BASE"].includes(element.tagName)
  || [...element.attributes].some(({ name }) => name.startsWith("on"))
  || (element.tagName === "SCRIPT" && !element.src && element.type !== "application/ld+json")
  || ["javascript:", "data:", "file:", "vbscript:"].includes(element.protocol) || element.hostname === "evil.example"
).map((element) => element.outerHTML.slice(0, 200))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "edition"
    released(folder)
    settings = config.find(folder)
    made = build(settings, settings.folder("output")).site
    assert made is not None
    return made


@pytest.fixture
def hostile(open_page: Open) -> "Page":
    page = open_page(reduced_motion="reduce", viewport={"width": 1300, "height": 900})
    page.add_init_script(_WATCH)
    return page


def nothing_happened(page: "Page") -> bool:
    return page.evaluate("window.broken") == [] and page.evaluate(_COUNT) == [] and faults_of(page) == []


def test_every_kind_of_page(hostile: "Page", serve: Serve, site: Path) -> None:
    address = serve(site)
    paths = sorted(
        path for path in site.rglob("*.html") if "guidelines" not in path.parts and "versions" not in path.parts
    )
    paths += [
        site / "guidelines/index.html",
        site / "versions/index.html",
        site / "versions/1.0.0/cables/everything.html",
    ]
    assert len(paths) > 30
    for path in paths:
        hostile.goto(address + path.relative_to(site).as_posix())
        assert nothing_happened(hostile), path
    hostile.goto(address + "cables/everything.html")
    assert HTML in hostile.title()
    assert HTML in str(hostile.locator("h1").text_content())


def test_from_disk(hostile: "Page", site: Path) -> None:
    hostile.goto((site / "cables/reply.html").as_uri())
    protocols = hostile.evaluate("[...new Set([...document.links].map(({ protocol }) => protocol))].sort()")
    assert protocols == ["file:", "https:"]
    hosts = hostile.evaluate(
        "[...document.links].filter(({ protocol }) => protocol === 'file:').map(({ host }) => host).join('')"
    )
    assert hosts == ""


def test_what_is_copied_is_the_text(hostile: "Page", serve: Serve, site: Path) -> None:
    hostile.goto(serve(site) + "cables/everything.html")
    hostile.evaluate(
        "() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; }"
    )
    for button in hostile.locator("[data-copy]").all():
        button.click()
    hostile.wait_for_function("window.copied.length")
    assert all(HTML in text for text in hostile.evaluate("window.copied"))
    hostile.evaluate("getSelection().selectAllChildren(document.getElementById('p1'))")
    hostile.locator("[id='page:quote']").wait_for(state="visible")
    for button in hostile.locator("[data-quote]").all():
        button.click()
    hostile.locator(".name[data-gloss]").first.hover()
    assert nothing_happened(hostile)


@pytest.mark.skipif(
    "search" not in extras.installed(), reason="Pagefind is not installed: pip install 'diplomatic[search]'"
)
def test_what_is_found_is_text(hostile: "Page", serve: Serve, site: Path) -> None:
    address = serve(site)
    for query in ("alert", '"script alert"', "</title><img src=x onerror=alert(1)>", "%3Cscript%3E"):
        hostile.goto(f"{address}search.html")
        hostile.locator("main input[type=search]").fill(query)
        hostile.locator("main input[type=search]").press("Enter")
        hostile.wait_for_function("!document.getElementById('page:found').textContent.includes('…')")
        assert nothing_happened(hostile), query
    hostile.goto(f"{address}search.html?q=alert")
    hostile.locator("#page\\:results .passages mark").first.wait_for()
    results = str(hostile.locator("[id='page:results']").text_content())
    assert "<script>alert(1)</script>" in results
    assert results.count(HTML) >= 2
    for field in hostile.locator("[id='page:filters'] input[type=checkbox]").all():
        field.check(force=True)
    hostile.wait_for_function("!document.getElementById('page:found').textContent.includes('…')")
    assert nothing_happened(hostile)


def test_the_preview_shows_findings_as_text(hostile: "Page", tmp_path: Path) -> None:
    folder = tmp_path / "<img src=x onerror=alert(1)>"
    begin(folder)
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:  # the panel shows two hundred findings
        for code in ("T003", "T005", "T007"):
            settings.write(f'[[validate.ignore]]\ncode = "{code}"\nreason = "There are too many."\n')
    process = subprocess.Popen(
        [sys.executable, "-m", "diplomatic", "serve", str(folder), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        address = process.stderr.readline().split(" ")[0]
        assert process.stderr.readline()
        hostile.goto(f"{address}cables/everything.html")
        panel = "[...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot"
        hostile.wait_for_function(f"{panel}?.textContent.includes('M005')", timeout=60_000)
        assert HTML in hostile.evaluate(f"{panel}.textContent")
        inside = hostile.evaluate(f"[...{panel}.querySelectorAll('img, script, iframe, [onerror], [onload]')].length")
        assert inside == 0
        assert hostile.evaluate("window.broken") == []
        assert faults_of(hostile) == []
        hostile.close()  # before the server goes
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
