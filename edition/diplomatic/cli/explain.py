"""``diplomatic explain``."""

from difflib import get_close_matches

import click

from diplomatic.cli.printing import put
from diplomatic.diagnostics import CannotRun, Code
from diplomatic.diagnostics.code import of_module, unique


def all_codes() -> dict[str, Code]:
    """Every code, by id, in the order of the ids."""
    from diplomatic.citable.catalogue import codes as checklist
    from diplomatic.encode import codes as encoding
    from diplomatic.render import codes as rendering
    from diplomatic.render.prose import codes as prose
    from diplomatic.schema import codes as customizing
    from diplomatic.schema import codes_schema as compiling
    from diplomatic.validate.catalogue import known_codes

    modules = (encoding, rendering, prose, customizing, compiling)
    found = [*known_codes().values(), *checklist(), *(code for module in modules for code in of_module(vars(module)))]
    return unique(sorted(found, key=lambda code: code.id))


@click.command(name="explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a CODE that a command has printed: what it means, why it matters, what to do.

    Without a code, lists them all.

    \b
    Examples:
      diplomatic explain
      diplomatic explain N001

    Exits with 0, or with 2 if there is no such code.
    """
    codes = all_codes()
    if code is None:
        for known in codes.values():
            put(f"{known.id}  {known.severity.value:8} {known.summary}")
        return
    found = codes.get(code.upper())
    if found is None:
        close = get_close_matches(code.upper(), codes, 3)
        hint = f"Did you mean {' or '.join(close)}" if close else "'diplomatic explain' lists them all"
        raise CannotRun(f"There is no code '{code}'", hint=hint)
    _print(found)


def _print(code: Code) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(Console().width, 100))
    text = f"# {code.id} ({code.severity.value})\n\n**{code.summary}**\n\n{code.explanation}\n"
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        put(text)
