"""Printing: all that a command prints goes through here, so that no name of a file and no text of a document steers a terminal."""

import sys
from unicodedata import category

import click

from diplomatic.diagnostics.printable import printable

_STEERING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What ends a line though it is no line feed, and what turns the direction of what follows (Unicode TR9)."""


def say(*lines: str, err: bool = True) -> None:
    """Print messages for a person, as a rule on the standard error: each is one line, whatever is in it."""
    put("\n".join(map(printable, lines)), err=err)


def put(written: str, *, err: bool = False, colour: bool | None = None) -> None:
    """Print what is safe as it is: lines that were made ``printable``, with colours perhaps, or JSON."""
    click.echo(written, err=err, color=colour)


def give(content: str | bytes, *, end: str = "") -> None:
    """Print what was asked for. A file or a pipe gets it as it is; a terminal with what could steer it made visible."""
    if isinstance(content, bytes):
        click.echo(content, nl=False)
        return
    shown = "".join(map(_visible, content)) if sys.stdout.isatty() else content
    click.echo(shown + end, nl=False, color=True)  # or else click takes out of a text what looks like a colour


def _visible(char: str) -> str:
    return printable(char) if char in _STEERING or (category(char) == "Cc" and char not in "\n\t") else char
