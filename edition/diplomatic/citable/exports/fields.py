"""What the three formats have in common."""

import importlib
from dataclasses import dataclass


class Unread(ValueError):
    """An export that cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One reference as read back. ``authors`` are family names or names of bodies; ``dates`` all its dates, ISO 8601 or a year."""

    title: str = ""
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    address: str = ""
    container: str = ""
    publisher: str = ""


def read_export(kind: str, text: str) -> Fields:
    """The first reference of an export: ``csl``, ``bibtex`` or ``ris``.

    Raises:
        Unread: if it is not of that kind.
    """
    fields: Fields = importlib.import_module(f"diplomatic.citable.exports.{kind}").read(text)
    return fields
