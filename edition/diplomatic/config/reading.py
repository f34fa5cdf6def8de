"""Reading and checking ``edition.toml``. The only module that does."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from os.path import normpath
from pathlib import Path
from typing import Any

from diplomatic.config.keys import FREE, KEYS, LISTS, Free, Key, Listed
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.walk import below

FILE_NAME = "edition.toml"
LOCK_NAME = "citations.lock"
"""The citation lock of an edition, beside its settings."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""TOML can write any character, by an escape; XML 1.0 cannot have them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list of tables: its values, and the line it begins in."""

    values: dict[str, str]
    line: int | None

    def text(self, key: str) -> str:
        """The value of a key; empty where the entry does not say."""
        return self.values.get(key, "")


@dataclass(frozen=True)
class Config:
    """The settings of one edition. ``root`` is the folder that holds ``edition.toml``."""

    root: Path
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    source: str = field(default="", repr=False)

    @property
    def path(self) -> Path:
        """The file the settings are in, whether or not there is one."""
        return self.root / FILE_NAME

    def text(self, table: str, key: str) -> str:
        """The value of a key that holds text."""
        return str(self._value(table, key))

    def number(self, table: str, key: str) -> int:
        """The value of a key that holds a number."""
        return int(self._value(table, key))

    def flag(self, table: str, key: str) -> bool:
        """The value of a key that is true or false."""
        return bool(self._value(table, key))

    def folder(self, key: str) -> Path:
        """A folder or file of the table ``paths``, seen from the edition's root."""
        return self.root / self.text("paths", key)

    def free(self, table: str, name: str) -> dict[str, str]:
        """A sub-table with keys of the editor's own, without a ``name`` the whole table; empty where there is none."""
        content = self.values.get(table, {})
        return dict(content.get(name, {}) if name else content)

    def listed(self, table: str, name: str) -> list[Entry]:
        """The entries of a list of tables, in the order of the file."""
        lines = [None, *_lines_of_list(table, name, self.source)]
        entries = self.values.get(table, {}).get(name, [])
        return [Entry(entry, lines[min(index, len(lines) - 1)]) for index, entry in enumerate(entries, 1)]

    def line_of(self, key: str, table: str = "") -> int | None:
        """The line of ``edition.toml`` that a key stands in; with a ``table``, the first below its head."""
        return _line_of(key, self.source, (_line_of(table, self.source) or 0) if table else 0)

    def _value(self, table: str, key: str) -> Any:
        return self.values.get(table, {}).get(key, KEYS[table][key].default)

    @property
    def cables(self) -> list[Path]:
        """The files of the cables, in the order of their names.

        Raises:
            CannotRun: see ``own``.
        """
        return list(self.each_cable())

    def each_cable(self) -> Iterator[Path]:
        """The same, one after the other."""
        return map(Path, self.cable_files())

    def cable_files(self) -> Iterator[str]:
        """The same as texts: a hundred thousand paths take their time."""
        folder = self.folder("cables")
        self.own(folder, [])
        for entry in below(folder):
            if entry.name.endswith(".xml") and not entry.name.startswith("."):
                if entry.is_symlink() or not entry.name.isascii():
                    self.own(folder, [Path(entry.path)])
                yield entry.path

    @property
    def registers(self) -> list[Path]:
        """The files of the registers, in the order of their names.

        Raises:
            CannotRun: see ``own``.
        """
        folder = self.folder("registers")
        return self.own(folder, sorted(path for path in folder.glob("*.xml") if _is_text(path)))

    def own(self, folder: Path, paths: list[Path]) -> list[Path]:
        """These files of a folder of the edition, none of which is a link to somewhere else: it would be published.

        Raises:
            CannotRun: if the folder, or one of the files, is a link that leads out of the edition; or a name is no text.
        """
        root, real = self.root.resolve(), _real(folder)
        named = Path(normpath(self.root.absolute() / folder))
        if named.is_relative_to(self.root.absolute()) and not real.is_relative_to(root):
            raise _leads_out(folder, real)
        for path in paths:
            if not str(path).isascii():
                _check_name(path)
            if path.is_symlink() and not any(_real(path).is_relative_to(place) for place in (root, real)):
                raise _leads_out(path, _real(path))
        return paths


def _is_text(path: Path) -> bool:
    """Whether an editor meant this to be a file of the edition: programs put hidden ones beside it while it is open."""
    return not path.name.startswith(".") and not path.is_dir()


def _check_name(path: Path) -> None:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        what = "The name of this file is not in UTF-8, so that no page could name it"
        raise CannotRun(what, where=Location(path), hint="Give it another name") from None


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # links in a ring
        return path.absolute()


def _leads_out(path: Path, real: Path) -> CannotRun:
    hint = "Put what it leads to in its place, or name the folder itself in [paths] of edition.toml"
    return CannotRun(f"This is a link that leads out of the edition, to {real}", where=Location(path), hint=hint)


def find(start: Path) -> Config:
    """The configuration of the edition that a file or folder belongs to; defaults where it belongs to none.

    Raises:
        CannotRun: if there is an ``edition.toml`` and it cannot be used.
    """
    folder = start.resolve()
    for parent in [folder, *folder.parents]:
        if (parent / FILE_NAME).is_file():
            return load(parent / FILE_NAME)
    return Config(_near(folder if folder.is_dir() else folder.parent))


def load(path: Path) -> Config:
    """Read and check one ``edition.toml``.

    Raises:
        CannotRun: if it is not TOML, or has a table, a key or a type that this version does not know.
    """
    try:
        source = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"The file cannot be read: {error}", where=Location(path)) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = Location(path, int(line[1]) if line else None)
        raise CannotRun(
            f"This is not TOML: {error}", where=where, hint="Text values stand in quotation marks"
        ) from None
    _check(values, source, path)
    return Config(_near(path.parent.resolve()), values, source)


def _near(folder: Path) -> Path:
    """The folder as a person in the working directory would write it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _check(values: dict[str, Any], source: str, path: Path) -> None:
    for table, content in values.items():
        if table not in KEYS or not isinstance(content, dict):
            what = "table" if isinstance(content, dict) else "key at the top level"
            raise _unknown(table, list(KEYS), source, path, what)
        free, lists = FREE.get(table, {}), LISTS.get(table, {})
        if "" in free:
            _check_free(table, free[""], content, source, path)
            continue
        for key, value in content.items():
            if key in free:
                _check_free(f"{table}.{key}", free[key], value, source, path)
            elif key in lists:
                _check_list(f"{table}.{key}", lists[key], value, source, path)
            elif key in KEYS[table]:
                _check_key(f"{table}.{key}", KEYS[table][key], value, Location(path, _line_of(key, source)))
            else:
                raise _unknown(key, [*KEYS[table], *free, *lists], source, path, f"key in [{table}]")


def _check_key(name: str, known: Key, value: Any, where: Location) -> None:
    if type(value) is not known.type:
        wanted = {int: "a number", bool: "true or false"}.get(known.type, 'text in quotation marks, such as "…"')
        raise CannotRun(f"{name} is not of the right kind", where=where, hint=f"It takes {wanted}")
    if isinstance(value, str):
        _check_text(name, value, where)
    if known.limits and not known.limits[0] <= int(str(value)) <= known.limits[1]:
        hint = f"It takes a number from {known.limits[0]} to {known.limits[1]}"
        raise CannotRun(f"{name} cannot be {value}", where=where, hint=hint)
    if known.choices and value not in known.choices:
        hint = "It takes " + ", ".join(f'"{choice}"' for choice in known.choices)
        raise CannotRun(f"{name} cannot be '{value}'", where=where, hint=hint)


def _check_text(name: str, text: str, where: Location) -> None:
    if _NOT_XML.search(text):
        hint = "Remove the control character"
        raise CannotRun(f"{name} has a character that no page can have", where=where, hint=hint)


def _check_free(name: str, known: Free, content: Any, source: str, path: Path) -> None:
    if not isinstance(content, dict):
        where = Location(path, _line_of(name.rpartition(".")[2], source))
        raise CannotRun(f"{name} is not a table", where=where, hint=f"Write [{name}] and below it a {known.key} a line")
    for key, value in content.items():
        for text in (key, value):
            if isinstance(text, str):
                _check_text(f"{name}.{key}", text, Location(path, _line_of(key, source)))
        if not known.values and not isinstance(value, str):
            hint = f'Each line is a {known.key}, =, and a text in quotation marks: "cmc-032#p4" = "…"'
            raise CannotRun(f"{name}.{key} is not a text", where=Location(path, _line_of(key, source)), hint=hint)
        if known.values and value not in known.values:
            shown = f"'{value}'" if isinstance(value, str) else "that"
            hint = "It takes " + ", ".join(f'"{allowed}"' for allowed in known.values)
            if value == "off":
                hint += f'. To switch it off, write [[validate.ignore]] with code = "{key}" and a reason'
            raise CannotRun(f"{name}.{key} cannot be {shown}", where=Location(path, _line_of(key, source)), hint=hint)


def _check_list(name: str, known: Listed, content: Any, source: str, path: Path) -> None:
    key = name.rpartition(".")[2]
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        where = Location(path, _line_of(key, source))
        raise CannotRun(f"{name} is not a list of tables", where=where, hint=f"Write [[{name}]] above each entry")
    table, _, key = name.partition(".")
    lines = [*_lines_of_list(table, key, source), *[None] * len(content)]
    for entry, line in zip(content, lines, strict=False):
        for key, value in entry.items():
            if key not in known.keys:
                raise _unknown(key, list(known.keys), source, path, f"key in [[{name}]]")
            _check_key(f"{name}.{key}", known.keys[key], value, Location(path, line))


def _unknown(name: str, known: list[str], source: str, path: Path, what: str) -> CannotRun:
    close = get_close_matches(name, known, 1)
    hint = f"Did you mean '{close[0]}'" if close else "Known are " + ", ".join(known)
    return CannotRun(f"'{name}' is not a known {what}", where=Location(path, _line_of(name, source)), hint=hint)


def _lines_of_list(table: str, name: str, source: str) -> list[int]:
    """The lines in which the entries of a list of tables begin."""
    pattern = re.compile(rf"^\s*\[\[\s*{re.escape(table)}\s*\.\s*{re.escape(name)}\s*\]\]")
    return [number for number, line in enumerate(source.split("\n"), 1) if pattern.match(line)]


def _line_of(name: str, source: str, after: int = 0) -> int | None:
    """Where a key begins a line, or the head of a table; else where it stands in one that begins otherwise: ``a = {key = …}``."""
    key = re.escape(name)
    written = rf"(?:\"{key}\"|'{key}'|(?<![\w#-]){key}(?![\w#-]))"
    lines = [line for line in enumerate(source.split("\n"), 1) if line[0] > after]
    ways = (re.compile(rf"\s*\[{{0,2}}\s*{written}"), re.compile(rf"[^#]*{written}"))
    return next((number for way in ways for number, line in lines if way.match(line)), None)
