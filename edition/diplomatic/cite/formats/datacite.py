"""DataCite metadata, kernel 4 (version 4.5 of the schema), as JSON: what a DOI is registered with.

The format asks for a creator and a publisher. Where the sources state none, it has a word for it (DataCite, Appendix 3:
standard values for unknown information): ``:unkn`` and ``:unav`` are not names. For the year it has none.
A translator is an ``Other``: the role came with version 4.6.
"""

import json
import re
from typing import Any

from diplomatic.cite.agents import Agent
from diplomatic.cite.csl import genre_of
from diplomatic.cite.visible import plain
from diplomatic.cite.work import Work
from diplomatic.diagnostics import CannotRun

_UNKNOWN, _UNAVAILABLE = ":unkn", ":unav"
_ROLES = {"edt": "Editor", "mrk": "DataCurator"}
_YEAR = re.compile("[0-9]{4}")
Record = dict[str, Any]


def render(work: Work) -> str:
    """The record, indented."""
    return json.dumps(record(work), ensure_ascii=False, indent=2) + "\n"


def record(work: Work) -> Record:
    """The record, as the REST API of DataCite takes its attributes.

    Raises:
        CannotRun: if the year of publication is not known, without which there is no DOI.
    """
    if not _YEAR.fullmatch(work.published.year):
        hint = "Put a date with @when into the publicationStmt of its header"
        raise CannotRun(f"DataCite asks for a year of publication, and {work.id} has none", hint=hint)
    title = (
        {"title": work.title, "lang": work.title_language} if work.title else {"title": work.id, "titleType": "Other"}
    )
    fields: Record = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "doi": work.doi,
        "url": work.address,
        "types": {"resourceTypeGeneral": "Text", "resourceType": genre_of(work)},
        "creators": [_agent(agent) for agent in work.authors] or [{"name": _UNKNOWN}],
        "titles": [_filled(title)],
        "publisher": {"name": work.publisher or _UNAVAILABLE},
        "publicationYear": work.published.year,
        "contributors": _contributors(work),
        "dates": _dates(work),
        "language": work.language,
        "alternateIdentifiers": [
            {"alternateIdentifier": number, "alternateIdentifierType": kind or "number"}
            for kind, number in (("ARK", work.ark), *work.archive.numbers)
            if number
        ],
        "relatedIdentifiers": _related(work),
        "version": work.version,
        "rightsList": [_filled({"rights": each.text, "rightsUri": each.target}) for each in work.licences],
        "descriptions": [
            _filled({"description": plain(work, work.language), "descriptionType": "Other", "lang": work.language})
        ],
    }
    return _filled(fields)


def _agent(agent: Agent) -> Record:
    if agent.literal:
        return {"name": agent.literal, "nameType": "Organizational"} if agent.body else {"name": agent.literal}
    parts = {"name": agent.inverted, "nameType": "Personal", "familyName": agent.family, "givenName": agent.given}
    return _filled(parts)


def _contributors(work: Work) -> list[Record]:
    stated = [(_ROLES.get(one.relator, "Other"), one.agent) for one in work.contributors]
    received = [("RelatedPerson", agent) for agent in work.recipients]
    return [{"contributorType": kind, **_agent(agent)} for kind, agent in dict.fromkeys([*stated, *received])]


def _dates(work: Work) -> list[Record]:
    """RKMS-ISO8601: an open end is empty."""
    dated = (("Created", work.date), ("Issued", work.published))
    return [{"date": moment.iso.replace("..", ""), "dateType": kind} for kind, moment in dated if moment]


def _related(work: Work) -> list[Record]:
    if not work.container_address:
        return []
    part = {"relatedIdentifier": work.container_address, "relatedIdentifierType": "URL", "relationType": "IsPartOf"}
    return [part]


def _filled(record: Record) -> Record:
    return {name: value for name, value in record.items() if value}
