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
