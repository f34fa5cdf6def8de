"""Encoding a text, or a sample, with the registers of the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from diplomatic import resources
from diplomatic.document import Registers, fold, plain_text, read
from diplomatic.document.registers import Entry
from diplomatic.document.tei import first, select
from diplomatic.encode import Encoded, Grammar, Source, encode, load_dialects, load_rules

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
GOLDENS = HERE / "goldens"


@dataclass(frozen=True)
class Result:
    """An encoded transcript, with short ways to ask about it."""

    encoded: Encoded
    root: etree._Element

    def xml(self, path: str) -> list[str]:
        """The elements that an XPath finds, as XML without the namespace and without addresses of registers."""
        return [_short(element) for element in select(self.root, path)]

    def texts(self, path: str) -> list[str]:
        return [fold(plain_text(element)) for element in select(self.root, path)]

    def header(self) -> list[tuple[str, str]]:
        """The type and the text of every block of the original header."""
        blocks = select(self.root, "t:text/t:front/t:div/*")
        return [(block.get("type") or "p", fold(plain_text(block))) for block in blocks]

    def message(self) -> list[str]:
        return self.texts("t:text/t:body/t:div/t:p")

    def codes(self) -> list[str]:
        return [finding.code for finding in self.encoded.findings]

    def findings(self, code: str) -> list[str]:
        return [finding.message for finding in self.encoded.findings if finding.code == code]


def _short(element: etree._Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").replace("../registers/", "")


def result_of(encoded: Encoded) -> Result:
    return Result(encoded, etree.fromstring(encoded.tei))


@pytest.fixture(scope="session")
def registers() -> Registers:
    return Registers.of(read(path) for path in sorted((HERE / "registers").glob("*.xml")))


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(resources.folder("schema") / "cable.xsd"))


Encode = Callable[..., Result]


@pytest.fixture
def encode_text(tmp_path: Path, registers: Registers) -> Encode:
    """Encode a text in one dialect."""

    def run(text: str, dialect: str | None = "soviet", names: Registers | None = None) -> Result:
        transcript = tmp_path / "a cable.txt"
        transcript.write_text(text, encoding="utf-8")
        grammar = Grammar(load_dialects(), dialect, load_rules())
        target = HERE / "goldens" / "sample.xml"
        return result_of(
            encode(transcript, target, grammar, names or registers, Source(today="2026-01-01"), "cable.xsd")
        )

    return run


@pytest.fixture
def encode_message(encode_text: Encode) -> Callable[[str], Result]:
    """Encode one paragraph as the message of a soviet cable."""

    def run(text: str) -> Result:
        return encode_text(f"TOP SECRET\n\nCopy No. 1\n\n{text}\n\n29/X-62   ALEKSEYEV\n")

    return run


def message_of(result: Result) -> str:
    """The XML of the first paragraph of the message, without its tags."""
    paragraph = first(result.root, "t:text/t:body/t:div/t:p")
    assert paragraph is not None
    return _short(paragraph).removeprefix('<p xml:id="p1">').removesuffix("</p>")


def register(*entries: tuple[str, tuple[str, ...]]) -> Registers:
    """A register of persons: each an id and its forms."""
    registers = Registers()
    for identifier, forms in entries:
        registers.add(Entry(identifier, "person", forms[0], forms, "", HERE / "registers" / "persons.xml"))
    return registers
