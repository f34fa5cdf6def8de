"""Elements of a drawing.

Numbers are rounded, so that the same data gives the same bytes; colours are classes, so that a style sheet has the say.
"""

import unicodedata
from collections.abc import Mapping

from lxml import etree

Value = str | float
FACE = 12
"""The size of text in a drawing, in pixels. A drawing that does not fit is scrolled, never shrunk."""
_WIDE, _NARROW = 1.0, 0.56
_SHAPES = {
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "square": "M-4.5 -4.5h9v9h-9z",
    "diamond": "M0 -6L6 0L0 6L-6 0z",
    "triangle": "M0 -5.5L5.5 4.5H-5.5z",
    "arrow": "M-7 -5.5L4 0L-7 5.5z",
}
SHAPES = ("circle", "square", "diamond", "triangle")
"""The marks that tell a few things apart, beside their colours."""


def number(value: float) -> str:
    """At most two decimals, none that say nothing: ``12.5``, ``3``, ``0``."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def make(tag: str, values: Mapping[str, Value] | None = None, *content: "etree._Element | str") -> etree._Element:
    """An element without a namespace, as the pages are: HTML puts ``svg`` into its own."""
    if values is None and not content:
        return etree.Element(tag)  # the empty cells of a large table are many
    given = {key: value if isinstance(value, str) else number(value) for key, value in (values or {}).items()}
    element = etree.Element(tag, given)
    for part in content:
        if not isinstance(part, str):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
    return element


def text(words: str, x: Value, y: Value, kind: str = "", anchor: str = "start", lang: str = "") -> etree._Element:
    """A line of text; ``anchor`` is ``start``, ``middle`` or ``end``."""
    values: dict[str, Value] = {"x": x, "y": y}
    if kind:
        values["class"] = kind
    if anchor != "start":
        values["text-anchor"] = anchor
    if lang:
        values["lang"] = lang
    return make("text", values, words)


def mark(shape: str, kind: str = "") -> etree._Element:
    """A mark around the point 0, 0."""
    return make("path", {"class": kind or shape, "d": _SHAPES[shape]})


def at(x: Value, y: Value, *content: etree._Element) -> etree._Element:
    """Things moved to a point; unlike a ``transform``, this takes a share of the width (``12.5%``)."""
    return make("svg", {"x": x, "y": y, "overflow": "visible"}, *content)


def share(part: float) -> str:
    """A share of the width: 0.125 → ``12.5%``."""
    return f"{number(part * 100)}%"


def width_of(words: str, size: float = FACE) -> float:
    """About how wide a text is. Nothing here knows the reader's font, so this errs on the wide side."""
    return sum(_WIDE if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in words) * size


def clip(words: str, most: int) -> str:
    """At most so many characters, with an ellipsis where some are left out."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def swatch(*content: etree._Element, width: float = 18) -> etree._Element:
    """A mark by itself, for the key of a picture."""
    box = f"{number(-width / 2)} -9 {number(width)} 18"
    values: dict[str, Value] = {"class": "swatch", "width": width, "height": 18, "viewBox": box, "aria-hidden": "true"}
    return make("svg", values, *content)


def drawing(name: str, title: str, desc: str, size: tuple[Value, float], *content: etree._Element) -> etree._Element:
    """A drawing that says what it shows. One with links is a group of them; one without is an image."""
    is_linked = any(True for part in content for _ in part.iter("a"))
    ids = {part: f"page:{name}-{part}" for part in ("title", "desc")}
    values: dict[str, Value] = {
        "class": f"drawing {name}",
        "role": "group" if is_linked else "img",
        "aria-labelledby": ids["title"],
        "aria-describedby": ids["desc"],
        "width": size[0],
        "height": size[1],
    }
    named = [make("title", {"id": ids["title"]}, title), make("desc", {"id": ids["desc"]}, desc)]
    return make("svg", values, *named, *content)


def miniature(name: str, width: float, height: float, *content: etree._Element) -> etree._Element:
    """A drawing without words, which the sentence beside it says in words; it fits any width."""
    box = f"0 0 {number(width)} {number(height)}"
    return make("svg", {"class": f"miniature {name}", "viewBox": box, "aria-hidden": "true"}, *content)
