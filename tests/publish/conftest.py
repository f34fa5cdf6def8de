"""What the tests of the site share: an edition of one's own, and ways to build it and to look at what came of it."""

import shutil
from pathlib import Path

import pytest
from lxml import etree, html

from diplomatic import config
from diplomatic.publish import Built, build
from diplomatic.publish.manifest import Base

ROOT = Path(__file__).resolve().parents[2]
BASE = Base("settings and stylesheets", "settings and stylesheets")
"""What all pages depend on, where a test plans a site without building it."""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the sample edition: Document 32, its registers, its settings."""
    folder = tmp_path / "an edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(f'{settings}\n[books]\npdf = "none"  # a second each\n', encoding="utf-8")
    return folder


def built(edition: Path, *, strict: bool = False) -> Built:
    """Build an edition into its own ``build/site``."""
    settings = config.find(edition)
    return build(settings, settings.folder("output"), strict=strict)


def site_of(edition: Path) -> Path:
    return edition / "build" / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def select(node: etree._Element, path: str) -> list[str]:
    """The strings that an XPath finds."""
    found = node.xpath(path)
    assert isinstance(found, list)
    return [str(value) for value in found]


def change(path: Path, old: str, new: str) -> None:
    """Change one thing in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
