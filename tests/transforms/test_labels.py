"""Labels: one file, every key there, none left out."""

import re

import pytest
from lxml import etree

from diplomatic.labels import label as label_of
from diplomatic.labels import nearest

from .conftest import TRANSFORMS, cable, called, select, transform

XSL = "{http://www.w3.org/1999/XSL/Transform}"
LABELS = etree.parse(TRANSFORMS / "common" / "labels.xml").getroot()
KEYS = [label.get("key", "") for label in LABELS.iter("label")]
PARTS = {"key", "else"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = {name.get(LANG, ""): name.get("plurals", "").split() for name in LABELS.iter("language")}


def _used_keys() -> set[str]:
    """The keys that the sheets name in so many words, as select="'key'" or as text of a with-param."""
    used: set[str] = set()
    for path in TRANSFORMS.rglob("*.xsl"):
        for param in etree.parse(path).getroot().iter(f"{XSL}with-param"):
            if param.get("name") in PARTS:
                used |= set(re.findall(r"^'([a-z-]+)'$", param.get("select", "")))
                used |= set(re.findall(r"(?<!\S)[a-z-]+(?!\S)", "\n".join(map(str, param.itertext()))))
    return used


def test_every_key_is_plausible() -> None:
    assert len(KEYS) == len(set(KEYS))
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", key) for key in KEYS)


def test_the_shipped_languages() -> None:
    assert list(LANGUAGES) == ["en", "de", "es", "ru"]
    assert all(name.text for name in LABELS.iter("language"))


@pytest.mark.parametrize("label", list(LABELS.iter("label")), ids=lambda label: label.get("key"))
def test_a_label_has_every_language_and_every_plural(label: etree._Element) -> None:
    given = [(text.get(LANG), text.get("n")) for text in label.iter("text")]
    plain = [(language, None) for language in LANGUAGES]
    plurals = [(language, category) for language, categories in LANGUAGES.items() for category in categories]
    assert given in (plain, plurals)


@pytest.mark.parametrize("label", list(LABELS.iter("label")), ids=lambda label: label.get("key"))
def test_the_texts_of_a_label_say_something_and_hold_the_same_places(label: etree._Element) -> None:
    texts = [text.text or "" for text in label.iter("text")]
    assert all(text == text.strip() != "" and len(text.splitlines()) == 1 for text in texts)
    assert len({tuple(sorted(re.findall(r"{.*?}", text))) for text in texts}) == 1
    assert all(re.sub(r"{[a-z]+}", "", text).count("{") == 0 for text in texts)


def test_every_used_key_exists() -> None:
    used = _used_keys()
    assert {"original-header", "distribution-list", "corrections", "source-has"} <= used
    fragments = {"note"}  # the end of "translator-note", which note-kind puts together
    assert used - set(KEYS) - fragments == set()


def test_a_language_without_labels_falls_back_to_english() -> None:
    page, _ = transform(cable("Text"), lang="xx-YY")
    assert page.get("lang") == "en"
    assert select(page, "//h2[. = 'Message']")


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("de", "de"), ("de-AT", "de"), ("DE-at", "de"), ("ru-Cyrl-RU", "ru"), ("den", "en"), ("d", "en"), ("", "en")],
)
def test_the_nearest_language_is_taken(wanted: str, near: str) -> None:
    page, _ = transform(cable("Text"), lang=wanted)
    assert page.get("lang") == nearest(wanted) == near


def test_a_label_with_plurals_needs_a_number() -> None:
    with pytest.raises(etree.XSLTApplyError, match=r"entries.*counted"):
        called("label", ["'entries'"], "key", "en")
    with pytest.raises(etree.XSLTApplyError, match=r"note.*plurals"):
        called("counted", ["'note'|1"], "key|count", "en")
    with pytest.raises(KeyError):
        label_of("entries", "en")


def test_an_unknown_key_ends_the_transformation() -> None:
    with pytest.raises(etree.XSLTApplyError, match=r"no-such-key"):
        called("label", ["'no-such-key'"], "key", "en")
