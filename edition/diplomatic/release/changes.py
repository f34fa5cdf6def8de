"""What changed with a release: its texts against those of the release before, as data for the site and as Markdown for people."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from diplomatic import config as settings
from diplomatic.compare import Comparison, File, compare_files
from diplomatic.compare.formats import sentences
from diplomatic.compare.result import DocumentDiff, TextChange, Words
from diplomatic.config import Config
from diplomatic.diagnostics.markdown import as_text
from diplomatic.document import facts_of, read
from diplomatic.labels import counted, in_words, label
from diplomatic.releases import Release

KINDS = ("new", "gone", "text", "markup")
"""A text that is new, one that was withdrawn, one with other words, one with other markup or another header."""
_STAMPED = ("fileDesc/editionStmt", "fileDesc/publicationStmt/date")
_SIGNS = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}
_FOLDERS = {"cables": "cable", "registers": "register"}

Changes = dict[str, Any]
"""What ``changes.json`` has: the version, its date, the one before, the number of cables, and each text that changed."""


def changes_of(config: Config, before: Release | None, version: str, date: str) -> Changes:
    """What changed since the release before; of the first release, nothing is said to be new.

    Raises:
        CannotRun: if that release cannot be read.
    """
    found: list[dict[str, Any]] = []
    if before is not None:
        comparison, files = _compared(settings.load(before.path(settings.FILE_NAME)), config)
        found = [_change(document, *files[document.path]) for document in comparison.documents if _matters(document)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    return {
        "version": version,
        "date": date,
        "before": before.version if before else "",
        "cables": len(config.cables),
        "changes": sorted(found, key=lambda change: (order[change["kind"]], change["of"], change["id"])),
    }


def as_json(changes: Changes) -> bytes:
    """``changes.json``."""
    return (json.dumps(changes, ensure_ascii=False, indent=1) + "\n").encode()


def as_markdown(all_changes: Iterable[Changes], language: str) -> str:
    """``CHANGES.md``: what changed with each release, the last one first, in the language of the edition's labels."""
    parts = [f"# {label('versions', language)}", *(_release(changes, language) for changes in all_changes)]
    return "\n\n".join(parts) + "\n"


def tally(changes: Changes) -> dict[str, int]:
    """How many texts changed in each way."""
    return {kind: sum(change["kind"] == kind for change in changes["changes"]) for kind in KINDS}


def _compared(old: Config, new: Config) -> tuple[Comparison, dict[str, tuple[Path, str]]]:
    """The comparison, and for each name in it the file that can be read, and what it is."""
    pairs, files = [], dict[str, tuple[Path, str]]()
    for key, of in _FOLDERS.items():
        sides = [
            {path.relative_to(side.folder(key)).as_posix(): path for path in getattr(side, key)} for side in (old, new)
        ]
        for name in sorted(sides[0].keys() | sides[1].keys()):
            left, right = (File(f"{key}/{name}", side[name]) if name in side else None for side in sides)
            pairs.append((left, right))
            present = right or left
            assert present is not None
            files[present.name] = (present.path, of)
    return compare_files(pairs), files


def _matters(document: DocumentDiff) -> bool:
    """Whether anything changed besides what every release writes into every text."""
    facts = [fact for fact in document.header if not fact.path.startswith(_STAMPED)]
    return document.text_changed or document.renamed or bool(document.markup or facts)


def _change(document: DocumentDiff, path: Path, of: str) -> dict[str, Any]:
    facts = facts_of(read(path))
    kinds = {"added": "new", "removed": "gone"}
    kind = kinds.get(document.status, "text" if document.text else "markup")
    found: dict[str, Any] = {
        "kind": kind,
        "of": of,
        "id": facts.id if of == "cable" else path.stem,
        "title": facts.title,
    }
    if document.text:
        found["blocks"] = [
            {"block": change.block, "kind": change.kind, "words": _words(change)} for change in document.text
        ]
    return found


def _words(change: TextChange) -> list[Words]:
    last = len(change.words) - 1
    return [
        (sign, sentences.shortened(text, first=index == 0, last=index == last) if sign == "=" else text)
        for index, (sign, text) in enumerate(change.words)
    ]


def _release(changes: Changes, language: str) -> str:
    date = in_words(changes["date"], language)
    parts = [f"## {label('version-of', language).format(version=changes['version'], date=date)}"]
    parts.append(f"{counted('cables-counted', changes['cables'], language)}")
    for kind in KINDS:
        found = [change for change in changes["changes"] if change["kind"] == kind]
        if found:
            parts.append(f"### {label(f'version-{kind}', language)}")
            parts.append("\n".join(line for change in found for line in _text(change)))
    if not changes["changes"]:
        parts.append(label("version-nothing" if changes["before"] else "version-first", language))
    return "\n\n".join(parts)


def _text(change: dict[str, Any]) -> Iterator[str]:
    yield f"- {as_text(change['title'])} (`{change['id']}`)"
    for block in change.get("blocks", ()):
        words = " ".join(_SIGNS[sign].format(as_text(text)) for sign, text in block["words"])
        yield f"  - `{block['block']}`{': ' if words else ''}{words}"
