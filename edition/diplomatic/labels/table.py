"""The table of labels, read once, and the choice of a language."""

from copy import deepcopy
from functools import cache

from lxml import etree

from diplomatic import resources
from diplomatic.document.tei import XML_LANG

ENGLISH = "en"
Texts = dict[str, dict[str, str]]
"""The texts of one label: by language, then by plural category, which is empty for a label that counts nothing."""


@cache
def _root() -> etree._Element:
    return etree.parse(resources.folder("transforms") / "common" / "labels.xml").getroot()


@cache
def _table() -> dict[str, Texts]:
    table: dict[str, Texts] = {}
    for label_ in _root().iterfind("label"):
        texts = table.setdefault(label_.get("key", ""), {})
        for text in label_.iterfind("text"):
            texts.setdefault(text.get(XML_LANG, ""), {})[text.get("n", "")] = text.text or ""
    return table


def keys(prefix: str) -> list[str]:
    """The keys that begin so, in the order of the file."""
    return [key for key in _table() if key.startswith(prefix)]


def is_label(key: str) -> bool:
    """Whether there is a label of this key, with plurals or without."""
    return key in _table()


@cache
def only(language: str) -> bytes:
    """``labels.xml`` with the texts of one language and no others: a stylesheet that reads it does so for each page anew."""
    root, wanted = deepcopy(_root()), {nearest(language), ENGLISH}
    for label_ in root.iterfind("label"):
        for text in list(label_):
            if text.get(XML_LANG) not in wanted:
                label_.remove(text)
    return etree.tostring(root)


@cache
def nearest(language: str) -> str:
    """The language that the labels of a page have: the longest tag of ours that this one begins with (RFC 4647, 3.4), or English."""
    shipped = {name.get(XML_LANG, "").lower(): name.get(XML_LANG, "") for name in _root().iterfind("language")}
    tag = language.lower()
    while tag and tag not in shipped:
        tag = tag.rpartition("-")[0]
    return shipped.get(tag, ENGLISH)


def texts_of(key: str, language: str) -> tuple[dict[str, str], str]:
    """The texts of one label by plural category, and their language, which is English where the wanted one lacks them.

    Raises:
        KeyError: if there is no such label.
    """
    texts = _table()[key]
    near = nearest(language)
    return (texts[near], near) if near in texts else (texts[ENGLISH], ENGLISH)


def label(key: str, language: str) -> str:
    """One label; English where the language lacks it.

    Raises:
        KeyError: if there is no such label, or only one with plurals.
    """
    return texts_of(key, language)[0][""]
