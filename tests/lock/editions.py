"""Small editions for the tests of the lock: cables of a few paragraphs, on disk, and the lock of what they have."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from diplomatic import config
from diplomatic.config import Config
from diplomatic.document import Document, read
from diplomatic.lock import NAME, Cable, Fates, Guard, Present, moved, of_edition, write

Blocks = Mapping[str, str]


def cable(ident: str, blocks: Blocks) -> str:
    """A cable of paragraphs, by id; the text of a paragraph is XML."""
    body = "\n".join(f'<p xml:id="{anchor}">{text}</p>' for anchor, text in blocks.items())
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{ident}">\n<text><body>\n{body}\n</body></text></TEI>\n'


def settings(version: str, redirects: Blocks | None = None, tombstones: Blocks | None = None) -> str:
    tables = [f'[edition]\nversion = "{version}"\nurl = "https://cables.example.org"\n']
    for name, table in (("redirects", redirects), ("tombstones", tombstones)):
        if table:
            tables.append(f"[{name}]\n" + "".join(f'"{key}" = "{value}"\n' for key, value in table.items()))
    return "\n".join(tables)


def lay(root: Path, cables: Mapping[str, Blocks], toml: str = settings("1.0.0")) -> Config:
    """Write an edition; cables of it that are not among these are removed."""
    folder = root / "tei" / "cables"
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.xml"):
        path.unlink()
    for ident, blocks in cables.items():
        (folder / f"{ident}.xml").write_text(cable(ident, {a: escape(t) for a, t in blocks.items()}), "utf-8")
    (root / "edition.toml").write_text(toml, "utf-8")
    return config.load(root / "edition.toml")


def present(edition: Config) -> Present:
    return Present.of(Cable.of(read(path)) for path in edition.cables)


def release(edition: Config) -> None:
    """What ``diplomatic release`` does to the lock."""
    lock = moved(of_edition(edition), present(edition), edition.text("edition", "version"), Fates.of(edition))
    write(edition.root / NAME, lock)


def breaches(edition: Config) -> list[tuple[str, str]]:
    """What the guard says: kinds and messages."""
    guard = Guard.of(edition)
    return [] if guard is None else [(found.kind.name, found.message) for found in guard.breaches(present(edition))]


def document(xml: str, path: str = "cmc-032.xml") -> Document:
    from diplomatic.document import read_text

    return read_text(Path(path), xml)
