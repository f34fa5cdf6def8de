"""The TEI files of git revisions, read through ``git`` as a process: no checkout, nothing in the repository is touched."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplomatic.diagnostics import CannotRun
from diplomatic.limits import MAX_BYTES

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
_ENTRY = re.compile(rb"100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)", re.S)


@dataclass(frozen=True, slots=True)
class Blob:
    """A file in a revision: what it is called from the top of the repository, and what git calls its content."""

    name: str
    digest: str
    size: int


@dataclass(frozen=True)
class Repository:
    """The git repository that a folder is in."""

    folder: Path

    def commit(self, revision: str) -> str | None:
        """The id of a commit; None if git knows no such revision."""
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}", may_fail=True)
        return found.decode().strip() or None

    def merge_base(self, one: str, other: str) -> str | None:
        """The last commit that two commits have in common."""
        return self._git("merge-base", one, other, may_fail=True).decode().strip() or None

    def is_there(self) -> bool:
        """Whether the folder is in a repository at all."""
        return bool(self._git("rev-parse", "--git-dir", may_fail=True))

    def top(self) -> Path:
        """The top folder of the working tree."""
        return Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))

    def changed(self, paths: Sequence[Path]) -> list[str]:
        """The files below some paths that are not as they are committed, new ones too."""
        names = [os.path.relpath(path, self.folder) for path in paths]
        listed = self._git("status", "--porcelain", "-z", "--no-renames", "--", *names)
        return [os.fsdecode(entry[3:]) for entry in listed.split(b"\0") if entry]

    def files(self, commit: str, paths: Sequence[Path]) -> dict[str, Blob]:
        """The XML files of a commit below some paths, by name."""
        names = [os.fsdecode(path) for path in paths]
        listed = self._git("ls-tree", "-r", "-z", "-l", "--full-name", commit, "--", *names)
        matches = (_ENTRY.fullmatch(entry) for entry in listed.split(b"\0"))
        blobs = (Blob(os.fsdecode(match[3]), match[1].decode(), int(match[2])) for match in matches if match)
        return {blob.name: blob for blob in blobs if blob.name.endswith(".xml")}

    def write(self, blobs: Sequence[Blob], folder: Path) -> Mapping[str, Path]:
        """Write the content of files into a folder; gives the path of each name."""
        return dict(self._write(blobs, folder))

    def _write(self, blobs: Sequence[Blob], folder: Path) -> Iterator[tuple[str, Path]]:
        with tempfile.TemporaryFile() as wanted:
            wanted.write(b"".join(f"{blob.digest}\n".encode() for blob in blobs if blob.size <= MAX_BYTES))
            wanted.seek(0)
            with subprocess.Popen(
                [*_command(self.folder), "cat-file", "--batch"],
                stdin=wanted,
                stdout=subprocess.PIPE,
                env=_environment(),
            ) as process:
                assert process.stdout is not None
                for number, blob in enumerate(blobs):
                    path = folder / f"{number}.xml"
                    with path.open("wb") as file:
                        if blob.size > MAX_BYTES:
                            file.truncate(blob.size)  # as large as it is, so that it is refused for that
                        else:
                            process.stdout.readline()
                            file.write(process.stdout.read(blob.size))
                            process.stdout.read(1)
                    yield blob.name, path

    def _git(self, *arguments: str, may_fail: bool = False) -> bytes:
        done = subprocess.run(
            [*_command(self.folder), *arguments],
            capture_output=True,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode and not may_fail:
            said = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[0].rstrip(".")
            raise CannotRun(f"git cannot do this: {said.removeprefix('fatal: ')}", hint="Look at 'git status'")
        return b"" if done.returncode else done.stdout


def _command(folder: Path) -> list[str]:
    """The program, and where it works.

    Raises:
        CannotRun: if git is not installed.
    """
    git = shutil.which("git")
    if git is None:
        raise CannotRun(
            "git is not installed, or not on the PATH", hint="Install it, or compare two files or two folders"
        )
    return [git, "--no-pager", "-c", "core.quotePath=false", "-C", str(folder)]


def _environment() -> dict[str, str]:
    return {**os.environ, **_ENVIRONMENT}
