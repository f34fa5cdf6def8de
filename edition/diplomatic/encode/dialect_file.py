"""Reading a dialect from its TOML file, and refusing one that could not work.

Its patterns are Python regular expressions that match a whole line; the names of their groups say what each part of the
line *is*, and with that how it is marked up (``parts.PARTS`` lists the names).
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, get_args

from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document.dates import DateStyle, Order
from diplomatic.encode.dialect import Dialect, LinePattern, NameStyle, ReferenceStyle
from diplomatic.encode.parts import NOT_IN_CLOSER, PARTS, part_name

HEADER_TYPES = (
    "addressee",
    "caption",
    "classification",
    "copy",
    "distribution",
    "genre",
    "handling",
    "precedence",
    "reference",
    "registry",
    "special",
    "subject",
    "transmission",
    "translator-note",
)
"""What a header line can be: the values of ``ab/@type``, and a translator's note between the lines."""

TITLE_TYPES = ("series", "main")
NOTE_TYPES = ("source", "translator")
CLOSER_TYPES = ("signature", "office", "marker")
LINES = {"title": TITLE_TYPES, "header": HEADER_TYPES, "closer": CLOSER_TYPES, "note": NOTE_TYPES}
"""The tables of line patterns, each with the types its lines can have."""

_TOP: dict[str, type] = {"name": str, "description": str, "language": str}
_TABLES: dict[str, dict[str, type]] = {
    "dates": {"order": str, "pivot": int},
    "names": {"office": str, "address": str, "beside": str},
    "references": {"message": str, "header": str},
}
_ENTRY: dict[str, type] = {"type": str, "pattern": str, "continues": str, "evidence": int}
_KINDS: dict[type, str] = {str: "text", int: "a whole number", dict: "a table", list: "a list of tables"}
_NEEDED_GROUP = {"names.address": "name", "references.message": "cable", "references.header": "cable"}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_NAME = re.compile(r"[\w.-]+")


def load(path: Path) -> Dialect:
    """Read one dialect.

    Raises:
        CannotRun: if the file is not a dialect; the message names the key or the pattern.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotRun(f"The dialect cannot be read: {error}", where=Location(path)) from None
    return _File(path).dialect(values)


class _File:
    """One dialect's file: what every fault in it is reported with."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def dialect(self, values: dict[str, Any]) -> Dialect:
        known: dict[str, type] = {**_TOP, "terms": dict}
        known |= {**dict.fromkeys(_TABLES, dict), **dict.fromkeys(LINES, list)}
        self._check(values, known, "the dialect", ("name", "description"))
        for table, keys in _TABLES.items():
            self._check(values.get(table, {}), keys, f"[{table}]")
        self._check_values(values)
        style = {key: self._inline(values, key) for key in ("office", "address", "beside")}
        return Dialect(
            name=values["name"],
            description=values["description"],
            language=values.get("language", "en"),
            dates=DateStyle(**values.get("dates", {})),
            names=NameStyle(**style),
            references=self._references(values),
            terms=values.get("terms", {}),
            titles=self._lines(values, "title"),
            header=self._lines(values, "header"),
            closer=self._lines(values, "closer"),
            notes=self._lines(values, "note"),
        )

    def _check(self, values: object, known: dict[str, type], where: str, needed: Iterable[str] = ()) -> None:
        if not isinstance(values, dict):
            self._refuse(f"{where} is not a table", "Write its keys below a line with its name")
        for key, value in values.items():
            if key not in known:
                self._refuse(f"'{key}' is not a key of {where}", "Known are " + ", ".join(sorted(known)))
            if type(value) is not known[key]:
                self._refuse(f"'{key}' in {where} is of the wrong kind", f"It takes {_KINDS[known[key]]}")
        for key in needed:
            if key not in values:
                self._refuse(f"{where} lacks '{key}'", "Compare it with the dialects that are shipped")

    def _check_values(self, values: dict[str, Any]) -> None:
        if values["name"] != self._path.stem or not _NAME.fullmatch(values["name"]):
            hint = "Its name is the file's name without .toml, in one word"
            self._refuse(f"the dialect calls itself '{values['name']}'", hint)
        if not _LANGUAGE.fullmatch(values.get("language", "en")):
            self._refuse(f"'{values['language']}' is not the code of a language", "Write, for example, en")
        order = values.get("dates", {}).get("order", "day-first")
        if order not in get_args(Order):
            self._refuse(f"'{order}' is not an order of dates", "Known are " + ", ".join(get_args(Order)))
        for term, meaning in values.get("terms", {}).items():
            if not isinstance(meaning, str) or not meaning.strip():
                self._refuse(f"the term '{term}' has no meaning in words", "Write, for example, R = 'Routine'")

    def _references(self, values: dict[str, Any]) -> ReferenceStyle:
        message = self._inline(values, "message")
        own = "header" in values.get("references", {})
        return ReferenceStyle(message, self._inline(values, "header") if own else message)

    def _inline(self, values: dict[str, Any], key: str) -> re.Pattern[str]:
        """A pattern for something inside a line; one that is not given never matches."""
        table = next(name for name, keys in _TABLES.items() if key in keys)
        if key not in values.get(table, {}):
            return re.compile(r"(?!)")
        pattern = self._regex(values[table][key])
        group = _NEEDED_GROUP.get(f"{table}.{key}")
        if group and group not in map(part_name, pattern.groupindex):
            self._refuse(
                f"the pattern {table}.{key} has no group '{group}'", f"Put (?P<{group}>…) around what it finds"
            )
        return pattern

    def _lines(self, values: dict[str, Any], table: str) -> tuple[LinePattern, ...]:
        return tuple(self._line(entry, table) for entry in values.get(table, []))

    def _line(self, entry: dict[str, Any], table: str) -> LinePattern:
        self._check(entry, _ENTRY, f"[[{table}]]", ("type", "pattern"))
        if entry["type"] not in LINES[table]:
            self._refuse(f"'{entry['type']}' is not a type of [[{table}]]", "Known are " + ", ".join(LINES[table]))
        pattern = self._regex(entry["pattern"])
        known = [name for name in PARTS if table != "closer" or name not in NOT_IN_CLOSER]
        for group in pattern.groupindex:
            if part_name(group) not in known:
                self._refuse(
                    f"the group '{group}' of a [[{table}]] pattern is not known", "Known are " + ", ".join(known)
                )
        continues = self._regex(entry["continues"]) if "continues" in entry else None
        return LinePattern(entry["type"], pattern, continues, entry.get("evidence", 1))

    def _regex(self, pattern: str) -> re.Pattern[str]:
        try:
            return re.compile(pattern)
        except re.error as error:
            hint = "Write it between single quotes, so that a backslash is a backslash"
            self._refuse(f"the pattern {pattern!r} is not a regular expression: {error}", hint)

    def _refuse(self, what: str, hint: str) -> NoReturn:
        raise CannotRun(what[0].upper() + what[1:], where=Location(self._path), hint=hint)
