"""The visible words of the edition, by language: ``transforms/common/labels.xml``, which the stylesheets read too."""

from functools import cache

from lxml import etree

from diplomatic import resources
from diplomatic.document.tei import XML_LANG


@cache
def _table() -> dict[str, dict[str, str]]:
    tree = etree.parse(resources.folder("transforms") / "common" / "labels.xml")
    return {
        label.get("key", ""): {text.get(XML_LANG, ""): text.text or "" for text in label.iterfind("text")}
        for label in tree.getroot().iterfind("label")
    }


def keys(prefix: str) -> list[str]:
    """The keys that begin so, in the order of the file."""
    return [key for key in _table() if key.startswith(prefix)]


def label(key: str, language: str) -> str:
    """One label; English where the language lacks it.

    Raises:
        KeyError: if there is no such label.
    """
    texts = _table()[key]
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts["en"]
