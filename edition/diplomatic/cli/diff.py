"""``diplomatic diff``."""

import importlib
import sys
import tempfile
from pathlib import Path

import click

from diplomatic import config
from diplomatic.cli.common import colour_on, show
from diplomatic.cli.printing import put
from diplomatic.cli.revisions import Repository
from diplomatic.compare import Comparison, File, compare_files, pairs_of_folders
from diplomatic.compare.formats import NAMES
from diplomatic.diagnostics import CannotRun, Location

_NO_PATH = "There is no such file or folder"


@click.command(name="diff")
@click.argument("versions", nargs=-1, required=True, metavar="A B [-- PATH...]")
@click.option(
    "--format",
    "output",
    type=click.Choice(NAMES),
    default="text",
    show_default=True,
    help="How the changes are written.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything changed, markup and header included.")
@click.pass_context
def command(ctx: click.Context, versions: tuple[str, ...], output: str, strict: bool) -> None:
    """Compare two versions: what changed in the text, and what in the markup, block by block.

    A and B are two TEI files, two folders of them, or two git revisions (also A..B; one revision alone is compared with
    the files as they are now). Of a revision, the cables and registers of the edition are compared, or the PATHs. The
    first line answers the question whether a word changed. White space and comments are neither text nor markup.

    \b
    Examples:
      diplomatic diff old/cmc-032.xml tei/cables/cmc-032.xml
      diplomatic diff HEAD~1 HEAD
      diplomatic diff main..my-branch --format markdown -- tei/cables

    Exits with 0 if no word changed and none stands elsewhere, 1 if one does, 2 if it could not run.
    """
    comparison = _compare(list(versions))
    module = importlib.import_module(f"diplomatic.compare.formats.{output}")
    put(module.render(comparison, colour=colour_on(sys.stdout)))
    show(comparison.unreadable, err=True)
    if comparison.unreadable:
        ctx.exit(2)
    ctx.exit(int(comparison.text_changed or (strict and comparison.changed)))


def _compare(versions: list[str]) -> Comparison:
    """Paths if there are such, else revisions."""
    first, *rest = versions
    there = [Path(version).exists() for version in versions]
    if not there[0] and ".." in first:
        return _range(first, [Path(path) for path in rest])
    if len(versions) == 2 and all(there):
        return _paths(Path(first), Path(rest[0]))
    if there[0] and not (rest and _is_revision(first)):
        if not rest:
            raise click.UsageError("Name two versions: two files, two folders or two git revisions.")
        missing = Path(versions[there.index(False)]) if False in there else Path(rest[1])
        what = "Two files or folders are compared, not more" if all(there) else _NO_PATH
        raise CannotRun(what, where=Location(missing), hint="Check the names")
    if rest and (not there[1] or _is_revision(rest[0])):
        return _revisions(first, rest[0], [Path(path) for path in rest[1:]])
    return _since(first, [Path(path) for path in rest])


def _is_revision(name: str) -> bool:
    try:
        return Repository(Path()).commit(name) is not None
    except CannotRun:  # there is no git
        return False


def _paths(old: Path, new: Path) -> Comparison:
    if old.is_dir() != new.is_dir():
        raise CannotRun(
            "A file cannot be compared with a folder", where=Location(new), hint="Name two files or two folders"
        )
    if old.is_dir():
        pairs = list(pairs_of_folders(old, new))
        if not pairs:
            raise CannotRun("There is nothing to compare: no XML file is in either folder", hint="Check the names")
        return compare_files(pairs)
    return compare_files([(File(str(old), old), File(str(new), new))], by_name=False)


def _range(versions: str, paths: list[Path]) -> Comparison:
    """``A..B``, or ``A...B`` for what came with B since it left A; a side that is not named is HEAD."""
    dots = "..." if "..." in versions else ".."
    old, new = (side or "HEAD" for side in versions.split(dots, 1))
    if dots == "...":
        repository = _repository(old)
        base = repository.merge_base(_commit(repository, old), _commit(repository, new))
        if base is None:
            raise CannotRun(f"'{old}' and '{new}' have no commit in common", hint="Use two dots")
        old = base
    return _revisions(old, new, paths)


def _revisions(old: str, new: str, paths: list[Path]) -> Comparison:
    repository = _repository(old)
    commits = [_commit(repository, revision) for revision in (old, new)]
    left, right = (repository.files(commit, paths or _of_edition()) for commit in commits)
    names = sorted(left.keys() | right.keys())
    _something(names)
    changed = [
        name for name in names if name not in left or name not in right or left[name].digest != right[name].digest
    ]
    with tempfile.TemporaryDirectory() as folder:
        sides = []
        for side, blobs in (("old", left), ("new", right)):
            (Path(folder) / side).mkdir()
            sides.append(repository.write([blobs[name] for name in changed if name in blobs], Path(folder) / side))
        pairs = [tuple(File(name, side[name]) if name in side else None for side in sides) for name in changed]
        return compare_files(((old_file, new_file) for old_file, new_file in pairs), len(names) - len(changed))


def _since(revision: str, paths: list[Path]) -> Comparison:
    """A revision and the files as they are now."""
    repository = _repository(revision)
    commit, top = _commit(repository, revision), repository.top()
    below = paths or _of_edition()
    left = repository.files(commit, below)
    right = {
        file.resolve().relative_to(top).as_posix(): file
        for path in below
        for file in _files(path)
        if file.resolve().is_relative_to(top)
    }
    names = sorted(left.keys() | right.keys())
    _something(names)
    with tempfile.TemporaryDirectory() as folder:
        written = repository.write(list(left.values()), Path(folder))
        return compare_files(
            (File(name, written[name]) if name in written else None, File(name, right[name]) if name in right else None)
            for name in names
        )


def _repository(revision: str) -> Repository:
    repository = Repository(Path())
    if not repository.is_there():
        raise CannotRun(f"There is no file or folder '{revision}', and no git repository here", hint="Check the name")
    return repository


def _commit(repository: Repository, revision: str) -> str:
    found = repository.commit(revision)
    if found is None:
        hint = "'git log --oneline --all' lists the revisions; a file or folder of this name is not here either"
        raise CannotRun(f"git knows no revision '{revision}'", hint=hint)
    return found


def _of_edition() -> list[Path]:
    """The folders whose files are compared if none are named: those of the edition, or all that is here."""
    settings = config.find(Path())
    if not (settings.root / config.FILE_NAME).is_file():
        return [Path()]
    return [settings.folder("cables"), settings.folder("registers")]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(file for file in path.rglob("*.xml") if file.is_file())


def _something(names: list[str]) -> None:
    if not names:
        raise CannotRun(
            "There is nothing to compare: neither version has an XML file there", hint="Name a PATH after --"
        )
