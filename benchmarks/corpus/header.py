"""The ``teiHeader`` of a cable: the facts of its sheet in normal form."""

import re

from benchmarks.corpus.clock import in_words, iso
from benchmarks.corpus.entries import name
from benchmarks.corpus.forms.soviet import SERIES, origin
from benchmarks.corpus.sheet import Sheet, idno
from benchmarks.corpus.story import Cable

MADE = "2026-01-01"
"""The day of the whole corpus. A clock would make every corpus another one."""
NOTICE = "This is a test corpus: everything in it is invented."
PUBLISHER = "The Diplomatic contributors"
_TRANSLATORS = ("Ottoline Fennick-Marsh", "Bartholomew Quillaby", "the Serena translators")
_TAXONOMIES = {
    "precedence": "How urgent the cable is",
    "classification": "How secret the cable is",
    "handling": "How the cable is to be handled",
}
_NUMBERS = ("registry", "copy", "special", "incoming", "outgoing")
_HAND = """
      <handNotes>
        <handNote xml:id="hand1">A reader’s pencil.</handNote>
      </handNotes>"""
_LANGUAGES = {"es": "Spanish", "ru": "Russian"}


def tei_header(cable: Cable, sheet: Sheet, body: str, by_hand: bool) -> str:
    """The whole header; the body says which languages it has to declare."""
    return f"""  <teiHeader>
    <fileDesc>
{_title_stmt(cable, sheet)}
      <editionStmt>
        <edition n="0.1.0">Version 0.1.0</edition>
      </editionStmt>
      <publicationStmt>
        <publisher>{PUBLISHER}</publisher>
        <date when="{MADE}">{MADE}</date>
        <availability>
          <licence>There is no original. {NOTICE}</licence>
          <licence target="https://opensource.org/license/mit">The invented text and its encoding: MIT licence.</licence>
        </availability>
      </publicationStmt>
      <seriesStmt>
        <title level="s">{SERIES}</title>
        <biblScope unit="document">{cable.serial}</biblScope>
      </seriesStmt>
{_source_desc(cable)}
    </fileDesc>
{_encoding_desc(sheet)}
{_profile_desc(cable, sheet, body, by_hand)}
    <revisionDesc status="published">
      <change when="{MADE}" who="#encoder">Invented.</change>
    </revisionDesc>
  </teiHeader>"""


def _author(cable: Cable, sheet: Sheet) -> str:
    return sheet.author or name(cable.sender, cable.sender.name)


def _title_stmt(cable: Cable, sheet: Sheet) -> str:
    translator = ""
    if sheet.translated_from:
        who = _TRANSLATORS[cable.serial % len(_TRANSLATORS)]
        translator = f"""
        <respStmt xml:id="translator">
          <resp>Translation from the {sheet.translated_from}</resp>
          <name>{who}</name>
        </respStmt>"""
    return f"""      <titleStmt>
        <title type="main">{sheet.title}</title>
        <title type="sub"><date when="{iso(cable.sent)}">{in_words(cable.sent)}</date></title>
        <author>{_author(cable, sheet)}</author>{translator}
        <respStmt xml:id="encoder">
          <resp>Invention and encoding in TEI</resp>
          <orgName>{PUBLISHER}</orgName>
        </respStmt>
      </titleStmt>"""


def _source_desc(cable: Cable) -> str:
    numbers = "".join(
        f'\n            <altIdentifier type="{kind}">{idno(kind, cable.numbers[kind])}</altIdentifier>'
        for kind in _NUMBERS
        if kind in cable.numbers
    )
    shelfmark = f"Serena papers, box {1 + cable.serial // 80}, folder {1 + cable.serial // 10 % 8}, item {1 + cable.serial % 10}"
    return f"""      <sourceDesc>
        <msDesc>
          <msIdentifier>
            <repository>Archive of Invented Papers</repository>
            <idno>{shelfmark}</idno>{numbers}
          </msIdentifier>
          <p>{NOTICE}</p>
        </msDesc>
      </sourceDesc>"""


def _encoding_desc(sheet: Sheet) -> str:
    taxonomies = "".join(
        f"""
        <taxonomy xml:id="{kind}">
          <desc>{description}</desc>{"".join(_category(kind, words) for each, words in sheet.terms if each == kind)}
        </taxonomy>"""
        for kind, description in _TAXONOMIES.items()
        if any(each == kind for each, _ in sheet.terms)
    )
    declared = f"\n      <classDecl>{taxonomies}\n      </classDecl>" if taxonomies else ""
    return f"""    <encodingDesc>
      <editorialDecl>
        <p>Invented for tests, and encoded as a real cable is.</p>
      </editorialDecl>
      <refsDecl default="true">
        <citeStructure unit="block" match="/TEI/text//*[@xml:id]" use="@xml:id"/>
      </refsDecl>{declared}
    </encodingDesc>"""


def _category(kind: str, words: str) -> str:
    return f'\n          <category xml:id="{_category_id(kind, words)}"><catDesc>{words}</catDesc></category>'


def _category_id(kind: str, words: str) -> str:
    return f"{kind}.{re.sub(r'[^a-z0-9]+', '-', words.lower()).strip('-')}"


def _profile_desc(cable: Cable, sheet: Sheet, body: str, by_hand: bool) -> str:
    languages = "".join(
        f'\n        <language ident="{code}">{language}</language>'
        for code, language in _LANGUAGES.items()
        if f'xml:lang="{code}"' in body
    )
    marks = "".join(
        f'\n        <catRef scheme="#{kind}" target="#{_category_id(kind, words)}"/>' for kind, words in sheet.terms
    )
    classes = f"\n      <textClass>{marks}\n      </textClass>" if marks else ""
    return f"""    <profileDesc>
      <creation>
        <date when="{iso(cable.sent)}">{iso(cable.sent)}</date>
      </creation>
      <langUsage>
        <language ident="en"/>{languages}
      </langUsage>
{_corresp_desc(cable, sheet)}{classes}{_HAND if by_hand else ""}
    </profileDesc>"""


def _corresp_desc(cable: Cable, sheet: Sheet) -> str:
    destination = cable.post.place if cable.outward else cable.service.capital
    office = cable.service.ministry if cable.outward else cable.post.embassy
    sender = name(office, office.name) if not sheet.author else ""
    return f"""      <correspDesc>
        <correspAction type="sent">
          {_author(cable, sheet)}{sender}{name(origin(cable), origin(cable).name)}{sheet.sent}
        </correspAction>
        <correspAction type="received">
          {sheet.addressee}{name(destination, destination.name)}{sheet.received}
        </correspAction>{_corresp_context(cable)}
      </correspDesc>"""


def _corresp_context(cable: Cable) -> str:
    """The cable that this one answers, and another that it mentions."""
    cited = {"replyTo": cable.answers, "cable": cable.cites}
    refs = "".join(
        f'\n          <ref type="{kind}" target="{each.cable.id}.xml">{each.cable.number} of {in_words(each.cable.sent)}</ref>'
        for kind, each in cited.items()
        if each
    )
    return f"\n        <correspContext>{refs}\n        </correspContext>" if refs else ""
