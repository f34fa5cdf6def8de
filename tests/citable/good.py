"""A small edition of which every item of the checklist holds: two cables in TEI, its site, its lock, one release.

Written by hand and not by ``diplomatic build``, so that the tests do not ask our own work whether it is as our own work is.
"""

import hashlib
from pathlib import Path

from diplomatic import config
from diplomatic.document import read
from diplomatic.lock import NAME, Cable, Fates, Present, moved, write

BASE = "https://w3id.org/cables-of-havana"
SETTINGS = f"""[edition]
title = "Cables of Havana"
version = "1.1.0"
publisher = "Archive of Telegrams"
language = "en"
url = "{BASE}"
"""

_TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="@ID@">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Telegram from Havana on the harvest, @NUMBER@</title>
        <author><persName>Jeleń, Bolesław</persName></author>
        <respStmt xml:id="translator"><resp>Translation from the Polish</resp><persName>Gnoińska, Małgorzata</persName></respStmt>
        <respStmt xml:id="editor"><resp>Edited by</resp><persName>Nowak, Anna</persName></respStmt>
      </titleStmt>
      <editionStmt><edition n="1.1.0">Version 1.1.0, <date when="2026-03-02">2 March 2026</date></edition></editionStmt>
      <publicationStmt>
        <publisher>Archive of Telegrams</publisher>
        <date when="2025-05-01">1 May 2025</date>
        <idno type="URI">@ADDRESS@</idno>
        <idno type="DOI">10.5281/zenodo.10@NUMBER@</idno>
        <availability>
          <licence>The original: in the public domain.</licence>
          <licence target="https://creativecommons.org/licenses/by/4.0/">The translation: CC BY 4.0.</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl type="translation">Translated from the Polish</bibl>
        <msDesc>
          <msIdentifier><settlement>Warsaw</settlement>
            <repository>Polish Foreign Ministry Archive</repository><idno>6/77 w-82 t-12@NUMBER@</idno></msIdentifier>
          <history><acquisition>Obtained by James Hershberg</acquisition></history>
        </msDesc>
      </sourceDesc>
    </fileDesc>
    <encodingDesc><refsDecl default="true">
      <citeStructure unit="block" match="/TEI/text//*[@xml:id]" use="@xml:id"/></refsDecl></encodingDesc>
    <profileDesc>
      <creation><date when="1962-09-22">22 September 1962</date></creation>
      <langUsage><language ident="en"/></langUsage>
      <correspDesc>
        <correspAction type="sent"><persName>Jeleń, Bolesław</persName><placeName>Havana</placeName>
          <date when="1962-09-22"/></correspAction>
        <correspAction type="received"><persName>Krajewski, Franciszek</persName><placeName>Warsaw</placeName></correspAction>
      </correspDesc>
    </profileDesc>
    <revisionDesc status="published">
      <change when="2026-03-02" who="#editor">A reading corrected.</change>
      <change when="2025-05-01" who="#editor">First published.</change>
    </revisionDesc>
  </teiHeader>
  <text xml:lang="en">
    <front><div type="original-header"><ab type="genre" xml:id="h1">Ciphergram</ab></div></front>
    <body><div type="message">
      <head xml:id="head">On the harvest</head>
      <p xml:id="p1">The sugar harvest of this year will be smaller than the ministry had announced in spring.</p>
      <p xml:id="p2">Our mission has seen no queues; the shops of Havana close early all the same.</p>
      <closer xml:id="closer">Jeleń</closer>
    </div></body>
  </text>
</TEI>
"""

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Telegram from Havana on the harvest, @NUMBER@</title>
<link rel="stylesheet" href="../style.css">
<link rel="canonical" href="@ADDRESS@">
<link rel="latest-version" href="@ID@.html">
<link rel="predecessor-version" href="../versions/1.0.0/cables/@ID@.html">
<link rel="alternate" type="application/vnd.citationstyles.csl+json" href="@ID@.csl.json">
<link rel="alternate" type="application/x-bibtex" href="@ID@.bib">
<link rel="alternate" type="application/x-research-info-systems" href="@ID@.ris">
<meta name="citation_title" content="Telegram from Havana on the harvest, @NUMBER@">
<meta name="citation_author" content="Jeleń, Bolesław">
<meta name="citation_date" content="1962/09/22">
<meta name="citation_online_date" content="2025/05/01">
<meta name="citation_book_title" content="Cables of Havana">
<meta name="citation_language" content="en">
<meta name="citation_public_url" content="@ADDRESS@">
<script type="application/ld+json">{"@context": "https://schema.org", "@id": "@ADDRESS@", "@type": "Message",
 "isPartOf": {"name": "Cables of Havana"},
 "inLanguage": "en", "translator": {"name": "Małgorzata Gnoińska"}, "license": "https://creativecommons.org/licenses/by/4.0/",
 "version": "1.1.0",
 "dateCreated": "1962-09-22", "datePublished": "2025-05-01"}</script>
</head><body>
<nav aria-label="Edition"><a href="../index.html">Cables of Havana</a></nav>
<main><article id="@ID@">
<h1>Telegram from Havana on the harvest, @NUMBER@</h1>
<div class="line" id="h1">Ciphergram</div>
<h2 id="head">On the harvest</h2>
<p id="p1"><a class="pn" href="#p1">1</a> The sugar harvest of this year will be smaller than
the ministry had announced in spring.</p>
<p id="p2"><a class="pn" href="#p2">2</a> Our mission has seen no queues; the shops of Havana close early all the same.</p>
<div id="closer">Jeleń</div>
<section class="citation"><h2>Cite this cable</h2>
<p id="page:cite">Bolesław Jeleń to Franciszek Krajewski, ciphergram, Havana, 22 September 1962, in
<i>Cables of Havana</i>, ed. Anna Nowak, trans. Małgorzata
Gnoińska, version 1.1.0, 2025, 6/77 w-82 t-12@NUMBER@, Polish Foreign Ministry Archive, Warsaw, @ADDRESS@.</p></section>
</article></main>
<footer><a href="@ID@.xml">TEI</a> Version 1.1.0 of <time datetime="2026-03-02">2 March 2026</time></footer>
</body></html>
"""

_CSL = """[{"id": "@ID@", "type": "personal_communication", "title": "Telegram from Havana on the harvest, @NUMBER@",
"author": [{"family": "Jeleń", "given": "Bolesław"}],
"event-date": {"date-parts": [[1962, 9, 22]]}, "issued": {"date-parts": [[2025, 5, 1]]},
"container-title": "Cables of Havana", "URL": "@ADDRESS@"}]
"""
_BIB = """@misc{@ID@,
  title = {Telegram from {Havana} on the harvest, @NUMBER@},
  author = {Jele\\'{n}, Boles{\\l}aw},
  origdate = {1962-09-22}, year = 2025,
  booktitle = "Cables of Havana",
  url = {@ADDRESS@}
}
"""
_RIS = """TY  - PCOMM
TI  - Telegram from Havana on the harvest, @NUMBER@
AU  - Jeleń, Bolesław
DA  - 1962/09/22/
T2  - Cables of Havana
UR  - @ADDRESS@
ER  -
"""
_INDEX = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cables of Havana</title><link rel="stylesheet" href="style.css"></head>
<body><main><h1>Cables of Havana</h1><ul><li><a href="cables/hav-001.html">001</a></li>
<li><a href="cables/hav-002.html#p2">002</a></li></ul></main>
<footer>Version 1.1.0 of 2 March 2026</footer></body></html>
"""
_FROZEN = """<!DOCTYPE html>
<html lang="en"><head><title>001</title><link rel="latest-version" href="../../../cables/@ID@.html"></head>
<body><p>As of 1.0.0</p></body></html>
"""
IDENTS = ("hav-001", "hav-002")


def filled(template: str, ident: str) -> str:
    """A template for one cable."""
    address = f"{BASE}/cables/{ident}.html"
    return template.replace("@ID@", ident).replace("@NUMBER@", ident[-3:]).replace("@ADDRESS@", address)


def make(folder: Path) -> Path:
    """Write the edition, with its site, and give its folder."""
    _write(folder / "edition.toml", SETTINGS)
    site = folder / "build/site"
    for ident in IDENTS:
        _write(folder / f"tei/cables/{ident}.xml", filled(_TEI, ident))
        for name, template in {"html": _PAGE, "xml": _TEI, "csl.json": _CSL, "bib": _BIB, "ris": _RIS}.items():
            _write(site / f"cables/{ident}.{name}", filled(template, ident))
        _write(site / f"versions/1.0.0/cables/{ident}.html", filled(_FROZEN, ident))
    _write(site / "index.html", _INDEX)
    _write(site / "style.css", "p { margin: 0 }\n@media print { nav { display: none } }\n")
    _write(folder / "releases/1.0.0/bagit.txt", "BagIt-Version: 1.0\n")
    lock(folder)
    sums(site)
    return folder


def lock(folder: Path) -> None:
    """Lock the texts as they are, as published with 1.1.0."""
    settings = config.load(folder / "edition.toml")
    present = Present.of(Cable.of(read(path)) for path in settings.cables)
    write(folder / NAME, moved(None, present, "1.1.0", Fates.of(settings)))


def sums(site: Path) -> None:
    """Write the list of checksums anew."""
    (site / "SHA256SUMS").unlink(missing_ok=True)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (site / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
