"""The option ``--changed-since``: which files have changed since a revision of git.

Which mistake is worse: to check a file too many, or to miss one that a change broke? The second. So where something has
changed that every document is checked against (a register, the schema, the settings), everything is checked.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from diplomatic.cli.common import count
from diplomatic.cli.printing import say
from diplomatic.config import Config
from diplomatic.config.schema import schema_path
from diplomatic.diagnostics import CannotRun

changed_since_option = click.option(
    "--changed-since",
    "since",
    metavar="REV",
    help="Check only the files that have changed since this revision of git; all, if a register, the schema or "
    "edition.toml has.",
)

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
"""A repository's own settings must not make git run its programs."""


def changed_since(revision: str, files: Sequence[Path], settings: Config) -> list[Path]:
    """Those of the files that have changed, in the working tree too, since the revision and this one parted.

    Raises:
        CannotRun: if there is no git, no repository, or no such revision.
    """
    changed = _changed(revision, settings.root)
    shared = {
        path.resolve() for path in [settings.path, *settings.registers, *schema_path(settings).parent.glob("*.xsd")]
    }
    if found := sorted(changed & shared):
        what = os.path.relpath(found[0])
        say(f"Everything is checked: {what} has changed, and every document is checked against it.")
        return list(files)
    kept = [path for path in files if path.resolve() in changed]
    say(f"{count(len(kept), 'file')} of {len(files):,} changed since {revision}.")
    return kept


def _changed(revision: str, root: Path) -> set[Path]:
    top = Path(_git(root, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", name=revision
    ).strip()
    parted = _git(top, "merge-base", commit, "HEAD", name=revision).strip()
    names = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", parted, "--")
    names += _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    return {(top / name).resolve() for name in names.split("\0") if name}


def _git(folder: Path, *arguments: str, name: str | None = None) -> str:
    """What git prints. No shell, no prompt, no pager, and none of the repository's own programs."""
    import subprocess  # late: it takes a while to load, and is seldom needed

    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_SAFE, "-C", str(folder), *arguments], capture_output=True, env=environment, check=False
        )
    except FileNotFoundError:
        raise CannotRun(
            "--changed-since needs git, which is not installed", hint="Install it, or check everything"
        ) from None
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    if name is not None:
        hint = "Look at the name; in CI, fetch the whole history (fetch-depth: 0)"
        raise CannotRun(
            f"--changed-since: this repository has no revision '{name}' in common with what is checked out", hint=hint
        )
    said = os.fsdecode(done.stderr).strip().splitlines()
    why = said[-1].removeprefix("fatal: ") if said else f"git {arguments[0]} failed"
    raise CannotRun(f"--changed-since cannot ask git: {why}", hint="Go to the repository of the edition")
