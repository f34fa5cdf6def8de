"""Where the specifications come from that an ODD customizes: a file, the TEI Vault, or another customization.

Guidelines 22.8.1: ``@source`` on the reference, else on the ``schemaSpec``, else the TEI (odd.md rule 1).
"""

import re
from functools import lru_cache
from pathlib import Path

from lxml import etree

from diplomatic.diagnostics import CannotRun, Diagnostic, Location
from diplomatic.document.reach import Refused, below_project
from diplomatic.document.tei import local, q
from diplomatic.schema import codes_schema
from diplomatic.schema.model import Key, Kind, Spec
from diplomatic.schema.names import TEI
from diplomatic.schema.read_spec import KINDS, SpecReader
from diplomatic.schema.reading import Unusable, read_xml
from diplomatic.schema.vault import Vault

_TAGS = [q(name) for name in KINDS]
CURRENT = "tei:current"
_VAULT = re.compile(r"^https?://(?:www\.)?tei-c\.org/Vault/P5/([^/]+)/.*p5subset\.xml$")


class Source:
    """The specifications of one source, read when they are asked for, in the order of the file."""

    def __init__(self, path: Path, root: etree._Element) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.edition = _edition(root)
        schema = next(root.iter(q("schemaSpec")), None)
        self.raw = schema is not None and any(
            local(part) in {"moduleRef", "specGrpRef"} for part in schema.iter(f"{{{TEI}}}*")
        )
        self._reader = SpecReader(path, self.found, (schema.get("ns") if schema is not None else None) or TEI)
        scope = root if schema is None else schema
        self._xml = {
            self._reader.key(element): element for element in scope.iter(*_TAGS) if element.get("mode") != "delete"
        }
        self._specs: dict[Key, Spec] = {}
        self.modules: dict[str, list[Key]] = {module.get("ident", ""): [] for module in root.iter(q("moduleSpec"))}
        for key, element in self._xml.items():
            self.modules.setdefault(element.get("module", ""), []).append(key)

    def get(self, key: Key) -> Spec | None:
        """One specification, or None."""
        if key not in self._specs:
            if key not in self._xml:
                return None
            self._specs[key] = self._reader.spec(self._xml[key])
        return self._specs[key]

    def find(self, kind: Kind, ident: str) -> Key | None:
        """The identity of a specification by its ident, in whatever namespace."""
        key = Key(kind, ident)
        return key if key in self._xml else next((k for k in self._xml if k.kind is kind and k.ident == ident), None)

    def idents(self, kind: Kind) -> list[str]:
        return [key.ident for key in self._xml if key.kind is kind]


@lru_cache(maxsize=4)
def _opened(path: Path, stamp: int) -> Source:
    del stamp
    return Source(path, read_xml(path))


class Sources:
    """Finds and opens sources; each is read once.

    Args:
        base: the folder that relative names start from.
        tei: what stands for the TEI: a path, ``tei:4.8.0`` or ``tei:current``; None takes the schemaSpec's.
        vault: where releases of the TEI come from.
    """

    def __init__(self, base: Path, tei: str | None, vault: Vault) -> None:
        self.base = base
        self.tei = tei
        self.vault = vault
        self.found: list[Diagnostic] = []

    def open(self, name: str | None, where: Location) -> Source:
        """The source of this name.

        Raises:
            CannotRun: if there is no such source.
            Unusable: if it is not XML that can be read.
        """
        path = self.path(name, where)
        if not path.is_file() and self.tei and name:
            path = self._instead(name, where)
        if not path.is_file():
            hint = "Name a p5subset.xml or a compiled ODD, or a release as tei:4.8.0"
            raise CannotRun(f"The source {path} does not exist", where=where, hint=hint)
        return _opened(path, path.stat().st_mtime_ns)

    def path(self, name: str | None, where: Location) -> Path:
        """The file that a ``@source`` means; for the TEI it is what the caller chose, if anything."""
        if not name or name.startswith("tei:"):
            return self._tei(name or CURRENT)
        if release := _VAULT.search(name):
            return self._tei(f"tei:{release[1]}")
        if name.startswith(("http:", "https:", "ftp:")):
            if self.tei:
                return self._instead(name, where)
            hint = "Download it, and name the file in @source or with --source"
            what = f"The source {name} is on the network, which is not asked for anything but the TEI"
            raise CannotRun(what, where=where, hint=hint)
        path = self.base / name.removeprefix("file://").removeprefix("file:")
        try:
            below_project(self.base / "any", "the project of the ODD").allowed(path)
        except Refused as error:
            if self.tei:
                return self._instead(name, where)
            hint = "Copy it into the folder of the ODD, or name it with --source"
            raise CannotRun(f"The source is not read: {error}", where=where, hint=hint) from None
        return path

    def _tei(self, name: str) -> Path:
        chosen = self.tei or name
        return self.vault.fetch(chosen.removeprefix("tei:")) if chosen.startswith("tei:") else Path(chosen)

    def _instead(self, name: str, where: Location) -> Path:
        """What the caller chose for the TEI, in the place of a source that is not to be had."""
        message = f"the source {name} is not to be had; {self.tei} is used in its place"
        self.found.append(codes_schema.SOURCE_REPLACED.at(where, message, "name in @source what the ODD customizes"))
        return self._tei(CURRENT)


def _edition(root: etree._Element) -> str:
    edition = next(root.iter(q("edition")), None)
    return " ".join("".join(map(str, edition.itertext())).split()) if edition is not None else ""


__all__ = ["CURRENT", "Source", "Sources", "Unusable"]
