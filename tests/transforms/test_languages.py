"""Every word of a page is marked with its own language, and with its direction."""

import re
from pathlib import Path

import pytest
from lxml import etree, html

from diplomatic import config
from diplomatic.customization import GUIDELINES
from diplomatic.publish import Working, open_edition, plan
from diplomatic.publish.step import Step
from diplomatic.publish.store import Store

from .conftest import TEI, called, select, transform

LABELS = "de"
NOT_OF_THE_TEXTS = {GUIDELINES, "pagefind/"}
SENTENCES = "//figcaption | //*[@class = 'picture-card']/p | //ul[@class = 'picture-key'] | //svg//title | //svg//desc"
"""Words of a picture with a name among them: an attribute or a string has room for one language."""
RIGHT_TO_LEFT = {"ar", "he", "fa"}
CABLE = f"""<TEI xmlns="{TEI}" xml:id="c">
  <teiHeader xml:lang="fr">
    <fileDesc>
      <titleStmt><title type="main">fr:title</title><author>fr:author</author>
        <respStmt xml:id="r"><resp>fr:resp</resp><name>fr:name</name></respStmt>
        <respStmt xml:id="translator"><resp>fr:resp</resp><name xml:lang="he">he:name</name></respStmt></titleStmt>
      <editionStmt><edition n="1">fr:edition</edition></editionStmt>
      <publicationStmt><publisher>fr:publisher</publisher><date when="1963-02"/>
        <availability><licence target="https://x.org/">fr:licence</licence><p xml:lang="en">en:rights</p></availability>
      </publicationStmt>
      <seriesStmt><title>fr:series</title><biblScope>3</biblScope></seriesStmt>
      <sourceDesc><bibl type="translation"><title>fr:book</title><date when="1962-10"/></bibl>
        <msDesc><msIdentifier><repository>fr:archive</repository><altIdentifier type="copy"><idno>1</idno></altIdentifier>
        </msIdentifier></msDesc></sourceDesc>
    </fileDesc>
    <encodingDesc><classDecl><taxonomy xml:id="precedence"><category xml:id="top"><catDesc>fr:top</catDesc></category>
      </taxonomy></classDecl></encodingDesc>
    <profileDesc>
      <correspDesc><correspAction type="sent"><persName>fr:sender</persName><placeName>fr:place</placeName>
        <date when="1962-10-29"/></correspAction>
        <correspContext><ref type="replyTo">fr:reply</ref></correspContext></correspDesc>
      <textClass><catRef scheme="#precedence" target="#top"/></textClass>
      <handNotes><handNote xml:id="hand1">fr:hand</handNote></handNotes>
    </profileDesc>
    <revisionDesc><change when="1999-01-01">fr:change</change></revisionDesc>
  </teiHeader>
  <text xml:lang="ar">
    <front>
      <docTitle xml:id="title"><titlePart type="series">ar:series</titlePart><titlePart type="main">ar:title</titlePart></docTitle>
      <div type="original-header">
        <ab xml:id="h1" type="classification"><term type="classification">ar:secret</term></ab>
        <ab xml:id="h2" type="distribution"><list type="distribution" xml:id="l1"><head>ar:head</head>
          <item>ar:one</item><item xml:lang="he">he:two</item></list></ab>
      </div>
    </front>
    <body><div type="message">
      <p xml:id="p1">ar:text <foreign xml:lang="en">en:foreign <foreign xml:lang="he">he:foreign</foreign></foreign>
        <supplied reason="translator">ar:supplied</supplied> <supplied xml:lang="fr">fr:supplied</supplied>
        <gap reason="illegible"/> <pb n="2"/> <unclear>ar:unclear</unclear>
        <choice><sic>ar:sic</sic><corr>ar:corr</corr></choice>
        <note type="translator" xml:id="n1" xml:lang="en">en:note</note><note type="source">ar:source</note>
        <note type="editorial" xml:lang="fr">fr:note <p>fr:block</p></note></p>
      <note type="translator" place="foot" xml:id="n2">ar:standing</note>
      <note type="editorial" xml:id="n3" xml:lang="fr">fr:standing</note>
      <p xml:id="p2" xml:lang="fr">fr:paragraph</p>
      <closer xml:id="closer"><signed>ar:signed</signed></closer>
    </div></body>
    <back><div type="annotations"><note type="source" xml:id="n4">ar:annotation</note></div></back>
  </text>
</TEI>"""
REGISTER = f"""<TEI xmlns="{TEI}" xml:id="persons" xml:lang="fr"><teiHeader/><standOff><listPerson>
  <person xml:id="a"><persName type="preferred" xml:lang="he">he:name</persName><persName type="variant">fr:name</persName>
    <persName type="variant" xml:lang="ar">ar:name</persName><birth when="1913">fr:born</birth><death when="1990-01-02"/>
    <occupation from="1962" xml:lang="en">en:office</occupation>
    <note type="description">fr:description</note><idno type="VIAF">1</idno></person>
  <person xml:id="b"><persName>fr:other</persName><nationality>fr:nation</nationality></person>
</listPerson></standOff></TEI>"""


@pytest.fixture
def document() -> etree._ElementTree:
    return etree.ElementTree(etree.fromstring(CABLE))


def _wrongly_marked(page: etree._Element, labels: str = LABELS) -> list[str]:
    """The words of a page whose language is not what they say themselves (``fr:title``); words that say nothing are labels.

    The title of the window has the words of two languages, and room for one.
    """
    wrong = []
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in {"style", "meta", "link", "title"}:
            continue
        said: list[tuple[str | None, etree._Element]] = [(element.text, element)]
        said += [(element.get("aria-label"), element), (re.sub("[„“].*[“”]", "", element.get("title", "")), element)]
        parent = element.getparent()
        said += [(element.tail, parent)] if parent is not None else []
        for text, holder in said:
            given = next(
                (str(around.get("lang")) for around in [holder, *holder.iterancestors()] if around.get("lang")), ""
            )
            for word in re.findall(r"\w+:?[^\W\d_]+", re.sub(r"\[sic\]", "", text or "")):
                if given != (word.partition(":")[0] if ":" in word else labels):
                    wrong.append(f"{word} is in {given} in {etree.tostring(holder, encoding='unicode')[:120]}")
    return wrong


def _turned_wrongly(page: etree._Element) -> list[str]:
    """The texts in a language that runs otherwise than the nearest dir says."""
    wrong = []
    for element in page.iter():
        around = [element, *element.iterancestors()]
        direction = next((str(found.get("dir")) for found in around if found.get("dir")), "ltr")
        for word in (
            re.findall(r"\w+:?[^\W\d_]+", element.text or "")
            if isinstance(element.tag, str) and element.tag != "title"
            else ()
        ):
            if direction not in ("auto", "rtl" if word.partition(":")[0] in RIGHT_TO_LEFT else "ltr"):
                wrong.append(f"{word} runs {direction} in {element.text}")
    return wrong


def test_every_word_of_a_cable_has_its_language(document: etree._ElementTree, view: str) -> None:
    page, _ = transform(document, lang=LABELS, view=view)
    assert _wrongly_marked(page) == []
    assert _turned_wrongly(page) == []
    assert page.get("lang") == "de"
    assert page.get("dir") is None
    assert select(page, "//div[@class = 'text']")[0].attrib == {"class": "text", "lang": "ar", "dir": "rtl"}


def test_a_cable_without_a_title_takes_it_from_the_header(document: etree._ElementTree, view: str) -> None:
    (title,) = select(document, "//t:docTitle", namespaces={"t": TEI})
    title.getparent().remove(title)
    page, _ = transform(document, lang=LABELS, view=view)
    assert _wrongly_marked(page) == []
    assert select(page, "//h1[@lang = 'fr'][. = 'fr:title']")


def test_a_number_keeps_the_side_of_its_text(document: etree._ElementTree) -> None:
    page, _ = transform(document, lang=LABELS)
    numbers = select(page, "//a[@class = 'pn']")
    assert numbers
    assert {(number.get("lang"), number.get("dir")) for number in numbers} == {("de", None)}


def test_every_word_of_a_register_has_its_language() -> None:
    page, _ = transform(etree.ElementTree(etree.fromstring(REGISTER)), "register.xsl", lang=LABELS)
    assert _wrongly_marked(page) == []
    assert _turned_wrongly(page) == []


def test_every_word_of_an_entry_has_its_language() -> None:
    person = etree.tostring(etree.fromstring(REGISTER)[1][0][0], encoding="unicode", with_tail=False)
    data = (
        f'<entry-page name="he:name" register="persons" kind="person" list="x.html" count="1">{person}'
        '<appearance id="c" href="c.html" title="fr:title" lang="fr" date="1962-10-29" is-sender="yes">'
        '<mention href="c.html#p1" anchor="" before="ar:before" text="ar:name" after="" lang="ar"/></appearance></entry-page>'
    ).replace("<person ", '<person xml:lang="fr" ')
    page, _ = transform(etree.ElementTree(etree.fromstring(data)), "entry.xsl", lang=LABELS)
    assert _wrongly_marked(page) == []
    assert _turned_wrongly(page) == []


def test_an_edition_in_a_language_without_labels() -> None:
    data = '<edition title="T" subtitle="S" publisher="P" count="2"><cable id="a" href="a" title="A" date="1962"/>'
    data += '<cable id="b" href="b" title="B" lang="en" date="1963" from="F"/></edition>'
    page, _ = transform(etree.ElementTree(etree.fromstring(data)), "edition.xsl", lang="fr", edition_title="T")
    assert page.get("lang") == "en"
    for path in ("//title", "//h1", "//p[@class = 'subtitle']", "//a[@href = 'a']"):
        assert select(page, path)[0].get("lang") == "fr"
    assert select(page, "//a[@href = 'b']")[0].get("lang") is None
    assert select(page, "//h2[@id = 'page:cables']/ancestor-or-self::*/@lang") == ["en"]


def test_every_word_of_a_site_has_its_language(tmp_path: Path) -> None:
    titles = {
        name: f"fr:{name}" for name in ("title", "subtitle", "publisher", "editor", "translator", "rights", "notice")
    }
    settings = "".join(f'{name} = "{text}"\n' for name, text in titles.items())
    (tmp_path / "edition.toml").write_text(f'[edition]\nlanguage = "fr"\n{settings}')
    texts = {"registers/persons": REGISTER, "cables/c": _linked("c", "d"), "cables/d": _linked("d", "c")}
    for name, text in texts.items():
        (tmp_path / "tei" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tei" / f"{name}.xml").write_text(text, encoding="utf-8")
    with Store.open(tmp_path / "store.sqlite", tmp_path) as store:
        site = plan.site_of(open_edition(config.find(tmp_path), store, Working(1)).frame, store)
        steps = (step for one in plan.plan(site) for step in ([one] if isinstance(one, Step) else one.steps()))
        wanted = (step for step in steps if step.name not in NOT_OF_THE_TEXTS)
        files = [file for step in wanted if not step.name.endswith((".epub", ".pdf")) for file in step.make(site)]
    pages = {file.path: html.fromstring(file.content.decode()) for file in files if file.path.endswith(".html")}
    assert len(pages) >= 7
    for name, page in pages.items():
        for sentence in [*select(page, SENTENCES), *select(page, "//script")]:
            sentence.drop_tree()
        assert page.get("lang") == "en"
        assert (name, _wrongly_marked(page, "en"), _turned_wrongly(page)) == (name, [], [])


def _linked(own: str, other: str) -> str:
    """The cable under another id, with a name of the register in it, as an answer to the other cable."""
    named = CABLE.replace('xml:id="c"', f'xml:id="{own}"').replace(
        "<persName>fr:sender", '<persName ref="../registers/persons.xml#a">fr:sender'
    )
    return named.replace('type="replyTo"', f'type="replyTo" target="{other}.xml"').replace(
        "fr:paragraph", '<persName ref="../registers/persons.xml#b">fr:paragraph</persName>'
    )


RUNS = {
    "rtl": "ar he-IL FA ur yi ps sd ug dv ckb az-Arab yi-Hebr-US und-Hebr",
    "ltr": " en ar-Latn sd-Deva de-1996 ru-Latn - arn a art-x-arab",
}


@pytest.mark.parametrize("direction", RUNS)
def test_which_way_a_language_runs(direction: str) -> None:
    tags = [f"'{tag}'" for tag in RUNS[direction].split(" ")]
    assert set(called("direction", tags, "language", "en")) == {direction}
