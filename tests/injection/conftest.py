"""What these tests share: the hostile edition, released and built whole."""

from pathlib import Path

import pytest

from diplomatic import config
from diplomatic.publish import build

from .hostile import released


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the edition; its site is in ``build/site``. It is only read."""
    folder = tmp_path_factory.mktemp("hostile") / "edition"
    released(folder)
    settings = config.find(folder)
    built = build(settings, settings.folder("output"))
    assert built.site is not None, [str(finding) for finding in built.findings if finding.severity == "error"]
    return folder
