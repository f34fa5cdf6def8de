"""The sample edition of this repository: as it is, and as it is with an address and a release, as an editor's own has them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplomatic.citable import State

from .conftest import asked, failed, messages, states

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://w3id.org/cuban-missile-crisis"
pytestmark = pytest.mark.xdist_group("sites")


def command(*arguments: str | Path) -> None:
    """Run ``diplomatic`` as a program."""
    run = [sys.executable, "-m", "diplomatic", *map(str, arguments)]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=os.environ, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with an address, released as 0.2.0, and built."""
    folder = tmp_path_factory.mktemp("released") / "edition"
    shutil.copytree(ROOT / "tei", folder / "tei")
    settings = (ROOT / "edition.toml").read_text("utf-8")
    if "\nurl = " not in settings:
        settings = settings.replace("\nlanguage = ", f'\nurl = "{ADDRESS}"\nlanguage = ', 1)
    (folder / "edition.toml").write_text(f'{settings}\n[books]\nepub = "none"\npdf = "none"\n', "utf-8")
    cable = folder / "tei/cables/cmc-032.xml"
    text = cable.read_text("utf-8")
    if 'type="URI"' not in text:
        number = f'<idno type="URI">{ADDRESS}/cables/cmc-032.html</idno>'
        text = text.replace("<availability>", f"{number}\n        <availability>", 1)
    cable.write_text(text, "utf-8")
    command("release", "0.2.0", folder, "--allow-dirty")
    command("build", folder)
    return folder


def test_with_an_address_and_a_release_everything_holds(released: Path) -> None:
    report = asked(released)
    assert failed(report) == [], messages(report)
    assert [code for code, state in states(report).items() if state is State.NOT_APPLICABLE] == ["C05"]


def test_its_site_alone(released: Path, tmp_path: Path) -> None:
    """What a visitor gets, without the repository: the texts are those that the site offers."""
    site = tmp_path / "copy"
    shutil.copytree(released / "build/site", site)
    report = asked(site)
    assert report.texts == 1
    assert failed(report) == [], messages(report)
    assert states(report)["C11"] is State.NOT_APPLICABLE


def test_without_an_address_what_needs_one_fails(sample_site: Path) -> None:
    report = asked(sample_site.parents[1])
    assert set(failed(report)) <= {"C04", "C11", "C21", "C24"}, messages(report)


def test_built_twice_it_is_the_same(released: Path) -> None:
    from diplomatic.citable.rebuilding import differences

    total, names = differences(released)
    assert names == []
    assert total > 100
