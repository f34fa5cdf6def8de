"""The citation of a cable: every format is whole, and the machine-readable ones are read again."""

import json
from functools import cache

from lxml import etree, html

from diplomatic.cite import highwire, plain, work_of
from diplomatic.cite.formats import NAMES, renderer, together
from diplomatic.config import Config
from diplomatic.diagnostics import CannotRun

from . import _edition
from ._asking import is_clause, scratch

SEEDS = _edition.CABLES
WORDS = (
    *_edition.WORDS,
    "author",
    "title",
    "editor",
    "respStmt",
    "surname",
    "forename",
    "publisher",
    "idno",
    "DOI",
    "URI",
    "licence",
    "\\",
    "{",
    "}",
    "ER  - ",
)
IS_XML = True


@cache
def _configs() -> tuple[Config, ...]:
    return (_edition.config(), Config(scratch("")))


def target(data: bytes) -> None:
    document = _edition.document(data)
    if document is None:
        return
    work = work_of(document, _configs()[len(data) % 2])
    written = {name: renderer(name)(work) for name in NAMES if name != "datacite"}
    try:
        json.loads(renderer("datacite")(work))
    except CannotRun as error:  # it cannot do without some things
        is_clause(error.what)
    (item,) = json.loads(written["csl-json"])
    assert item.get("title", "") == work.title
    json.loads(written["json-ld"])
    etree.fromstring(written["dublin-core"].encode())
    assert html.fragment_fromstring(written["coins"]).tag == "span"
    assert all(line[2:6] == "  - " for line in written["ris"].splitlines() if line)
    assert written["bibtex"].count("{") == written["bibtex"].count("}")
    for language in ("en", "de", "es", "ru"):
        assert len(plain(work, language).splitlines()) == 1
    assert all(name and content for name, content in highwire(work))
    assert len(json.loads(together("csl-json", [work, work]))) == 2
