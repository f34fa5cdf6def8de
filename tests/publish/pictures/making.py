"""Cables without files, and the pictures of them: facts go in, pages come out."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from lxml import etree

from diplomatic.config import Config
from diplomatic.document import Act, Document, Facts, Name, Registers, facts_of
from diplomatic.publish.examine import Examined, Packer
from diplomatic.publish.index import Index
from diplomatic.publish.pictures.studio import Picture, Studio
from diplomatic.publish.site import Books, Frame, Site
from diplomatic.publish.sources import Base
from diplomatic.publish.step import digest
from diplomatic.publish.store import Store
from diplomatic.publish.texts import Texts
from diplomatic.publish.versions import Versions
from diplomatic.render import Renderer

STORES = ExitStack()
"""The stores of one test."""
_NOWHERE = Path(":memory:")
TEI = "http://www.tei-c.org/ns/1.0"
ROOT = Path("/an edition/tei")
_EMPTY = facts_of(Document(ROOT / "cables/x.xml", etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI}"/>'))))
_PEOPLE = "".join(
    f'<person xml:id="{ident}"><persName>{name}</persName></person>'
    for ident, name in (("brezhnev", "Brezhnev, Leonid"), ("gromyko", "Gromyko, Andrei"), ("suslov", "Suslov, Mikhail"))
)
_PLACES = "".join(
    f'<place xml:id="{name.lower()}"><placeName>{name}</placeName></place>' for name in ("Havana", "Moscow", "Rome")
)


def _register(name: str, content: str) -> Document:
    xml = f'<TEI xmlns="{TEI}"><standOff>{content}</standOff></TEI>'
    return Document(ROOT / "registers" / name, etree.ElementTree(etree.fromstring(xml)))


REGISTERS = Registers.of(
    [
        _register("persons.xml", f"<listPerson>{_PEOPLE}</listPerson>"),
        _register("places.xml", f"<listPlace>{_PLACES}</listPlace>"),
    ]
)


def person(ident: str, text: str = "") -> Name:
    return Name(text or ident.upper(), f"../registers/persons.xml#{ident}")


def place(name: str) -> Name:
    return Name(name, f"../registers/places.xml#{name.lower()}" if name else "")


def cable(
    ident: str,
    sent: str = "",
    received: str = "",
    *,
    way: tuple[str, str] = ("", ""),
    to: Sequence[Name] = (),
    addressees: Sequence[Name] = (),
    senders: Sequence[Name] = (),
    title: str = "",
) -> Facts:
    """A cable by what pictures ask of it."""
    return replace(
        _EMPTY,
        path=ROOT / f"cables/{ident}.xml",
        id=ident,
        title=title or f"Cable {ident}",
        sent=Act(tuple(senders), place(way[0]), sent),
        received=Act(tuple(addressees), place(way[1]), received),
        recipients=tuple(to),
        distribution="l1" if to else "",
    )


def studio_of(*cables: Facts, language: str = "en") -> Studio:
    config = Config(ROOT.parent, {"edition": {"language": language, "title": "An edition"}})
    frame = Frame(config, _NOWHERE, Base("", ""), ())
    index = Index(_store_of(cables), REGISTERS, config.root, ROOT / "transcripts")
    return Studio(Site(frame, index, (), REGISTERS, (), Books(), Versions("", (), None), Renderer(config)))


def _store_of(cables: Sequence[Facts]) -> Store:
    """A store that has these facts; ``STORES`` closes it."""
    store, packer = STORES.enter_context(Store.open(_NOWHERE, ROOT.parent)), Packer(ROOT.parent)
    examined = [_examined(facts, packer) for facts in cables]
    store.many("INSERT OR REPLACE INTO state VALUES (?, 0, 0, 0, '')", [(one.name,) for one in examined])
    Texts(store, ROOT.parent).keep(examined, "", "")
    return store


def _examined(facts: Facts, packer: Packer) -> Examined:
    packed, statements = packer.facts.pack(facts), packer.statements.pack(facts.statements)
    name, card = f"edition/tei/cables/{facts.id}.xml", digest(packed, statements)
    known = Examined(name, "cable", "", facts.id, day=facts.day or "~", card=card)
    return known._replace(facts=packed, statements=statements)


def pages_of(picture: Picture) -> dict[str, etree._Element]:
    """The data of each page by its address."""
    return {path: data() for path, data in picture.pages}


def draw(module: ModuleType, *cables: Facts, language: str = "en") -> tuple[Picture, dict[str, etree._Element]]:
    """One picture of some cables, and its pages."""
    picture: Picture = module.picture(studio_of(*cables, language=language))
    return replace(picture, says=" ".join(picture.says.split())), pages_of(picture)


def table(page: etree._Element) -> list[list[str]]:
    """The table behind a drawing."""
    return [[words(cell) for cell in row] for row in page.iterfind("figure/data/row")]


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def of_class(element: etree._Element, name: str) -> list[etree._Element]:
    return [part for part in element.iter() if name in str(part.get("class", "")).split()]


def numbers(text: str) -> list[float]:
    """The numbers of a path, in their order."""
    found = "".join(sign if sign in "0123456789.-" else " " for sign in text)
    return [float(word) for word in found.split()]
