"""Write what the code itself knows: ``cli.md``, ``codes.md``, ``rules.md``, ``edition.md``, a table of ``citable.md``,
two tables of ``dialects.md``, one of ``SECURITY.md``, and the reference pages of the schema in ``schema/``.

``--check`` writes nothing and fails if a page is not what it would write.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from diplomatic import limits
from diplomatic.citable.catalogue import items as checklist
from diplomatic.cli.explain import all_codes
from diplomatic.cli.main import COMMANDS, cli
from diplomatic.config import FREE, KEYS, LISTS, Key
from diplomatic.diagnostics import Code
from diplomatic.diagnostics.code import FAMILIES
from diplomatic.encode.dialect_file import LINES
from diplomatic.encode.parts import PARTS, Part
from diplomatic.schema import compile_odd
from diplomatic.schema.emit.html import pages
from diplomatic.validate.rules import Rule, all_rules

DOCS = Path(__file__).resolve().parent
_NOTE = "<!-- Written by docs/generate.py: change the code, then run `make docs`. -->\n"


def command_line() -> str:
    """``cli.md``: what ``--help`` says, for every command."""
    parts = [f"# The command line\n\n{_NOTE}\n```\n{_help(cli, 'diplomatic')}\n```\n"]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        parts.append(f"## `diplomatic {name}`\n\n```\n{_help(command, f'diplomatic {name}')}\n```\n")
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return command.get_help(context).rstrip()


def codes() -> str:
    """``codes.md``: every code, as ``diplomatic explain`` explains it."""
    found = all_codes().values()
    families = sorted({code.id[0] for code in found})
    table = "\n".join(f"| {letter} | {FAMILIES[letter]} |" for letter in families)
    head = f"# Codes\n\n{_NOTE}\nThe letter of a code is its family.\n\n| family | about |\n|---|---|\n{table}\n"
    entries = [
        f"## {code.id}\n\n*{code.severity}.* **{code.summary}**\n\n{code.explanation.replace('## ', '### ')}\n"
        for code in found
    ]
    return "\n".join([head, *entries])


def rules() -> str:
    """``rules.md``: every rule in the table of its family, with a link to its text in ``codes.md``."""
    parts = [f"# The rule book\n\n{_NOTE}\n{_ABOUT_RULES}"]
    for letter in sorted({rule.code.id[0] for rule in all_rules()}):
        rows = "\n".join(_row(rule) for rule in all_rules() if rule.code.id[0] == letter)
        parts.append(f"## {letter}: {FAMILIES[letter]}\n\n{_HEAD}\n{rows}\n")
    return "\n".join(parts)


_HEAD = "| code | severity | looks at | |\n|---|---|---|---|"
_ABOUT_RULES = """What `diplomatic validate` checks beyond the schema. One file a rule in `edition/diplomatic/validate/rules/`, one
folder a rule in `tests/rules/`. An *error* makes the command fail and stops a build; a *warning* does so with `--strict`; an *info*
never does. The letter says what a fault is about, not how it was found: rules that look at one document and rules that look at all
of the edition stand side by side. Of a document whose `revisionDesc` says `draft`, nothing is demanded that can still come: M002,
M004, M010, M011, M015, M016.
"""


def _row(rule: Rule) -> str:
    looks = "all cables" if rule.is_about_the_corpus else "one document"
    return f"| [{rule.code.id}](codes.md#{_anchor(rule.code)}) | {rule.code.severity} | {looks} | {rule.code.summary} |"


def _anchor(code: Code) -> str:
    return code.id.lower()


def citable() -> str:
    """``citable.md``, with the table of its items written anew: what each asks, and on what authority."""
    parts = []
    for section, items in groupby(checklist(), key=lambda item: item.section):
        rows = "\n".join(
            f"| [{item.code.id}](codes.md#{_anchor(item.code)}) | {item.code.summary} | {_authority(item.code)} |"
            for item in items
        )
        parts.append(f"### {section[0].upper()}{section[1:]}\n\n| | asks | authority |\n|---|---|---|\n{rows}\n")
    page = (DOCS / "citable.md").read_text(encoding="utf-8")
    return _between("items", "\n".join(parts), page)


def _authority(code: Code) -> str:
    """The last sentence of why it matters."""
    why = code.explanation.partition("## Why it matters")[2].partition("## Example")[0]
    return " ".join(why.partition("Authority: ")[2].split()).rstrip(".")


def security() -> str:
    """``SECURITY.md``, with the table of its limits written anew."""
    rows = "".join(
        f"| `{name}` | {limit:,} | {limit.unit} | {limit.reason} |\n"
        for name, limit in vars(limits).items()
        if isinstance(limit, limits.Limit)
    )
    page = (DOCS.parent / "SECURITY.md").read_text(encoding="utf-8")
    return _between("limits", f"| name | at most | of what | because |\n|---|---|---|---|\n{rows}", page)


def edition() -> str:
    """``edition.md``: every key of ``edition.toml``."""
    head = f"# The settings of an edition: `edition.toml`\n\n{_NOTE}\nThe file is TOML. Every key may be left out.\n"
    return "\n".join([head, *_tables()])


def _tables() -> Iterator[str]:
    for table, keys in KEYS.items():
        if keys:
            yield f"## `[{table}]`\n\n{_rows(keys)}"
        for name, listed in LISTS.get(table, {}).items():
            yield f"## `[[{table}.{name}]]`\n\n{_sentence(listed.doc)} One entry each.\n\n{_rows(listed.keys)}"
        for name, free in FREE.get(table, {}).items():
            values = ", ".join(f'`"{value}"`' for value in free.values)
            said = f", each value one of {values}" if values else ""
            head = f"{table}.{name}".rstrip(".")
            yield f"## `[{head}]`\n\n{_sentence(free.doc)} Each key is a {free.key}{said}.\n"


def _rows(keys: dict[str, Key]) -> str:
    rows = "\n".join(f"| `{name}` | {key.doc} | `{_default(key)}` |".replace("'", '"') for name, key in keys.items())
    return f"| key | what it is | if it is left out |\n|---|---|---|\n{rows}\n"


def _default(key: Key) -> str:
    return str(key.default).lower() if key.type is bool else repr(key.default)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def dialects() -> str:
    """``dialects.md``, with its tables of line types and of groups written anew."""
    lines = "".join(
        f"| `[[{table}]]` | {', '.join(f'`{name}`' for name in types)} |\n" for table, types in LINES.items()
    )
    groups = "".join(f"| `{name}` | {part.doc} | {_markup(part)} |\n" for name, part in PARTS.items())
    page = (DOCS / "dialects.md").read_text(encoding="utf-8")
    page = _between("lines", f"| table | `type` can be |\n|---|---|\n{lines}", page)
    return _between("groups", f"| group | is | markup |\n|---|---|---|\n{groups}", page)


def _markup(part: Part) -> str:
    attributes = "".join(f"[@{name}='{value}']" for name, value in part.attributes.items())
    return f"`{part.element}{attributes}`" if part.element else "text"


def _between(name: str, content: str, page: str) -> str:
    before, start, rest = page.partition(f"<!-- {name}: written by docs/generate.py -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    return before + start + content + end + after


PAGES = {
    "cli.md": command_line,
    "codes.md": codes,
    "rules.md": rules,
    "citable.md": citable,
    "../SECURITY.md": security,
    "edition.md": edition,
    "dialects.md": dialects,
}


def reference() -> dict[str, bytes]:
    """``schema/``: the reference pages of the cable schema."""
    schema = compile_odd(DOCS.parent / "schema" / "cable.compiled.odd").schema
    assert schema is not None
    return dict(pages(schema))


def main() -> None:
    """Write the pages, or with ``--check`` compare them."""
    wanted = {DOCS / name: write().encode() for name, write in PAGES.items()}
    wanted |= {DOCS / "schema" / name: content for name, content in reference().items()}
    stale = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content]
    gone = [path for path in sorted((DOCS / "schema").glob("*")) if path not in wanted]
    if "--check" in sys.argv:
        if stale or gone:
            names = ", ".join(str(path.relative_to(DOCS)) for path in [*stale, *gone][:10])
            sys.exit(f"Not current: {names}. Run: make docs")
        return
    (DOCS / "schema").mkdir(exist_ok=True)
    for path in stale:
        path.write_bytes(wanted[path])
    for path in gone:
        path.unlink()


if __name__ == "__main__":
    main()
