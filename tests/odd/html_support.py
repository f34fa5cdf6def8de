"""What the tests of the reference pages share: a small schema of our own, the TEI's cases, and pages as trees."""

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from diplomatic.schema import Schema, compile_odd
from diplomatic.schema.emit.html import pages

HERE = Path(__file__).resolve().parent
TEI_DATA = Path(os.environ.get("TEI_DATA", HERE.parents[2] / "shared" / "tei"))

Site = dict[str, bytes]


@cache
def small() -> Schema:
    schema = compile_odd(HERE / "html_small.odd").schema
    assert schema is not None
    return schema


@cache
def site() -> Site:
    return dict(pages(small()))


def case(name: str) -> Site:
    """The pages of one of the TEI's own cases."""
    source, odd = TEI_DATA / "p5subset.xml", TEI_DATA / "odd" / name / f"{name}.odd"
    if not (source.is_file() and odd.is_file()):
        pytest.skip(f"the TEI's data is not here ({TEI_DATA}); set TEI_DATA to its folder")
    schema = compile_odd(odd, str(source)).schema
    assert schema is not None
    return dict(pages(schema))


def tree(files: Site, name: str) -> etree._Element:
    return html.document_fromstring(files[name].decode())


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def found(element: etree._Element, path: str) -> list[str]:
    """The words of the elements, or the values of the attributes, that an XPath finds."""
    result = element.xpath(path)
    assert isinstance(result, list)
    return [words(item) if isinstance(item, etree._Element) else str(item) for item in result]


def region(files: Site, name: str, part: str) -> etree._Element:
    """One part of a page."""
    return one(tree(files, name), f"section[@id='page:{part}']")


def one(page: etree._Element, step: str) -> etree._Element:
    """The first element below that fits a step."""
    element = page.find(f".//{step}")
    assert element is not None, step
    return element
