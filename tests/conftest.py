"""What every test folder shares: goldens, and the switch that rewrites them. Review the difference before you commit it."""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="Write the results as the new expected files.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compares a result with a file under version control; only ``--update-goldens`` writes that file."""

    def check(result: str, path: Path) -> None:
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(result, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: run pytest --update-goldens and review the file"
        assert result == path.read_text(encoding="utf-8")

    return check
