"""The wheel, built as it would be published, in an environment that has nothing else: it works without the checkout."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from diplomatic import __version__

pytestmark = [pytest.mark.packaging, pytest.mark.xdist_group("packaging")]
ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (
    "py.typed",
    "serve/browser/live.js",
    "_data/schema/cable.xsd",
    "_data/schema/xml.xsd",
    "_data/transforms/html/cable.xsl",
    "_data/transforms/common/labels.xml",
    "_data/transforms/css/page.css",
    "_data/templates/cable.xml",
    "_data/templates/edition/edition.toml",
    "_data/templates/edition/gitignore",
    "_data/templates/edition/github/workflows/edition.yml",
    "_data/templates/edition/tei/transcripts/gitkeep",
    "_data/dialects/soviet.toml",
    "_data/dialects/us-telegram.toml",
    "_data/dialects/polish-ciphergram.toml",
    "_data/dialects/furniture.toml",
)


def _hatch(target: str, source: Path, folder: Path) -> Path:
    """Build with the backend itself, which needs no network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)], cwd=source, check=True
    )
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _hatch("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _hatch("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_has_what_is_shipped(wheel: Path) -> None:
    assert {f"diplomatic/{name}" for name in SHIPPED} <= _names(wheel)


def test_the_wheel_has_all_data_and_modules(wheel: Path) -> None:
    pairs = {"schema": "schema", "transforms": "transforms", "tei/templates": "templates", "tei/dialects": "dialects"}
    for folder, kind in pairs.items():
        files = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file())
        assert {f"diplomatic/_data/{kind}/{file.as_posix()}" for file in files} <= _names(wheel)
    modules = (path.relative_to(ROOT / "edition") for path in (ROOT / "edition").rglob("*.py"))
    assert {module.as_posix() for module in modules} <= _names(wheel)


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    """A top-level ``schema`` would overwrite another package of that name."""
    tops = {name.partition("/")[0] for name in _names(wheel)}
    assert tops == {"diplomatic", f"diplomatic-{__version__}.dist-info"}
    assert not [name for name in _names(wheel) if "__pycache__" in name or "/." in name]


def test_the_sdist_makes_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert _names(_hatch("wheel", source, tmp_path / "dist")) == _names(wheel)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel and what it asks for; its ``bin`` folder."""
    folder = tmp_path_factory.mktemp("clean") / "an environment"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"pip could not install the wheel:\n{done.stderr}"
    return programs


def test_it_works_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    environment["HOME"] = str(tmp_path / "empty home")

    def diplomatic(*arguments: str, cwd: Path = tmp_path) -> str:
        run = [str(installed / "diplomatic"), *arguments]
        done = subprocess.run(run, capture_output=True, text=True, cwd=cwd, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert diplomatic("--version").split()[-1] == __version__
    assert "N001" in diplomatic("explain")
    assert diplomatic("new", "my edition") == "my edition\n"
    edition = tmp_path / "my edition"
    transcript = edition / "tei" / "transcripts" / "cable.txt"
    transcript.write_bytes((ROOT / "tei" / "transcripts" / "cuban-missile-crisis-document-32.txt").read_bytes())
    diplomatic("encode", "tei/transcripts/cable.txt", "--id", "cmc-032", cwd=edition)
    diplomatic("validate", cwd=edition)
    diplomatic("build", cwd=edition)
    assert (edition / "build" / "site" / "cables" / "cmc-032.html").is_file()
    assert "I met with" in diplomatic("render", "tei/cables/cmc-032.xml", "--to", "text", cwd=edition)

    code = "from diplomatic import resources; print(resources.folder('schema'))"
    python = [str(installed / "python"), "-I", "-c", code]
    data = subprocess.run(python, capture_output=True, text=True, cwd=tmp_path, check=True).stdout
    assert Path(data.strip()).is_relative_to(installed.parent)
