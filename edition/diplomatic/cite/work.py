"""Everything that a citation may say of one cable: from its ``teiHeader``, and of the edition from ``edition.toml``.

Which mistake is worse: a citation that lacks something, or one that says what nobody has stated? The second. So a field is
empty where the sources say nothing, a default of the settings is nothing, and a placeholder is nothing.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Self

from lxml import etree

from diplomatic.cite.agents import Agent, Contributor, agents_in, contributors_of, says_obtained
from diplomatic.cite.dates import Moment, moment
from diplomatic.cite.locator import Locator, locate
from diplomatic.cite.wording import cited, stated, text_at, text_of, texts
from diplomatic.config import Config
from diplomatic.document import Document
from diplomatic.document.permanent import address_of, web_address, with_anchor
from diplomatic.document.tei import XML_LANG, elements, first, language_of, local, select

_FILE = "t:teiHeader/t:fileDesc/"
_PROFILE = "t:teiHeader/t:profileDesc/"
_IDENTIFIER = f"{_FILE}t:sourceDesc//t:msIdentifier/"
_NUMBER_SIGN = re.compile(r"\s*(?:\bn(?:o|os|r|úm|um)\b\.?|№|n°|#)\s*$", re.I)
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the document is kept (``msIdentifier``), and the numbers that offices gave it: (``@type``, number)."""

    repository: str = ""
    settlement: str = ""
    country: str = ""
    collection: str = ""
    shelfmark: str = ""
    numbers: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.repository or self.collection or self.shelfmark)


@dataclass(frozen=True, slots=True)
class Licence:
    """Terms of use: in words, and their address."""

    text: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One cable as a thing to cite. Each text is empty where nothing states it.

    ``date`` is that of the document; ``received`` when it came in; ``published`` that of this publication of the edition.
    ``authors`` are those of the title statement, else the senders; ``senders`` those of the correspondence, else the authors.
    ``genre`` is as the cable prints it. ``doi`` is bare (``10.1000/182``). ``language`` is that of the text, ``original_language``
    that of what it translates (BCP 47). ``accessed`` is the day on which a reader saw it, if they say so (ISO 8601).
    """

    id: str
    address: str = ""
    title: str = ""
    title_language: str = ""
    genre: str = ""
    authors: tuple[Agent, ...] = ()
    senders: tuple[Agent, ...] = ()
    sent_from: str = ""
    recipients: tuple[Agent, ...] = ()
    sent_to: str = ""
    date: Moment = field(default_factory=Moment)
    received: Moment = field(default_factory=Moment)
    published: Moment = field(default_factory=Moment)
    container: str = ""
    container_address: str = ""
    series: str = ""
    number: str = ""
    contributors: tuple[Contributor, ...] = ()
    publisher: str = ""
    place: str = ""
    version: str = ""
    archive: Archive = field(default_factory=Archive)
    obtained: str = ""
    licences: tuple[Licence, ...] = ()
    doi: str = ""
    ark: str = ""
    language: str = ""
    original_language: str = ""
    locator: Locator | None = None
    accessed: str = ""

    @property
    def url(self) -> str:
        """The permanent address, with the fragment of the passage that is cited."""
        return with_anchor(self.address, self.locator.anchor) if self.locator else self.address

    @property
    def editors(self) -> tuple[Agent, ...]:
        return self.by("edt")

    @property
    def translators(self) -> tuple[Agent, ...]:
        return self.by("trl")

    def by(self, relator: str) -> tuple[Agent, ...]:
        """Who had a role, by its MARC relator code; each once."""
        return tuple(dict.fromkeys(one.agent for one in self.contributors if one.relator == relator))

    def at(self, anchor: str, document: Document) -> Self:
        """The same work, cited at one of its blocks.

        Raises:
            CannotRun: if the document has no such id.
        """
        return replace(self, locator=locate(document, anchor))


def work_of(document: Document, config: Config) -> Work:
    """Read what can be cited of one cable."""
    root = document.root
    authors, senders, recipients = _people(root)
    title = first(root, f"{_FILE}t:titleStmt/t:title[not(@type='sub')]")
    contributors = contributors_of(root)
    edition_address = web_address(stated(config, "url"))
    return Work(
        id=document.id,
        address=address_of(root, document.id, edition_address),
        title=text_of(title),
        title_language=_first_of(language_of(title), stated(config, "language")),
        genre=_genre(root),
        authors=authors or senders,
        senders=senders or authors,
        sent_from=text_at(root, f"{_PROFILE}t:correspDesc/t:correspAction[@type='sent']/t:placeName"),
        recipients=recipients,
        sent_to=text_at(root, f"{_PROFILE}t:correspDesc/t:correspAction[@type='received']/t:placeName"),
        date=_date(root, f"{_PROFILE}t:creation/t:date", _action("sent")),
        received=_date(root, _action("received")),
        published=_date(root, f"{_FILE}t:editionStmt/t:edition/t:date", f"{_FILE}t:publicationStmt/t:date"),
        container=stated(config, "title"),
        container_address=edition_address,
        series=text_at(root, f"{_FILE}t:seriesStmt/t:title"),
        number=text_at(root, f"{_FILE}t:seriesStmt/t:biblScope"),
        contributors=contributors,
        publisher=text_at(root, f"{_FILE}t:publicationStmt/t:publisher") or stated(config, "publisher"),
        place=text_at(root, f"{_FILE}t:publicationStmt/t:pubPlace"),
        version=_version(root) or stated(config, "version"),
        archive=_archive(root),
        obtained=_obtained(root, contributors),
        licences=_licences(root, config),
        doi=_DOI.sub("", text_at(root, f"{_FILE}t:publicationStmt/t:idno[@type='DOI']")),
        ark=text_at(root, f"{_FILE}t:publicationStmt/t:idno[@type='ARK']"),
        language=_language(root) or stated(config, "language"),
        original_language=_original_language(root),
    )


def _people(root: etree._Element) -> tuple[tuple[Agent, ...], tuple[Agent, ...], tuple[Agent, ...]]:
    """Authors, senders, recipients; one who is both author and sender has the fuller name of the two."""
    authors = [agent for part in select(root, f"{_FILE}t:titleStmt/t:author") for agent in agents_in(part)]
    full = {agent.ref: agent for agent in authors if agent.ref and agent.given}

    def named(kind: str) -> tuple[Agent, ...]:
        path = f"{_PROFILE}t:correspDesc/t:correspAction[@type='{kind}']/*[not(self::t:placeName or self::t:note)]"
        found = [agent for part in select(root, path) if _is_name(part) for agent in agents_in(part)]
        return tuple(dict.fromkeys(full.get(agent.ref, agent) for agent in found))

    return tuple(dict.fromkeys(authors)), named("sent"), named("received")


def _is_name(element: etree._Element) -> bool:
    return local(element) in {"persName", "orgName", "name"}


def _action(kind: str) -> str:
    return f"{_PROFILE}t:correspDesc/t:correspAction[@type='{kind}']/t:date"


def _date(root: etree._Element, *paths: str) -> Moment:
    return next((found for path in paths for date in select(root, path) if (found := moment(date))), Moment())


def _genre(root: etree._Element) -> str:
    """What the cable calls itself, without its number: ``Ciphergram No. 15721`` → ``Ciphergram``."""
    line = first(root, "t:text/t:front//t:ab[@type='genre']")
    if line is None:
        return ""
    whole = text_of(line)
    for number in elements(line, "idno"):
        whole = whole.replace(text_of(number), " ", 1) if text_of(number) else whole
    return cited(_NUMBER_SIGN.sub("", cited(whole)).strip(" :."))


def _version(root: etree._Element) -> str:
    edition = first(root, f"{_FILE}t:editionStmt/t:edition[@n]")
    return cited(edition.get("n", "")) if edition is not None else ""


def _archive(root: etree._Element) -> Archive:
    numbers = (
        (str(part.get("type") or number.get("type") or ""), text)
        for part in select(root, f"{_IDENTIFIER}t:altIdentifier")
        for number in elements(part, "idno")
        if (text := text_of(number))
    )
    return Archive(
        repository=_first_of(text_at(root, f"{_IDENTIFIER}t:repository"), text_at(root, f"{_IDENTIFIER}t:institution")),
        settlement=text_at(root, f"{_IDENTIFIER}t:settlement"),
        country=text_at(root, f"{_IDENTIFIER}t:country"),
        collection=", ".join(texts(root, f"{_IDENTIFIER}t:collection")),
        shelfmark=text_at(root, f"{_IDENTIFIER}t:idno"),
        numbers=tuple(dict.fromkeys(numbers)),
    )


def _obtained(root: etree._Element, contributors: tuple[Contributor, ...]) -> str:
    """How the edition came by the document, in the header's own words.

    That is ``acquisition``, else the responsibility that says so, else the contributor of the published translation.
    """
    said = text_at(root, f"{_FILE}t:sourceDesc//t:msDesc//t:acquisition")
    who = "; ".join(f"{one.role} {one.agent.direct}" for one in contributors if one.obtained)
    path = f"{_FILE}t:sourceDesc/t:bibl/t:editor[@role='contributor']"
    return said or who or next((text for text in texts(root, path) if says_obtained(text)), "")


def _licences(root: etree._Element, config: Config) -> tuple[Licence, ...]:
    """Those of the cable; where it has none, that of the edition."""
    found = (
        Licence(text_of(part), web_address(part.get("target", "").strip()))
        for part in select(root, f"{_FILE}t:publicationStmt/t:availability/*")
    )
    own = tuple(licence for licence in found if licence != Licence())
    of_edition = Licence(stated(config, "rights"), web_address(stated(config, "licence")))
    return own or ((of_edition,) if of_edition != Licence() else ())


def _language(root: etree._Element) -> str:
    used = first(root, f"{_PROFILE}t:langUsage/t:language[@ident]")
    return language_of(first(root, "t:text")) or (used.get("ident", "") if used is not None else "")


def _original_language(root: etree._Element) -> str:
    """That of the original beside its translation, else that of the archival document (``textLang/@mainLang``)."""
    beside = first(root, "t:text//t:div[@type='original'][@xml:lang]")
    if beside is not None:
        return beside.get(XML_LANG, "")
    main = first(root, f"{_FILE}t:sourceDesc//t:textLang[@mainLang]")
    return main.get("mainLang", "") if main is not None else ""


def _first_of(*candidates: str) -> str:
    return next(filter(None, candidates), "")
