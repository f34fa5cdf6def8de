"""Diagnostics as lines for a person: ``path:line: severity CODE message``, then the hint."""

from diplomatic.diagnostics.diagnostic import Diagnostic


def printable(text: str) -> str:
    """Text with its control characters made visible, so that a document cannot steer the reader's terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def render(diagnostic: Diagnostic) -> str:
    """One diagnostic, on one line or two."""
    line = f"{diagnostic.location}: {diagnostic.severity} {diagnostic.code} {diagnostic.message}"
    hint = f"\n    Hint: {printable(diagnostic.hint)}" if diagnostic.hint else ""
    return printable(line) + hint
