"""The editorial principles: rules as the cables state them, marks as the schema explains them and the pages show them."""

from pathlib import Path

from lxml import html

from diplomatic import resources
from diplomatic.publish import plan

from .conftest import change, made_of, opened, select, steps_of

CABLE = Path("tei/cables/cmc-032.xml")
ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Own</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader><text><body>
<schemaSpec ident="own" start="TEI" source="cable.compiled.odd">
{refs}
<elementSpec ident="unclear" mode="change">
<gloss xml:lang="de">unsichere Lesung</gloss><desc xml:lang="de">Nicht sicher.</desc></elementSpec>
<elementSpec ident="del" mode="delete"/>
</schemaSpec></body></text></TEI>"""


def principles(edition: Path) -> html.HtmlElement:
    (file,) = made_of(edition, "principles.html")
    return html.fromstring(file.content.decode())


def another(edition: Path, ident: str, old: str = "", new: str = "") -> None:
    """A cable like the first."""
    text = (edition / CABLE).read_text(encoding="utf-8").replace('xml:id="cmc-032"', f'xml:id="{ident}"')
    assert old in text
    (edition / CABLE).with_name(f"{ident}.xml").write_text(text.replace(old, new), encoding="utf-8")


def test_the_rules_stand_under_their_labels(edition: Path) -> None:
    root = principles(edition)
    assert select(root, "//section[contains(@class, 'rule')]/h2/text()") == [
        "Errors",
        "Spelling and spaces",
        "Punctuation",
        "Division of the text",
        "Interpretation",
    ]
    (rule,) = root.xpath("//section[@aria-labelledby = 'page:rule-normalization']")
    assert rule.find_class("prose")[0].text_content().strip() == (
        "Runs of spaces, no-break spaces and line breaks of the transcript are one space."
    )
    assert root.find_class("few") == []


def test_equal_rules_are_stated_once_and_others_with_their_cables(edition: Path) -> None:
    for number in range(33, 41):
        another(edition, f"cmc-0{number}", "<normalization>", "<normalization><!-- the same -->\n  ")
    another(edition, "cmc-041", "are one space.", "are kept as they are.")
    root = principles(edition)
    (rule,) = root.xpath("//section[@aria-labelledby = 'page:rule-normalization']")
    assert [text.text_content().strip().split("spaces")[-1] for text in rule.find_class("prose")] == [
        " and line breaks of the transcript are one space.",
        " and line breaks of the transcript are kept as they are.",
    ]
    first, second = rule.find_class("few")
    assert select(first, ".//a/@href") == [
        *(f"cables/cmc-0{number}.html" for number in range(32, 37)),
        "chronology/index.html",
    ]
    assert first.text_content().split()[-3:] == ["and", "4", "others"]
    assert select(second, ".//a/@href") == ["cables/cmc-041.html"]
    assert len(root.find_class("few")) == 2


def test_rules_of_any_kind_and_shape(edition: Path) -> None:
    change(
        edition / CABLE,
        "<normalization>",
        '<p xml:id="x1">See <ref target="#encoder">whom</ref> and <ref target="https://example.org/">where</ref>.</p>'
        '<hyphenation><p>Word for word. <persName ref="../registers/persons.xml#gromyko">Gromyko</persName></p>'
        "</hyphenation><normalization>",
    )
    root = principles(edition)
    found = select(root, "//section[contains(@class, 'rule')]/h2/text()")
    assert (found[3], found[-1]) == ("Hyphens", "Treatment of the text")
    assert select(root, "//section[contains(@class, 'rule')]//a/@href") == [
        "registers/persons/gromyko.html",
        "https://example.org/",
    ]
    assert "See whom and where." in root.text_content()


def test_each_mark_is_shown_as_it_looks(edition: Path) -> None:
    root = principles(edition)
    samples = {sign.findtext("h3/span"): sign for sign in root.find_class("sign")}
    assert list(samples) == [
        "supplied words",
        "as it stands",
        "two forms",
        "uncertain reading",
        "missing text",
        "added words",
        "struck-out words",
    ]
    supplied = samples["supplied words"]
    assert select(supplied, ".//span[@class = 'mark supplied']/span[@class = 'bracket']/text()") == ["[", "]"]
    assert "The translator added it to make the sentence readable." in supplied.text_content()
    assert select(samples["two forms"], ".//*[@class = 'corrected']//text()") == ["here"]
    assert "the source has “hear”" in samples["two forms"].text_content()
    assert (
        "[illegible]" in samples["missing text"].text_content() or "illegible" in samples["missing text"].text_content()
    )
    assert select(root, "//*[@class = 'sample']//@href | //*[@class = 'sample']//@id") == []


def test_each_kind_of_note_and_each_header_line(edition: Path) -> None:
    root = principles(edition)
    assert select(root, "//div[contains(@class, 'note standing')]/@class") == [
        f"note standing {kind}-note" for kind in ("translator", "editorial", "source")
    ]
    lines = select(root, "//dl//dt/code/text()")
    assert lines[:3] == ["addressee", "classification", "handling"]
    assert len(lines) == 13
    assert "guidelines/element-note.html" in select(root, "//a/@href")


def test_the_schema_of_the_edition_explains_its_own_marks(edition: Path) -> None:
    shipped = resources.folder("schema") / "cable.compiled.odd"
    modules = "\n".join(f'<moduleRef key="{name}"/>' for name in _modules(shipped))
    (edition / "schema").mkdir()
    (edition / "schema" / "own.odd").write_text(ODD.format(refs=modules), encoding="utf-8")
    (edition / "schema" / "cable.compiled.odd").write_bytes(shipped.read_bytes())
    change(edition / "edition.toml", "[paths]\n", '[paths]\nschema = "schema/own.odd"\n')
    change(edition / "edition.toml", 'language = "en"', 'language = "de"')
    root = principles(edition)
    glosses = select(root, "//h3/span/text()")
    assert "unsichere Lesung" in glosses
    assert "struck-out words" not in glosses
    assert select(root, "//h3/span[. = 'unsichere Lesung']/@lang") == []
    assert select(root, "//h3/span[. = 'supplied words']/@lang") == ["en"]
    assert select(root, "//h1/text()") == ["Editionsgrundsätze"]


def _modules(odd: Path) -> list[str]:
    root = html.fromstring(odd.read_bytes())
    return sorted(
        set(select(root, "//elementspec/@module | //classspec/@module | //macrospec/@module | //dataspec/@module"))
    )


def test_the_trees_are_not_needed(edition: Path) -> None:
    """The page is made from facts: an edition may have more cables than there is room for."""
    with opened(edition) as (site, _):
        (edition / CABLE).unlink()
        (step,) = (step for step in steps_of(plan.plan(site)) if step.name == "principles.html")
        assert b"Errors" in next(iter(step.make(site))).content
