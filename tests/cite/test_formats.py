"""Each format, read back by a library that others wrote; the fields are those that went in."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs

import pytest
import rdflib
import rispy
from datacite import schema45
from lxml import etree, html
from pybtex.database import Entry, parse_string

from diplomatic.cite import Work, highwire, work_of
from diplomatic.cite.formats import NAMES, renderer, together
from diplomatic.cite.formats.dublin_core import DC, element
from diplomatic.diagnostics import CannotRun
from diplomatic.document import read

from .conftest import BURTON, EMBASSY, EVERYTHING, JELEN, SAMPLE, TO_NOBODY, Header, bibtex_fields, config, dated, work

WORKS = {
    "burton": BURTON,
    "to-nobody": TO_NOBODY,
    "embassy": EMBASSY,
    "undated": dated(""),
    "jelen": JELEN,
    "sample": work_of(read(SAMPLE), config(title="Cables", url="https://example.org")),
    "everything": work_of(read(EVERYTHING), config(title="Cables", url="https://example.org")),
    "nothing": work(Header(language="")),
}
every_work = pytest.mark.parametrize("cited", WORKS.values(), ids=WORKS)


def rendered(cited: Work, name: str) -> str:
    return renderer(name)(cited)


@every_work
class TestBibtex:
    def entry(self, cited: Work) -> Entry:
        (entry,) = parse_string(rendered(cited, "bibtex"), "bibtex").entries.values()
        return entry

    def fields(self, cited: Work) -> dict[str, str]:
        return bibtex_fields(rendered(cited, "bibtex"))

    def test_names(self, cited: Work) -> None:
        persons = self.entry(cited).persons.get("author", [])
        assert [self.name(person) for person in persons] == [
            (agent.family or agent.literal, agent.given) for agent in cited.authors
        ]

    def name(self, person: Any) -> tuple[str, str]:
        last = " ".join((*person.prelast_names, *person.last_names)).strip("{}")
        return last, " ".join((*person.first_names, *person.middle_names)).strip("{}")

    def test_fields(self, cited: Work) -> None:
        fields = self.fields(cited)
        expected = {
            "title": cited.title,
            "booktitle": cited.container or cited.series,
            "publisher": cited.publisher,
            "address": cited.place,
            "version": cited.version,
            "doi": cited.doi,
            "url": cited.url,
            "origdate": cited.date.iso,
            "date": cited.published.iso,
        }
        assert {name: fields.get(name, "") for name in expected} == expected

    def test_the_day_of_the_document_is_in_the_note_of_styles_that_know_no_other(self, cited: Work) -> None:
        note = self.fields(cited)["note"]
        assert (cited.date.year or "undated") in note
        assert cited.archive.shelfmark in note


@every_work
class TestRis:
    def record(self, cited: Work) -> dict[str, Any]:
        (record,) = rispy.loads(rendered(cited, "ris"))
        return dict(record)

    def test_fields(self, cited: Work) -> None:
        record = self.record(cited)
        day, month, year = cited.date.iso.split("-")[::-1] if cited.date else ("", "", "")
        expected = {
            "type_of_reference": "PCOMM",
            "title": cited.title,
            "secondary_title": cited.container or cited.series,
            "publisher": cited.publisher,
            "place_published": cited.place,
            "edition": cited.version,
            "accession_number": cited.archive.shelfmark,
            "name_of_database": cited.archive.repository,
            "language": cited.language,
            "doi": cited.doi,
            "year": year,
            "date": f"{year}/{month}/{day}/" if year else "",
        }
        assert {name: record.get(name, "") for name in expected} == expected
        assert record.get("urls", []) == ([cited.url] if cited.url else [])

    def test_names(self, cited: Work) -> None:
        record = self.record(cited)
        assert record.get("authors", []) == [agent.inverted for agent in cited.authors]
        assert record.get("secondary_authors", []) == [agent.inverted for agent in cited.recipients]
        assert record.get("tertiary_authors", []) == [agent.inverted for agent in cited.editors]
        assert "subsidiary_authors" not in record  # a letter has none: whoever is there becomes an author in Zotero
        assert all(agent.direct in record["notes"][0] for agent in cited.translators)

    def test_the_day_of_the_edition_is_in_the_note(self, cited: Work) -> None:
        assert cited.published.year in self.record(cited)["notes"][0]

    def test_lines(self, cited: Work) -> None:
        lines = rendered(cited, "ris").split("\r\n")
        assert lines[0] == "TY  - PCOMM"
        assert lines[-2:] == ["ER  - ", ""]
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines[:-1])


CSL_NAMES = {"author", "recipient", "editor", "translator"}
CSL_DATES = {"event-date", "original-date", "issued", "accessed"}


@every_work
def test_csl_json(cited: Work) -> None:
    """The rules of csl-data.json 1.0.2 that bear on what is written: strings, names, dates; the rest is an unknown variable."""
    (item,) = json.loads(rendered(cited, "csl-json"))
    assert item["id"] == cited.id
    assert item.get("title", "") == cited.title
    for name, value in item.items():
        if name in CSL_NAMES:
            assert all(set(one) <= {"family", "given", "literal"} and one for one in value)
        elif name in CSL_DATES:
            assert set(value) in ({"date-parts"}, {"literal"})
            assert all(1 <= len(part) <= 3 for part in value.get("date-parts", []))
        else:
            assert isinstance(value, str)
            assert value
    assert [one.get("literal") or one["family"] for one in item.get("author", [])] == [
        agent.literal or agent.family for agent in cited.authors
    ]
    if cited.container or cited.series or cited.publisher:
        assert ("event-date" in item, "issued" in item) == (bool(cited.date), bool(cited.published))
    else:
        assert ("event-date" in item, "issued" in item) == (False, bool(cited.date)), (
            "in no edition its date is its own"
        )


@pytest.mark.parametrize(
    ("date", "edtf", "words"),
    [
        ('<date from="1962-10-27" to="1962-10-29"/>', "1962-10-27/1962-10-29", "27 October 1962 – 29 October 1962"),
        ('<date notBefore="1962-10-27" notAfter="1962-10-29"/>', "1962-10-27/1962-10-29", "between 27 October 1962"),
        ('<date to="1962-10"/>', "../1962-10", "until October 1962"),
    ],
)
def test_a_date_that_is_no_day(date: str, edtf: str, words: str) -> None:
    """In full where the format has ranges; in words in all of them; DataCite and biblatex leave an open end empty."""
    cited = dated(date)
    (item,) = json.loads(rendered(cited, "csl-json"))
    lasting = "date-parts" in item["event-date"]
    assert lasting or words in item["event-date"]["literal"]
    bibtex = bibtex_fields(rendered(cited, "bibtex"))
    assert (bibtex["origdate"], words in bibtex["note"]) == (edtf.replace("..", ""), True)
    (record,) = rispy.loads(rendered(cited, "ris"))
    assert (record["year"], words in record["notes"][0]) == ("1962", True)
    dublin_core = etree.fromstring(rendered(cited, "dublin-core"))
    assert dublin_core.findtext(f"{{{DC}}}date") == edtf
    datacite = json.loads(rendered(cited, "datacite"))
    schema45.validator.validate(datacite)
    assert datacite["dates"][0]["date"] == edtf.replace("..", "")
    assert json.loads(rendered(cited, "json-ld"))["dateCreated"] == edtf
    assert dict(highwire(cited))["citation_date"].startswith("1962/10")


@every_work
def test_coins(cited: Work) -> None:
    span = html.fragment_fromstring(rendered(cited, "coins"))
    assert (span.tag, span.get("class"), span.text) == ("span", "Z3988", None)
    values = parse_qs(span.get("title", ""), strict_parsing=True)
    assert values["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert values.get("rft.title", [""]) == [cited.title]
    assert values.get("rft.creator", []) == [agent.inverted for agent in cited.authors]
    assert values.get("rft.date", [""]) == [cited.date.iso]
    assert values.get("rft.identifier", [""]) == [cited.url]


DCMES = set(
    "title creator subject description publisher contributor date type format identifier source language relation coverage "
    "rights".split()
)


@every_work
def test_dublin_core(cited: Work) -> None:
    record = etree.fromstring(rendered(cited, "dublin-core"))
    found: dict[str, list[str]] = {}
    for term in record:
        assert etree.QName(term).namespace == DC
        found.setdefault(etree.QName(term).localname, []).append(term.text or "")
    assert set(found) <= DCMES
    assert found.get("title", [""]) == [cited.title]
    assert found.get("creator", []) == [agent.inverted for agent in cited.authors]
    assert found.get("date", [""]) == [cited.date.iso]
    assert found["type"][0] == "Text"
    assert cited.published.year in found["description"][0]
    assert [(term.tag, term.text) for term in element(cited)] == [(term.tag, term.text) for term in record]


@every_work
def test_datacite(cited: Work) -> None:
    """Against the JSON schema of DataCite 4.5, as the package ``datacite`` has it; and it makes the XML of kernel 4."""
    if not cited.published:
        with pytest.raises(CannotRun, match="year of publication"):
            rendered(cited, "datacite")
        return
    record = json.loads(rendered(cited, "datacite"))
    schema45.validator.validate(record)
    assert record["publicationYear"] == cited.published.year
    created = [date["date"] for date in record["dates"] if date["dateType"] == "Created"]
    assert created == ([cited.date.iso] if cited.date else [])
    assert etree.fromstring(schema45.tostring(record).encode()).tag == "{http://datacite.org/schema/kernel-4}resource"


SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's parser calls what rdflib deprecates
@every_work
def test_json_ld(cited: Work) -> None:
    """As a graph. The context is on the web: here it is what it says of these terms, that they are those of schema.org."""
    node = json.loads(rendered(cited, "json-ld"))
    assert node.pop("@context") == "https://schema.org"
    graph = rdflib.Graph().parse(data=json.dumps({**node, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")
    (subject,) = graph.subjects(rdflib.RDF.type, SCHEMA.Message)
    if cited.address:
        assert str(subject) == cited.address

    def values(term: str) -> list[str]:
        return [str(value) for value in graph.objects(subject, SCHEMA[term])]

    assert values("name") == ([cited.title] if cited.title else [])
    assert values("dateCreated") == ([cited.date.iso] if cited.date else [])
    assert values("datePublished") == ([cited.published.iso] if cited.published else [])
    assert values("version") == ([cited.version] if cited.version else [])
    for term, agents in (("author", cited.authors), ("recipient", cited.recipients), ("translator", cited.translators)):
        names = {
            str(name) for agent in graph.objects(subject, SCHEMA[term]) for name in graph.objects(agent, SCHEMA.name)
        }
        assert names == {agent.direct for agent in agents}
    assert ("isPartOf" in node) == bool(cited.container or cited.series)
    assert node.get("inLanguage", "") == cited.language


class Scripts(HTMLParser):
    """What a browser takes for the script, and for the text after it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.script, self.after = False, "", ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        del attrs
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.script += data
        else:
            self.after += data


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- <script>", "]]> & <b>"])
def test_json_ld_cannot_leave_its_script(title: str) -> None:
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{rendered(work(Header(title=escaped)), "json-ld")}</script>after')
    assert json.loads(page.script)["name"] == title
    assert page.after == "after"


class TestHighwire:
    def test_authors_one_to_a_tag_and_editors_apart(self) -> None:
        tags = highwire(JELEN)
        assert [content for name, content in tags if name == "citation_author"] == ["Jeleń, Bolesław"]
        assert [content for name, content in tags if name == "citation_editor"] == ["Hershberg, James G."]

    @every_work
    def test_it_has_a_container_wherever_there_is_one(self, cited: Work) -> None:
        """Without, Zotero takes the page for an article in a journal."""
        tags = dict(highwire(cited))
        assert ("citation_book_title" in tags) == bool(cited.container or cited.series)
        assert tags.get("citation_date", "") == cited.date.iso.replace("-", "/")
        assert tags.get("citation_online_date", "") == cited.published.iso.replace("-", "/")
        assert tags.get("citation_public_url", "") == cited.address
        assert all(tags.values())


class TestTogether:
    def test_lists(self) -> None:
        both = [EMBASSY, JELEN]
        assert [item["id"] for item in json.loads(together("csl-json", both))] == ["c-001", "jelen"]
        assert len(json.loads(together("datacite", both))) == 2
        assert len(json.loads(together("json-ld", both))) == 2
        assert list(parse_string(together("bibtex", both), "bibtex").entries) == ["c-001", "jelen"]
        assert len(rispy.loads(together("ris", both))) == 2

    def test_one_cable_is_as_it_is_alone(self) -> None:
        for name in NAMES:
            assert together(name, [JELEN]) == rendered(JELEN, name)

    def test_a_format_for_one_alone(self) -> None:
        with pytest.raises(CannotRun, match="holds one cable"):
            together("dublin-core", [EMBASSY, JELEN])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_made_up(name: str) -> None:
    """Of a cable of which nothing is known, nothing is said but its id, its kind, and that it has no date."""
    if name == "datacite":
        return
    said = rendered(work(Header(language="", id="x-1")), name)
    assert not re.search(r"(?i)unknown|anonym|n\.\s?d\.|untitled|none|null|editor|publisher", said)
