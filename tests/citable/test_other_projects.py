"""What other people have: sites as other software makes them, folders of TEI, single files. All of it invented, the manners real."""

from pathlib import Path

from diplomatic.citable import State, examine, subject_at

from .conftest import asked, failed, messages, states
from .good import _TEI, filled

WORDS = "In the morning the consul received a second letter, which he read aloud to those who were present in the chancery. "


def static_generator(folder: Path) -> Path:
    """A site as generators of static TEI editions make them: a placeholder for the author, COinS and Dublin Core beside Highwire
    tags, addresses from the root, a framework from elsewhere, a citation with the address of another page."""
    page = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Letter {n}</title>
<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5/dist/css/bootstrap.min.css">
<meta name="citation_title" content="Letter {n}"><meta name="citation_author" content="Foo, Bar">
<meta name="citation_date" content="2021">
<meta name="DC.title" content="Static edition"><meta name="DC.creator" content="Foo, Bar">
</head><body><nav><a href="/toc.html">Contents</a></nav><div class="container"><h1>Letter {n}</h1>
<span class="Z3988" title="ctx_ver=Z39.88-2004&rft.title=Static+edition&rft.au=Foo%2C+Bar"></span>
<p>{words}</p><p>{words}</p><p id="in-the-morning-the-consul">{words}</p><p id="n3">{words}</p><a href="#fn9">9</a>
<div id="cite-modal"><h5>How to cite</h5><p>Foo, Bar: Letter 1, https://letters.invalid.org/letter-1.html</p></div>
</div><script src="https://code.jquery.com/jquery.js"></script></body></html>"""
    for n in (1, 2):
        _put(folder / f"letter-{n}.html", page.replace("{n}", str(n)).replace("{words}", WORDS * 3))
    _put(
        folder / "index.html",
        "<html><head><title>Letters</title></head><body><ul><li><a href='letter-1.html'>1</a></li></ul></body></html>",
    )
    return folder


def in_the_browser(folder: Path) -> Path:
    """A site that shows its TEI in the browser: pages without words, and the documents beside them."""
    for ident in ("hav-001", "hav-002"):
        _put(folder / f"tei/{ident}.xml", filled(_TEI, ident))
        page = (
            f'<!DOCTYPE html><html lang="en"><head><title>{ident}</title><script src="ceteicean.js"></script></head>'
            f"<body><main><h1>{ident}</h1>"
            f"<div id='TEI'></div></main><script>new CETEI().getHTML5('tei/{ident}.xml', show)</script></body></html>"
        )
        _put(folder / f"{ident}.html", page)
    _put(folder / "ceteicean.js", "/* shows TEI */")
    return folder


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_static_site_with_placeholders(tmp_path: Path) -> None:
    report = asked(static_generator(tmp_path / "site"))
    assert report.pages == 3
    said = " ".join(messages(report))
    for words in (
        "the page names no canonical address",
        "the paragraph has no id",
        "the id 'in-the-morning-the-consul' is made from the words",
        "the link #fn9 leads nowhere",
        "no number that links to it",
        "the tag citation_author is a placeholder: 'Foo, Bar'",
        "Zotero would make it a journalArticle",
        "reference managers take COinS",
        "dc.title says 'Static edition', and citation_title 'Letter 1'",
        "the page asks another host for a script: https://code.jquery.com/jquery.js",
        "the link /toc.html begins at the root",
        "does not say its language",
        "the citation that the page shows lacks the title",
        "there is no SHA256SUMS here",
    ):
        assert words in said
    answers = states(report)
    assert all(answers[code] is State.NOT_APPLICABLE for code in ("C01", "C07", "C12", "C26", "C11", "C17")), answers
    assert {
        "C04",
        "C08",
        "C09",
        "C10",
        "C14",
        "C16",
        "C18",
        "C19",
        "C20",
        "C21",
        "C23",
        "C24",
        "C28",
        "C29",
        "C30",
    } <= set(failed(report))


def test_an_id_that_opens_the_wrong_page(tmp_path: Path) -> None:
    folder = static_generator(tmp_path / "site")
    page = (folder / "letter-2.html").read_text("utf-8")
    own = '<link rel="canonical" href="https://letters.nowhere.org/letter-2.html">'
    wrong = "https://letters.nowhere.org/letter-1.html"
    page = page.replace("</head>", own + "</head>").replace("https://letters.invalid.org/letter-1.html", wrong)
    (folder / "letter-2.html").write_text(page.replace("Letter 1,", "Letter 2,"), "utf-8")
    found = [finding for verdict in asked(folder, "C19").verdicts for finding in verdict.findings]
    assert [finding.message for finding in found if finding.path.name == "letter-2.html"] == [
        "the citation that the page shows lacks the permanent address"
    ]


def test_a_site_that_a_script_fills(tmp_path: Path) -> None:
    report = asked(in_the_browser(tmp_path / "site"))
    assert (report.texts, report.pages) == (2, 2)
    assert "passages are not in the HTML" in " ".join(messages(report, ["C29"]))
    answers = states(report)
    assert answers["C01"] is answers["C12"] is answers["C26"] is State.HELD
    assert {"C09", "C28", "C29"} <= set(failed(report))


def test_a_folder_of_tei_without_an_edition(tmp_path: Path) -> None:
    for ident in ("hav-001", "hav-002"):
        _put(tmp_path / f"data/{ident}.xml", filled(_TEI, ident))
    _put(tmp_path / "data/config.xml", "<settings/>")
    report = asked(tmp_path)
    assert (report.texts, report.pages) == (2, 0)
    answers = states(report)
    assert failed(report) == ["C11"]
    assert answers["C29"] is State.NOT_APPLICABLE
    (lacking,) = (verdict.reason for verdict in report.verdicts if verdict.code == "C29")
    assert "no built site" in lacking


def test_one_file_of_tei(tmp_path: Path) -> None:
    _put(tmp_path / "hav-001.xml", filled(_TEI, "hav-001"))
    report = asked(tmp_path / "hav-001.xml")
    assert failed(report) == []
    assert states(report)["C11"] is State.NOT_APPLICABLE
    assert states(report)["C06"] is State.HELD


def test_one_page(tmp_path: Path) -> None:
    static_generator(tmp_path)
    report = asked(tmp_path / "letter-1.html")
    assert (report.texts, report.pages) == (0, 1)
    assert states(report)["C18"] is State.NOT_APPLICABLE
    assert "C21" in failed(report)


def test_texts_and_a_site_in_two_places(good: Path) -> None:
    (good / "edition.toml").unlink()
    site = good.parent / "elsewhere"
    (good / "build/site").rename(site)
    for path in site.glob("cables/*.xml"):
        assert path.is_file()
    report = asked(good / "tei", site=site)
    assert (report.texts, report.pages) == (2, 3)
    assert states(report)["C19"] is State.HELD
    assert failed(report) == ["C11"]


def test_a_page_is_found_by_its_address_and_by_its_link(good: Path) -> None:
    cables = good / "build/site/cables"
    for name in ("letter-a.html", "letter-b.html"):
        source = cables / ("hav-001.html" if name == "letter-a.html" else "hav-002.html")
        page = source.read_text("utf-8")
        (cables / name).write_text(
            page.replace('rel="canonical"', 'rel="x"') if name == "letter-b.html" else page, "utf-8"
        )
        source.unlink()
    report = asked(good, "C19", "C29")
    assert [verdict.looked for verdict in report.verdicts] == ["2 pages", "3 pages"]
    assert "the page names no canonical address" in messages(asked(good, "C04"))


def test_a_folder_above_its_site(tmp_path: Path) -> None:
    static_generator(tmp_path / "public")
    assert subject_at(tmp_path).site == tmp_path / "public"
    _put(tmp_path / "node_modules/x/index.html", "<html></html>")
    assert asked(tmp_path).pages == 3


def test_other_views_and_redirects_are_no_documents(good: Path) -> None:
    cables = good / "build/site/cables"
    (cables / "hav-001.diplomatic.html").write_text(
        (cables / "hav-001.html").read_text("utf-8").replace("canonical", "x"), "utf-8"
    )
    redirect = '<!DOCTYPE html><html lang="en"><title>Moved</title><meta http-equiv="refresh" content="0; url=hav-001.html"><p>Moved'
    (cables / "hav-000.html").write_text(redirect, "utf-8")
    report = asked(good, "C04", "C19", "C21", "C14", "C30")
    assert failed(report) == [], messages(report)


def test_the_same_question_gives_the_same_report(tmp_path: Path) -> None:
    folder = static_generator(tmp_path / "site")
    assert examine(subject_at(folder)) == examine(subject_at(folder))
