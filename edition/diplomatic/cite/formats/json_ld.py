"""JSON-LD with the terms of schema.org: a ``Message`` with a sender and a recipient, kept in an archive (``ArchiveComponent``).

``dateCreated`` is the day of the document, ``datePublished`` that of the edition.
"""

import json
from typing import Any

from diplomatic.cite.agents import Agent
from diplomatic.cite.csl import genre_of
from diplomatic.cite.wording import stated
from diplomatic.cite.work import Work
from diplomatic.config import Config
from diplomatic.document.permanent import web_address

Node = dict[str, Any]
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""So that no text can end the ``script`` it stands in, nor open a comment (HTML, "Restrictions for contents of script elements")."""


def render(work: Work) -> str:
    """The cable."""
    return in_page(node(work))


def in_page(thing: Node) -> str:
    """A node as text that can stand in a ``script`` element as it is."""
    return json.dumps(thing, ensure_ascii=False, indent=2).translate(_UNSAFE) + "\n"


def of_edition(config: Config, day: str) -> Node:
    """The node of an edition, from what ``edition.toml`` states; ``day`` is that of its newest text (ISO 8601)."""
    address = web_address(stated(config, "url"))
    fields: Node = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "@id": address,
        "url": address,
        "name": stated(config, "title"),
        "description": stated(config, "subtitle"),
        "editor": _named("", stated(config, "editor")),
        "translator": _named("", stated(config, "translator")),
        "publisher": _named("Organization", stated(config, "publisher")),
        "version": stated(config, "version"),
        "dateModified": day,
        "inLanguage": stated(config, "language"),
        "license": web_address(stated(config, "licence")),
        "collectionSize": {"@type": "QuantitativeValue", "value": len(config.cables)},
    }
    return {name: value for name, value in fields.items() if value}


def node(work: Work) -> Node:
    """The node. ``@id`` is the canonical address."""
    fields: Node = {
        "@context": "https://schema.org",
        "@type": ["Message", "ArchiveComponent"] if work.archive else "Message",
        "@id": work.address,
        "url": work.address,
        "identifier": _identifiers(work),
        "name": _text(work.title, work.title_language, work.language),
        "genre": genre_of(work),
        "author": [_agent(agent) for agent in work.authors],
        "sender": [_agent(agent) for agent in work.senders],
        "recipient": [_agent(agent) for agent in work.recipients],
        "locationCreated": _named("Place", work.sent_from),
        "dateCreated": work.date.iso,
        "dateReceived": work.received.iso,
        "datePublished": work.published.iso,
        "isPartOf": _collection(work),
        "position": work.number,
        "editor": [_agent(agent) for agent in work.editors],
        "translator": [_agent(agent) for agent in work.translators],
        "publisher": _named("Organization", work.publisher),
        "version": work.version,
        "inLanguage": work.language,
        "translationOfWork": _filled({"@type": "CreativeWork", "inLanguage": work.original_language}),
        "license": [licence.target or licence.text for licence in work.licences],
        "holdingArchive": _archive(work),
        "itemLocation": ", ".join(filter(None, (work.archive.collection, work.archive.shelfmark))),
    }
    return {name: value for name, value in fields.items() if value}


def _identifiers(work: Work) -> list[Any]:
    known = [f"https://doi.org/{work.doi}"] if work.doi else []
    known += [work.ark] if work.ark else []
    numbers = [{"@type": "PropertyValue", "propertyID": kind, "value": number} for kind, number in work.archive.numbers]
    return [*known, *numbers]


def _text(text: str, language: str, usual: str) -> Any:
    return {"@value": text, "@language": language} if text and language and language != usual else text


def _agent(agent: Agent) -> Node:
    """A name that is not divided can be that of a person or of a body: then nothing is said of it."""
    if agent.literal:
        return {"@type": "Organization", "name": agent.literal} if agent.body else {"name": agent.literal}
    person = {"@type": "Person", "name": agent.direct, "familyName": agent.family, "givenName": agent.given}
    return {name: value for name, value in person.items() if value}


def _named(kind: str, name: str) -> Node:
    """A thing with a name; ``kind`` is empty for who may be a person or a body."""
    return {**({"@type": kind} if kind else {}), "name": name} if name else {}


def _collection(work: Work) -> list[Node]:
    edition = {"@type": "Collection", "@id": work.container_address, "name": work.container}
    series = {"@type": "CreativeWorkSeries", "name": work.series}
    found = [(work.container, edition), (work.series, series)]
    return [{name: value for name, value in part.items() if value} for text, part in found if text]


def _archive(work: Work) -> Node:
    archive = work.archive
    if not archive.repository:
        return {}
    place = {"addressLocality": archive.settlement, "addressCountry": archive.country}
    address = _filled({"@type": "PostalAddress", **{name: value for name, value in place.items() if value}})
    return {"@type": "ArchiveOrganization", "name": archive.repository, **({"address": address} if address else {})}


def _filled(node: Node) -> Node:
    """A node that says something besides its type; else nothing."""
    return node if any(value for name, value in node.items() if name != "@type") else {}
