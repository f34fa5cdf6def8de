"""RO-Crate 1.2: what a release holds, as linked data (https://w3id.org/ro/crate/1.2), in ``ro-crate-metadata.json``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from diplomatic.release.about import About

NAME = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_TYPES = {
    ".xml": "application/tei+xml",
    ".odd": "application/tei+xml",
    ".rng": "application/xml",
    ".xsd": "application/xml",
    ".sch": "application/xml",
    ".xsl": "application/xslt+xml",
    ".md": "text/markdown",
    ".toml": "application/toml",
    ".json": "application/json",
    ".cff": "application/yaml",
    ".lock": "text/plain",
    ".txt": "text/plain",
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
}
_NAMES = {
    "edition.toml": "The settings of the edition",
    "site/index.html": "The start page of the site",
    "citations.lock": "Every address that was published, with the hash of its text and the version that published it",
    "CHANGES.md": "What changed with each version",
    "changes.json": "What changed with this version, as data",
    "CITATION.cff": "How to cite the edition",
    ".zenodo.json": "What the edition says of itself to Zenodo",
}
_FOLDERS = {
    "tei/": "The texts in TEI, and what they were made from",
    "schema/": "The schema of the texts",
    "site/": "The site of the edition as it was published",
    "transforms/": "The edition's own stylesheets",
}

Entity = dict[str, object]


def metadata(about: About, files: Mapping[str, int]) -> bytes:
    """The metadata of a crate with these files, by their paths in it, and their sizes. Of the site only the start page is named."""
    names = sorted(files)
    folders = sorted({f"{name.partition('/')[0]}/" for name in names if "/" in name})
    shown = [name for name in names if not name.startswith("site/") or name == "site/index.html"]
    entities: list[Entity] = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _VERSION},
        },
        _root(about, [name for name in shown if "/" not in name] + folders),
        *_people(about),
        _licence(about),
        *(_folder(folder, [name for name in shown if name.startswith(folder)]) for folder in folders),
        *(_file(name, files[name]) for name in shown),
    ]
    return (
        json.dumps({"@context": f"{_VERSION}/context", "@graph": entities}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _root(about: About, parts: list[str]) -> Entity:
    found: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description,
        "version": about.version,
        "datePublished": about.date,
        "inLanguage": about.language,
        "license": {"@id": _licence_id(about)},
        "hasPart": _references(map(_address, parts)),
    }
    if about.makers:
        found["author"] = _references(map(_agent, about.makers))
    if about.publisher:
        found["publisher"] = {"@id": _agent(about.publisher)}
    if about.url:
        found["url"] = about.url
    return found


def _people(about: About) -> Iterator[Entity]:
    """The publisher is an organization; an editor who is not the publisher too is taken for a person."""
    for name in dict.fromkeys([*about.makers, *filter(None, [about.publisher])]):
        kind = "Organization" if name == about.publisher else "Person"
        yield {"@id": _agent(name), "@type": kind, "name": name}


def _agent(name: str) -> str:
    return f"#{_address(name.replace('/', ' '))}"


def _licence_id(about: About) -> str:
    return about.licence if about.licence.startswith(("https://", "http://")) else "#rights"


def _licence(about: About) -> Entity:
    said = about.rights or "As the header of each text states it."
    name = about.spdx or (about.licence if _licence_id(about) == "#rights" and about.licence else "Rights")
    return {"@id": _licence_id(about), "@type": "CreativeWork", "name": name, "description": said}


def _folder(name: str, files: list[str]) -> Entity:
    found: Entity = {"@id": _address(name), "@type": "Dataset", "name": _FOLDERS.get(name, name)}
    return {**found, "hasPart": _references(map(_address, files))} if files else found


def _references(targets: Iterable[str]) -> object:
    """References to other entities; RO-Crate writes a single one without brackets."""
    found = [{"@id": target} for target in targets]
    return found[0] if len(found) == 1 else found


def _file(name: str, size: int) -> Entity:
    ending = f".{name.rpartition('.')[2]}"
    kind = _TYPES.get(ending.lower(), "application/octet-stream")
    return {
        "@id": _address(name),
        "@type": "File",
        "name": _NAMES.get(name, name),
        "encodingFormat": kind,
        "contentSize": str(size),
    }


def _address(name: str) -> str:
    """A path as an address has it: RFC 3986."""
    return quote(name)
