"""The file a diagnostic is about, as its editor sees it: lines, and the column where an element begins.

libxml2 knows an element's line only, and for a start tag that runs over several lines the last of them. So the file is
read once more, by expat, which knows the line and column of each ``<``.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from diplomatic.diagnostics.diagnostic import Location
from diplomatic.limits import MAX_BYTES

_TEI = "http://www.tei-c.org/ns/1.0"
_BREAK = re.compile(r"\r\n|\r|\n")
_DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_STEP = re.compile(
    r"/(?:tei:(?P<tei>[^/\[\]]+)|\*\[local-name\(\)='(?P<name>[^']*)'(?: and namespace-uri\(\)='(?P<space>[^']*)')?\])"
    r"(?:\[(?P<number>\d+)\])?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element begins: its line and column, from 1, and its start tag as the file has it."""

    line: int
    column: int
    tag: str


def places(text: str, paths: set[str]) -> dict[str, Place]:
    """Where the elements begin that these paths (as ``Document.locate`` writes them) lead to; as many as can be found."""
    search = _Search({steps: path for path in paths if (steps := _steps(path))})
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: search.open(name, parser)
    parser.EndElementHandler = lambda _: search.close()
    with suppress(expat.ExpatError):  # what stands before the fault has been found
        parser.Parse(text.encode("utf-8", "replace"), True)
    lines = _BREAK.split(text)
    return {path: Place(line, column + 1, _tag(lines, line, column)) for path, (line, column) in search.found.items()}


def read(path: Path) -> str:
    """The text of a file, decoded as it says it is; empty if it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        content = path.read_bytes()
    except OSError:
        return ""
    return _decode(content)


@dataclass
class Source:
    """One file, read when it is first asked."""

    path: Path
    xpaths: set[str] = field(default_factory=set)

    @cached_property
    def _text(self) -> str:
        return read(self.path)

    @cached_property
    def _lines(self) -> list[str]:
        return _BREAK.split(self._text) if self._text else []

    @cached_property
    def _places(self) -> dict[str, Place]:
        return places(self._text, self.xpaths) if self._text and self.xpaths else {}

    def place(self, location: Location) -> Place | None:
        """Where the element begins that a location without a column is about."""
        return self._places.get(location.xpath) if location.xpath and location.column is None else None

    def line(self, number: int | None) -> str:
        """One line, without its end; empty if there is no such line."""
        return self._lines[number - 1] if number and number <= len(self._lines) else ""


def _decode(content: bytes) -> str:
    declared = _DECLARED.match(content[:200])
    guessed = next(
        (name for mark, name in _MARKS if content.startswith(mark)), declared[1].decode() if declared else ""
    )
    try:
        return content.decode(guessed or "utf-8", "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")


Steps = tuple[tuple[str, int], ...]


def _steps(path: str) -> Steps:
    """A path as names, as expat writes them, and numbers; empty if it is not a path that ``Document.locate`` writes."""
    found = list(_STEP.finditer(path))
    if "".join(match[0] for match in found) != path:
        return ()
    return tuple((_name(match), int(match["number"] or 1)) for match in found)


def _name(match: re.Match[str]) -> str:
    if match["tei"]:
        return f"{_TEI} {match['tei']}"
    return f"{match['space']} {match['name']}" if match["space"] else match["name"]


@dataclass
class _Search:
    """Walks the elements of a file; remembers where those begin that are wanted."""

    wanted: dict[Steps, str]
    found: dict[str, tuple[int, int]] = field(default_factory=dict)
    _path: list[tuple[str, int]] = field(default_factory=list)
    _counts: list[dict[str, int]] = field(default_factory=lambda: [{}])

    def open(self, name: str, parser: expat.XMLParserType) -> None:
        counts = self._counts[-1]
        counts[name] = counts.get(name, 0) + 1
        self._path.append((name, counts[name]))
        self._counts.append({})
        path = self.wanted.get(tuple(self._path))
        if path is not None:
            self.found[path] = (parser.CurrentLineNumber, parser.CurrentColumnNumber)

    def close(self) -> None:
        self._path.pop()
        self._counts.pop()


def _tag(lines: list[str], line: int, column: int) -> str:
    """A start tag, to its end or for as long as one can be."""
    rest = " ".join(lines[line - 1 : line + 20])[column : column + 1000]
    match = re.match(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""", rest)
    return match[0] if match else rest[:80]
