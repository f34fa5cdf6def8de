"""Labels: one file, every key there, none left out."""

import re

import pytest
from lxml import etree

from .conftest import TRANSFORMS, cable, select, transform

XSL = "{http://www.w3.org/1999/XSL/Transform}"
LABELS = etree.parse(TRANSFORMS / "common" / "labels.xml").getroot()
KEYS = [label.get("key", "") for label in LABELS.iter("label")]
PARTS = {"key", "one", "many", "else"}


def _used_keys() -> set[str]:
    """The keys that the sheets name in so many words, as select="'key'" or as text of a with-param."""
    used: set[str] = set()
    for path in TRANSFORMS.rglob("*.xsl"):
        for param in etree.parse(path).getroot().iter(f"{XSL}with-param"):
            if param.get("name") in PARTS:
                used |= set(re.findall(r"^'([a-z-]+)'$", param.get("select", "")))
                used |= set(re.findall(r"(?<!\S)[a-z-]+(?!\S)", "\n".join(map(str, param.itertext()))))
    return used


def test_every_key_is_plausible() -> None:
    assert len(KEYS) == len(set(KEYS))
    for label in LABELS.iter("label"):
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", label.get("key", ""))
        assert (label.findtext("text[@{http://www.w3.org/XML/1998/namespace}lang='en']") or "").strip()


def test_every_used_key_exists() -> None:
    used = _used_keys()
    assert {"original-header", "distribution-list", "corrections", "source-has"} <= used
    fragments = {"note"}  # the end of "translator-note", which note-kind puts together
    assert used - set(KEYS) - fragments == set()


def test_a_language_without_labels_falls_back_to_english() -> None:
    page, _ = transform(cable("Text"), lang="xx-YY")
    assert page.get("lang") == "xx-YY"
    assert select(page, "//h2[. = 'Message']")


def test_an_unknown_key_ends_the_transformation() -> None:
    sheet = etree.fromstring(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:import href="{(TRANSFORMS / "html" / "cable.xsl").as_uri()}"/><xsl:template match="/">'
        '<xsl:call-template name="label"><xsl:with-param name="key">no-such-key</xsl:with-param></xsl:call-template>'
        "</xsl:template></xsl:stylesheet>"
    )
    with pytest.raises(etree.XSLTApplyError, match="no-such-key"):
        etree.XSLT(sheet)(cable("Text"))
