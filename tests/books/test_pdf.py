"""A PDF as a reader and a screen reader find it: its pages, its tags, its bookmarks, and what it says of itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from diplomatic.diagnostics import CannotRun
from diplomatic.document import View
from diplomatic.render import Renderer
from diplomatic.render.book import Page
from diplomatic.render.pdf import pdf, pdf_available

from .conftest import ROOT, SAMPLE, TORTURE, Edition, compact, of_cable, runs

pytestmark = pytest.mark.xdist_group("pdf")
needs_pdf = pytest.mark.skipif(
    not pdf_available(), reason="a PDF needs Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
CHILDREN = {"/L": {"/L", "/LI", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
PARENTS = {"/LI": {"/L"}, "/LBody": {"/LI"}}


def opened(path: Path, view: View = View.READING) -> PdfReader:
    return PdfReader(BytesIO(pdf(*of_cable(path, view)).content))


known = cache(opened)
"""The PDF of a cable that no test changes."""


@pytest.fixture
def sample() -> PdfReader:
    return known(SAMPLE, View.READING)


def tree(node: Any, parent: str = "") -> Iterator[tuple[str, str, DictionaryObject]]:
    """Every structure element: its type, that of its parent, itself."""
    node = node.get_object()
    kind = str(node.get("/S", ""))
    if kind:
        yield parent, kind, node
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid.get_object(), DictionaryObject) and kid.get_object().get("/Type") != "/OBJR":
            yield from tree(kid, kind)


def outlines(items: list[Any]) -> list[Any]:
    """The titles of the bookmarks; those below one are a list after it."""
    return [outlines(item) if isinstance(item, list) else item.title for item in items]


@needs_pdf
def test_it_is_what_pdf_ua_asks_for(sample: PdfReader) -> None:
    root: Any = sample.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  # a value of the PDF, not Python's
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert root["/Lang"] == "en"
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfuaid:part="1"' in metadata
    assert "Enciphered cable from Havana" in metadata
    pages: list[Any] = list(sample.pages)
    for page in pages:
        assert page["/Tabs"] == "/S"
        for annotation in page.get("/Annots", []):
            assert annotation.get_object()["/Contents"]
            assert "/StructParent" in annotation.get_object()
    for font in {font for page in pages for font in page["/Resources"]["/Font"].values()}:
        (descendant,) = font.get_object()["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"].get_object()), (
            "not embedded"
        )


@needs_pdf
@pytest.mark.parametrize("source", [SAMPLE, TORTURE], ids=lambda path: path.stem)
@pytest.mark.parametrize("view", list(View), ids=str)
def test_the_tags_are_sound(source: Path, view: View) -> None:
    root: Any = known(source, view).trailer["/Root"].get_object()
    found = list(tree(root["/StructTreeRoot"]))
    kinds = [kind for _, kind, _ in found]
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Sect"} <= set(kinds)
    assert [(parent, kind) for parent, kind, _ in found if kind not in CHILDREN.get(parent, {kind})] == []
    assert [(parent, kind) for parent, kind, _ in found if parent not in PARENTS.get(kind, {parent})] == []
    ranks = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert ranks[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks)), "no rank is left out"


@needs_pdf
@pytest.mark.parametrize("source", [SAMPLE, TORTURE], ids=lambda path: path.stem)
@pytest.mark.parametrize("view", list(View), ids=str)
def test_every_word_is_in_the_pages(source: Path, view: View) -> None:
    text, notes = runs(source, view)
    shown = compact("".join(page.extract_text() for page in known(source, view).pages))
    words = {word for run in [*text, *notes] for word in run.split()}
    assert [word for word in words if len(word) < 60 and word not in shown and word.upper() not in shown] == []


@needs_pdf
def test_the_facts_of_the_file(sample: PdfReader) -> None:
    assert sample.metadata is not None
    assert sample.metadata.title == "Enciphered cable from Havana, from Alekseyev on his conversation with Fidel Castro"
    assert sample.metadata.author == "Alekseyev, Aleksandr Ivanovich"
    assert sample.metadata.modification_date_raw == "D:20261122"


@needs_pdf
def test_bookmarks_name_the_cable_and_its_parts(sample: PdfReader) -> None:
    chapter, parts = outlines(sample.outline)
    assert chapter.startswith("29 October 1962. Enciphered cable")
    assert parts == ["Original header", "Message", "Notes in the source", "Corrections", "About this text"]


@needs_pdf
def test_running_heads_and_page_numbers(sample: PdfReader) -> None:
    texts = [page.extract_text() for page in sample.pages]
    assert "Cables of the Cuban Missile Crisis" in texts[3]
    assert "Cuban Missile Crisis, 32" in texts[2]
    assert all(str(number) in text.split() for number, text in enumerate(texts[1:], 2))


@needs_pdf
def test_a_note_stands_at_the_foot_of_the_page_that_calls_it(sample: PdfReader) -> None:
    texts = [" ".join(page.extract_text().split()) for page in sample.pages]
    (form,) = [text for text in texts if "Khrushchev" in text and "Shvernik" in text]
    assert "The published translation names Khrushchev twice" in form
    (first,) = [text for text in texts if "I met with" in text]
    assert "The registry’s notes below name No. 848" in first
    assert not [text for text in texts if "EDITORIAL NOTES" in text.upper()]


@needs_pdf
def test_the_notice_of_the_edition_is_on_every_page(edition: Edition) -> None:
    edition.settings('title = "x"', 'notice = "Everything is invented"')
    path = edition.cable("a", "<p>x</p>")
    assert all("Everything is invented" in page.extract_text() for page in opened(path).pages)


@needs_pdf
def test_a_note_in_a_note_is_kept(edition: Edition) -> None:
    path = edition.cable("a", '<p>x<note type="editorial">outer <note type="editorial">inner</note></note></p>')
    text = "".join(page.extract_text() for page in opened(path).pages)
    assert text.count("outer") == text.count("inner") == 1


@needs_pdf
def test_links_between_cables_lead_to_their_pages(edition: Edition) -> None:
    edition.cable("a", '<p xml:id="p1"><ref target="b.xml#p2">there</ref></p>')
    edition.cable("b", '<p xml:id="p1">x</p><p xml:id="p2">y</p>')
    made = PdfReader(
        BytesIO(pdf(edition.book(View.READING, Page("Introduction", "<p>Words</p>")), Renderer(edition.config)).content)
    )
    targets = {annotation.get_object()["/Dest"] for page in made.pages for annotation in page.get("/Annots", [])}
    assert {"a", "b", "page-1", "b:p2"} <= targets
    assert targets <= set(made.named_destinations)
    contents = made.pages[1].extract_text()
    assert "Introduction" in contents
    assert [line.rpartition(".")[2].strip() for line in contents.splitlines() if "...." in line] == ["3", "4", "5"]


@needs_pdf
def test_nothing_is_fetched(edition: Edition, server: tuple[str, list[str]]) -> None:
    address, asked = server
    secret = edition.root / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>SECRET</text></svg>', encoding="utf-8")
    css = edition.root / "transforms" / "css" / "theme.css"
    css.parent.mkdir(parents=True)
    css.write_text(
        f'@import "{address}/a.css"; @font-face {{ font-family: x; src: url({address}/b.woff2) }} '
        f'p {{ font-family: x; background: url({address}/c.png) }} p::before {{ content: url("{secret.as_uri()}") }}',
        encoding="utf-8",
    )
    path = edition.cable("a", "<p>words</p>")
    text = "".join(page.extract_text() for page in opened(path).pages)
    assert "words" in text
    assert "SECRET" not in text
    assert asked == []


@needs_pdf
def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for number, (seed, zone) in enumerate([("1", "UTC"), ("2", "Asia/Tokyo")]):
        target = tmp_path / f"{number}.pdf"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        run = [sys.executable, "-m", "diplomatic", "render", str(SAMPLE), "--to", "pdf", "-o", str(target)]
        subprocess.run(run, env=environment, cwd=ROOT, check=True, capture_output=True)
        made.append(target.read_bytes())
    assert made[0] == made[1]


@needs_pdf
def test_hostile_and_empty_cables_have_pages(edition: Edition) -> None:
    edition.settings('title = "<script>x</script> ]]>"', 'language = "ar"')
    edition.cable("a", "", title="")
    edition.cable("b", '<p xml:id="p1">نص</p>', language="ar", title="&lt;/title&gt;&lt;script&gt; " + "long " * 500)
    made = PdfReader(BytesIO(pdf(edition.book(), Renderer(edition.config)).content))
    assert len(made.pages) >= 4
    assert made.metadata is not None
    assert made.metadata.title == "<script>x</script> ]]>"


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert not pdf_available()
    with pytest.raises(CannotRun, match=r"WeasyPrint.*pip install 'diplomatic\[pdf\]'"):
        pdf(*of_cable(SAMPLE))
