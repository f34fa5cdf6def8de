"""What the encoding of one transcript knows and collects: dialect, registers, facts, findings."""

from dataclasses import dataclass, field
from functools import cached_property
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from diplomatic.diagnostics import Code, Diagnostic, Location
from diplomatic.document.registers import Entry, Registers
from diplomatic.encode import codes
from diplomatic.encode.dialect import Dialect
from diplomatic.encode.names import Names


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
    names_of: dict[str, list[Entry | str]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    _reported: set[tuple[str, str]] = field(default_factory=set)
    _addresses: dict[Path, str] = field(default_factory=dict)

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
        what = "a square bracket has no partner; it stays as text"
        self.report(codes.UNBALANCED_BRACKET, what, "look at the source and mark the remark up by hand", once=text)

    def look_up(self, form: str) -> Entry | None:
        """The one register entry that has this form; an ambiguous form is reported and gives none."""
        found = [entry for entry in self.registers.by_form.get(" ".join(form.split()), []) if entry.id]
        if len(found) > 1:
            ids = ", ".join(entry.id for entry in found)
            self.report(codes.AMBIGUOUS_NAME, f"'{form}' could be any of {ids}", "add the @ref by hand", once=form)
        return found[0] if len(found) == 1 else None

    def keep_name(self, kind: str, who: Entry | str) -> None:
        """Keep a name for the ``teiHeader``: its register entry, or its form where it has none."""
        known = self.names_of.setdefault(kind, [])
        if who and who not in known:
            known.append(who)

    def pointer(self, entry: Entry) -> str:
        """The address of an entry as seen from the TEI file."""
        return self.address(entry.file) + f"#{entry.id}"

    def address(self, file: Path) -> str:
        """A file's address as seen from the TEI file."""
        if file not in self._addresses:
            self._addresses[file] = quote(relpath(file.resolve(), self.target.resolve().parent))
        return self._addresses[file]

    def unknown_name(self, form: str) -> None:
        """Report a name that stands where a name must stand, and in no register; an ambiguous one is reported already."""
        if self.registers.by_form.get(form):
            return
        hint = "add the form to an entry of the registers, then encode again or write the @ref by hand"
        self.report(codes.UNKNOWN_NAME, f"'{form}' is not in the registers; it has no @ref", hint, once=form)

    def unlinked_name(self, form: str) -> None:
        """Report what looks like a name in running text and stands in no register."""
        hint = "add a register entry with this form if you want it marked up"
        self.report(codes.UNKNOWN_NAME, f"'{form}' is not in the registers; it stays plain text", hint, once=form)

    @cached_property
    def names(self) -> Names:
        """The names of the registers, ready to be found in a text."""
        return Names(self.registers)
