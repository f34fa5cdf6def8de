"""What the tests of books share: cables of one's own, books of them, and what can be read in an EPUB."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from diplomatic.config import Config, find
from diplomatic.document import View, read
from diplomatic.document.tei import first, local
from diplomatic.document.text import is_hidden, pieces
from diplomatic.render import Renderer
from diplomatic.render.book import Book, Page, cable_book, edition_book
from diplomatic.render.epub import epub

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tei" / "cables" / "cmc-032.xml"
TORTURE = ROOT / "tests" / "transforms" / "torture.xml"
TEI = "http://www.tei-c.org/ns/1.0"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "epub": "http://www.idpf.org/2007/ops",
}


class Edition:
    """An edition in a folder, to which a test adds cables."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "tei" / "cables").mkdir(parents=True)
        self.settings('title = "An edition"')

    def settings(self, *lines: str) -> None:
        (self.root / "edition.toml").write_text("\n".join(["[edition]", *lines]), encoding="utf-8")

    def copy(self, source: Path) -> Path:
        path = self.root / "tei" / "cables" / source.name
        path.write_bytes(source.read_bytes())
        return path

    def cable(
        self, id_: str, body: str, header: str = "", day: str = "", language: str = "en", title: str = "A cable"
    ) -> Path:
        """A small cable with a message of these blocks; ``header`` follows the titleStmt."""
        created = f'<profileDesc><creation><date when="{day}"/></creation></profileDesc>' if day else ""
        path = self.root / "tei" / "cables" / f"{id_}.xml"
        path.write_text(
            f'<TEI xmlns="{TEI}" xml:id="{id_}"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>{header}'
            f'</fileDesc>{created}</teiHeader><text xml:lang="{language}"><body><div type="message">{body}</div></body></text></TEI>',
            encoding="utf-8",
        )
        return path

    @property
    def config(self) -> Config:
        return find(self.root)

    def book(self, view: View = View.READING, *pages: Page) -> Book:
        config = self.config
        return edition_book([read(path) for path in config.cables], config, view, pages)

    def epub(self, view: View = View.READING, *pages: Page) -> bytes:
        return epub(self.book(view, *pages), Renderer(self.config)).content


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path / "an edition")


def of_cable(path: Path, view: View = View.READING) -> tuple[Book, Renderer]:
    """The book of one cable, and what renders it."""
    config = find(path)
    return cable_book(read(path), config, view), Renderer(config)


def files_of(book: bytes) -> dict[str, bytes]:
    """The files of an EPUB by their names."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def page(book: bytes, name: str) -> etree._Element:
    """One file of the EPUB, parsed as XML."""
    return etree.fromstring(files_of(book)[f"EPUB/{name}"])


def pages(book: bytes) -> dict[str, etree._Element]:
    """Every XHTML page of the EPUB."""
    return {name: etree.fromstring(content) for name, content in files_of(book).items() if name.endswith(".xhtml")}


def find_all(node: etree._Element, path: str) -> list[etree._Element]:
    found = node.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def strings(node: etree._Element, path: str) -> list[str]:
    found = node.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(value) for value in found]


def text_of(node: etree._Element) -> str:
    return str(node.xpath("string()"))


def compact(text: str) -> str:
    return "".join(text.split())


def runs(path: Path, view: View) -> tuple[list[str], list[str]]:
    """Every run of the text that a view prints, without its spaces: those of the text itself, those of notes."""
    text = first(read(path).root, "t:text")
    assert text is not None
    shown: tuple[list[str], list[str]] = ([], [])
    for element, run in pieces(text, view):
        if compact(run) and not (view is View.READING and local(element) == "pc"):
            shown[_is_noted(element)].append(compact(run))
    if view is View.DIPLOMATIC:  # the edition's own notes, which are no part of the source
        shown[1].extend(compact(run) for run in _editorial(text))
    return shown


def _is_noted(element: etree._Element) -> bool:
    return any(local(parent) == "note" for parent in (element, *element.iterancestors()))


def _editorial(text: etree._Element) -> Iterator[str]:
    for note in text.iter(f"{{{TEI}}}note"):
        if is_hidden(note, View.DIPLOMATIC):
            yield from (run for _, run in pieces(note) if compact(run))
