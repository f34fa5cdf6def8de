"""CSL-JSON: the input of citation processors (citeproc-js, ``csl-data.json``)."""

import json
from typing import Any

from diplomatic.citable.exports.fields import Fields, Unread

_DATES = ("issued", "original-date", "event-date", "submitted", "available-date")


def read(text: str) -> Fields:
    """The first item.

    Raises:
        Unread: if it is no JSON, or has no item.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Unread("it is not JSON") from None
    item = value[0] if isinstance(value, list) and value else value
    if not isinstance(item, dict) or "type" not in item:
        raise Unread("it has no item with a type")
    names = item.get("author")
    return Fields(
        title=_text(item, "title"),
        authors=tuple(filter(None, (_name(name) for name in names if isinstance(name, dict))))
        if isinstance(names, list)
        else (),
        dates=tuple(date for key in _DATES for date in _dates(item.get(key))),
        address=_text(item, "URL"),
        container=_text(item, "container-title") or _text(item, "collection-title"),
        publisher=_text(item, "publisher"),
    )


def _text(item: dict[str, Any], key: str) -> str:
    return str(item.get(key) or "")


def _name(name: dict[str, Any]) -> str:
    return str(name.get("family") or name.get("literal") or name.get("given") or "")


def _dates(value: object) -> list[str]:
    """``date-parts`` as ISO 8601, and dates that are written out (``raw``, ``literal``)."""
    if not isinstance(value, dict):
        return []
    found = [str(value[key]) for key in ("raw", "literal") if value.get(key)]
    parts = value.get("date-parts")
    for date in parts if isinstance(parts, list) else []:
        if isinstance(date, list) and date:
            year, *rest = (str(part) for part in date[:3])
            found.append("-".join([year.zfill(4), *(part.zfill(2) for part in rest)]))
    return found
