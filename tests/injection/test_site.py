"""The pages of a hostile edition: what its texts say stands in them as text, and nothing else does."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from .hostile import HTML, NASTY, TEI

pytestmark = pytest.mark.xdist_group("hostile")  # one worker builds it

_SCRIPTS = {"cite.js", "descriptions.js", "site-search.js", "search.js"}
_NEVER = {
    "img",
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "frame",
    "marquee",
    "video",
    "audio",
    "math",
    "foreignObject",
    "image",
}
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background", "cite")
_XML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def site(hostile: Path) -> Path:
    return hostile / "build/site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Any]:
    """Every page as a browser reads it (HTML, 13.2), by its path."""
    tinyhtml5 = pytest.importorskip("tinyhtml5", reason="tinyhtml5 is not installed: it comes with the extra 'pdf'")
    paths = sorted(path for path in site.rglob("*.html") if "guidelines" not in path.parts or path.name == "index.html")
    assert len(paths) > 60
    return {
        path.relative_to(site).as_posix(): tinyhtml5.parse(path.read_text("utf-8"), namespace_html_elements=False)
        for path in paths
    }


def elements(page: Any) -> Iterator[tuple[str, Any]]:
    return ((str(element.tag).rpartition("}")[2], element) for element in page.iter() if isinstance(element.tag, str))


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


FOLDED = " ".join(NASTY.split())


def test_no_page_has_an_element_that_no_template_made(pages: dict[str, Any]) -> None:
    for name, page in pages.items():
        assert [tag for tag, _ in elements(page) if tag in _NEVER] == [], name
        assert [element for element in page.iter() if not isinstance(element.tag, str)] == [], f"{name}: a comment"
        for tag, element in elements(page):
            assert [key for key in element.keys() if str(key).lower().startswith("on")] == [], name  # noqa: SIM118
            assert tag not in {"style", "link"} or name == "404.html" or tag == "link", name
            if tag == "script":
                source = element.get("src")
                assert (source and PurePosixPath(source).name in _SCRIPTS) or element.get(
                    "type"
                ) == "application/ld+json", name


def test_no_page_leads_anywhere_but_to_the_web_and_to_itself(pages: dict[str, Any]) -> None:
    schemes = set()
    for name, page in pages.items():
        for _, element in elements(page):
            for key in _ADDRESSES:
                if (address := element.get(key)) is not None:
                    there = urlsplit(urljoin(f"https://site.invalid/{name}", _as_a_browser_reads(address)))
                    schemes.add(there.scheme)
                    assert there.hostname != "evil.example", (name, address)
    assert schemes == {"https", "http"} or schemes == {"https"}


def _as_a_browser_reads(address: str) -> str:
    """URL Standard, 4.4: what it takes away, and that it takes a backslash for a slash."""
    return re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/")


def test_the_titles_say_what_the_header_says(pages: dict[str, Any]) -> None:
    for name in ("cables/everything.html", "cables/everything.diplomatic.html"):
        page = pages[name]
        titles = [words(element) for tag, element in elements(page) if tag == "title" and element.get("id") is None]
        assert len(titles) == 1
        assert titles[0].count(HTML) == 2, "that of the cable, and that of the edition"
        meta = {element.get("name"): element.get("content") for tag, element in elements(page) if tag == "meta"}
        assert HTML in meta["citation_title"]
        assert [words(element).count(HTML) > 0 for tag, element in elements(page) if tag == "h1"] == [True]
    assert words(next(element for tag, element in elements(pages["index.html"]) if tag == "h1")).startswith(HTML)


def test_every_text_that_begins_as_ours_goes_on_as_ours(pages: dict[str, Any]) -> None:
    """In whatever element it stands: a phrase that is cut short has an ellipsis."""
    whole = re.compile(re.escape(HTML) + "(?P<rest>.{0,60})")
    rest = FOLDED.partition(HTML)[2]
    for name, page in pages.items():
        text = words(page)
        for found in whole.finditer(text):
            tail = found["rest"]
            shared = next((length for length in range(len(tail), 0, -1) if rest.startswith(tail[:length])), 0)
            assert shared == len(tail) or tail[shared:].lstrip().startswith("…") or shared > 20, (name, tail)


def test_json_ld_is_json_and_says_the_title(pages: dict[str, Any]) -> None:
    for name in ("cables/everything.html", "about.html"):
        (script,) = (element for tag, element in elements(pages[name]) if tag == "script" and element.get("type"))
        raw = "".join(script.itertext())
        assert not set("<>&\u2028\u2029") & set(raw)
        assert HTML in json.loads(raw)["name"]


def test_attributes_hold_what_they_are_to_hold(pages: dict[str, Any]) -> None:
    glosses = [
        element.get("data-gloss")
        for _, element in elements(pages["cables/everything.html"])
        if element.get("data-gloss")
    ]
    assert glosses
    assert all(gloss.endswith(FOLDED[-4:]) and HTML in gloss for gloss in glosses)
    notices = [words(element) for tag, element in elements(pages["index.html"]) if element.get("class") == "notice"]
    assert notices == [FOLDED]


def test_the_page_of_a_cable_that_is_gone_has_the_reason(pages: dict[str, Any]) -> None:
    assert FOLDED in words(pages["cables/gone.html"])
    assert FOLDED in words(pages["cables/everything.html"]), (
        "and so has the page of a cable with a passage that is gone"
    )


def test_the_table_of_the_search_is_json(site: Path) -> None:
    table = json.loads((site / "pagefind/cables.json").read_text("utf-8"))
    assert any(HTML in str(cell) for row in table["cables"] for cell in row)
    assert any(HTML in value for values in table["facets"].values() for value in values)


@pytest.mark.parametrize("name", ["feed.xml", "cmif.xml", "oai.xml", "sitemap.xml"])
def test_files_for_services_are_xml(site: Path, name: str) -> None:
    parser = etree.XMLParser(collect_ids=False)  # each cable of the repository has its own ids
    root = etree.fromstring((site / name).read_bytes(), parser)
    text = " ".join("".join(map(str, root.itertext())).split())
    assert not {"script", "img", "svg"} & {str(element.tag).rpartition("}")[2] for element in root.iter()}
    assert name == "sitemap.xml" or FOLDED in text


def test_dts_is_json(site: Path) -> None:
    files = sorted((site / "dts").rglob("*.jsonld"))
    assert files
    said = [json.loads(path.read_text("utf-8")) for path in files]
    assert any(HTML in str(one) for one in said)


def test_the_checksums_name_every_file(site: Path) -> None:
    names = {line.partition("  ")[2] for line in (site / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert names == {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {"SHA256SUMS"}


@pytest.mark.parametrize("view", ["", ".diplomatic"])
def test_plain_text_has_all_of_it(site: Path, view: str) -> None:
    text = " ".join((site / f"cables/everything{view}.txt").read_text("utf-8").split())
    assert text.count(HTML) > 30
    assert "\x1b" not in text


def test_the_epub_is_text_too(site: Path) -> None:
    with zipfile.ZipFile(site / "edition.epub") as book:
        names = book.namelist()
        for name in names:
            assert not PurePosixPath(name).is_absolute()
            assert ".." not in PurePosixPath(name).parts
            if name.endswith((".xhtml", ".opf")):
                root = etree.fromstring(book.read(name))
                tags = {etree.QName(element).localname for element in root.iter(etree.Element)}
                assert not tags & {"script", "img", "iframe", "svg", "object"}, name
                for element in root.iter(f"{_XML}a"):
                    scheme, _, rest = (element.get("href") or "").partition(":")
                    assert not rest or scheme in {"https", "http", "mailto"}, name
        opf = etree.fromstring(book.read("EPUB/package.opf"))
        titles = [str(found.text) for found in opf.iter("{http://purl.org/dc/elements/1.1/}title")]
        assert any(HTML in title for title in titles)


def test_the_tei_is_as_the_editor_wrote_it(site: Path, hostile: Path) -> None:
    assert (site / "cables/reply.xml").read_bytes() == (hostile / "tei/cables/reply.xml").read_bytes()
    for path in sorted((site / "cables/everything").glob("*.xml")):
        assert etree.fromstring(path.read_bytes()).tag == f"{TEI}TEI"
