"""Changes to an edition, each time another one: a word of a cable, an entry of a register, a stylesheet."""

import re
from itertools import count
from pathlib import Path

from benchmarks.bench import cables_of

_NUMBERS = count(1)
_PARAGRAPH = re.compile(r'(<p xml:id="p5">.*?)(?: Again \d+\.)?</p>')
_OCCUPATION = re.compile(r"(<occupation[^>]*>.*?)(?: \(\d+\))?</occupation>")
_PERSON = re.compile(r'<person xml:id="(.*?)"')
_HOOKS = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="diplomatic:html/hooks.xsl"/>
  <xsl:template name="hook-page-bottom"><p>Printing {}</p></xsl:template>
</xsl:stylesheet>
"""


def change_cable(edition: Path) -> None:
    """Two words in one paragraph of the cable in the middle."""
    files = cables_of(edition)
    _replace(edition / files[len(files) // 2], _PARAGRAPH, r"\1 Again {}.</p>")


def change_person(edition: Path) -> None:
    """What the first person of the register was."""
    _replace(_persons(edition), _OCCUPATION, r"\1 ({})</occupation>")


def named_by(edition: Path) -> int:
    """How many cables name that person."""
    match = _PERSON.search(_persons(edition).read_text(encoding="utf-8"))
    pointer = f'persons.xml#{match[1]}"' if match else ""
    return sum(pointer in (edition / file).read_text(encoding="utf-8") for file in cables_of(edition))


def change_stylesheet(edition: Path) -> None:
    """A stylesheet of the edition's own, which adds a line to the foot of every page."""
    own = edition / "transforms" / "html" / "hooks.xsl"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(_HOOKS.format(next(_NUMBERS)), encoding="utf-8")


def _persons(edition: Path) -> Path:
    return edition / "tei" / "registers" / "persons.xml"


def _replace(file: Path, pattern: re.Pattern[str], by: str) -> None:
    """Replace the first match.

    Raises:
        ValueError: if there is none: the change would be no change.
    """
    text, found = pattern.subn(by.format(next(_NUMBERS)), file.read_text(encoding="utf-8"), count=1)
    if not found:
        raise ValueError(f"{file.name} has nothing to change")
    file.write_text(text, encoding="utf-8")
