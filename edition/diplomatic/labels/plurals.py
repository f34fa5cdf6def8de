"""Plurals: which form of a word a whole number takes, as Unicode CLDR has it (UTS #35, part 3, section 5).

``transforms/common/languages.xsl`` has the same rules for the stylesheets.
"""

from collections.abc import Callable

from diplomatic.labels.table import texts_of

_FIRST_TEEN, _LAST_TEEN = 11, 14


def counted(key: str, count: int, language: str) -> str:
    """A number and what is counted, in the plural that the number takes: ``26 recipients``.

    Raises:
        KeyError: if there is no such label.
    """
    texts, own = texts_of(key, language)
    return f"{count} {texts.get(category(count, own)) or list(texts.values())[-1]}"


def forms(key: str, language: str) -> dict[str, str]:
    """All plurals of a label by category, for a script that counts.

    Raises:
        KeyError: if there is no such label.
    """
    return texts_of(key, language)[0]


def category(count: int, language: str) -> str:
    """The plural category of a whole number: ``one``, ``few``, ``many`` or ``other``."""
    return _RULES.get(language.partition("-")[0], _one_or_other)(count)


def _one_or_other(count: int) -> str:
    """English, German, Spanish. The ``many`` of Spanish, for whole millions, is left to ``other``."""
    return "one" if count == 1 else "other"


def _russian(count: int) -> str:
    if _FIRST_TEEN <= count % 100 <= _LAST_TEEN:
        return "many"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(count % 10, "many")


_RULES: dict[str, Callable[[int], str]] = {"ru": _russian}
