"""RIS: a tag of two letters, two spaces, a hyphen, and a value, line by line (as Research Information Systems specified it)."""

import re

from diplomatic.citable.exports.fields import Fields, Unread

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")


def read(text: str) -> Fields:
    """The first reference.

    Raises:
        Unread: if it does not begin with ``TY``, or has no ``ER``.
    """
    found: dict[str, list[str]] = {}
    for line in text.lstrip("\ufeff").splitlines():
        if match := _LINE.match(line):
            found.setdefault(match[1], []).append(match[2].strip())
            if match[1] == "ER":
                break
    if "TY" not in found or "ER" not in found:
        raise Unread("it does not begin with TY and end with ER")

    def first(*tags: str) -> str:
        return next((value for tag in tags for value in found.get(tag, []) if value), "")

    authors = [name for tag in ("AU", "A1") for name in found.get(tag, [])]
    dates = [date.strip("/").replace("/", "-") for tag in ("DA", "PY", "Y1", "C3", "OD") for date in found.get(tag, [])]
    return Fields(
        title=first("TI", "T1", "CT"),
        authors=tuple(name.partition(",")[0].strip() for name in authors),
        dates=tuple(date.rstrip("-") for date in dates if date),
        address=first("UR", "L2", "LK"),
        container=first("T2", "BT", "JO", "JF", "T3"),
        publisher=first("PB"),
    )
