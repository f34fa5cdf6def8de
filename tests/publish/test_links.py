"""Every address in every page of the sample and of a large site leads somewhere; no id is given twice, no link is empty."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from .conftest import page, select

pytestmark = pytest.mark.xdist_group("sites")  # one worker builds them

_ADDRESSES = (
    "//@href | //@src | //@action | //@formaction | //@poster | //@data[parent::object] | //@*[local-name() = 'href']"
)
_REFERENCES = (
    "//@for | //@headers | //@aria-labelledby | //@aria-describedby | //@aria-controls | //@aria-owns | //@aria-details"
)
# RFC 5646, 2.1: language, extended language, script, region, variants, extensions, private use
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.I,
)

Pages = dict[Path, html.HtmlElement]


@pytest.fixture(scope="module", params=["sample", "corpus", "varied"])
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    found = {path: page(path) for path in sorted(site.rglob("*.html"))}
    assert len(found) > 100
    return found


def _addresses(root: html.HtmlElement) -> Iterator[str]:
    yield from select(root, _ADDRESSES)
    for candidates in select(root, "//@srcset"):  # the address, then how wide or dense the picture is
        yield from (candidate.split()[0] for candidate in candidates.split(","))


def _target(site: Path, page: Path, address: str, base: str) -> Path | None:
    """The file that an address leads to, if it is one of the site; ``base`` is the path of the site on its server."""
    parts = urlsplit(address)
    path, start = unquote(parts.path), page.parent
    if page.name == "404.html" and path.startswith(
        "/"
    ):  # a server shows it at any depth: its addresses begin at the root
        path, start = path.removeprefix(base) or "index.html", site
    target = (start / path).resolve() if path else page
    return target if not parts.netloc and target.is_relative_to(site) and target.is_file() else None


def test_every_address_leads_somewhere(site: Path, pages: Pages) -> None:
    ids = {path: set(select(root, "//@id")) for path, root in pages.items()}
    for path in site.rglob("*.xml"):
        ids[path] = set(select(etree.parse(path).getroot(), "//@xml:id"))
    (base,) = select(pages[site / "404.html"], "//a[@class = 'home']/@href")
    faults, kinds = [], set()
    for path, root in pages.items():
        for address in set(_addresses(root)):
            parts = urlsplit(address)
            if parts.scheme:
                if parts.scheme not in {"https", "http", "mailto"}:
                    faults.append(f"{path}: {address}: no address of the web")
            elif (target := _target(site, path, address, base)) is None:
                faults.append(f"{path}: {address}: no file of the site")
            else:
                kinds.add(target.suffix)
                fragment = unquote(parts.fragment)
                if fragment and fragment not in ids.get(target, {fragment}):
                    faults.append(f"{path}: {address}: no such place")
    assert faults == []
    assert kinds >= {".html", ".css", ".txt", ".xml", ".epub"}


def test_ids_are_unique_and_what_refers_to_them_finds_them(pages: Pages) -> None:
    for path, root in pages.items():
        ids = select(root, "//@id")
        assert len(ids) == len(set(ids)), path
        missing = {ident for names in select(root, _REFERENCES) for ident in names.split()} - set(ids)
        assert missing == set(), path


def test_no_link_and_no_button_is_empty(pages: Pages) -> None:
    for path, root in pages.items():
        for element in root.xpath("//*[self::a or self::button or self::summary][not(ancestor::template)]"):
            name = element.get("aria-label") or element.text_content() or "".join(select(element, ".//@alt"))
            assert name.strip(), f"{path}: {etree.tostring(element, encoding='unicode')}"


def test_languages_are_well_formed(pages: Pages) -> None:
    for path, root in pages.items():
        assert root.get("lang"), path
        for tag in select(root, "//@lang | //@hreflang | //@*[name() = 'xml:lang']"):
            assert _LANGUAGE.fullmatch(tag), f"{path}: {tag}"


def test_a_language_tag_is_told_from_what_is_none() -> None:
    good = ["ru", "sr-Latn-RS", "zh-min-nan", "de-CH-1996", "es-419", "ru-x-translit", "en-u-ca-buddhist"]
    assert [tag for tag in good if not _LANGUAGE.fullmatch(tag)] == []
    assert [tag for tag in ["", "english", "ru_RU", "e", "en-", "en--US"] if _LANGUAGE.fullmatch(tag)] == []
