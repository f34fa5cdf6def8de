"""The pages of the browser tests notice what they must."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open, Serve, faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_page_of_the_site_has_no_fault(page: "Page", serve: Serve, sample_site: Path) -> None:
    page.goto(serve(sample_site))
    assert page.locator("h1").count() == 1
    page.goto((sample_site / "index.html").as_uri())
    assert page.locator("h1").count() == 1
    assert faults_of(page) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<script src='{other}x.js'></script>", "asked for {other}x.js"),
        ("<img src='{other}x.png' alt=''>", "asked for {other}x.png"),
        ("<img src='https://example.org/x.png' alt=''>", "asked for https://example.org/x.png"),
        ("<script>fetch('{other}x')</script>", "asked for {other}x"),
        ("<script>console.error('so')</script>", "console: so"),
        ("<script>throw new Error('thrown')</script>", "script: thrown"),
        ("<img src='missing.png' alt=''>", "404"),
    ],
    ids=["script", "image", "the web", "fetch", "console", "thrown", "missing"],
)
def test_a_fault_is_noticed(page: "Page", serve: Serve, tmp_path: Path, content: str, fault: str) -> None:
    other = serve(tmp_path)
    body = content.format(other=other)
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel=icon href=data:,>{body}", "utf-8")
    page.goto(serve(tmp_path))
    page.wait_for_load_state("networkidle")
    assert any(fault.format(other=other) in noticed for noticed in faults_of(page))
    faults_of(page).clear()


def test_pages_differ_as_asked(open_page: Open, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><p>off</p><script>document.body.textContent='on'</script>")
    address = serve(tmp_path)
    for options, expected in (
        ({"java_script_enabled": False}, "off"),
        ({"viewport": {"width": 375, "height": 700}}, "on"),
    ):
        page = open_page(**options)
        page.goto(address)
        assert page.locator("body").inner_text() == expected
