"""The same sources give the same bytes: whatever the clock, the locale, the hash seed, the folder and the order of its files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.corpus import generate

from diplomatic import checksums

from .conftest import built, files_of, site_of

WORLDS: dict[str, dict[str, str]] = {
    "another time": {"SOURCE_DATE_EPOCH": "1893456000", "TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    "another hash seed": {"PYTHONHASHSEED": "17"},
}
SETTINGS = '\n[books]\npdf = "none"\n'


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stable") / "edition"
    generate(folder, cables=9, seed=3)
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    return folder


@pytest.fixture(scope="module")
def site(corpus: Path) -> dict[str, bytes]:
    return build(corpus, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})


def build(edition: Path, world: dict[str, str], umask: int = 0o022) -> dict[str, bytes]:
    """The site that a process of its own builds, in an environment."""
    output = edition.parent / "site"
    shutil.rmtree(output, ignore_errors=True)
    environment = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "LC_ALL")}
    run = [sys.executable, "-m", "diplomatic", "build", str(edition), "--output", str(output)]
    subprocess.run(run, env={**environment, **world}, check=True, capture_output=True, umask=umask)
    return files_of(output)


@pytest.mark.parametrize("world", WORLDS)
def test_the_world_does_not_matter(world: str, corpus: Path, site: dict[str, bytes]) -> None:
    same(build(corpus, WORLDS[world]), site)


def test_the_place_and_the_order_of_the_files_do_not_matter(
    corpus: Path, site: dict[str, bytes], tmp_path: Path
) -> None:
    other = tmp_path / "an other plåce" / "x"
    for path in sorted(corpus.rglob("*"), reverse=True):
        if path.is_file():
            copy = other / path.relative_to(corpus)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1, 1))
    same(build(other, {}, umask=0o077), site)


def test_the_site_lists_all_its_files(edition: Path) -> None:
    built(edition)
    site = site_of(edition)
    listed = checksums.read(checksums.list_in(site))
    assert set(listed) == set(files_of(site)) - {checksums.SITE}
    assert checksums.verify(site, listed) == checksums.Verdict(len(listed))


def test_a_lost_list_is_written_again(edition: Path) -> None:
    built(edition)
    content = (site_of(edition) / checksums.SITE).read_bytes()
    (site_of(edition) / checksums.SITE).unlink()
    assert built(edition).fresh
    assert (site_of(edition) / checksums.SITE).read_bytes() == content


def same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []
