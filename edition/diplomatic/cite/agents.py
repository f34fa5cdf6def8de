"""People and bodies of a citation: their names as CSL has them, and who did what, as MARC relators have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from diplomatic.cite.wording import text_of
from diplomatic.document.tei import elements, identifier, language_of, local, select

_NAMES = frozenset("persName orgName name".split())
_BODIES = frozenset({"orgName"})
_RELATOR = re.compile(r"(?:^|[/#:])([a-z]{3})$")
"""A MARC relator, bare or as the address of the Library of Congress: ``…/vocabulary/relators/trl``."""

_ROLES = {
    "translator": "trl",
    "editor": "edt",
    "encoder": "mrk",
    "contributor": "ctb",
    "author": "aut",
    "sponsor": "spn",
    "funder": "fnd",
}
_WORDS = (
    ("edt", re.compile(r"\bedit(?:or|ors|ed|ing)\b|herausg|\bhrsg|редактор|\beditora?s?\b|edición a cargo", re.I)),
    ("trl", re.compile(r"translat|übersetz|tradu[ct]|перев[её]л|перевод", re.I)),
    ("mrk", re.compile(r"encod|mark(?:ed)?[ -]?up|transcri|kodier|codific|кодиров|разметк", re.I)),
)
_OBTAINED = re.compile(r"^(?:obtained|provided|contributed|found|donated)\b|beschaff|obtenid|предоставл|получен", re.I)


@dataclass(frozen=True, slots=True)
class Agent:
    """A person (``family`` and ``given``) or what has one name only (``literal``): a body, or a name that is not divided.

    ``ref`` is the register entry that the header points at; ``body`` says that it is an ``orgName``. A name is never guessed
    apart: only its own markup (``surname``, ``forename``) or a comma divides it.
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    ref: str = ""
    body: bool = False
    language: str = field(default="", compare=False)
    """BCP 47; empty where the file says none."""

    @property
    def inverted(self) -> str:
        """As a list sorts it: ``Alekseyev, Aleksandr Ivanovich``."""
        return self.literal or ", ".join(filter(None, (self.family, self.given)))

    @property
    def direct(self) -> str:
        """As a sentence says it: ``Aleksandr Ivanovich Alekseyev``."""
        return self.literal or " ".join(filter(None, (self.given, self.family)))


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who did what: the MARC relator code of the role, and the role in the header's own words, if it has any."""

    agent: Agent
    relator: str
    role: str = ""

    @property
    def obtained(self) -> bool:
        """Whether the words say that this is how the edition came by the document."""
        return says_obtained(self.role)


def says_obtained(words: str) -> bool:
    """Whether somebody obtained the document, by the words: ``Obtained by``, ``found by a reader``."""
    return bool(_OBTAINED.search(words))


def agents_in(element: etree._Element) -> tuple[Agent, ...]:
    """Everybody that an element names: by the names in it, else by its own words; placeholders are nobody."""
    if local(element) in _NAMES:
        named = [element]
    else:
        named = [name for name in elements(element, *_NAMES) if not _within_a_name(name, element)] or [element]
    return tuple(agent for name in named if (agent := agent_of(name)) is not None)


def agent_of(element: etree._Element) -> Agent | None:
    """One name: by its parts, at its comma, or as it is; None if it says nothing."""
    agent = _agent_of(element)
    return replace(agent, language=language_of(element)) if agent else None


def _agent_of(element: etree._Element) -> Agent | None:
    ref = element.get("ref", "")
    whole = text_of(element)
    family = " ".join(filter(None, (_joined(element, "nameLink"), _joined(element, "surname"))))
    given = _joined(element, "forename")
    if not whole:
        return None
    if local(element) in _BODIES or element.get("type") in {"org", "organization", "organisation"}:
        return Agent(literal=whole, ref=ref, body=True)
    if family:
        return Agent(family, given, ref=ref)
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and family and given:
        return Agent(family, given, ref=ref)
    single = " " not in whole and local(element) != "name"
    return Agent(family=whole, ref=ref) if single else Agent(literal=whole, ref=ref)


def contributors_of(root: etree._Element) -> tuple[Contributor, ...]:
    """Editors, translators and all others whose responsibility the ``titleStmt`` states; each once.

    An ``editor`` without a role edited it (Guidelines, 3.12.2.2). Who encoded the file is no editor, unless the words say so.
    Where nobody is named as translator here, the one that the published translation names did it.
    """
    found = list(_stated(root))
    if not any(one.relator == "trl" for one in found):
        path = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='translation']/t:editor[@role='translator']"
        found += [Contributor(agent, "trl") for editor in select(root, path) for agent in agents_in(editor)]
    return tuple(dict.fromkeys(found))


def _stated(root: etree._Element) -> Iterator[Contributor]:
    for part in select(root, "t:teiHeader/t:fileDesc/t:titleStmt/*"):
        if local(part) == "editor":
            role = part.get("role", "editor")
            relator = _ROLES.get(role) or _relator(role) or "ctb"
            words = role if relator == "ctb" and role != "contributor" else ""
        elif local(part) == "respStmt":
            words = " ".join(text for resp in elements(part, "resp") if (text := text_of(resp)))
            relator = _relator_of(part, words)
        else:
            continue
        for name in [part] if local(part) == "editor" else [child for child in part if local(child) in _NAMES]:
            yield from (Contributor(agent, relator, words) for agent in agents_in(name))


def _relator_of(statement: etree._Element, words: str) -> str:
    """By the code in ``resp/@ref`` or ``@key``, by the ids that this project gives, by the words."""
    for resp in elements(statement, "resp"):
        if code := _relator(resp.get("ref", "")) or _relator(resp.get("key", "")):
            return code
    said = next((code for code, pattern in _WORDS if pattern.search(words)), "")
    known = _ROLES.get(identifier(statement) or "", "")
    return said if said == "edt" else known or said or "ctb"


def _relator(value: str) -> str:
    match = _RELATOR.search(value)
    return match[1] if match else ""


def _joined(element: etree._Element, name: str) -> str:
    return " ".join(text for part in elements(element, name) if part is not element and (text := text_of(part)))


def _within_a_name(name: etree._Element, around: etree._Element) -> bool:
    parent = name.getparent()
    while parent is not None and parent is not around:
        if local(parent) in _NAMES:
            return True
        parent = parent.getparent()
    return False
