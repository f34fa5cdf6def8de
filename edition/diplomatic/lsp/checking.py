"""Findings and fixes of a text that may not be in its file yet, as the protocol has them."""

from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Severity
from diplomatic.document import Document, Unreadable, read_text
from diplomatic.document.source import Markup, Misaligned, align, scan
from diplomatic.document.tei import TEI
from diplomatic.lsp.editions import Edition
from diplomatic.lsp.text import Text
from diplomatic.validate.catalogue import known_codes
from diplomatic.validate.fixes.model import Fix

SOURCE = "diplomatic"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_NOT_TEI = "X004"


@dataclass
class Checked:
    """What was found in one text, and what can be mended in it."""

    text: Text
    diagnostics: list[types.Diagnostic] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)

    def edits(self, fixes: list[Fix]) -> list[types.TextEdit]:
        """The edits of some fixes."""
        return [types.TextEdit(self.text.range(edit.start, edit.end), edit.text) for fix in fixes for edit in fix.edits]

    def hints(self) -> list[types.Diagnostic]:
        """A faint line under everything that can be mended; each has its quick fix."""
        return [
            types.Diagnostic(
                range=self._of_fix(fix),
                message=f"{known_codes()[fix.code].summary} Quick fix: {fix.description}",
                severity=types.DiagnosticSeverity.Hint,
                code=fix.code,
                source=SOURCE,
            )
            for fix in self.fixes
        ]

    def near(self, wanted: types.Range) -> list[Fix]:
        """The fixes of the lines that a range touches."""
        first, last = wanted.start.line, wanted.end.line
        return [
            fix
            for fix in self.fixes
            if any(
                self.text.position(edit.start).line <= last and first <= self.text.position(edit.end).line
                for edit in fix.edits
            )
        ]

    def _of_fix(self, fix: Fix) -> types.Range:
        """A run of spaces itself; for an attribute that is to be added, the tag it is added to."""
        edit = fix.edits[0]
        start = self.text.content.rfind("<", 0, edit.start) if edit.start == edit.end else edit.start
        return self.text.range(start, edit.end)


def check(path: Path, text: Text, edition: Edition) -> Checked:
    """Check a text as the file it is to be."""
    checked = Checked(text)
    try:
        document = read_text(path, text.content)
    except Unreadable as error:
        if error.diagnostic.code != _NOT_TEI or edition.holds(path):
            checked.diagnostics = [_as_protocol(error.diagnostic, text, None, {})]
        return checked
    try:
        tags = align(scan(text.content), document.root)
        checked.fixes = edition.mender.fixes(document, text.content)
    except Misaligned:
        tags = {}
    validator = edition.validator()
    findings = validator.check_alone(document) if edition.holds(path) else validator.check(document)
    checked.diagnostics = [_as_protocol(finding, text, document, tags) for finding in findings] + checked.hints()
    return checked


def could_not_check(text: Text, error: CannotRun) -> Checked:
    """One finding at the top of the text: the edition's settings cannot be used."""
    top = types.Diagnostic(text.range(0, 0), str(error), severity=types.DiagnosticSeverity.Error, source=SOURCE)
    return Checked(text, [top])


def _as_protocol(
    finding: Diagnostic, text: Text, document: Document | None, tags: dict[etree._Element, Markup]
) -> types.Diagnostic:
    start, end = _place(finding, text, document, tags)
    hint = f"\n{finding.hint}" if finding.hint else ""
    return types.Diagnostic(
        range=text.range(start, end),
        message=finding.message + hint,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
    )


def _place(
    finding: Diagnostic, text: Text, document: Document | None, tags: dict[etree._Element, Markup]
) -> tuple[int, int]:
    """The start tag of the element that has the fault, up to its attributes; else the line, from the column on."""
    if document is not None and finding.location.xpath:
        element = document.tree.xpath(finding.location.xpath, namespaces={"tei": TEI})
        tag = tags.get(element[0]) if isinstance(element, list) and element else None
        if tag is not None:
            return tag.start, tag.name_end
    start, end = text.line(finding.location.line or 1)
    column = (finding.location.column or 1) - 1
    return (start + column, end) if start + column < end else (start, end)
