"""Texts that may be cited: folded, without what no format can hold, and never a placeholder."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from diplomatic.config import Config
from diplomatic.document import View, fold, plain_text
from diplomatic.document.placeholders import OF_THE_TEMPLATE, names_nobody, placeholder_in
from diplomatic.document.tei import select

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Controls, line separators, the reversal of text: they say nothing in a citation, and can spoil a line of it."""


@lru_cache(4096)  # most cables of an edition have the same publisher, places and names
def cited(text: str) -> str:
    """A text fit to be cited; empty if it only stands in for one that nobody has written yet, or says that nobody is known."""
    clean = fold(_UNFIT.sub(" ", text))
    return "" if clean in OF_THE_TEMPLATE or names_nobody(clean) or placeholder_in(clean) else clean


def text_of(element: etree._Element | None) -> str:
    """What an element says, as a reader wants it (corrections applied)."""
    return "" if element is None else cited(plain_text(element, View.READING))


def texts(node: etree._Element, path: str) -> Iterator[str]:
    """The texts of the elements that an XPath finds, without those that say nothing."""
    return filter(None, map(text_of, select(node, path)))


def text_at(node: etree._Element, path: str) -> str:
    """The first of them; empty where there is none."""
    return next(texts(node, path), "")


def stated(config: Config, key: str) -> str:
    """What ``[edition]`` in ``edition.toml`` really says of a key; a default says nothing."""
    return cited(str(config.values.get("edition", {}).get(key, "")))
