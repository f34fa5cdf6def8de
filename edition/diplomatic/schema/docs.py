"""The words of a documentation element, in the language that is wanted."""

from lxml import etree

from diplomatic.document.tei import XML_LANG
from diplomatic.schema.parts import Docs, Xml

DEFAULT_LANG = "en"


def chosen(elements: Xml, lang: str = DEFAULT_LANG) -> etree._Element | None:
    """The element in a language; else the one without a language, else the one in English, else the first."""
    if not elements:
        return None
    by_lang = {element.get(XML_LANG): element for element in reversed(elements)}
    return next((by_lang[known] for known in (lang, None, DEFAULT_LANG) if known in by_lang), elements[0])


def text(elements: Xml, lang: str = DEFAULT_LANG) -> str:
    """Its words, white space normalized."""
    element = chosen(elements, lang)
    return "" if element is None else " ".join("".join(_words(element)).split())


def _words(element: etree._Element) -> list[str]:
    """Text; ``gi`` and ``att`` as they are read: ``<name>``, ``@name``."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            before, after = {"gi": ("<", ">"), "att": ("@", "")}.get(name, ("", ""))
            parts += [before, *_words(child), after]
        parts.append(child.tail or "")
    return parts


def short(docs: Docs, lang: str = DEFAULT_LANG) -> str:
    """Gloss and description in one sentence, as the reference writes them: ``(gloss) description``."""
    gloss, desc = text(docs.gloss, lang), text(docs.desc, lang)
    return f"({gloss}) {desc}" if gloss and desc else gloss or desc
