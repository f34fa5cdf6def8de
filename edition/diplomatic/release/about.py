"""What an edition says of itself to those who archive and cite it: ``CITATION.cff``, ``.zenodo.json``, and what RO-Crate needs.

Nothing is made up: what ``edition.toml`` does not state is left out.
"""

import json
import re
from dataclasses import dataclass

from diplomatic.config import Config

CFF, ZENODO = "CITATION.cff", ".zenodo.json"
_CREATIVE = re.compile(r"https?://creativecommons\.org/(?:licenses/(by[a-z-]*)|publicdomain/(zero))/(\d\.\d)(?:/.*)?")
_OPEN = re.compile(r"https?://(?:www\.)?opensource\.org/licenses?/(mit)(?:-license.*)?/?", re.I)

_NOT_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class About:
    """An edition in one version. ``makers`` are those who made it: its editor, else its publisher."""

    title: str
    version: str
    date: str
    makers: tuple[str, ...]
    publisher: str
    url: str
    licence: str
    rights: str
    language: str
    cables: int

    @classmethod
    def of(cls, config: Config, version: str, date: str) -> "About":
        """What the settings state."""
        said = {
            key: config.text("edition", key) for key in ("publisher", "editor", "url", "licence", "rights", "language")
        }
        title = config.text("edition", "title")
        if said["url"] and not said["url"].startswith("https://"):
            said["url"] = ""
        maker = said.pop("editor") or said["publisher"]
        return cls(title, version, date, (maker,) if maker else (), cables=len(config.cables), **said)

    @property
    def description(self) -> str:
        """One sentence, in English, as the archives want it."""
        number = f"{self.cables:,} diplomatic cable{'' if self.cables == 1 else 's'}"
        return (
            f"{self.title}, version {self.version}: a digital edition of {number} in TEI, with its site as published."
        )

    @property
    def spdx(self) -> str:
        """The licence by its name in the SPDX list (https://spdx.org/licenses/); empty where the address tells none."""
        if found := _CREATIVE.fullmatch(self.licence):
            return f"CC0-{found[3]}" if found[2] else f"CC-{found[1].upper()}-{found[3]}"
        return "MIT" if _OPEN.fullmatch(self.licence) else ""


def citation_file(about: About) -> bytes | None:
    """``CITATION.cff`` (Citation File Format 1.2.0), which GitHub shows; None where nobody is named whom it could name as author."""
    if not about.makers:
        return None
    lines = [
        "# Written by 'diplomatic release'. If you change this file, it is yours, and no release writes it again.",
        "cff-version: 1.2.0",
        'message: "To cite the edition as a whole. Each text of it says how it is cited itself."',
        "type: dataset",
        f"title: {_quoted(about.title)}",
        f"version: {_quoted(about.version)}",
        f"date-released: {_quoted(about.date)}",
        "authors:",
        *(f"  - name: {_quoted(maker)}" for maker in about.makers),
    ]
    if about.url:
        lines.append(f"url: {_quoted(about.url)}")
    if about.spdx:
        lines.append(f"license: {about.spdx}")
    return ("\n".join(lines) + "\n").encode()


def deposit_file(about: About) -> bytes | None:
    """``.zenodo.json``, which Zenodo reads where it archives a release of GitHub; None where nobody is named as creator."""
    if not about.makers:
        return None
    said: dict[str, object] = {
        "title": about.title,
        "upload_type": "dataset",
        "version": about.version,
        "publication_date": about.date,
        "description": f"<p>{_html(about.description)}</p>" + (f"<p>{_html(about.rights)}</p>" if about.rights else ""),
        "creators": [{"name": maker} for maker in about.makers],
    }
    if about.spdx:
        said["license"] = about.spdx.lower()
    if about.url:
        said["related_identifiers"] = [{"identifier": about.url, "relation": "isVersionOf", "scheme": "url"}]
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes: JSON is a part of YAML 1.2, but for characters that YAML does not print (5.1)."""
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
