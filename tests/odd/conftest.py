"""What the tests of the ODD compiler share: the TEI's specifications, cases with oracles, and small ODDs made on the
spot.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplomatic.schema import Compiled, compile_odd

ROOT = Path(__file__).resolve().parents[2]
TEI_DATA = Path(os.environ.get("TEI_DATA", ROOT.parent / "shared" / "tei"))
RNGEQ = Path(os.environ.get("RNGEQ", ROOT.parent / "shared" / "tools" / "rngeq.py"))
CASES = sorted(path.name for path in (TEI_DATA / "odd").glob("*/") if (path / "case.json").is_file()) or ["none"]

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:rng="http://relaxng.org/ns/structure/1.0"><text><body>'
FOOT = "</body></text></TEI>"

Compile = Callable[..., Compiled]


class Case:
    """One ODD with what the reference made of it."""

    def __init__(self, name: str) -> None:
        self.folder = TEI_DATA / "odd" / name
        self.name = name
        self.odd = self.folder / f"{name}.odd"
        self.data: dict[str, Any] = json.loads((self.folder / "case.json").read_text(encoding="utf-8"))

    @property
    def reference_rng(self) -> Path:
        own = self.folder / "reference.rng"
        return own if own.is_file() else TEI_DATA / f"{self.name}.rng"

    @property
    def reference_sch(self) -> Path:
        own = self.folder / "reference.sch"
        return own if own.is_file() else TEI_DATA / f"{self.name}.sch"

    def instances(self) -> list[tuple[Path, bool]]:
        return [(self.folder / name, name.startswith("valid")) for name in self.data["instances"]]


@pytest.fixture(scope="session")
def p5subset() -> Path:
    """All specifications of the TEI."""
    path = TEI_DATA / "p5subset.xml"
    if not path.is_file():
        pytest.skip(f"p5subset.xml is not here ({path}); set TEI_DATA to the folder that has it")
    return path


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, p5subset: Path) -> Case:
    """Each of the cases with an oracle."""
    del p5subset
    if request.param == "none":
        pytest.skip(f"there are no cases in {TEI_DATA / 'odd'}; set TEI_DATA")
    return Case(request.param)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write an ODD: ``write('<schemaSpec …>')``."""

    def _write(content: str, name: str = "test.odd") -> Path:
        path = tmp_path / name
        path.write_text(content if content.startswith(("<!", "<?")) else HEAD + content + FOOT, encoding="utf-8")
        return path

    return _write


@pytest.fixture
def compiled(write: Callable[..., Path]) -> Compile:
    """Compile an ODD that needs no source."""

    def _compile(content: str, source: Path | None = None) -> Compiled:
        return compile_odd(write(content), str(source) if source else None)

    return _compile


@pytest.fixture(scope="session")
def rngeq() -> Callable[[Path, Path], list[str]]:
    """The differences of two RELAX NG grammars, as the comparer prints them."""
    if not RNGEQ.is_file():
        pytest.skip(f"rngeq.py is not here ({RNGEQ}); set RNGEQ to its path")

    def _compare(ours: Path, reference: Path) -> list[str]:
        command = [sys.executable, str(RNGEQ), str(ours), str(reference)]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert not run.stderr, run.stderr[-500:]
        return run.stdout.splitlines()[:-1]

    return _compare


@pytest.fixture(scope="session")
def jing() -> str:
    """The validator that the oracle's verdicts are from."""
    path = shutil.which("jing")
    if path is None:
        pytest.skip("jing is not installed")
    return path
