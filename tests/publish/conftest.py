"""What the tests of the site share: an edition of one's own, and ways to build it and to look at what came of it."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree, html

from diplomatic import config
from diplomatic.diagnostics import Diagnostic
from diplomatic.publish import Built, Working, build, open_edition, plan
from diplomatic.publish.site import Site
from diplomatic.publish.step import File, Part, Step
from diplomatic.publish.store import Store

ROOT = Path(__file__).resolve().parents[2]


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


@contextmanager
def opened(edition: Path) -> Iterator[tuple[Site, list[Diagnostic]]]:
    """The site of an edition, before anything of it is made, and what was found in the texts."""
    settings = config.find(edition)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.sqlite", settings.root) as store:
        read = open_edition(settings, store, Working(1))
        yield plan.site_of(read.frame, store), read.findings


def steps_of(planned: Iterable[Step | Part]) -> Iterator[Step]:
    """All steps of a plan, also those that are in a part."""
    for one in planned:
        yield from [one] if isinstance(one, Step) else one.steps()


def made_of(edition: Path, *names: str) -> Iterator[File]:
    """The files of some steps, made by themselves; a name may be the beginning of several. Nothing is said of them."""
    with opened(edition) as (site, _):
        for step in steps_of(plan.plan(site)):
            if step.name.startswith(names):
                for file in step.make(site):
                    assert file.warnings == []
                    yield file


def site_of(edition: Path) -> Path:
    return edition / "build" / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lasting(folder: Path) -> dict[str, bytes]:
    """Every file that is in the output folder, or left beside it, but for what the build itself keeps there."""
    return {name: content for name, content in files_of(folder).items() if name not in (".site.sqlite", ".site.lock")}


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
