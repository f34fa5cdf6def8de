"""Of the good edition every item holds; one thing changed, and exactly the item that it is about fails."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from diplomatic.citable import State
from diplomatic.citable.catalogue import items

from .conftest import asked, failed, messages, states
from .good import BASE, lock, sums

Change = Callable[[Path], None]
TEI = "tei/cables/hav-001.xml"
PAGE = "build/site/cables/hav-001.html"
STYLE = "build/site/style.css"


@dataclass(frozen=True)
class Break:
    """One change: the item that it breaks, what it is, how it is made, and a word of what is said of it."""

    code: str
    name: str
    change: Change
    says: str = ""


def put(file: str, old: str, new: str) -> Change:
    """Replace the first ``old`` in a file by ``new``."""

    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def cut(file: str, pattern: str) -> Change:
    """Remove the first match of a pattern from a file."""

    def change(folder: Path) -> None:
        path = folder / file
        text, count = re.subn(pattern, "", path.read_text("utf-8"), count=1, flags=re.S)
        assert count, f"{pattern!r} is not in {file}"
        path.write_text(text, "utf-8")

    return change


def gone(file: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def rename(file: str, to: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).rename(folder / to)

    return change


def all_of(*changes: Change) -> Change:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def add(file: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")

    return change


TITLE = "Telegram from Havana on the harvest, 001"
HEAD = '<meta name="citation_title"'
NOTE = '<div id="closer">'
BREAKS = [
    Break("C01", "the title is a placeholder", all_of(put(TEI, f"<title>{TITLE}", "<title>Foo, Bar")), "placeholder"),
    Break("C01", "there is no titleStmt", put(TEI, "<titleStmt>", "<titleStmt><title>TODO</title>"), "placeholder"),
    Break("C02", "there is no publisher", put(TEI, "<publisher>Archive of Telegrams</publisher>", ""), "a publisher"),
    Break(
        "C02",
        "the date stands before the publisher",
        all_of(
            put(
                TEI,
                '<publisher>Archive of Telegrams</publisher>\n        <date when="2025-05-01">1 May 2025</date>',
                '<date when="2025-05-01">1 May 2025</date>\n        <publisher>Archive of Telegrams</publisher>',
            ),
        ),
        "before the publisher",
    ),
    Break(
        "C03",
        "a date that is none",
        put(
            TEI,
            '<publisher>Archive of Telegrams</publisher>\n        <date when="2025-05-01">',
            '<publisher>Archive of Telegrams</publisher>\n        <date when="2025-13-01">',
        ),
        "ISO 8601",
    ),
    Break("C03", "a date to come", put(TEI, '<date when="2025-05-01">', '<date when="2925-05-01">'), "today"),
    Break(
        "C03",
        "a version before the publication",
        put(TEI, '<date when="2025-05-01">1', '<date when="2026-05-01">1'),
        "first publication",
    ),
    Break("C04", "there is no address", cut(TEI, r'<idno type="URI">.*?</idno>'), "no permanent address"),
    Break(
        "C04",
        "the page says another address",
        put(PAGE, f'rel="canonical" href="{BASE}/cables/hav-001.html"', f'rel="canonical" href="{BASE}/"'),
        "its TEI",
    ),
    Break("C04", "the page has no address", cut(PAGE, r'<link rel="canonical"[^>]*>'), "no canonical"),
    Break("C05", "a DOI that is none", put(TEI, "10.5281/zenodo.10001", "doi:zenodo"), "not the form"),
    Break(
        "C05",
        "two ways to write a DOI",
        put(TEI, "10.5281/zenodo.10001", "https://doi.org/10.5281/zenodo.10001"),
        "most DOIs",
    ),
    Break("C06", "a licence without an address", put(TEI, "https://creativecommons.org/licenses/by/4.0/", "CC BY"), ""),
    Break("C06", "one statement for both", cut(TEI, r"<licence>The original.*?</licence>"), ""),
    Break("C07", "the id is not that of the file", rename(TEI, "tei/cables/hav-01.xml"), "hav-01"),
    Break(
        "C08",
        "a paragraph without an id",
        all_of(put(TEI, '<p xml:id="p2">Our mission', '<p xml:id="p2">Our</p><p>mission'), lock),
        "no id",
    ),
    Break("C08", "a head without an id", all_of(put(TEI, ' xml:id="head"', ""), lock), "the head"),
    Break("C09", "an id twice", put(PAGE, NOTE, '<div id="h1"></div>' + NOTE), "2 times"),
    Break("C09", "an id of the text is not there", put(PAGE, NOTE, "<div>"), "lacks the id closer"),
    Break("C09", "a link leads nowhere", put(PAGE, NOTE, '<a href="#n9">note</a>' + NOTE), "#n9"),
    Break(
        "C09",
        "a link leads nowhere on another page",
        put("build/site/index.html", "#p2", "#p22"),
        "no place of that page",
    ),
    Break("C10", "a paragraph without a number", put(PAGE, '<a class="pn" href="#p2">2</a>', ""), "p2"),
    Break(
        "C10",
        "a number that CSS makes",
        put(PAGE, 'href="#p2">2</a>', 'href="#p2" aria-label="2"></a>'),
        "without words",
    ),
    Break("C10", "numbers are not printed", put(STYLE, "nav {", ".pn {"), "in print"),
    Break("C11", "no list of addresses", gone("citations.lock"), "no list"),
    Break("C11", "a conflict in the list", put("citations.lock", "hav-001 ", "<<<<<<< ours\nhav-001 "), "merge"),
    Break("C12", "no citeStructure", cut(TEI, r"<encodingDesc>.*?</encodingDesc>"), ""),
    Break("C12", "a path that is not absolute", put(TEI, 'match="/TEI/text', 'match="text'), "absolute"),
    Break("C12", "a block that no reference reaches", put(TEI, "//*[@xml:id]", "//p"), "no reference leads to"),
    Break("C12", "not the default", put(TEI, '<refsDecl default="true">', "<refsDecl>"), "default"),
    Break(
        "C13",
        "a unit of pages",
        put(TEI, "</refsDecl>", '<citeStructure unit="page" match="/TEI/text//p" use="@xml:id"/></refsDecl>'),
        "printing",
    ),
    Break("C14", "no day", put(PAGE, ' of <time datetime="2026-03-02">2 March 2026</time>', ""), "2026-03-02"),
    Break("C14", "another version in the metadata", put(PAGE, '"version": "1.1.0"', '"version": "1.0.0"'), "metadata"),
    Break(
        "C14",
        "a start page without a version",
        put("build/site/index.html", "Version 1.1.0 of", "As of"),
        "its version",
    ),
    Break(
        "C15",
        "a change of nobody",
        put(TEI, '<change when="2026-03-02" who="#editor">', '<change when="2026-03-02">'),
        "@who",
    ),
    Break(
        "C15",
        "a change of somebody unknown",
        put(TEI, '<change when="2026-03-02" who="#editor">', '<change when="2026-03-02" who="#editr">'),
        "editr",
    ),
    Break("C15", "no history", cut(TEI, r"<revisionDesc.*?</revisionDesc>"), "no history"),
    Break("C15", "oldest first", put(TEI, '<change when="2026-03-02"', '<change when="2024-03-02"'), ""),
    Break("C16", "no link to the latest version", cut(PAGE, r'<link rel="latest-version"[^>]*>'), "latest-version"),
    Break("C16", "no link to the version before", cut(PAGE, r'<link rel="predecessor-version"[^>]*>'), "predecessor"),
    Break(
        "C16",
        "the version before is not there",
        put(PAGE, "../versions/1.0.0/cables/hav-001", "../versions/0.9.0/cables/hav-001"),
        "is not there",
    ),
    Break("C16", "a release without a copy", add("releases/1.1.0/bagit.txt", "BagIt-Version: 1.0\n"), "no frozen copy"),
    Break(
        "C16",
        "a frozen page that leads nowhere",
        cut("build/site/versions/1.0.0/cables/hav-002.html", r'<link rel="latest-version"[^>]*>'),
        "frozen page",
    ),
    Break(
        "C18",
        "a time of the clock",
        put(PAGE, "<title>", "<!-- made 2026-03-05T11:12:13Z --><title>"),
        "2026-03-05T11:12:13",
    ),
    Break("C19", "no citation", cut(PAGE, r'<section class="citation">.*?</section>'), "no citation"),
    Break("C19", "a citation without the recipient", put(PAGE, " to Franciszek Krajewski", ""), "the recipient"),
    Break("C19", "a citation without the date", put(PAGE, "22 September 1962, in", "in"), "the date of the document"),
    Break("C19", "a citation without the shelfmark", put(PAGE, "6/77 w-82 t-12001, ", ""), "the shelfmark"),
    Break("C20", "no RIS", cut(PAGE, r"<link[^>]*\.ris\">"), "RIS"),
    Break("C20", "the RIS is broken", put("build/site/cables/hav-001.ris", "ER  -", "XX"), "ER"),
    Break(
        "C20",
        "the BibTeX is of the edition's year",
        put("build/site/cables/hav-001.bib", "origdate = {1962-09-22}, ", ""),
        "the date",
    ),
    Break(
        "C20",
        "the BibTeX is not closed",
        put("build/site/cables/hav-001.bib", "on the harvest", "on {the harvest"),
        "closed",
    ),
    Break("C20", "the CSL has another author", put("build/site/cables/hav-001.csl.json", "Jeleń", "Bar"), "the author"),
    Break("C21", "no container", cut(PAGE, r'<meta name="citation_book_title"[^>]*>'), "journalArticle"),
    Break(
        "C21", "another title", put(PAGE, f'citation_title" content="{TITLE}', 'citation_title" content="Home'), "Home"
    ),
    Break(
        "C22",
        "several authors in one tag",
        put(PAGE, 'content="Jeleń, Bolesław"', 'content="Jeleń, Bolesław; Krajewski, Franciszek"'),
        "",
    ),
    Break(
        "C22",
        "an editor as author",
        put(
            PAGE,
            '<meta name="citation_author"',
            '<meta name="citation_author" content="Nowak, Anna"><meta name="citation_author"',
        ),
        "no author",
    ),
    Break(
        "C22", "an invented author", put(PAGE, 'content="Jeleń, Bolesław"', 'content="Doe, John"'), "not in the header"
    ),
    Break(
        "C23",
        "COinS beside the tags",
        put(PAGE, NOTE, f'<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.title={TITLE}"></span>' + NOTE),
        "COinS",
    ),
    Break(
        "C23", "Dublin Core says otherwise", put(PAGE, HEAD, '<meta name="DC.title" content="Untold">' + HEAD), "Untold"
    ),
    Break("C24", "no JSON-LD", cut(PAGE, r"<script.*?</script>"), "no JSON-LD"),
    Break("C24", "JSON-LD that is none", put(PAGE, '"inLanguage": "en",', '"inLanguage": "en",,'), "cannot be read"),
    Break(
        "C24",
        "JSON-LD about something else",
        put(PAGE, f'"@id": "{BASE}/cables/hav-001.html"', f'"@id": "{BASE}/"'),
        "no @id",
    ),
    Break("C24", "no translator", put(PAGE, '"translator": {"name": "Małgorzata Gnoińska"}, ', ""), "translator"),
    Break(
        "C25",
        "the cable as of 2025",
        put(PAGE, 'citation_date" content="1962/09/22"', 'citation_date" content="2025/05/01"'),
        "the document is of 1962-09-22",
    ),
    Break(
        "C25",
        "the edition as of 1962",
        put(PAGE, '"datePublished": "2025-05-01"', '"datePublished": "1962-09-22"'),
        "date of the document",
    ),
    Break("C26", "no archive", cut(TEI, r"<msDesc>.*?</msDesc>"), "archive"),
    Break("C27", "nobody receives", cut(TEI, r'<correspAction type="received">.*?</correspAction>'), "the recipient"),
    Break("C28", "no link to the TEI", put(PAGE, '<a href="hav-001.xml">TEI</a>', ""), "as TEI"),
    Break("C28", "the TEI of another", put(PAGE, '<a href="hav-001.xml">', '<a href="hav-002.xml">'), "as TEI"),
    Break(
        "C29",
        "a script from elsewhere",
        put(PAGE, "</head>", '<script src="https://cdn.example.org/x.js"></script></head>'),
        "a script",
    ),
    Break(
        "C29",
        "a font from elsewhere",
        put(STYLE, "p {", '@import "//fonts.example.org/x.css";\np {'),
        "fonts.example.org",
    ),
    Break(
        "C29",
        "a script asks elsewhere",
        add("build/site/x.js", 'fetch("https://search.example.org/q")\n'),
        "search.example.org",
    ),
    Break(
        "C29",
        "a paragraph is not in the HTML",
        put(PAGE, "Our mission has seen no queues; the shops of Havana close early all the same.", "…"),
        "passages",
    ),
    Break("C30", "a link from the root", put(PAGE, 'href="../index.html"', 'href="/index.html"'), "root"),
    Break(
        "C30",
        "a link to the own host",
        put(PAGE, 'href="../index.html"', f'href="{BASE}/index.html"'),
        "names the host",
    ),
    Break("C30", "a link to a folder", put(PAGE, 'href="../index.html"', 'href="../"'), "folder"),
    Break("C30", "a link to nothing", put(PAGE, 'href="../index.html"', 'href="../home.html"'), "no file"),
    Break("C30", "no language", put(PAGE, '<html lang="en">', "<html>"), "language"),
    Break("C30", "a picture without a text", put(PAGE, NOTE, '<img src="../style.css">' + NOTE), "picture"),
]


def test_of_the_good_edition_everything_holds(good: Path) -> None:
    report = asked(good)
    assert {code: state for code, state in states(report).items() if state is not State.HELD} == {}, messages(report)


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: f"{broken.code}: {broken.name}")
def test_one_change_breaks_one_item(good: Path, broken: Break) -> None:
    broken.change(good)
    sums(good / "build/site")
    report = asked(good)
    assert failed(report) == [broken.code], messages(report)
    assert any(broken.says in message for message in messages(report)), messages(report)


def test_every_item_is_broken_here_or_below() -> None:
    elsewhere = {"C17"}
    assert {item.code.id for item in items()} == {broken.code for broken in BREAKS} | elsewhere


def test_a_published_text_that_changes_under_its_version(good: Path) -> None:
    put(TEI, "smaller than", "larger than")(good)
    put(PAGE, "smaller than", "larger than")(good)
    sums(good / "build/site")
    report = asked(good)
    assert failed(report) == ["C17"], messages(report)
    put("edition.toml", 'version = "1.1.0"', 'version = "1.2.0"')(good)
    assert failed(asked(good, "C17")) == []


def test_a_published_address_that_vanishes(good: Path) -> None:
    cut(TEI, r'<p xml:id="p2">.*?</p>')(good)
    cut(PAGE, r'<p id="p2">.*?</p>')(good)
    sums(good / "build/site")
    report = asked(good)
    assert failed(report) == ["C11"], messages(report)
    assert "p2" in messages(report)[0]


def test_a_file_that_is_another_than_listed(good: Path) -> None:
    put(STYLE, "margin", "padding")(good)
    report = asked(good)
    assert failed(report) == ["C18"]
    (good / STYLE).unlink()
    put(PAGE, "../style.css", "data:text/css,")(good)
    assert "is not there" in " ".join(messages(asked(good, "C18")))


def test_two_documents_with_one_id_and_one_address(good: Path) -> None:
    text = (good / TEI).read_text("utf-8")
    (good / "tei/cables/more").mkdir()
    (good / "tei/cables/more/hav-001.xml").write_text(text, "utf-8")
    report = asked(good)
    assert {"C04", "C07"} <= set(failed(report))


def test_generated_ids_will_do(good: Path) -> None:
    for path in (good / "tei/cables").glob("*.xml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r'<(p|head|closer|ab)( type="genre")? xml:id="\w+"', r"<\1\2", text), "utf-8")
    (verdict,) = asked(good, "C08").verdicts
    assert verdict.state is State.HELD
    assert "generated ids" in verdict.looked


def test_a_draft_is_excused_from_nothing(good: Path) -> None:
    put(TEI, 'status="published"', 'status="draft"')(good)
    put(TEI, "<publisher>Archive of Telegrams</publisher>", "")(good)
    assert failed(asked(good)) == ["C02"]


def test_before_the_first_release_there_are_no_copies(good: Path) -> None:
    shutil.rmtree(good / "releases")
    shutil.rmtree(good / "build/site/versions")
    cut(PAGE, r'<link rel="predecessor-version"[^>]*>')(good)
    (verdict,) = asked(good, "C16").verdicts
    assert verdict.state is State.NOT_APPLICABLE
    assert "no release yet" in verdict.reason


def test_the_lock_moves_with_a_release(good: Path) -> None:
    put(TEI, "smaller than", "larger than")(good)
    lock(good)
    assert failed(asked(good, "C11", "C17")) == []
