"""The sample cable with its ids, dates and addresses taken out: fixes put back almost all, and nothing that was not there."""

import re
import shutil
from collections import Counter
from pathlib import Path

from diplomatic.document import Registers, read
from diplomatic.encode.dialects import load_dialects
from diplomatic.validate.fixes.mender import Mender

TEI = Path(__file__).resolve().parents[2] / "tei"
_GIVEN = re.compile(r' (?:xml:id|ref|when)="[^"]*"')


def test_what_was_taken_out_comes_back(tmp_path: Path) -> None:
    shutil.copytree(TEI / "registers", tmp_path / "registers")
    (tmp_path / "cables").mkdir()
    cable = tmp_path / "cables" / "cmc-032.xml"
    header, start, text = (TEI / "cables" / "cmc-032.xml").read_text(encoding="utf-8").partition("<text ")
    bare = re.sub(r"(<date) when=\"[^\"]*\"", r"\1", re.sub(r' (?:xml:id|ref)="[^"]*"', "", text))
    cable.write_text(header + start + bare, encoding="utf-8")
    registers = Registers.of([read(path) for path in sorted((tmp_path / "registers").glob("*.xml"))])
    dialects = {name: dialect.dates for name, dialect in load_dialects().items()}
    mended = Mender(registers, dialects).mend(cable).after.decode()
    assert mended.startswith(header + start)
    was, now = Counter(_GIVEN.findall(text)), Counter(_GIVEN.findall(mended.removeprefix(header + start)))
    assert now - was == Counter()
    # a title has no number of its own, one name is ambiguous where it stands, and one has a name inside it
    assert was - now == Counter(
        [
            ' xml:id="title"',
            ' ref="../registers/persons.xml#kennedy"',
            ' ref="../registers/organizations.xml#soviet-embassy-washington"',
        ]
    )
    assert _GIVEN.sub("", mended) == _GIVEN.sub("", header + start + text)
