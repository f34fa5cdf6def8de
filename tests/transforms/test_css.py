"""The style sheets know no left and no right: one sheet serves both directions of writing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import TRANSFORMS

SHEETS = sorted((TRANSFORMS / "css").glob("*.css"))
SIDE = r"(left|right|top|bottom)"
PHYSICAL = re.compile(
    rf"{SIDE}|(margin|padding|border|scroll-margin|scroll-padding|inset)-{SIDE}(-.*)?|background-position(-x)?"
)
SIDED_VALUE = re.compile(r"\b(left|right)\b|translateX|translate\(")
FOUR_SIDES = {
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
    "scroll-margin",
    "scroll-padding",
}


def _declarations(css: str) -> Iterator[tuple[str, str]]:
    """Property and value of every declaration; not those of ``@page``, for a sheet of paper has sides."""
    plain = re.sub(r"@page[^{]*\{[^}]*\}", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    for block in re.findall(r"\{([^{}]*)\}", plain):
        for declaration in filter(str.strip, block.split(";")):
            name, _, value = declaration.partition(":")
            yield name.strip(), value.strip()


def _is_physical(name: str, value: str) -> bool:
    sides = value.split()
    one_sided = name in FOUR_SIDES and len(sides) == 4 and "(" not in value and sides[1] != sides[3]
    return bool(PHYSICAL.fullmatch(name) or SIDED_VALUE.search(value) or one_sided)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_has_no_sides(path: Path) -> None:
    assert [pair for pair in _declarations(path.read_text(encoding="utf-8")) if _is_physical(*pair)] == []


def test_what_counts_as_a_side() -> None:
    physical = "margin-left: 0; float: left; text-align: right; left: 0; padding: 0 1em 0 2em; clear: right"
    logical = "margin-inline-start: 0; float: inline-start; text-align: end; inset-inline: 0; padding: 1em 2em; border-block-end: 0"
    assert all(_is_physical(*pair) for pair in _declarations(f"a {{ {physical} }}"))
    assert not any(
        _is_physical(*pair) for pair in _declarations(f"a {{ {logical} }} @page {{ margin: 1cm 2cm 1cm 3cm }}")
    )
    assert sum(1 for path in SHEETS for _ in _declarations(path.read_text(encoding="utf-8"))) > 100
