"""What stylesheets ask Diplomatic is what they find themselves where nobody answers."""

from pathlib import Path

import pytest
from lxml import etree

from diplomatic.diagnostics import CannotRun
from diplomatic.document import Document
from diplomatic.render.functions import FUNCTIONS
from diplomatic.render.html import Stylesheet

from .conftest import TRANSFORMS, cable, transform

ASKED = {"known:label", "known:counted", "known:is-label", "known:nearest"}
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
        Stylesheet(path).tree(Document(Path("c.xml"), cable("Text")), {})
