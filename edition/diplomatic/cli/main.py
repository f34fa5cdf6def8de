"""The command ``diplomatic``: finds the command's module when it is called, and turns errors into exit codes."""

import gc
import importlib
import io
import os
import signal
import sys

import click

from diplomatic import __version__
from diplomatic.cli.printing import say
from diplomatic.diagnostics import CannotRun
from diplomatic.diagnostics.printable import printable

COMMANDS = {
    "new": "Begin an edition of your own in a new folder.",
    "encode": "Encode transcripts in TEI.",
    "validate": "Check cables and registers against the schema and the rules.",
    "diff": "Compare two versions: what changed in the text, and what in the markup.",
    "render": "Render a cable as HTML or plain text; a cable or an edition as EPUB or PDF.",
    "cite": "Cite a cable or a paragraph of it, in a style or a format.",
    "build": "Build the site of an edition.",
    "release": "Release the edition as a version: stamped, frozen, ready to be archived.",
    "verify": "Check that a copy of a site, or of a release, is as it was made.",
    "resolve": "Say what is at an address of the edition, and what has become of it.",
    "verify-quote": "Check a quotation against the text that it is from.",
    "check-citable": "Test whether an edition, or any site or TEI project, is citable.",
    "serve": "Show an edition in your browser while you write it.",
    "schema": "Compile a TEI customization (an ODD) to schemas.",
    "lsp": "Serve an editor: findings, help and fixes as you type.",
    "explain": "Explain a code that a command has printed.",
}
"""Every command and its summary, in the order an editor meets them.

Each is the function ``command`` of its module.
"""


def module_of(command: str) -> str:
    """The module of a command: ``check-citable`` is in ``check_citable.py``."""
    return command.replace("-", "_")


class _Lazy(click.Group):
    """Imports a command only when it is needed, so that ``diplomatic --help`` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"diplomatic.cli.{module_of(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="diplomatic")
def cli() -> None:
    """Make citable TEI editions of diplomatic cables: from transcripts to TEI, validated, to HTML and plain text.

    A first edition, from nothing:

    \b
      diplomatic new my-edition
      cd my-edition
      diplomatic build

    Every command exits with 0 if all is well, 1 if it found errors, 2 if it could not run.
    """


def main() -> None:
    """Run the command line; the only place that exits."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a cancelled CI run cleans up as Ctrl-C does
    gc.set_threshold(50_000)  # what a start makes, stays: to look for garbage in it takes a tenth of the start
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a character is no reason to fail
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = _stop("Interrupted; what was being written was left as it was.", 130)
    except click.UsageError as error:
        code = _show(error)
    except click.ClickException as error:
        code = _stop(f"Error: {error.format_message()}", 2)
    except CannotRun as error:
        code = _stop(f"Error: {error}", 2)
    except KeyboardInterrupt:
        code = _stop("Interrupted; what was being written was left as it was.", 130)
    except BrokenPipeError:
        code = _hang_up()
    except SystemExit as stop:  # click itself exits for shell completion and, with 1, where the reader closed the pipe
        code = _hang_up() if stop.code == 1 else stop.code
    except OSError as error:
        place = error.filename or "the system"
        code = _stop(
            f"Error: {place}: {error.strerror}. Look at the name, and whether you may read and write there.", 2
        )
    sys.exit(code or 0)


def _stop(message: str, code: int) -> int:
    say(message)
    return code


def _show(error: click.UsageError) -> int:
    """What click says of arguments that it does not understand. They may be names that somebody else gave to files."""
    shown = io.StringIO()
    error.show(shown)
    message = error.format_message()
    say(*shown.getvalue().replace(message, printable(message)).rstrip("\n").split("\n"))
    return 2


def _hang_up() -> int:
    """Nobody reads what is printed (``| head``): be quiet, and give the code that the shell gives for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 128 + 13
