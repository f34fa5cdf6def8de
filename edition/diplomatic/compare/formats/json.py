"""A comparison as JSON: the answer, then every document that changed, its text, markup and header apart."""

from dataclasses import asdict
from typing import Any

from diplomatic.compare.result import Comparison, DocumentDiff
from diplomatic.compare.verdict import verdict
from diplomatic.diagnostics.formats.json import as_dict, dumps


def render(comparison: Comparison, *, colour: bool = False) -> str:
    """The whole comparison, indented, ready to print."""
    del colour
    return dumps(
        {
            "summary": verdict(comparison),
            "text_changed": comparison.text_changed,
            "changed": comparison.changed,
            "compared": comparison.compared,
            "documents": [_document(document) for document in comparison.documents],
            "unreadable": [as_dict(diagnostic) for diagnostic in comparison.unreadable],
        }
    )


def _document(document: DocumentDiff) -> dict[str, Any]:
    values = asdict(document)
    for change in values["text"]:
        change["words"] = [list(words) for words in change["words"]]
    for change in values["markup"]:
        change["attributes"] = {name: {"old": old, "new": new} for name, old, new in change["attributes"]}
    return values
