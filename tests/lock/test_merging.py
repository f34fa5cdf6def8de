"""Two branches that each publish, and a real ``git merge``: the lock of both is the lock that one after the other would have made."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun
from diplomatic.lock import NAME, Guard, make_mergeable, of_edition, read, write

from .editions import Blocks, lay, present, release, settings

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BASE: dict[str, Blocks] = {
    f"c{number:02}": {f"p{block}": f"Cable {number}, block {block}." for block in range(4)}
    for number in range(0, 20, 2)
}


def git(root: Path, *arguments: str, may_fail: bool = False) -> int:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=An editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert may_fail or not done.returncode, done.stderr
    return done.returncode


def published(root: Path, cables: dict[str, Blocks], version: str) -> Config:
    """Lay the cables, release them, commit."""
    edition = lay(root, cables, settings(version))
    release(edition)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", f"Release {version}")
    return edition


def branches(
    root: Path, ours: tuple[dict[str, Blocks], str], theirs: tuple[dict[str, Blocks], str], *, union: bool = True
) -> int:
    """A first release, then one on each of two branches, then the merge: what git exits with."""
    git(root, "init", "-q")
    if union:
        make_mergeable(root)
    published(root, BASE, "1.0.0")
    git(root, "checkout", "-q", "-b", "theirs")
    published(root, *theirs)
    git(root, "checkout", "-q", "main")
    published(root, *ours)
    return git(root, "merge", "-q", "--no-edit", "theirs", may_fail=True)


def added(*numbers: int) -> dict[str, Blocks]:
    return {**BASE, **{f"c{number:02}": {"p1": f"New cable {number}.", "p2": "No."} for number in numbers}}


def test_cables_that_were_added_side_by_side(tmp_path: Path) -> None:
    code = branches(tmp_path, (added(1, 3, 21), "1.1.0"), (added(7, 5, 23, 25), "1.1.0"))
    assert code == 0
    edition = lay(tmp_path, added(1, 3, 21, 7, 5, 23, 25), settings("1.1.0"))
    lock = of_edition(edition)
    assert lock
    assert lock.released == "1.1.0"
    assert lock.entry("c21#p1").first == lock.entry("c25").first == "1.1.0"  # type: ignore[union-attr]
    assert lock.entry("c00#p1").since == "1.0.0"  # type: ignore[union-attr]
    guard = Guard.of(edition)
    assert guard
    assert guard.breaches(present(edition)) == []
    release(lay(tmp_path, added(1, 3, 21, 7, 5, 23, 25), settings("1.2.0")))
    lines = [line for line in (tmp_path / NAME).read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)


def test_neighbours_that_were_changed_by_one_side_each(tmp_path: Path) -> None:
    ours = {**BASE, "c04": {**BASE["c04"], "p1": "Ours."}}
    theirs = {**BASE, "c04": {**BASE["c04"], "p2": "Theirs."}}
    branches(tmp_path, (ours, "1.1.0"), (theirs, "1.2.0"))
    both = {**BASE, "c04": {**BASE["c04"], "p1": "Ours.", "p2": "Theirs."}}
    lock = read(tmp_path / NAME)
    assert lock.released == "1.2.0"
    assert (lock.entry("c04#p1").since, lock.entry("c04#p2").since) == ("1.1.0", "1.2.0")  # type: ignore[union-attr]
    guard = Guard.of(lay(tmp_path, both, settings("1.2.0")))
    assert guard
    assert [(found.kind.name, found.message.split()[3]) for found in guard.breaches(present(guard.config))] == [
        ("CHANGED", "c04")
    ]


def test_one_text_that_both_changed_is_for_an_editor(tmp_path: Path) -> None:
    ours = {**BASE, "c04": {**BASE["c04"], "p1": "Ours."}}
    theirs = {**BASE, "c04": {**BASE["c04"], "p1": "Theirs."}}
    branches(tmp_path, (ours, "1.1.0"), (theirs, "1.1.0"))
    with pytest.raises(CannotRun, match=r"c04.* is in the citation lock twice, and the lines contradict each other"):
        read(tmp_path / NAME)


def test_without_the_attribute_the_head_of_the_file_says_what_to_do(tmp_path: Path) -> None:
    code = branches(tmp_path, (added(1, 21), "1.1.0"), (added(3, 23), "1.2.0"), union=False)
    assert code == 1
    path = tmp_path / NAME
    with pytest.raises(CannotRun, match="marks of an unfinished merge"):
        read(path)
    marks = ("<<<<<<<", "=======", ">>>>>>>")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(marks)), "utf-8")
    lock = read(path)
    assert lock.released == "1.2.0"
    assert {"c01", "c21", "c03", "c23", *BASE} == set(lock.cables)
    write(path, lock)
    assert read(path) == lock
