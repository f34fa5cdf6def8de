"""The visible words of the reference pages: the labels ``schema-…`` of ``transforms/common/labels.xml``."""

from functools import cache

from lxml import etree

from diplomatic import resources
from diplomatic.document.tei import XML_LANG

PREFIX = "schema-"


@cache
def _table() -> dict[str, dict[str, str]]:
    labels = etree.parse(resources.folder("transforms") / "common" / "labels.xml").getroot()
    return {
        label.get("key", ""): {text.get(XML_LANG, ""): text.text or "" for text in label.iterfind("text")}
        for label in labels.iterfind("label")
        if label.get("key", "").startswith(PREFIX)
    }


class Words:
    """The labels in one language; English where the language lacks one."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.base = language.partition("-")[0]

    def __call__(self, key: str, **values: str) -> str:
        """One label; ``{name}`` in it is replaced by a value.

        Raises:
            KeyError: if there is no such label.
        """
        texts = _table()[PREFIX + key]
        text = texts.get(self.language) or texts.get(self.base) or texts["en"]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def all(self) -> dict[str, str]:
        """Every label, for the script of the search."""
        return {key.removeprefix(PREFIX): self(key.removeprefix(PREFIX)) for key in _table()}
