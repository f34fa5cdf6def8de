"""schema/cable.odd is the one source: it is TEI, its examples are right, it explains all it keeps."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import xmlschema
from click.testing import CliRunner
from lxml import etree

from diplomatic.cli.main import cli

from .conftest import ROOT, SCHEMA, parse
from .mutations import walk

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ODD = ROOT / "schema" / "cable.odd"
P5SUBSET = Path(os.environ.get("TEI_P5SUBSET", ROOT.parent / "shared" / "tei" / "p5subset.xml"))
GENERATED = ["cable.rng", "cable.xsd", "xml.xsd", "cable.sch", "cable.compiled.odd"]
SPECS = [f"{TEI}{kind}" for kind in ("elementSpec", "classSpec", "macroSpec", "dataSpec")]
THE_THREE = {
    "the original header": "self::e:div[@type='original-header'][e:ab]",
    "the distribution list": "self::e:list[@type='distribution'][e:item/e:persName]",
    "a translator's note": "self::e:note[@type='translator'][@resp]",
}
MAIN_ELEMENTS = [
    "TEI",
    "teiHeader",
    "text",
    "front",
    "body",
    "back",
    "div",
    "ab",
    "p",
    "note",
    "list",
    "item",
    "closer",
]
SEEDS = range(6)
STEPS = 40
A_SENTENCE = 30  # characters; a shorter text of the TEI may be ours by chance

odd = etree.parse(ODD).getroot()  # also says that no xml:id stands twice in it
examples = list(odd.iter(f"{EXAMPLES}egXML"))


def owner(element: etree._Element) -> str:
    """The specification, or the section of the guide, that something stands in."""
    for parent in element.iterancestors(*SPECS, f"{TEI}div"):
        return parent.get("ident", parent.get(XML_ID, ""))
    return ""


def kept(kind: str) -> Iterator[etree._Element]:
    """What the ODD declares or changes, and does not delete."""
    return (element for element in odd.iter(f"{TEI}{kind}") if element.get("mode") != "delete")


def words(element: etree._Element) -> str:
    """The text in an element, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def as_tei(example: etree._Element) -> etree._Element:
    """What an example shows, in the namespace in which an editor writes it."""
    text = etree.tostring(example, encoding="unicode", with_tail=False)
    moved = etree.fromstring(text.replace(EXAMPLES.strip("{}"), TEI.strip("{}")))
    return next(moved.iterchildren(f"{TEI}*"))


# ---- the ODD itself


@pytest.mark.conformance
@pytest.mark.xdist_group("tei_all")
def test_the_odd_is_valid_tei(tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(parse(ODD)), str(tei_all.error_log)[:1000]


def test_one_schema_starts_with_tei() -> None:
    (schema,) = odd.iter(f"{TEI}schemaSpec")
    assert (schema.get("ident"), schema.get("start")) == ("cable", "TEI")


def test_every_group_of_specifications_is_part_of_the_schema() -> None:
    groups = [group.get(XML_ID) for group in odd.iter(f"{TEI}specGrp")]
    assert groups == [ref.get("target", "")[1:] for ref in odd.iter(f"{TEI}specGrpRef")]


def test_included_elements_and_their_specifications_are_the_same() -> None:
    included = [name for ref in odd.iter(f"{TEI}moduleRef") for name in ref.get("include", "").split()]
    assert sorted(included) == sorted(spec.get("ident", "") for spec in kept("elementSpec"))


@pytest.mark.parametrize(
    "kind", ["elementSpec", "classSpec", "macroSpec", "dataSpec", "attDef", "valItem", "constraintSpec"]
)
def test_everything_kept_has_a_sentence(kind: str) -> None:
    silent = [
        f"{owner(element)} {element.get('ident')}"
        for element in kept(kind)
        if not (element.findtext(f"{TEI}desc") or "").strip().endswith(".")
    ]
    assert silent == []


def test_value_lists_are_closed() -> None:
    assert [owner(values) for values in odd.iter(f"{TEI}valList") if values.get("type") != "closed"] == []


def test_every_element_has_a_gloss_and_an_example() -> None:
    lacking = [
        spec.get("ident")
        for spec in kept("elementSpec")
        if spec.find(f"{TEI}gloss") is None or spec.find(f"{TEI}exemplum/{EXAMPLES}egXML") is None
    ]
    assert lacking == []


# ---- the examples


@pytest.mark.parametrize("example", examples, ids=[f"{i}-{owner(example)}" for i, example in enumerate(examples)])
def test_an_example_is_valid(example: etree._Element, libxml2: etree.XMLSchema) -> None:
    assert len(example) == 1
    assert libxml2.validate(as_tei(example)), libxml2.error_log


@pytest.mark.parametrize("path", THE_THREE.values(), ids=THE_THREE)
@pytest.mark.parametrize("place", [f"{TEI}exemplum", f"{TEI}div"])
def test_the_three_distinct_things_are_shown_in_the_guide_and_in_the_reference(path: str, place: str) -> None:
    shown = [
        element for example in examples for element in example.iter() if next(example.iterancestors()).tag == place
    ]
    found = [element for element in shown if element.xpath(path, namespaces={"e": EXAMPLES.strip("{}")})]
    assert found


@pytest.mark.parametrize("name", MAIN_ELEMENTS)
def test_the_example_of_a_main_element_shows_it(name: str) -> None:
    (spec,) = (spec for spec in kept("elementSpec") if spec.get("ident") == name)
    assert list(spec.iter(f"{EXAMPLES}{name}"))


# ---- what is generated


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the ODD was compiled."""
    if not P5SUBSET.is_file():
        pytest.skip(f"p5subset.xml is not here ({P5SUBSET}); set TEI_P5SUBSET to its path")
    folder = tmp_path_factory.mktemp("schema")
    arguments = [
        "schema",
        "compile",
        str(ODD),
        "--source",
        str(P5SUBSET),
        "--to",
        "rng,xsd,sch,odd",
        "--output",
        str(folder),
    ]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.conformance
@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_file_is_what_the_compiler_writes(name: str, written: Path) -> None:
    again = "diplomatic schema compile schema/cable.odd --to rng,xsd,sch --output schema"
    assert (written / name).read_bytes() == (ROOT / "schema" / name).read_bytes(), f"write it again: {again}"


@pytest.mark.conformance
@pytest.mark.parametrize("name", GENERATED)
def test_nothing_of_the_teis_own_prose_is_in_a_generated_file(name: str, written: Path) -> None:
    source = etree.parse(P5SUBSET, etree.XMLParser(collect_ids=False, huge_tree=True))
    prose = [f"{TEI}{kind}" for kind in ("desc", "gloss", "remarks", "valDesc")] + [f"{SCH}assert", f"{SCH}report"]
    sentences = {words(element) for element in source.iter(*prose)}
    text = words(etree.parse(written / name).getroot())
    assert [sentence for sentence in sentences if len(sentence) > A_SENTENCE and sentence in text] == []


# ---- both schemas are the same schema


@pytest.fixture(scope="session")
def grammar() -> etree._ElementTree:
    return etree.parse(ROOT / "schema" / "cable.rng")


@pytest.fixture(scope="session")
def relaxng(grammar: etree._ElementTree) -> etree.RelaxNG:
    """The RELAX NG schema in libxml2."""
    return etree.RelaxNG(grammar)


@pytest.fixture(scope="session")
def any_element(grammar: etree._ElementTree) -> etree.RelaxNG:
    """The same schema with every element as a start, so that a fragment can be validated, as XSD can."""
    copied = etree.fromstring(etree.tostring(grammar))
    (start,) = copied.iter(f"{RNG}start")
    start[:] = []
    choice = etree.SubElement(start, f"{RNG}choice")
    for define in copied.iter(f"{RNG}define"):
        if define.find(f"{RNG}element") is not None:
            etree.SubElement(choice, f"{RNG}ref", name=define.get("name", ""))
    return etree.RelaxNG(copied)


@pytest.mark.parametrize("example", examples, ids=[f"{i}-{owner(example)}" for i, example in enumerate(examples)])
def test_an_example_is_valid_in_relax_ng(example: etree._Element, any_element: etree.RelaxNG) -> None:
    assert any_element.validate(as_tei(example)), any_element.error_log


def test_both_schemas_declare_the_same_elements(grammar: etree._ElementTree) -> None:
    declared = {element.get("name") for element in etree.parse(SCHEMA).getroot().iterchildren("{*}element")}
    assert {element.get("name") for element in grammar.iter(f"{RNG}element")} == declared


@pytest.mark.parametrize("seed", SEEDS)
def test_both_schemas_agree_on_every_mutant(
    seed: int,
    documents: dict[str, etree._ElementTree],
    relaxng: etree.RelaxNG,
    libxml2: etree.XMLSchema,
    explainer: xmlschema.XMLSchema10,
) -> None:
    seen: list[bool] = []

    def agreed(mutant: etree._Element) -> bool:
        verdicts = {
            "RELAX NG": relaxng.validate(mutant),
            "XSD by libxml2": libxml2.validate(mutant),
            "XSD by xmlschema": explainer.is_valid(cast("Any", mutant)),
        }
        assert len(set(verdicts.values())) == 1, f"{verdicts}\n{etree.tostring(mutant, encoding='unicode')}"
        seen.append(verdicts["RELAX NG"])
        return seen[-1]

    for document in [*documents.values(), parse(ROOT / "tei" / "cables" / "cmc-032.xml")]:
        for _ in walk(document.getroot(), seed, STEPS, agreed):
            pass
    assert seen.count(True) > STEPS
    assert seen.count(False) > STEPS
