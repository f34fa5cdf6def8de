"""``diplomatic new``."""

import shutil
from html import escape
from pathlib import Path
from shlex import quote

import click

from diplomatic import __version__, config, resources
from diplomatic.cli.printing import give, say
from diplomatic.diagnostics import CannotRun, Location
from diplomatic.document import fold

_FIRST_CABLE = "cable-001"
_RENAMED = {"gitignore": ".gitignore", "github": ".github", "gitkeep": ".gitkeep"}


@click.command(name="new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The title of the edition; by default from the folder's name.")
@click.option("--odd", is_flag=True, help="Begin a TEI customization (an ODD) as the edition's own schema, too.")
def command(folder: Path, title: str | None, odd: bool) -> None:
    """Begin an edition of your own in the new folder DIR.

    It has a cable and registers to start from, the schema for your editor, settings, and a workflow that checks every
    change. It can be validated and built as it is.

    \b
    Examples:
      diplomatic new my-edition --title "Cables from Havana, 1962"
      diplomatic new my-edition --odd

    Exits with 0, or with 2 if DIR exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun("The folder exists and is not empty", where=Location(folder), hint="Name a new one")
    title = (
        title
        or folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
        or config.KEYS["edition"]["title"].default
    )
    title = fold("".join(char if char.isprintable() else " " for char in title))
    _copy_edition(folder, title)
    _copy_cable(folder)
    _copy_schema(folder)
    if odd:
        _begin_odd(folder, title)
    say(f"Began “{title}”. What next:", "")
    say(f"  cd {quote(str(folder))}", "  diplomatic build", "")
    say("Then put a transcript into tei/transcripts/ and run: diplomatic encode tei/transcripts/NAME.txt")
    give(str(folder), end="\n")


def _copy_edition(folder: Path, title: str) -> None:
    """The starter edition, with its title and the version of the tool filled in."""
    source = resources.folder("templates") / "edition"
    for path in sorted(source.rglob("*")):
        target = folder.joinpath(*(_RENAMED.get(part, part) for part in path.relative_to(source).parts))
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix in {".toml", ".md", ".yml"}:
            shown = title.replace("\\", "\\\\").replace('"', '\\"') if path.suffix == ".toml" else title
            text = text.replace("{title}", shown).replace("{version}", __version__)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _copy_cable(folder: Path) -> None:
    template = (resources.folder("templates") / "cable.xml").read_text(encoding="utf-8")
    cables = folder / "tei" / "cables"
    cables.mkdir(parents=True)
    text = template.replace('xml:id="cable"', f'xml:id="{_FIRST_CABLE}"', 1)
    (cables / f"{_FIRST_CABLE}.xml").write_text(text, encoding="utf-8")


def _copy_schema(folder: Path) -> None:
    """The schema for the editor's tools, and the compiled ODD that an ODD of the edition can customize."""
    (folder / "schema").mkdir()
    for path in resources.folder("schema").iterdir():
        if path.suffix in {".xsd", ".rng", ".sch"} or path.name == "cable.compiled.odd":
            shutil.copy(path, folder / "schema" / path.name)


def _begin_odd(folder: Path, title: str) -> None:
    """An ODD to start from, named in the settings."""
    template = (resources.folder("templates") / "odd" / "edition.odd").read_text(encoding="utf-8")
    (folder / "schema" / "edition.odd").write_text(template.replace("{title}", escape(title)), encoding="utf-8")
    settings = folder / config.FILE_NAME
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('schema = ""', 'schema = "schema/edition.odd"', 1), encoding="utf-8")
