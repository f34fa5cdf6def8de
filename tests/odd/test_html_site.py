"""The reference pages as a whole: every link leads somewhere, every page is found, nothing is asked of the network."""

import json
import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import etree

from diplomatic.schema.emit.html import pages
from diplomatic.schema.emit.html.addresses import Addresses
from diplomatic.schema.model import Key, Kind

from .html_support import Site, case, found, site, small, tree

CASES = ["tei_bare", "tei_lite", "testNonTeiOdd1", "torture", "testPure1", "testAlien", "testdoublename"]


def _broken(files: Site) -> list[str]:
    trees = {name: tree(files, name) for name in files if name.endswith(".html")}
    ids = {name: set(found(page, "//@id")) for name, page in trees.items()}
    broken = []
    for name, page in trees.items():
        for href in found(page, "//a/@href"):
            if href.startswith(("https://", "http://", "mailto:")):
                continue
            file, _, fragment = unquote(href).partition("#")
            if (file and file not in files) or (fragment and fragment not in ids.get(file or name, set())):
                broken.append(f"{name}: {href}")
    return broken


def test_every_link_resolves() -> None:
    assert _broken(site()) == []


def test_every_specification_has_a_page() -> None:
    assert len([name for name in site() if name.endswith(".html")]) == len(small().specs) + 1


@pytest.mark.conformance
@pytest.mark.parametrize("name", CASES)
def test_every_link_resolves_in_the_cases(name: str) -> None:
    assert _broken(case(name)) == []


def test_ids_are_unique() -> None:
    for name in (name for name in site() if name.endswith(".html")):
        ids = found(tree(site(), name), "//@id")
        assert len(ids) == len(set(ids)), name


def test_file_names_differ_even_where_case_does_not_count() -> None:
    names = [name.casefold() for name in site()]
    assert len(names) == len(set(names))
    addresses = Addresses(small())
    files = [addresses.file(Key(Kind.ELEMENT, *key)) for key in (("p", ""), ("P", ""), ("p", "urn:x"))]
    assert files == ["element-p.html", "element-P-2.html", "element-p-3.html"]
    assert all(re.fullmatch(r"[\w.-]+", name) for name in site())


def test_the_search_lists_every_page_once() -> None:
    script = site()["search.js"].decode()
    entries = json.loads(script.split("\n")[0].removeprefix("const reference = ").removesuffix(";"))["entries"]
    listed = sorted(unquote(entry[2]) for entry in entries)
    assert listed == sorted(name for name in site() if name.endswith(".html") and name != "index.html")
    [wire] = [entry for entry in entries if entry[0] == "wire"]
    assert wire[1] == "Element"
    assert "@no" in wire[4].split()


def test_nothing_is_loaded_from_elsewhere() -> None:
    for name in (name for name in site() if name.endswith(".html")):
        page = tree(site(), name)
        assert found(page, "//@src") == ["search.js"]
        assert found(page, "//link/@href") == ["edition.css", "reference.css"]
        assert found(page, "//script[node()] | //style | //img | //iframe") == []
    for name in ("edition.css", "reference.css"):
        assert not re.search(rb"@import|url\(", site()[name])


def test_a_page_has_landmarks_and_headings_in_order() -> None:
    for name in (name for name in site() if name.endswith(".html")):
        page = tree(site(), name)
        assert page.get("lang") == "en"
        for landmark in ("header", "main", "footer"):
            assert len(page.findall(f".//body/{landmark}")) == 1
        levels = [int(str(heading.tag)[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)


def test_the_same_schema_gives_the_same_pages() -> None:
    assert dict(pages(small())) == site()


def test_the_way_home_and_the_title_are_the_caller_s() -> None:
    files = dict(pages(small(), title="Our guide", home=("../index.html", "Our cables"), notice="Only a <test>"))
    page = tree(files, "element-wire.html")
    assert found(page, "//a[@class='home']/@href") == ["../index.html"]
    assert found(page, "//title") == ["wire · Our guide"]
    assert found(page, "//header/p[@class='notice']") == ["Only a <test>"]
    assert found(tree(site(), "element-wire.html"), "//p[@class='notice']") == []


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "slip", "sheet"])
@pytest.mark.parametrize("token", ["ink", "soft", "translator", "editorial", "rubric"])
def test_code_is_readable_in_every_colour(scheme: int, ground: str, token: str) -> None:
    css = site()["edition.css"].decode()
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", css.split(":root")[scheme + 1].split("}")[0]))
    light, dark = sorted((_luminance(tokens[ground]), _luminance(tokens[token])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_pages_are_well_formed_enough_to_be_read_back() -> None:
    for name, content in site().items():
        if name.endswith(".html"):
            assert content.startswith(b"<!DOCTYPE html>\n<html")
            assert etree.HTML(content) is not None
