"""What the tests of citations share: cables that were really sent or might have been, with the header each of them needs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from diplomatic.cite import Work, work_of
from diplomatic.config import Config
from diplomatic.document import Document, read_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tei" / "cables" / "cmc-032.xml"
EVERYTHING = ROOT / "tests" / "schema" / "everything.xml"


def config(**edition: str) -> Config:
    """An ``edition.toml`` with these keys in ``[edition]`` and no others."""
    return Config(Path("edition"), {"edition": dict[str, Any](edition)})


@dataclass(frozen=True)
class Header:
    """The parts of a header, each as the XML of its elements."""

    title: str = ""
    people: str = ""
    version: str = ""
    publication: str = ""
    series: str = ""
    source: str = ""
    created: str = ""
    sent: str = ""
    received: str = ""
    front: str = ""
    body: str = '<p xml:id="p1">Nothing to report.</p>'
    language: str = "en"
    id: str = "c-001"


def document(header: Header) -> Document:
    """A cable with this header."""
    text = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{header.id}"><teiHeader><fileDesc>
      <titleStmt>{header.title and f"<title>{header.title}</title>"}{header.people}</titleStmt>
      {header.version and f'<editionStmt><edition n="{header.version}"/></editionStmt>'}
      <publicationStmt>{header.publication}</publicationStmt>
      {header.series and f"<seriesStmt>{header.series}</seriesStmt>"}
      <sourceDesc>{header.source}</sourceDesc></fileDesc>
      <profileDesc><creation>{header.created}</creation><correspDesc>
        <correspAction type="sent">{header.sent}</correspAction>
        <correspAction type="received">{header.received}</correspAction>
      </correspDesc></profileDesc></teiHeader>
      <text xml:lang="{header.language}"><front><div type="original-header">{header.front}</div></front>
      <body><div type="message">{header.body}</div></body></text></TEI>"""
    return read_text(Path(f"{header.id}.xml"), text)


def work(header: Header, **edition: str) -> Work:
    return work_of(document(header), config(**edition))


def archive(repository: str = "", settlement: str = "", collection: str = "", shelfmark: str = "") -> str:
    """An archival document with these names of places; what is empty is left out."""
    named = {"settlement": settlement, "repository": repository, "collection": collection, "idno": shelfmark}
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in named.items() if text)
    return f"<msDesc><msIdentifier>{inside}</msIdentifier></msDesc>"


TELEGRAM = '<ab type="genre" xml:id="h1">Telegram</ab>'

BURTON = work(
    Header(
        people="<author><persName>Burton, Ernest D.</persName></author>",
        created='<date when="1923-01-26"/>',
        sent="<persName>Burton, Ernest D.</persName>",
        received="<persName>Merriam, Charles E.</persName>",
        source=archive("University of Chicago Library", collection="Charles E. Merriam Papers"),
        front=TELEGRAM,
    )
)
"""The telegram that Turabian (9th ed., N24) cites."""

TO_NOBODY = work(
    Header(
        title="Telegram on the boats",
        people="<author><persName>Rood, John</persName></author>",
        created='<date when="2005-01-12"/>',
        sent="<placeName>Nassau</placeName>",
        publication='<publisher>A Press</publisher><date when="2026-11-22"/>',
        version="1.0.0",
        front=TELEGRAM,
    ),
    title="Cables of Nassau",
    url="https://example.org/nassau",
)
"""A telegram whose recipient nobody knows."""

EMBASSY = work(
    Header(
        title="Boats in the harbour",
        people="<author><orgName>Embassy of the USSR in Cuba</orgName></author>",
        created='<date when="1962-10-27"/>',
        sent="<orgName>Embassy of the USSR in Cuba</orgName><placeName>Havana</placeName>",
        received="<orgName>Ministry of Foreign Affairs</orgName>",
        publication='<publisher>A Press</publisher><pubPlace>Vienna</pubPlace><date when="2026-11-22"/>',
        version="1.0.0",
        front=TELEGRAM,
    ),
    title="Cables of Havana",
    url="https://example.org/havana",
)
"""A cable from an office, not from a person."""


def dated(date: str) -> Work:
    """A telegram of an edition of 2026, with this date."""
    return work(
        Header(
            title="Boats",
            people="<author><persName>Rood, John</persName></author>",
            created=date,
            received="<persName>Smith, Ann</persName>",
            publication='<publisher>A Press</publisher><date when="2026-11-22"/>',
            front=TELEGRAM,
        ),
        title="Cables of Nassau",
        url="https://example.org/nassau",
    )


JELEN = work(
    Header(
        id="jelen",
        title="Telegram from Polish Embassy in Havana (Jeleń), 22 September 1962",
        people="<author><persName>Jeleń, Bolesław</persName></author><editor>Hershberg, James G.</editor>"
        "<respStmt xml:id='translator'><resp>Translation from the Polish</resp>"
        "<persName>Gnoinska, Margaret K.</persName></respStmt>"
        "<respStmt xml:id='encoder'><resp>Encoding in TEI</resp><persName>Coder, Carl</persName></respStmt>"
        "<respStmt xml:id='finder'><resp>Obtained by</resp><persName>Hershberg, James G.</persName></respStmt>",
        created='<date when="1962-09-22"/>',
        sent="<persName>Jeleń, Bolesław</persName><placeName>Havana</placeName>",
        received="<orgName>Ministry of Foreign Affairs</orgName><placeName>Warsaw</placeName>",
        version="2.1.0",
        publication='<publisher>Wilson Center</publisher><pubPlace>Washington</pubPlace><date when="2012-10-01"/>'
        '<idno type="URI">https://digitalarchive.example.org/document/115766</idno>',
        series="<title>Cuban Missile Crisis</title><biblScope>12</biblScope>",
        source=archive(
            "Polish Foreign Ministry Archive (AMSZ)", "Warsaw", "Szyfrogramy from Hawana 1962", "6/77 w-82 t-1264"
        ),
        front='<ab type="genre" xml:id="h1"><label>Ciphergram No.</label> <idno>15721</idno></ab>',
        body='<p xml:id="p1">One.</p><p xml:id="p2">Two.</p>'
        '</div><div type="original" xml:lang="pl"><p xml:id="o1" corresp="#p1">Raz.</p>',
    ),
    title="History and Public Policy Program Digital Archive",
)
"""A bilingual cable in a translation, numbered in a series: the model of the Wilson Center."""


def bibtex_fields(written: str) -> dict[str, str]:
    """The fields of one entry as bibtexparser reads it, with LaTeX decoded by pylatexenc.

    It lacks three names of characters that LaTeX itself has (LaTeX2e, ltoutenc).
    """
    known = get_default_latex_context_db()
    characters = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [MacroTextSpec(name, simplify_repl=char) for name, char in characters.items()]
    known.add_context_category("characters", prepend=True, macros=macros)
    decoding = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=known, keep_comments=True))
    library = parse_string(written, append_middleware=[decoding])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields}
