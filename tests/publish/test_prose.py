"""The editor's own pages: what becomes of Markdown and of TEI, where links lead, and what is said of those that lead nowhere."""

from pathlib import Path

import pytest
from lxml import html

from diplomatic.diagnostics import CannotRun, Diagnostic, Severity
from diplomatic.publish import plan

from .conftest import built, change, opened, page, select, site_of, steps_of

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}"><teiHeader><fileDesc><titleStmt><title>{title}</title>
</titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"""


def write(edition: Path, name: str, text: str | bytes) -> Path:
    path = edition / "tei" / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def made(edition: Path, name: str, *codes: str) -> html.HtmlElement:
    """Make the start page and the editor's pages of a site, and give back one; these codes are said and nothing else."""
    found, site = findings_of(edition)
    assert [finding.code for finding in found] == list(codes), found
    return page(site / name)


def findings_of(edition: Path) -> tuple[list[Diagnostic], Path]:
    folder = site_of(edition)
    with opened(edition) as (site, findings):
        found = list(findings)
        for step in steps_of(plan.plan(site)):
            if step.name == "index.html" or step.name.startswith("pages/"):
                for file in step.make(site):
                    (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / file.path).write_bytes(file.content)
                    found += file.warnings
    return found, folder


def prose(root: html.HtmlElement) -> html.HtmlElement:
    found = root.find_class("prose")
    assert found
    return found[0]


def test_a_page_has_its_place_in_the_navigation_of_every_page(edition: Path) -> None:
    write(edition, "how-we-work.md", "# How we *work*\n\nSlowly.\n")
    root = made(edition, "pages/how-we-work.html")
    assert select(root, "//title/text()") == ["How we work · Cables of the Cuban Missile Crisis"]
    assert [html.tostring(h1, encoding="unicode") for h1 in root.iter("h1")] == [
        '<h1 id="how-we-work">How we <em>work</em></h1>'
    ]
    assert select(root, "//nav//a[@aria-current]/text()") == ["How we work"]
    assert select(page(site_of(edition) / "index.html"), "//nav//a/@href")[-2:] == [
        "pages/how-we-work.html",
        "about.html",
    ]


def test_the_introduction_is_on_the_start_page_and_nowhere_else(edition: Path) -> None:
    write(edition, "introduction.md", "# Welcome\n\nText.\n\n## More\n\nText.\n")
    root = made(edition, "index.html")
    assert select(root, "//div[contains(@class, 'introduction')]/@lang") == []
    assert select(root, "//h1/text()") == ["Cables of the Cuban Missile Crisis"]
    assert [(heading.tag, heading.text) for heading in prose(root).iter("h2", "h3")] == [
        ("h2", "Welcome"),
        ("h3", "More"),
    ]
    assert not (site_of(edition) / "pages").exists()


def test_headings_have_no_gap_and_ids_of_their_own(edition: Path) -> None:
    write(
        edition,
        "a.md",
        "# A\n\n#### Deep: down!\n\n## Übersicht\n\n### Übersicht\n\n## Übersicht 1\n\n# ?\n\n##### end\n\n###### end\n",
    )
    root = made(edition, "pages/a.html")
    found = [(str(heading.tag), heading.get("id")) for heading in prose(root).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert found == [
        ("h2", "deep-down"),
        ("h2", "übersicht"),
        ("h3", "übersicht-1"),
        ("h2", "übersicht-1-1"),
        ("h2", "section"),
        ("h3", "end"),
        ("h4", "end-1"),
    ]


def test_raw_html_is_text(edition: Path) -> None:
    write(
        edition,
        "a.md",
        "# A <b>b</b>\n\n<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)> &#12;\x01 &lt;i&gt;\n",
    )
    root = made(edition, "pages/a.html")
    assert select(root, "//script | //img | //main//b | //main//i") == []
    assert "<script>alert(1)</script>" in prose(root).text_content()
    assert select(root, "//h1/text()") == ["A <b>b</b>"]


LINKS = {
    "../cables/cmc-032.xml": "../cables/cmc-032.html",
    "../cables/cmc-032.xml#p3": "../cables/cmc-032.html#p3",
    "../registers/persons.xml": "../registers/persons.html",
    "../registers/persons.xml#gromyko": "../registers/persons/gromyko.html",
    "b.md": "b.html",
    "b.md#a-place": "b.html#a-place",
    "b.html": "b.html",
    "introduction.md#hello": "../index.html#hello",
    "#top": "#top",
    "../chronology/index.html": "../chronology/index.html",
    "../principles.html": "../principles.html",
    "../guidelines/index.html": "../guidelines/index.html",
    "scan%20one.pdf": "scan%20one.pdf",
    "https://example.org/?a=1&b=2": "https://example.org/?a=1&b=2",
    "mailto:a@example.org": "mailto:a@example.org",
}


def test_links_lead_where_they_lead_in_the_files(edition: Path) -> None:
    write(edition, "a.md", "# Top\n\n" + "\n".join(f"[x]({link})" for link in LINKS))
    write(edition, "b.md", "# B\n\n## A place\n")
    write(edition, "introduction.md", "## Hello\n")
    write(edition, "scan one.pdf", b"%PDF")
    root = made(edition, "pages/a.html")
    assert select(prose(root), ".//a/@href") == list(LINKS.values())
    assert (site_of(edition) / "pages" / "scan one.pdf").read_bytes() == b"%PDF"


DEAD = [
    "../cables/cmc-033.xml",
    "../cables/cmc-032.xml#p999",
    "../registers/persons.xml#nobody",
    "b.md",
    "#nowhere",
    "../../edition.toml",
    "/etc/passwd",
    "//example.org/x",
    "../tei/cables/cmc-032.xml",
    "data:image/png;base64,AAAA",
    "tel:123",
    "ftp://example.org/",
    "%00",
    "x" * 5000,
]


@pytest.mark.parametrize("target", DEAD, ids=lambda target: target[:30])
def test_a_link_that_leads_nowhere_is_reported_and_its_words_stay(edition: Path, target: str) -> None:
    path = write(edition, "a.md", f"# A\n\none\n[the *words*]({target}) after\n")
    root = made(edition, "pages/a.html", "P001")
    assert select(prose(root), ".//a") == []
    assert "one\nthe words after" in prose(root).text_content()
    found, _ = findings_of(edition)
    assert str(found[0].location) == f"{path}:4"
    assert target in found[0].message


def test_a_script_is_no_link(edition: Path) -> None:
    write(
        edition,
        "a.md",
        "# A\n\n[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) <javascript:alert(1)> ![z](javascript:alert(1))\n",
    )
    root = made(edition, "pages/a.html")
    assert select(prose(root), ".//a | .//img") == []


def test_images_of_the_folder_are_published(edition: Path) -> None:
    write(edition, "a.md", "# A\n\n![The *embassy*](pictures/havana%201.png)\n")
    write(edition, "pictures/havana 1.png", b"PNG")
    write(edition, "pictures/unused.png", b"PNG")
    root = made(edition, "pages/a.html")
    assert select(root, "//img/@src") == ["pictures/havana%201.png"]
    assert select(root, "//img/@alt") == ["The embassy"]
    assert (site_of(edition) / "pages" / "pictures" / "havana 1.png").read_bytes() == b"PNG"
    assert not (site_of(edition) / "pages" / "pictures" / "unused.png").exists()
    write(edition, "pictures/havana 1.png", b"another")
    made(edition, "pages/a.html")
    assert (site_of(edition) / "pages" / "pictures" / "havana 1.png").read_bytes() == b"another"


def test_an_image_from_elsewhere_is_a_link(edition: Path) -> None:
    write(
        edition,
        "a.md",
        "# A\n\n![The embassy](https://example.org/e.png) ![gone](gone.png) [![in](http://x.org/y.png)](https://z.org)\n",
    )
    root = made(edition, "pages/a.html", "P003", "P003", "P003")
    assert select(root, "//img") == []
    assert select(prose(root), ".//a/@href") == ["https://example.org/e.png", "https://z.org"]
    assert prose(root).text_content().strip() == "The embassy gone in"


def test_an_image_needs_words(edition: Path) -> None:
    path = write(edition, "a.md", "# A\n\n![](e.png)\n")
    write(edition, "e.png", b"PNG")
    assert select(made(edition, "pages/a.html", "P002"), "//img/@alt") == [""]
    assert str(findings_of(edition)[0][0].location) == f"{path}:3"


def test_a_file_outside_the_folder_is_not_published(edition: Path) -> None:
    write(edition, "a.md", "# A\n\n![x](../../secret.png) ![y](linked.png) [z](linked.png)\n")
    (edition / "secret.png").write_bytes(b"secret")
    (edition / "tei" / "pages" / "linked.png").symlink_to(edition / "secret.png")
    made(edition, "pages/a.html", "P003", "P003", "P001")
    assert not list(site_of(edition).rglob("*.png"))


def test_a_table_scrolls_by_itself(edition: Path) -> None:
    write(edition, "a.md", "# A\n\n|   | b |\n|---|--:|\n| c | [d](#a) |\n")
    root = made(edition, "pages/a.html")
    (box,) = root.find_class("scroll")
    assert (box.get("tabindex"), box.get("role"), box.get("aria-label")) == ("0", "group", "Table")
    assert [(cell.tag, cell.get("scope"), cell.get("class")) for cell in box.iter("th", "td")] == [
        ("td", None, None),
        ("th", "col", "end"),
        ("td", None, None),
        ("td", None, "end"),
    ]
    assert select(root, "//@style") == []


def test_a_page_without_a_title_is_called_by_its_file(edition: Path) -> None:
    path = write(edition, "editorial-board.md", "Some names.\n")
    root = made(edition, "pages/editorial-board.html", "P004")
    assert select(root, "//h1/text()") == ["Editorial board"]
    assert findings_of(edition)[0][0].location.path == path


def test_a_heading_that_does_not_open_the_page_stays(edition: Path) -> None:
    write(edition, "a.md", "First.\n\n## Then\n\nLast.\n")
    root = made(edition, "pages/a.html")
    assert select(root, "//h1/text()") == ["Then"]
    assert prose(root).text_content().split() == ["First.", "Then", "Last."]


def test_a_tei_page(edition: Path) -> None:
    body = """<head>Über uns</head><p xml:id="p1">Ein <ref target="../cables/cmc-032.xml#p1">Telegramm</ref> von
    <persName ref="../registers/persons.xml#gromyko">Gromyko</persName>.<note>Eine Anmerkung</note></p>
    <div><div><head>Tief</head><list><item>eins</item></list></div></div>
    <table><head>Liste</head><row role="label"><cell>a</cell></row><row><cell>b</cell></row></table>"""
    write(edition, "uns.xml", TEI.format(lang="de", title="Über uns", body=body))
    root = made(edition, "pages/uns.html")
    assert select(root, "//h1/text()") == ["Über uns"]
    assert select(root, "//h1/@lang | //div[@class = 'prose']/div/@lang") == ["de", "de"]
    assert select(root, "//div[@class = 'prose']/@lang | //section/@lang") == []
    assert [heading.text for heading in prose(root).iter("h2")] == ["Tief", "Notes"]
    assert select(prose(root), ".//p//a[not(@role)]/@href") == [
        "../cables/cmc-032.html#p1",
        "../registers/persons/gromyko.html",
    ]
    assert select(root, "//*[@class = 'scroll']/@aria-label") == ["Liste"]
    assert "Eine Anmerkung" in prose(root).text_content()
    assert select(page(site_of(edition) / "index.html"), "//nav//a/text()")[-2] == "Über uns"


def test_a_tei_page_loses_no_text_and_says_where_it_is_not_understood(edition: Path) -> None:
    body = '<p>one</p>\n<lg><l>two</l></lg>\n<p><ref target="gone.md">three</ref></p>'
    path = write(edition, "a.xml", TEI.format(lang="en", title="A", body=body))
    root = made(edition, "pages/a.html", "P001", "V001", "V001")
    assert prose(root).text_content().split() == ["one", "two", "three"]
    again, _ = findings_of(edition)
    assert [str(finding.location) for finding in again[:2]] == [f"{path}:4", f"{path}:3"]


def test_the_introduction_may_be_tei(edition: Path) -> None:
    body = '<head>Start</head><p><ref target="../cables/cmc-032.xml">x</ref></p>'
    write(edition, "introduction.xml", TEI.format(lang="es", title="Start", body=body))
    root = made(edition, "index.html")
    assert select(prose(root), ".//h2/text() | .//a/@href | .//@lang") == [
        "es",
        "Start",
        "es",
        "cables/cmc-032.html",
    ]


BAD: dict[str, tuple[str | bytes, str]] = {
    "half.xml": ("<TEI", "X001"),
    "other.xml": ("<html/>", "X004"),
    "old.md": ("# Gr\n\nfr\xf6h".encode("latin-1"), "P005"),
    "deep.md": ("> " * 300 + "deep", "X003"),
    "emphatic.md": ("*a **b " * 3000 + "c" + "** d*" * 3000, "X003"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_cannot_be_read_stops_the_build(edition: Path, name: str) -> None:
    text, code = BAD[name]
    path = write(edition, name, text)
    done = built(edition)
    assert done.site is None
    assert [(finding.code, finding.severity, finding.location.path) for finding in done.findings] == [
        (code, Severity.ERROR, path)
    ]
    assert not site_of(edition).exists()


def test_the_line_that_is_not_utf8_is_named(edition: Path) -> None:
    path = write(edition, "old.md", "# Gr\n\nfr\xf6h".encode("latin-1"))
    assert str(built(edition).findings[0].location) == f"{path}:3"


def test_two_pages_of_one_name(edition: Path) -> None:
    write(edition, "team.md", "# Team\n")
    write(edition, "Team.xml", TEI.format(lang="en", title="Team", body="<p/>"))
    with pytest.raises(CannotRun, match=r"same name as .*Team\.xml"):
        built(edition)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff# A\n", "#\n\nx\n", "# A\r\n\r\nb\r\n", "\0"])
def test_strange_pages_are_pages(edition: Path, text: str) -> None:
    write(edition, "introduction.md", text)
    write(edition, "strange.md", text)
    found, _ = findings_of(edition)
    assert {finding.code for finding in found} <= {"P004"}
    assert select(page(site_of(edition) / "pages" / "strange.html"), "//h1/text()") in (["A"], ["Strange"])


def test_a_name_with_spaces_and_a_folder(edition: Path) -> None:
    write(edition, "more/über uns & co.md", "# Us\n\n[x](../../cables/cmc-032.xml) [y](../b.md)\n")
    write(edition, "b.md", "# B\n\n[z](more/über%20uns%20&%20co.md)\n")
    root = made(edition, "pages/more/über uns & co.html")
    assert select(prose(root), ".//a/@href") == ["../../cables/cmc-032.html", "../b.html"]
    (link,) = select(prose(page(site_of(edition) / "pages" / "b.html")), ".//a/@href")
    assert link == "more/%C3%BCber%20uns%20%26%20co.html"


def test_a_page_is_made_anew_only_when_it_changes(edition: Path) -> None:
    write(edition, "a.md", "# A\n\nx\n")
    write(edition, "b.md", "# B\n")
    built(edition)
    change(edition / "tei" / "pages" / "a.md", "x", "y")
    again = built(edition)
    assert (again.fresh, again.made) == (True, 1)


def test_what_was_found_in_the_introduction_is_said_each_time(edition: Path) -> None:
    write(edition, "introduction.md", "[x](gone.md)\n")
    assert [finding.code for finding in built(edition).findings] == ["P001"]
    write(edition, "b.md", "# B\n")
    assert [finding.code for finding in built(edition).findings] == ["P001"]
    assert built(edition, strict=True).site is None
