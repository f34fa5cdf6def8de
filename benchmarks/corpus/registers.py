"""The three registers, with those whom the cables name and nobody else."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus.document import PROLOGUE
from benchmarks.corpus.entries import FILES, Entry
from benchmarks.corpus.header import MADE, NOTICE, PUBLISHER

_TITLES = {"person": "Register of persons", "place": "Register of places", "org": "Register of organisations"}
_LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}


def write_registers(folder: Path, entries: Iterable[Entry]) -> None:
    """Write ``persons.xml``, ``places.xml`` and ``organizations.xml``; each in the order of the ids."""
    found = sorted(entries, key=lambda entry: entry.id)
    for kind, file in FILES.items():
        content = "".join(entry.xml() for entry in found if entry.kind == kind)
        (folder / f"{file}.xml").write_bytes(_register(kind, file, content).encode())


def _register(kind: str, file: str, entries: str) -> str:
    return f"""{PROLOGUE}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{file}">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">{_TITLES[kind]}</title>
        <respStmt xml:id="encoder">
          <resp>Invented by</resp>
          <orgName>{PUBLISHER}</orgName>
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <publisher>{PUBLISHER}</publisher>
        <date when="{MADE}">{MADE}</date>
        <availability>
          <licence target="https://opensource.org/license/mit">This register is under the MIT licence.</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>{NOTICE}</p>
      </sourceDesc>
    </fileDesc>
    <revisionDesc status="published">
      <change when="{MADE}" who="#encoder">Invented.</change>
    </revisionDesc>
  </teiHeader>
  <standOff>
    <{_LISTS[kind]}>
{entries}    </{_LISTS[kind]}>
  </standOff>
</TEI>
"""
