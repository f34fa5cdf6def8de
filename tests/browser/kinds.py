"""The kinds of pages that a site has, found in the site itself: a page of a new kind is tested as soon as it is built."""

import re
from collections import defaultdict
from pathlib import Path

from lxml import html

_PART = re.compile(r"\w+=.*|\d.*")


def pages_of_each_kind(site: Path) -> list[Path]:
    """The largest and the smallest page of every kind; a kind is a folder's depth and name, and the class of the body."""
    kinds = defaultdict[tuple[object, ...], list[Path]](list)
    for page in sorted(site.rglob("*.html")):
        place = page.relative_to(site).parts
        name = html.fromstring(page.read_bytes()).find("body").get("class")  # type: ignore[union-attr]
        kinds[name, len(place), place[0]].append(page)
    return [page for pages in kinds.values() for page in sorted({_largest(pages), _smallest(pages)})]


def _largest(pages: list[Path]) -> Path:
    return max(pages, key=_size)


def _smallest(pages: list[Path]) -> Path:
    return min(pages, key=_size)


def _size(page: Path) -> int:
    return page.stat().st_size
