"""``diplomatic verify``: a copy of a site is whole, damaged, or no site."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplomatic import checksums
from diplomatic.cli.main import cli
from diplomatic.diagnostics import CannotRun


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder of files with odd names, and its list."""
    folder = tmp_path / "copy"
    names = ["index.html", "cables/cmc-032.html", "naïve file.txt", "back\\slash", "two\nlines"]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    sums = {name: hashlib.sha256(name.encode()).hexdigest() for name in names if "\\" not in name}
    (folder / "back\\slash").unlink()
    (folder / checksums.SITE).write_text(checksums.listed(sums), encoding="utf-8")
    return folder


def run(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["verify", str(folder), *options])


def test_a_whole_copy(copy: Path) -> None:
    result = run(copy)
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert result.stdout.startswith("4 files as listed. SHA-256 of SHA256SUMS: ")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_reads_the_list(copy: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", checksums.SITE], cwd=copy, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_damaged_copy(copy: Path) -> None:
    (copy / "index.html").write_text("other")
    (copy / "cables/cmc-032.html").unlink()
    (copy / "CNAME").write_text("new")
    result = run(copy)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [
        "changed: index.html",
        "missing: cables/cmc-032.html",
        "not listed: CNAME",
    ]


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_file_too_many(copy: Path, options: tuple[str, ...], code: int) -> None:
    (copy / "CNAME").write_text("new")
    assert run(copy, *options).exit_code == code


def test_a_repository_around_the_site_is_no_part_of_it(copy: Path) -> None:
    (copy / ".git").mkdir()
    (copy / ".git" / "HEAD").write_text("ref")
    assert run(copy, "--strict").exit_code == 0


def test_a_pipe_is_not_read(copy: Path) -> None:
    (copy / "index.html").unlink()
    os.mkfifo(copy / "index.html")
    assert "missing: index.html" in run(copy).stdout


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("rubbish", "no line of a list"),
        (f"{'0' * 64}  ../../etc/passwd", "outside"),
        (f"{'0' * 64}  /etc/passwd", "outside"),
        (f"{'0' * 64}  index.html", "listed twice"),
        ("\0" * 80, "no line of a list"),
    ],
)
def test_a_damaged_list(copy: Path, line: str, what: str) -> None:
    with (copy / checksums.SITE).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(CannotRun, match=what) as error:
        checksums.read(copy / checksums.SITE)
    assert f"{checksums.SITE}:5" in str(error.value)


def test_no_list(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="no SHA256SUMS here"):
        checksums.list_in(tmp_path)
    with pytest.raises(CannotRun, match="no such folder"):
        checksums.list_in(tmp_path / "nowhere")


def test_the_manifest_of_a_bag(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "100%").write_bytes(b"x")
    (tmp_path / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (tmp_path / checksums.BAG).write_text(f"{hashlib.sha256(b'x').hexdigest()}  data/100%25\n")
    assert run(tmp_path, "--strict").exit_code == 0
