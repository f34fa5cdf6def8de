"""The facts of a cable, as its ``teiHeader`` states them. Lists, indexes and citations are made from these and from nothing else."""

from dataclasses import dataclass

from lxml import etree

from diplomatic.document.model import Document
from diplomatic.document.tei import elements, first, identifier, local, select
from diplomatic.document.text import fold

_HEADER = "t:teiHeader/t:fileDesc/"
_MOMENT = ("when", "notBefore", "from")


@dataclass(frozen=True, slots=True)
class Act:
    """One end of the correspondence (``correspAction``): who, where, when. Each is empty where the header does not say."""

    names: tuple[str, ...] = ()
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists and indexes show of a cable. Dates are ISO 8601 as encoded; texts are folded."""

    id: str
    title: str
    series: str
    number: str
    date: str
    sent: Act
    received: Act
    precedence: str
    recipients: int
    version: str


def facts_of(document: Document) -> Facts:
    """Read the facts of one cable."""
    root = document.root
    return Facts(
        id=document.id,
        title=_text(first(root, _HEADER + "t:titleStmt/t:title[not(@type='sub')]")) or document.id,
        series=_text(first(root, _HEADER + "t:seriesStmt/t:title")),
        number=_text(first(root, _HEADER + "t:seriesStmt/t:biblScope")),
        date=_moment(first(root, "t:teiHeader/t:profileDesc/t:creation/t:date")),
        sent=_act(root, "sent"),
        received=_act(root, "received"),
        precedence=_precedence(root),
        recipients=len(select(root, "t:text//t:list[@type='distribution']/t:item")),
        version=_version(root),
    )


def _act(root: etree._Element, kind: str) -> Act:
    action = first(root, f"t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='{kind}']")
    if action is None:
        return Act()
    names = tuple(_text(name) for name in elements(action, "persName", "orgName"))
    return Act(names, _text(first(action, "t:placeName")), _moment(first(action, "t:date")))


def _precedence(root: etree._Element) -> str:
    """The precedence in words, as the taxonomy has it; where it has none, as the cable prints it."""
    for ref in select(root, "t:teiHeader/t:profileDesc/t:textClass/t:catRef[@scheme='#precedence']"):
        target = ref.get("target", "").removeprefix("#")
        for category in select(root, "t:teiHeader/t:encodingDesc/t:classDecl//t:category"):
            if identifier(category) == target:
                return _text(first(category, "t:catDesc"))
    return _text(first(root, "t:text/t:front//t:term[@type='precedence']"))


def _version(root: etree._Element) -> str:
    edition = first(root, _HEADER + "t:editionStmt/t:edition")
    return edition.get("n", "") if edition is not None else ""


def _moment(date: etree._Element | None) -> str:
    if date is None:
        return ""
    return next((value for name in _MOMENT if (value := date.get(name))), "")


def _text(element: etree._Element | None) -> str:
    if element is None or not local(element):
        return ""
    return fold("".join(str(piece) for piece in element.itertext()))
