"""The house rules that every sheet keeps."""

from pathlib import Path
from statistics import median

import pytest
from lxml import etree

from diplomatic.styles import Medium, stylesheet

from .conftest import NO_WRITING, TRANSFORMS, select

XSL = "{http://www.w3.org/1999/XSL/Transform}"
SHEETS = sorted(TRANSFORMS.rglob("*.xsl"))
ENTRIES = ["cable.xsl", "register.xsl", "edition.xsl", "book.xsl"]


def _comment_before(element: etree._Element) -> str:
    before = element.getprevious()
    return (before.text or "").strip() if isinstance(before, etree._Comment) else ""


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_sheet_keeps_the_rules(path: Path) -> None:
    root = etree.parse(path).getroot()
    assert root.get("version") == "1.0", "libxslt drops content from a sheet of another version"
    assert _comment_before(root), "a sheet opens with its purpose"
    for template in root.iter(f"{XSL}template"):
        assert _comment_before(template).endswith((".", ":")) or template.get("name", "").startswith("hook-"), (
            f"{path.name}:{template.sourceline} has no sentence before it"
        )
    assert not root.findall(f"{XSL}output[@indent='yes']"), "indent breaks mixed content"


def test_templates_are_short() -> None:
    lengths = [
        len(etree.tostring(template, with_tail=False).splitlines())
        for path in SHEETS
        for template in etree.parse(path).getroot().iter(f"{XSL}template")
    ]
    assert median(lengths) < 10
    assert max(lengths) < 40


@pytest.mark.parametrize("name", ENTRIES)
def test_entry_sheet_compiles(name: str) -> None:
    etree.XSLT(etree.parse(TRANSFORMS / "html" / name), access_control=NO_WRITING)


def test_a_project_can_override_a_hook(tmp_path: Path, torture: etree._ElementTree) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:import href="{(TRANSFORMS / "html" / "cable.xsl").as_uri()}"/>'
        '<xsl:template name="hook-head"><meta name="own"/></xsl:template></xsl:stylesheet>'
    )
    page = etree.XSLT(etree.parse(own))(torture)
    assert select(page, "/html/head/meta[@name = 'own']")


@pytest.mark.parametrize("medium", ["web", "epub", "pdf"])
def test_css_asks_nobody_for_anything(medium: Medium) -> None:
    css = stylesheet(medium=medium)
    assert "url(" not in css
    assert "@import" not in css
    assert css.count("{") == css.count("}")
