"""What the documentation says is so: its examples run, its links lead somewhere, its commands exist."""

import re
import shutil
from pathlib import Path
from typing import cast

import pytest
from lxml import etree

from diplomatic.cli.main import COMMANDS
from diplomatic.config import load
from diplomatic.document import View, read
from diplomatic.document.reading import parser
from diplomatic.document.tei import TEI
from diplomatic.encode.dialect_file import load as load_dialect
from diplomatic.publish import build
from diplomatic.render import Renderer

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
CABLE = REPOSITORY / "tei" / "cables" / "cmc-032.xml"


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


def edition(folder: Path, settings: str = "") -> Renderer:
    (folder / "edition.toml").write_text(settings, encoding="utf-8")
    return Renderer(load(folder / "edition.toml"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    targets = re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", text)
    assert [target for target, _ in targets if not (page.parent / target).exists()] == []


def test_the_readme_has_every_command() -> None:
    table = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"| `diplomatic {name}" not in table] == []


def test_the_stylesheet_of_the_docs_works(tmp_path: Path) -> None:
    (tmp_path / "transforms" / "html").mkdir(parents=True)
    (tmp_path / "transforms" / "html" / "cable.xsl").write_text(
        blocks(REPOSITORY / "docs" / "transforms.md", "xml")[1], encoding="utf-8"
    )
    cable = tmp_path / "cmc-032.xml"
    cable.write_text(
        CABLE.read_text(encoding="utf-8").replace("I met with", "<stamp>RECEIVED</stamp> I met with"), encoding="utf-8"
    )
    rendered = edition(tmp_path).cable(read(cable), "html", View.READING)
    assert "<p>From the archive of the embassy</p>" in rendered.content
    assert '<span class="stamp">RECEIVED</span>' in rendered.content
    assert rendered.diagnostics == []


def test_the_theme_and_the_hooks_of_the_docs_work(tmp_path: Path) -> None:
    page = REPOSITORY / "docs" / "transforms.md"
    for name, content in {"css/theme.css": blocks(page, "css")[0], "html/hooks.xsl": blocks(page, "xml")[0]}.items():
        (tmp_path / "transforms" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "transforms" / name).write_text(content, encoding="utf-8")
    for part in ("cables", "registers"):
        shutil.copytree(REPOSITORY / "tei" / part, tmp_path / "tei" / part)
    (tmp_path / "edition.toml").write_text('[books]\npdf = "none"\n', encoding="utf-8")
    assert build(load(tmp_path / "edition.toml"), tmp_path / "site").site
    css = (tmp_path / "site" / "css" / "edition.css").read_text(encoding="utf-8")
    assert css.rindex("--rubric: #003b73") > css.rindex("@media print")
    pages = [page for page in (tmp_path / "site").rglob("*.html") if "guidelines" not in page.parts]
    assert len(pages) > 40
    assert [page for page in pages if '<p class="archive">Published by' not in page.read_text(encoding="utf-8")] == []


def test_the_hooks_are_those_of_the_docs() -> None:
    tree = etree.parse(REPOSITORY / "transforms" / "html" / "hooks.xsl")
    named = {str(name) for name in cast("list[str]", tree.xpath("//@name"))}
    listed = re.findall(r"^\| `(hook-[a-z-]+)` \|", (REPOSITORY / "docs" / "transforms.md").read_text("utf-8"), re.M)
    assert named == set(listed)


def test_the_python_transform_of_the_docs_works(tmp_path: Path) -> None:
    page = REPOSITORY / "docs" / "transforms.md"
    (tmp_path / "transforms").mkdir()
    (tmp_path / "transforms" / "plain.py").write_text(blocks(page, "python")[0], encoding="utf-8")
    rendered = edition(tmp_path, blocks(page, "toml")[0]).cable(read(CABLE), "text", View.DIPLOMATIC)
    assert "many hear are talking" in rendered.content


def test_the_dialect_of_the_docs_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "venetian.toml"
    file.write_text(blocks(REPOSITORY / "docs" / "dialects.md", "toml")[0], encoding="utf-8")
    assert load_dialect(file).name == "venetian"


def test_the_examples_of_the_encoding_are_well_formed() -> None:
    for example in blocks(REPOSITORY / "docs" / "encoding.md", "xml"):
        etree.fromstring(f'<x xmlns="{TEI}">{example}</x>'.encode(), parser())


def test_an_example_edition_toml_has_only_known_keys(tmp_path: Path) -> None:
    shutil.copy(REPOSITORY / "tei" / "templates" / "edition" / "edition.toml", tmp_path / "edition.toml")
    assert load(tmp_path / "edition.toml").text("paths", "cables") == "tei/cables"


def test_the_book_of_the_docs_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tei" / "cables").mkdir(parents=True)
    shutil.copy(CABLE, tmp_path / "tei" / "cables")
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks(REPOSITORY / "docs" / "books.md", "python")[0], "docs/books.md", "exec"), {})
    assert (tmp_path / "cmc-032.epub").read_bytes().startswith(b"PK")
