"""Documentation in the reader's language: which of several glosses, descriptions, examples and remarks to show."""

from lxml import etree

from diplomatic.document.tei import XML_LANG
from diplomatic.schema.parts import Docs, Xml

_ANY = {"", "und", "mul"}
_FALLBACK = "en"
DEPRECATION = "deprecationInfo"


def language_of(element: etree._Element) -> str:
    """The language of an element, its own or inherited from the specification."""
    node: etree._Element | None = element
    while node is not None:
        if given := node.get(XML_LANG):
            return given
        node = node.getparent()
    return ""


def chosen(elements: Xml, language: str) -> list[etree._Element]:
    """Those in the language; else those in English; else those without a language; else all."""
    tagged = [(element, element.get(XML_LANG, "")) for element in elements]
    for wanted in (language, language.partition("-")[0], _FALLBACK, ""):
        found = [
            element for element, given in tagged if given == wanted or (wanted and given.partition("-")[0] == wanted)
        ]
        if found:
            return found
    return list(elements)


def gloss(docs: Docs, language: str, name: str) -> etree._Element | None:
    """The words an identifier abbreviates; None if they only say the name again."""
    found = next(iter(chosen(docs.gloss, language)), None)
    if found is None:
        return None
    words = " ".join("".join(map(str, found.itertext())).split())
    return found if words and words.casefold() != name.casefold() else None


def description(docs: Docs, language: str) -> list[etree._Element]:
    """What it is; not why it is deprecated."""
    return chosen(tuple(part for part in docs.desc if part.get("type") != DEPRECATION), language)


def deprecation(docs: Docs, language: str) -> list[etree._Element]:
    """Why it is deprecated."""
    return chosen(tuple(part for part in docs.desc if part.get("type") == DEPRECATION), language)


def examples(docs: Docs, language: str) -> list[etree._Element]:
    """The examples in the language, and those of no language; else those in English; else all."""
    for wanted in (language, language.partition("-")[0], _FALLBACK):
        found = [part for part in docs.exempla if part.get(XML_LANG, "") in {wanted, *_ANY}]
        if found:
            return found
    return list(docs.exempla)
