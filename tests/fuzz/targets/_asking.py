"""What several targets ask of what comes out, and where they put a file."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from diplomatic.diagnostics import CannotRun, Diagnostic, Location

ROOT = Path(__file__).resolve().parents[3]


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="diplomatic-fuzz-")


def scratch(name: str, data: bytes | None = None) -> Path:
    """A file in a folder of this process, with this content if any."""
    path = Path(_folder().name, name)
    if data is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return path


def is_sentence(error: CannotRun, file: Path | None = None, *, has_line: bool = False) -> None:
    """A refusal is one clause on one line, about the file, and about a line of it where it ``has_line``."""
    is_clause(error.what)
    assert not error.what.endswith("."), error.what
    assert not error.hint or is_clause(error.hint)
    assert not has_line or (error.where and error.where.line), str(error)
    if file is not None:
        assert error.where, error.what
        assert error.where.path == file, error.where
        _exists(error.where, file)


def is_clause(text: str) -> bool:
    """Words, on one line."""
    assert text.strip()
    assert "\n" not in text, text
    return True


def is_finding(finding: Diagnostic, file: Path) -> None:
    """A finding has a code, a clause on one line, and a place that is there."""
    assert re.fullmatch(r"[A-Z]\d{3}", finding.code), finding.code
    is_clause(finding.message)
    assert not finding.hint or is_clause(finding.hint)
    assert finding.location.path == file, finding
    _exists(finding.location, file)


def _exists(place: Location, file: Path) -> None:
    if place.line is not None:
        content = file.read_bytes()
        assert 1 <= place.line <= 1 + len(content.splitlines()), place


def letters(text: str) -> Counter[str]:
    """How often each letter and figure stands in a text: what no layout may change."""
    return Counter(filter(str.isalnum, text))


def has_all(shown: str, text: str) -> None:
    """Every letter and figure of a text is shown, as often as it stands there."""
    lost = letters(text) - letters(shown)
    assert not lost, f"lost: {''.join(lost.elements())[:80]}"
