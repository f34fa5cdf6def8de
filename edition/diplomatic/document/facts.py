"""The facts of a cable, as its ``teiHeader`` states them. Lists, indexes and citations are made from these and from nothing else."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.statements import Statements, canonical, statements_of
from diplomatic.document.tei import elements, first, identifier, language_of, local, select
from diplomatic.document.text import fold

_HEADER = "t:teiHeader/t:fileDesc/"
_PROFILE = "t:teiHeader/t:profileDesc/"
_TITLE = _HEADER + "t:titleStmt/t:title[not(@type='sub')]"
_MOMENT = ("when", "notBefore", "from")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words, and the register entry it points at, as the document writes the pointer; empty where it has none."""

    text: str = ""
    ref: str = ""
    language: str = field(default="", compare=False)
    """Empty where the file says none."""


@dataclass(frozen=True, slots=True)
class Act:
    """One end of the correspondence (``correspAction``): who, where, when. Each is empty where the header does not say."""

    names: tuple[Name, ...] = ()
    place: Name = Name()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists, pictures and indexes show of a cable. Dates are ISO 8601 as encoded; texts are folded.

    Both languages are empty where the file says none: it has that of the edition. The names are in that of the title.
    ``answers`` and ``cites`` are pointers to other cables, as the document writes them: what its header says it replies to,
    and what its text refers to. ``distribution`` is the id of its first distribution list, or of what that stands in.
    ``sources`` are the records of its ``sourceDesc``, each as XML.
    """

    path: Path
    id: str
    title: str
    title_language: str
    language: str
    series: str
    number: str
    date: str
    sent: Act
    received: Act
    precedence: str
    classification: str
    genre: str
    recipients: tuple[Name, ...]
    distribution: str
    answers: tuple[str, ...]
    cites: tuple[str, ...]
    sources: tuple[str, ...]
    version: str
    changed: str
    """The day of the last change to the file, as its header says."""
    statements: Statements

    @property
    def day(self) -> str:
        """The date that the cable is listed under, ISO 8601: that of its making, else that of its sending."""
        return self.date or self.sent.date


def facts_of(document: Document) -> Facts:
    """Read the facts of one cable."""
    root = document.root
    title = first(root, _TITLE)
    return Facts(
        path=document.path,
        id=document.id,
        title=_text(title) or document.id,
        title_language=language_of(title),
        language=language_of(first(root, "t:text")),
        series=_text(first(root, _HEADER + "t:seriesStmt/t:title")),
        number=_text(first(root, _HEADER + "t:seriesStmt/t:biblScope")),
        date=_moment(first(root, _PROFILE + "t:creation/t:date")),
        sent=act_of(root, "sent"),
        received=act_of(root, "received"),
        precedence=_category(root, "precedence"),
        classification=_category(root, "classification"),
        genre=_text(first(root, "t:text/t:front//t:ab[@type='genre']")),
        recipients=tuple(_recipient(item) for item in select(root, "t:text//t:list[@type='distribution']/t:item")),
        distribution=_anchor(first(root, "t:text//t:list[@type='distribution']")),
        answers=_targets(root, _PROFILE + "t:correspDesc/t:correspContext//t:ref[@type='replyTo'][@target]"),
        cites=_targets(root, "t:text//t:ref[@type='cable'][@target]"),
        sources=tuple(
            canonical(record) for record in select(root, _HEADER + "t:sourceDesc/*[self::t:bibl or self::t:msDesc]")
        ),
        version=version_of(root),
        changed=_changed(root),
        statements=statements_of(root),
    )


def title_of(document: Document) -> str:
    """The title of a document; its id where it has none."""
    return _text(first(document.root, _TITLE)) or document.id


def act_of(root: etree._Element, kind: Literal["sent", "received"]) -> Act:
    """One end of the correspondence."""
    action = first(root, f"{_PROFILE}t:correspDesc/t:correspAction[@type='{kind}']")
    if action is None:
        return Act()
    names = tuple(_name(name) for name in elements(action, "persName", "orgName"))
    return Act(names, _name(first(action, "t:placeName")), _moment(first(action, "t:date")))


def _name(element: etree._Element | None) -> Name:
    return Name() if element is None else Name(_text(element), element.get("ref", ""), language_of(element))


def _recipient(item: etree._Element) -> Name:
    """A recipient by the name in the item; an item without one (``8th Department``) by its words."""
    name = next(elements(item, "persName", "orgName"), None)
    return _name(name) if name is not None else Name(fold("".join(_words(item))), language=language_of(item))


def _anchor(element: etree._Element | None) -> str:
    """The id of an element, or of the nearest one around it that has one; of the whole document, none."""
    around = [] if element is None else [element, *element.iterancestors()]
    return next((found for part in around[:-1] if (found := identifier(part))), "")


def _words(item: etree._Element) -> list[str]:
    left_out = {part for note in elements(item, "note", "pc") for part in note.iter()}
    parts = [item.text or ""]
    for part in item.iterdescendants():
        parts += [part.text or ""] if part not in left_out and local(part) else []
        parts += [part.tail or ""] if part.getparent() not in left_out else []
    return parts


def _category(root: etree._Element, scheme: str) -> str:
    """A category in words, as the taxonomy has it; where it has none, as the cable prints it."""
    for ref in select(root, f"{_PROFILE}t:textClass/t:catRef[@scheme='#{scheme}']"):
        target = ref.get("target", "").removeprefix("#")
        for category in select(root, "t:teiHeader/t:encodingDesc/t:classDecl//t:category"):
            if identifier(category) == target:
                return _text(first(category, "t:catDesc"))
    return _text(first(root, f"t:text/t:front//t:term[@type='{scheme}']"))


def _targets(root: etree._Element, path: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for ref in select(root, path) for target in ref.get("target", "").split()))


def version_of(root: etree._Element) -> str:
    """The version that a document says it is of; empty where it says none."""
    edition = first(root, _HEADER + "t:editionStmt/t:edition")
    return edition.get("n", "") if edition is not None else ""


def _changed(root: etree._Element) -> str:
    changes = select(root, "t:teiHeader/t:revisionDesc//t:change | t:teiHeader/t:fileDesc/t:publicationStmt/t:date")
    return max((change.get("when", "") for change in changes), default="")


def _moment(date: etree._Element | None) -> str:
    if date is None:
        return ""
    return next((value for name in _MOMENT if (value := date.get(name))), "")


def _text(element: etree._Element | None) -> str:
    if element is None or not local(element):
        return ""
    return fold("".join(str(piece) for piece in element.itertext()))
