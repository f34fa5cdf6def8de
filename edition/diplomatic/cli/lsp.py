"""``diplomatic lsp``."""

import os
import sys

import click

from diplomatic.diagnostics import CannotRun


@click.command(name="lsp")
def command() -> None:
    """Serve an editor: findings as you type, explanations, completion, quick fixes (Language Server Protocol).

    An editor starts it and speaks with it over the standard input and output; there is nothing to see. It needs the extra
    'lsp': pip install 'diplomatic[lsp]'. docs/validate.md shows how to set up an editor.

    \b
    Example:
      diplomatic lsp

    Exits with 0 when the editor says so, or with 2 if it could not run.
    """
    try:
        from diplomatic.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        hint = "Install it: pip install 'diplomatic[lsp]'"
        raise CannotRun(f"The language server needs {error.name}, which is not installed", hint=hint) from None
    sys.stdout.flush()
    protocol = os.fdopen(os.dup(sys.stdout.fileno()), "wb")  # pygls closes what it writes to
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is printed must not come between two messages
    make_server().start_io(stdout=protocol)
