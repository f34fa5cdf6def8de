"""A register: its entries are found by their addresses, and every word of it is in its text and on its page."""

from functools import cache

from lxml import html

from diplomatic.document import Registers, View
from diplomatic.document.tei import first
from diplomatic.render import Renderer
from diplomatic.validate.edition import EditionContext

from . import _edition
from ._asking import has_all

SEEDS = ("tei/registers/*.xml", "tests/schema/register-*.xml", "tests/rules/registers/*.xml")
WORDS = (
    *_edition.WORDS,
    "person",
    "place",
    "org",
    "listPerson",
    "standOff",
    "idno",
    "description",
    "VIAF",
    "from",
    "to",
    "-0001",
    "geo",
)
IS_XML = True


@cache
def _renderer() -> Renderer:
    return Renderer(_edition.config())


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    registers = Registers.of([document])
    for (file, identifier), entry in registers.by_address.items():
        assert (file, identifier) == (entry.file, entry.id)
        if identifier.isidentifier():
            assert registers.resolve(f"#{identifier}", document.path) == entry
        for form in entry.forms:
            assert entry in registers.by_form[form]
    edition = EditionContext(registers)
    assert set(edition.by_spelling.values()) <= set(registers.by_address.values())
    stand_off = first(document.root, "t:standOff")
    if stand_off is not None and first(document.root, "t:text") is None:
        words = "".join(map(str, stand_off.itertext()))
        has_all(_renderer().cable(document, "text", View.READING).content, words)
        page = html.document_fromstring(_renderer().cable(document, "html", View.READING).content)
        has_all(page.text_content(), words)
