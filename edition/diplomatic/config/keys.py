"""The keys that ``edition.toml`` can have: what each means, and what it may be. The documentation is made from these."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Key:
    """One key of ``edition.toml``: what it means, its type, what it is when the file does not say, what it may be.

    ``limits`` are those of a number; ``choices`` the texts it can be, where it cannot be any.
    """

    doc: str
    type: type
    default: Any
    limits: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """A table whose keys the editor chooses: what a key is, and which values each can have; any text where none are named."""

    doc: str
    key: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of tables (``[[table.name]]``): what an entry is, and its keys."""

    doc: str
    keys: dict[str, Key]


_DTS = ("auto", "all", "passages", "documents", "none")
_BOOKS = ("auto", "all", "edition", "none")

KEYS: dict[str, dict[str, Key]] = {
    "edition": {
        "title": Key("the title of the edition, as its start page and every page shows it", str, "Untitled edition"),
        "subtitle": Key("one line below the title", str, ""),
        "notice": Key("a sentence at the head of every page, such as a warning; empty for none", str, ""),
        "version": Key("the version of the texts that is written into new cables", str, "0.1.0"),
        "publisher": Key("who publishes the edition; written into the header of new cables", str, ""),
        "editor": Key(
            "who edits the edition; written into the header of new cables as the one who encodes them", str, ""
        ),
        "translator": Key("who translated the texts; written into the header of new cables", str, ""),
        "language": Key("the language of the texts and of the pages (BCP 47)", str, "en"),
        "url": Key("the permanent https address of the edition; empty until it has one", str, ""),
        "licence": Key("the address of the licence of your encoding", str, ""),
        "rights": Key("a sentence on the rights in the texts; written into the header of new cables", str, ""),
    },
    "paths": {
        "cables": Key("the folder of the cables, one TEI file each", str, "tei/cables"),
        "registers": Key("the folder of persons.xml, places.xml and organizations.xml", str, "tei/registers"),
        "pages": Key(
            "the folder of your own pages, in Markdown or TEI; `introduction` is shown on the start page",
            str,
            "tei/pages",
        ),
        "dialects": Key("the folder of your own header grammars", str, "tei/dialects"),
        "transforms": Key("the folder of your own stylesheets", str, "transforms"),
        "schema": Key("the schema of the edition, an XSD or an ODD; empty for the one that is shipped", str, ""),
        "output": Key("the folder the site is built into", str, "build/site"),
        "releases": Key("the folder of the releases, which are committed with the texts", str, "releases"),
    },
    "render": {
        "width": Key("the width of plain text, in characters", int, 80, limits=(20, 1000)),
    },
    "books": {
        "epub": Key(
            "what there is as EPUB: `all` (each cable and the edition), `edition`, `none`; `auto`: `all` up to 5,000 cables",
            str,
            "auto",
            choices=_BOOKS,
        ),
        "pdf": Key(
            "what there is as PDF, with the extra `pdf`: the same; a cable takes about a second; `auto`: `all` up to 200 cables",
            str,
            "auto",
            choices=_BOOKS,
        ),
    },
    "exchange": {
        "dts": Key(
            "how much DTS offers: `documents` (each cable with its citation tree), `passages` (each reference, too), `all` "
            "(and each answer on each reference), `none`; `auto`: `all` up to 20 cables, `passages` up to 100, "
            "`documents` up to 20,000",
            str,
            "auto",
            choices=_DTS,
        ),
        "email": Key("whom services ask about the data; CMIF and OAI-PMH publish it", str, ""),
        "licence": Key(
            "the address of the licence of the data, where it is not `edition.licence`; correspSearch takes CC BY 4.0 and CC0",
            str,
            "",
        ),
        "oai_gateway": Key("the address of the gateway that lets OAI-PMH harvest the edition; empty for none", str, ""),
    },
    "cite": {
        "styles": Key(
            "the CSL styles that the page of a cable is cited in besides, with the extra `cite`: names of zotero.org/styles or "
            "paths of .csl files, divided by spaces: `chicago mla`; each takes a cable a twentieth of a second and more",
            str,
            "",
        ),
    },
    "transforms": {
        "html": Key("a Python transform for HTML instead of the stylesheets: 'file.py:function'", str, ""),
        "text": Key("a Python transform for plain text instead of ours: 'file.py:function'", str, ""),
    },
    "releases": {
        "freeze": Key(
            "whether a release has the site as it was; without it, old versions can be downloaded, not read on the site",
            bool,
            True,
        ),
    },
    "validate": {},
    "redirects": {},
    "tombstones": {},
}

FREE: dict[str, dict[str, Free]] = {
    "validate": {
        "severity": Free(
            "how bad the findings of a rule are in this edition; to have none at all, write `[[validate.ignore]]` and a reason",
            "code",
            ("error", "warning", "info"),
        ),
    },
    "redirects": {
        "": Free(
            'where published addresses went: `"cmc-032#p4" = "cmc-032#p5"`; see [lock.md](lock.md)',
            "published address that is no longer there",
        ),
    },
    "tombstones": {
        "": Free(
            "published addresses that were withdrawn, each with the sentence that readers see: "
            '`"cmc-040" = "Withdrawn: the same telegram as cmc-039."`',
            "published address that is no longer there",
        ),
    },
}
"""Sub-tables with keys of the editor's own, ``[validate.severity]``; under the empty name, tables that are so as a whole."""

LISTS: dict[str, dict[str, Listed]] = {
    "releases": {
        "deposit": Listed(
            "where a release was deposited, such as at Zenodo",
            {
                "version": Key("the version of the release", str, ""),
                "doi": Key("the DOI that it got, such as 10.5281/zenodo.1234567", str, ""),
            },
        ),
    },
    "validate": {
        "ignore": Listed(
            "findings that are not to be reported, each with a written reason",
            {
                "code": Key("the code of the findings", str, ""),
                "path": Key(
                    "the files, seen from the edition’s root; `*` is any part of a name, `**` any folders", str, "**"
                ),
                "reason": Key("why, in a sentence; an entry without one is itself a finding", str, ""),
            },
        ),
    },
}
"""Lists of tables: ``[[validate.ignore]]``."""
