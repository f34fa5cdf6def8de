"""What the tests of fixes share: registers to point at, and cables to mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diplomatic.document import Registers, read
from diplomatic.document.dates import DateStyle
from diplomatic.validate.fixes.mender import Mended, Mender

HERE = Path(__file__).resolve().parent
REGISTERS = sorted((HERE.parent / "rules" / "registers").glob("*.xml"))
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="cable"><teiHeader/><text><front>{front}</front><body>'
TAIL = "</body></text></TEI>"

Mend = Callable[[str | bytes], Mended]


def cable(message: str, front: str = "") -> str:
    """A cable, as short as fixes need it."""
    return f'{HEAD.format(front=front)}<div type="message">{message}</div>{TAIL}'


@pytest.fixture(scope="session")
def mender() -> Mender:
    return Mender(Registers.of([read(path) for path in REGISTERS]), {"soviet": DateStyle(pivot=17)})


@pytest.fixture
def mend(mender: Mender, tmp_path: Path) -> Mend:
    """What becomes of a file with this content."""

    def call(content: str | bytes) -> Mended:
        path = tmp_path / "cable.xml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return mender.mend(path)

    return call
