"""What an edition may do by transforms of its own, and what these may not do."""

from pathlib import Path

import pytest

from diplomatic.diagnostics import CannotRun

from .conftest import built, change, files_of, page, select, site_of

HEAD = (
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0" '
    'xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl" exclude-result-prefixes="t"'
)


def _own(edition: Path, body: str, version: str = "1.0", name: str = "cable.xsl") -> None:
    path = edition / "transforms" / "html" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<xsl:stylesheet version="{version}" {HEAD}>{body}</xsl:stylesheet>', encoding="utf-8")


def _page(edition: Path) -> str:
    return (site_of(edition) / "cables" / "cmc-032.html").read_text(encoding="utf-8")


def test_a_stylesheet_that_imports_ours(edition: Path) -> None:
    _own(
        edition,
        '<xsl:import href="diplomatic:html/cable.xsl"/>'
        '<xsl:template name="hook-after-title"><p class="own">From the archive</p></xsl:template>'
        '<xsl:template match="t:said" mode="text"><em class="own"><xsl:apply-templates mode="text"/></em></xsl:template>',
    )
    assert built(edition).site
    root = page(site_of(edition) / "cables" / "cmc-032.html")
    assert select(root, "//p[@class = 'own']/text()") == ["From the archive"]
    assert len(select(root, "//em[@class = 'own']")) > 5
    assert "Mark my words" in str(root.text_content())


@pytest.mark.parametrize("version", ["2.0", "3.0", ""])
def test_another_version_of_xslt_is_refused(edition: Path, version: str) -> None:
    _own(edition, '<xsl:template match="/"><p/></xsl:template>', version)
    with pytest.raises(CannotRun, match=r"not 1\.0") as refused:
        built(edition)
    assert "cable.xsl" in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        '<xsl:template match="/"><xsl:message terminate="yes">stop</xsl:message></xsl:template>',
        '<xsl:template match="/"><xsl:call-template name="none"/></xsl:template>',
        '<xsl:import href="diplomatic:html/none.xsl"/>',
        '<xsl:import href="none.xsl"/>',
        '<xsl:template match="/"/>',
        '<xsl:template match="/" name="x"><xsl:call-template name="x"/></xsl:template>',
    ],
    ids=["it stops", "no such template", "none of ours", "no such file", "no result", "endless"],
)
def test_a_stylesheet_that_does_not_work(edition: Path, body: str) -> None:
    _own(edition, body)
    with pytest.raises(CannotRun):
        built(edition)
    assert not site_of(edition).exists()


def test_what_a_stylesheet_says_is_reported(edition: Path) -> None:
    _own(
        edition, '<xsl:template match="/"><xsl:message>no short title</xsl:message><html><body/></html></xsl:template>'
    )
    said = {(finding.code, finding.message) for finding in built(edition).findings}
    assert said == {("V002", "no short title")}


def test_a_stylesheet_can_neither_write_nor_ask_the_network(
    edition: Path, tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    url, asked = server
    (tmp_path / "secret.xml").write_text("<secret>root:x:0</secret>")
    for inside in (
        f'<exsl:document href="{tmp_path}/written.txt" method="text">written</exsl:document>',
        f'<exsl:document href="{tmp_path}/new/written.txt" method="text">written</exsl:document>',
        f"<xsl:copy-of select=\"document('{url}/x.xml')\"/>",
        "<xsl:copy-of select=\"document('file:///etc/passwd')\"/>",
    ):
        _own(edition, f'<xsl:template match="/"><html><body>{inside}</body></html></xsl:template>')
        try:
            built(edition)
        except CannotRun:
            continue
        assert "root:" not in _page(edition)
    assert asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["an edition", "secret.xml"]


def test_a_stylesheet_cannot_import_from_the_network(edition: Path, server: tuple[str, list[str]]) -> None:
    url, asked = server
    _own(edition, f'<xsl:import href="{url}/x.xsl"/>')
    with pytest.raises(CannotRun):
        built(edition)
    assert asked == []


def test_a_python_transform(edition: Path) -> None:
    (edition / "own.py").write_text("def text(document, view):\n    return f'{document.id} {view}\\n'\n")
    change(edition / "edition.toml", "[paths]", '[transforms]\ntext = "own.py:text"\n[paths]')
    assert built(edition).site
    assert files_of(site_of(edition))["cables/cmc-032.txt"] == b"cmc-032 reading\n"
    change(edition / "own.py", "document.id", "document.path.name")
    assert built(edition).fresh
    assert files_of(site_of(edition))["cables/cmc-032.diplomatic.txt"] == b"cmc-032.xml diplomatic\n"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "def text(document, view):\n    return 3\n",
        "def text(document, view):\n    return 1 / 0\n",
        "def text(",
        "import nonesuch\n",
    ],
    ids=["no function", "no text", "it fails", "no Python", "no module"],
)
def test_a_python_transform_that_does_not_work(edition: Path, source: str) -> None:
    (edition / "own.py").write_text(source)
    change(edition / "edition.toml", "[paths]", '[transforms]\ntext = "own.py:text"\n[paths]')
    with pytest.raises(CannotRun, match=r"own\.py"):
        built(edition)
    assert not site_of(edition).exists()
