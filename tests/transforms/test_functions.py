"""What stylesheets ask Diplomatic is what they find themselves where nobody answers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document
from diplomatic.labels import in_words
from diplomatic.render.functions import FUNCTIONS
from diplomatic.render.html import Stylesheet

from .conftest import TRANSFORMS, cable, called, transform

ASKED = {"known:label", "known:counted", "known:is-label", "known:in-words", "known:nearest"}
SHEET = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="diplomatic:html/cable.xsl"/><xsl:template match="/">{}</xsl:template></xsl:stylesheet>"""


@pytest.mark.parametrize("language", ["en", "de-AT", "RU", "ar", ""])
def test_a_page_is_the_same_with_and_without_the_functions(
    torture: etree._ElementTree, view: str, language: str
) -> None:
    sheet = Stylesheet(TRANSFORMS / "html" / "cable.xsl", language=language)
    with_functions, _ = sheet.tree(Document(Path("torture.xml"), torture), {"view": view, "lang": language})
    without, _ = transform(torture, view=view, lang=language)
    assert etree.tostring(with_functions) == etree.tostring(without)


def test_every_function_is_asked_for_and_given() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (TRANSFORMS / "common").glob("*.xsl"))
    assert all(f"{name}(" in sources for name in ASKED)
    assert {f"known:{name}" for _, name in FUNCTIONS} == ASKED


@pytest.mark.parametrize(
    ("template", "key", "message"),
    [
        ("label", "no-such-key", 'labels.xml has no label "no-such-key"'),
        ("label", "entries", 'the label "entries" has plurals'),
        ("counted", "note", 'labels.xml has no label "note" with plurals'),
        ("counted", "no-such-key", 'labels.xml has no label "no-such-key" with plurals'),
    ],
)
def test_a_key_that_is_no_label_ends_the_transformation(tmp_path: Path, template: str, key: str, message: str) -> None:
    call = f'<xsl:call-template name="{template}"><xsl:with-param name="key" select="\'{key}\'"/></xsl:call-template>'
    path = tmp_path / "own.xsl"
    path.write_text(SHEET.format(call), encoding="utf-8")
    with pytest.raises(CannotRun, match=message):
        Stylesheet(path, tmp_path).tree(Document(Path("c.xml"), cable("Text")), {})


@settings(deadline=None)
@given(st.lists(st.text("0123456789-:TZ+ ", max_size=22), max_size=40))
def test_whatever_looks_like_a_date_is_said_the_same_way(texts: list[str]) -> None:
    """The function stands for what the stylesheet does by itself, also for dates that are none."""
    dates = [*texts, *(f"1962-1{text}" for text in texts), *(f"1962-10-29T1{text}" for text in texts)]
    assert called("date-in-words", [f"'{iso}'" for iso in dates], "iso", "en") == [in_words(iso, "en") for iso in dates]
