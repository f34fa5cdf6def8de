"""The kinds of pages that a site has, found in the site itself: a page of a new kind is tested as soon as it is built."""

from collections import defaultdict
from pathlib import Path

from lxml import html

_FEW = 8


def pages_of_each_kind(site: Path) -> list[Path]:
    """All pages of a kind where they are few, else the largest and the smallest. A kind is the body's class, in a folder."""
    kinds = defaultdict[tuple[str, int, str], list[Path]](list)
    for page in sorted(site.rglob("*.html")):
        place = page.relative_to(site).parts
        kinds[_class(page), len(place), place[0]].append(page)
    return [page for pages in kinds.values() for page in (pages if len(pages) <= _FEW else _extremes(pages))]


def _class(page: Path) -> str:
    return str(html.fromstring(page.read_bytes()).xpath("string(//body/@class)"))


def _extremes(pages: list[Path]) -> list[Path]:
    by_size = sorted(pages, key=lambda page: page.stat().st_size)
    return [by_size[0], by_size[-1]]
