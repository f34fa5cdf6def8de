"""Whether a cable is a translation, and who made it."""

import re

from diplomatic.document.tei import first, select
from diplomatic.validate.checked import Checked
from diplomatic.validate.gather import text_of

_FILE = "t:teiHeader/t:fileDesc/"
_TRANSLATES = re.compile(r"\b(?:trans(?:l|\.|$)|traduc|traduz|übersetz|перев|tłum|vertaal|přel)", re.I)
_NOBODY = frozenset({"", "not named"})


def is_translation(document: Checked) -> bool:
    """Whether the header or the text says so. A translator who is "not named" says nothing: the template has one."""
    return (
        first(document.root, _FILE + "t:sourceDesc/t:bibl[@type='translation']") is not None
        or any(name.casefold() not in _NOBODY for _, name in _statements(document))
        or any(note.get("type") == "translator" for note in document.named("note"))
    )


def translators(document: Checked) -> list[str]:
    """The names of those who translated, as far as they are named."""
    people = select(document.root, _FILE + "t:sourceDesc/t:bibl/t:editor[@role='translator']")
    people += select(document.root, _FILE + "t:titleStmt/t:editor[@role='translator']")
    names = [text_of(person) for person in people]
    names += [name for _, name in _statements(document)]
    return [name for name in names if name.casefold() not in _NOBODY]


def original_language_is_stated(document: Checked) -> bool:
    """Whether the header says what the translation was made from: in words ("from the Russian") or as a code."""
    if any(re.search(r"\b(?:from|aus|du|dal|del|с|z)\b", resp, re.I) for resp, _ in _statements(document)):
        return True
    if document.named("textLang"):
        return True
    declared = {language.get("ident", "").partition("-")[0] for language in document.named("language")}
    if len(declared) > 1:
        return True
    prose = " ".join(
        text_of(element)
        for element in select(document.root, _FILE + "t:sourceDesc | t:teiHeader/t:profileDesc/t:langUsage")
    )
    return bool(
        re.search(
            r"\btranslat\w+\b.{0,40}\bfrom (?:the )?[A-Z]|\boriginal(?: language)?\b.{0,20}\b(?:in|is) [A-Z]", prose
        )
    )


def _statements(document: Checked) -> list[tuple[str, str]]:
    """The ``respStmt`` of those who translated: what they did, and their names."""
    found = []
    for statement in select(document.root, _FILE + "t:titleStmt/t:respStmt"):
        resp = " ".join(text_of(part) for part in select(statement, "t:resp"))
        if _TRANSLATES.search(resp):
            name = " ".join(text_of(part) for part in select(statement, "t:name | t:persName | t:orgName"))
            found.append((resp, name))
    return found
