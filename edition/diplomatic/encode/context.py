"""What the encoding of one transcript knows and collects: dialect, registers, facts, findings."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document.registers import Entry, Registers
from diplomatic.encode import codes
from diplomatic.encode.dialect import Dialect


@dataclass
class Context:
    """Shared by the steps of one encoding. ``target`` is the TEI file to be, from which pointers are relative."""

    dialect: Dialect
    registers: Registers
    transcript: Path
    target: Path
    line: int = 0
    uses_hand: bool = False
    facts: dict[str, list[str]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    _reported: set[tuple[str, str]] = field(default_factory=set)

    def fact(self, kind: str, value: str) -> None:
        """Keep a fact for the ``teiHeader``."""
        if value:
            self.facts.setdefault(kind, []).append(value)

    def first(self, kind: str) -> str:
        """The first fact of a kind, or nothing."""
        return self.facts.get(kind, [""])[0]

    def report(self, code: Code, message: str, hint: str = "", *, once: str = "") -> None:
        """Report a finding at the current line; with ``once``, only the first time for that word."""
        if once and (code.id, once) in self._reported:
            return
        self._reported.add((code.id, once))
        self.findings.append(code.at(Location(self.transcript, self.line or None), message, hint))

    def unbalanced(self, text: str) -> None:
        self.report(codes.UNBALANCED_BRACKET, "a square bracket has no partner; it stays as text", once=text)

    def look_up(self, form: str) -> Entry | None:
        """The one register entry that has this form; an ambiguous form is reported and gives none."""
        found = self.registers.by_form.get(" ".join(form.split()), [])
        if len(found) > 1:
            ids = ", ".join(entry.id for entry in found)
            self.report(codes.AMBIGUOUS_NAME, f"'{form}' could be any of {ids}", "add the @ref by hand", once=form)
        return found[0] if len(found) == 1 else None

    def pointer(self, entry: Entry) -> str:
        """The address of an entry as seen from the TEI file."""
        return self.address(entry.file) + f"#{entry.id}"

    def address(self, file: Path) -> str:
        """A file's address as seen from the TEI file."""
        return quote(relpath(file.resolve(), self.target.resolve().parent))

    def unknown_name(self, form: str) -> None:
        hint = "add the form to an entry of the registers, then encode again or write the @ref by hand"
        self.report(codes.UNKNOWN_NAME, f"'{form}' is not in the registers; it has no @ref", hint, once=form)

    def look_for_unknown_names(self, text: str) -> None:
        """Report names that follow a form of address and stand in no register."""
        for match in self.dialect.address.finditer(text):
            if not self.names.match(text, match.start("name")):
                self.line_name(match["name"])

    def line_name(self, form: str) -> None:
        hint = "add a register entry with this form if you want it marked up"
        self.report(codes.UNKNOWN_NAME, f"'{form}' is not in the registers; it stays plain text", hint, once=form)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """A pattern that finds every form in the registers, the longest first."""
        forms = sorted(self.registers.by_form, key=len, reverse=True)
        return (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)") if forms else re.compile(r"(?!)")
        )
