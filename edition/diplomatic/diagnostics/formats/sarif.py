"""Diagnostics as SARIF 2.1.0, which code scanning services read.

The same findings give the same file: no time, no absolute path. Paths are relative to ``%SRCROOT%``, the root of the
repository; ``partialFingerprints`` let a service know a fault again after lines were added above it.
"""

import os
import re
from inspect import cleandoc
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from diplomatic import __version__
from diplomatic.diagnostics.code import Code
from diplomatic.diagnostics.diagnostic import Severity
from diplomatic.diagnostics.formats.json import dumps
from diplomatic.diagnostics.formats.report import Finding, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_FINGERPRINT = "diplomatic/v1"
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_EMPHASIS = re.compile(r"\*\*|`|^#+ *", re.M)


def render(report: Report) -> str:
    """One run, with the rules that were broken."""
    ids = sorted({finding.diagnostic.code for finding in report.findings})
    driver = {
        "name": "Diplomatic",
        "semanticVersion": __version__,
        "rules": [_rule(report.codes[id_]) if id_ in report.codes else {"id": id_} for id_ in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(finding, ids.index(finding.diagnostic.code)) for finding in report.findings],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, Any]:
    markdown = cleandoc(code.doc).strip()
    return {
        "id": code.id,
        "shortDescription": {"text": _plain(code.summary)},
        "fullDescription": {"text": _plain(code.summary)},
        "help": {"text": _plain(markdown), "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    text = f"{diagnostic.message}\nHint: {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(finding), "region": _region(finding)}
    }
    if diagnostic.location.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.location.xpath, "kind": "element"}]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _LINK.sub(r"\\[", text) or diagnostic.code},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }


def _artifact(finding: Finding) -> dict[str, str]:
    """The file; one outside the repository is named by its full address."""
    if PurePath(finding.path).is_absolute():
        return {"uri": "file://" + quote(os.fsencode("/" + finding.path.lstrip("/")))}
    return {"uri": quote(os.fsencode(finding.path)), "uriBaseId": _ROOT}


def _region(finding: Finding) -> dict[str, int]:
    """The start tag, if it is known and on one line; else its beginning. Services want a line: the first, if none is known."""
    place = finding.diagnostic.location
    if place.line is None or place.column is None:
        return {"startLine": place.line or 1}
    rest = finding.line[place.column - 1 - finding.offset :]
    if finding.tag and rest.startswith(finding.tag):
        return {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + len(finding.tag)}
    return {"startLine": place.line, "startColumn": place.column}


def _plain(markdown: str) -> str:
    return _EMPHASIS.sub("", markdown)
