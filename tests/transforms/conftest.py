"""What the tests of the style sheets share: compiled sheets, a way to run them, the torture document."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

TRANSFORMS = Path(__file__).resolve().parents[2] / "transforms"
TEI = "http://www.tei-c.org/ns/1.0"
_control: Any = etree.XSLTAccessControl  # the stubs do not know its options
NO_WRITING = _control(read_network=False, write_network=False, write_file=False, create_dir=False)


@cache
def _sheet(name: str) -> Any:
    return etree.XSLT(etree.parse(TRANSFORMS / "html" / name), access_control=NO_WRITING)


def transform(source: etree._ElementTree, sheet: str = "cable.xsl", **params: str) -> tuple[etree._Element, list[str]]:
    """Run a sheet; give back the root of the HTML and the messages. The keyword `css_href` sets `css-href`."""
    xslt = _sheet(sheet)
    result = xslt(source, **{key.replace("_", "-"): etree.XSLT.strparam(value) for key, value in params.items()})
    return result.getroot(), [entry.message for entry in xslt.error_log]


def called(template: str, calls: list[str], names: str, language: str) -> list[str]:
    """What a named template prints for each list of values, which are XPath expressions with bars between them."""
    params = "".join(
        "<r><xsl:call-template name='{}'>{}</xsl:call-template></r>".format(
            template,
            "".join(
                f'<xsl:with-param name="{name}" select="{value}"/>'
                for name, value in zip(names.split("|"), call.split("|"), strict=True)
            ),
        )
        for call in calls
    )
    sheet = etree.fromstring(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:import href="{(TRANSFORMS / "html" / "cable.xsl").as_uri()}"/>'
        f'<xsl:template match="/"><all>{params}</all></xsl:template></xsl:stylesheet>'
    )
    result = etree.XSLT(sheet)(cable("Text"), lang=etree.XSLT.strparam(language))
    return [found.text or "" for found in result.getroot()]


def cable(paragraph: str, header: str = "") -> etree._ElementTree:
    """A small cable whose message is one paragraph."""
    xml = (
        f'<TEI xmlns="{TEI}" xml:id="c"><teiHeader>{header}</teiHeader><text><body><div type="message">'
        f'<p xml:id="p1">{paragraph}</p></div></body></text></TEI>'
    )
    return etree.ElementTree(etree.fromstring(xml))


def select(node: etree._Element | etree._ElementTree, path: str, **values: Any) -> list[Any]:
    """What an XPath finds, as a list."""
    found: Any = node.xpath(path, **values)
    return list(found)


def text_of(element: etree._Element) -> str:
    """The text of an element, as it is."""
    text: Any = element.xpath("string()")
    return str(text)


def words(element: etree._Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join(text_of(element).split())


@pytest.fixture
def torture() -> etree._ElementTree:
    return etree.parse(Path(__file__).with_name("torture.xml"))


@pytest.fixture(params=["reading", "diplomatic"])
def view(request: pytest.FixtureRequest) -> str:
    return str(request.param)
