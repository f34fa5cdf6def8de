"""Empty, broken, huge and hostile input: an answer or one clear sentence, never a traceback."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatic.citable import State, examine, subject_at
from diplomatic.citable.page import NotAPage, Page
from diplomatic.citable.site import Site
from diplomatic.diagnostics import CannotRun
from diplomatic.limits import Limit

from .conftest import asked, failed, messages, states

START = "<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><main><h1>x</h1>"


def page_of(folder: Path, content: bytes, name: str = "letter.html") -> Page:
    (folder / name).write_bytes(content)
    return Page(folder / name, name, Site(folder))


def test_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="neither TEI nor a page"):
        subject_at(tmp_path)
    with pytest.raises(CannotRun, match="no such file or folder"):
        subject_at(tmp_path / "nowhere")
    (tmp_path / "x.xml").write_text("<x/>", "utf-8")
    with pytest.raises(CannotRun, match="no such site"):
        subject_at(tmp_path, tmp_path / "nowhere")


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"\0\1\2\3" * 50, b"\x89PNG\r\n\x1a\n\0\0"], ids=["empty", "blank", "binary", "picture"]
)
def test_a_page_that_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index.html").write_bytes(content)
    report = asked(tmp_path)
    assert [one.location.path.name for one in report.unreadable] == ["index.html"]


def test_tei_that_cannot_be_read(good: Path) -> None:
    path = good / "tei/cables/hav-002.xml"
    path.write_text(path.read_text("utf-8").replace("</TEI>", ""), "utf-8")
    report = asked(good)
    assert [one.location.path.name for one in report.unreadable] == ["hav-002.xml"]
    assert "hav-002" not in " ".join(messages(report, ["C11"]))


def test_a_document_with_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "utf-8")
    report = asked(tmp_path)
    assert {"C01", "C02", "C04", "C06", "C07", "C12", "C15", "C26"} <= set(failed(report))


def test_only_what_is_no_document(tmp_path: Path) -> None:
    register = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff/></TEI>'
    (tmp_path / "persons.xml").write_text(register, "utf-8")
    (tmp_path / "other.xml").write_text('<a xmlns:t="http://www.tei-c.org/ns/1.0"/>', "utf-8")
    for path in (tmp_path, tmp_path / "other.xml"):
        with pytest.raises(CannotRun, match="nothing to ask"):
            asked(path)


def test_tei_in_utf_16_and_after_a_long_comment(tmp_path: Path) -> None:
    tei = f'<!--{"x" * 9000}--><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>word</p></body></text></TEI>'
    (tmp_path / "a.xml").write_bytes(
        ('<?xml version="1.0" encoding="UTF-16"?>' + tei.replace("x" * 9000, "x")).encode("utf-16")
    )
    (tmp_path / "b.xml").write_text(tei, "utf-8")
    assert asked(tmp_path).texts == 2


def test_an_index_of_letters_is_no_document(good: Path) -> None:
    header = "<teiHeader><profileDesc><correspDesc/></profileDesc></teiHeader>"
    cmif = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body><p/></body></text></TEI>'
    (good / "tei/cables/cmif.xml").write_text(cmif, "utf-8")
    assert failed(asked(good)) == []


def test_pages_are_not_read_where_nothing_is_asked_of_them(good: Path) -> None:
    assert asked(good, "C01").pages == 0


def test_a_deep_page(tmp_path: Path) -> None:
    depth = 20_000
    (tmp_path / "index.html").write_text(f"{START}{'<div>' * depth}deep{'</div>' * depth}", "utf-8")
    assert asked(tmp_path).pages == 1


def test_a_page_with_ten_thousand_faults_is_told_in_a_few_lines(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(START + '<a href="#nowhere">x</a>' * 10_000, "utf-8")
    (verdict,) = asked(tmp_path, "C09").verdicts
    assert verdict.count == 10_000
    assert len(verdict.findings) < 50


def test_a_page_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplomatic.citable.page.MAX_PAGE", Limit(10, "bytes", "a test"))
    with pytest.raises(NotAPage, match="MiB"):
        page_of(tmp_path, b"<p>" * 10)


@pytest.mark.parametrize(
    "href",
    [
        "http://[",
        "//[::1",
        "%00.html",
        "../../../../../../etc/passwd",
        "x" * 5000,
        "\u202e",
        "javascript:void(0)",
        "data:,x",
        "http://a:b:c/",
        "#%zz",
        "?q",
    ],
)
def test_addresses_that_are_none(tmp_path: Path, href: str) -> None:
    body = f'<a href="{href}">x</a><img src="{href}" alt=""><link rel="canonical" href="{href}">'
    body += f'<a type="application/x-bibtex" href="{href}">b</a>'
    body += f'<link rel="stylesheet predecessor-version" href="{href}"><form action="{href}"></form><a href="{href}.xml">t</a>'
    body += '<meta name="citation_title" content="x"><p id="a">word</p>'
    (tmp_path / "index.html").write_text(START, "utf-8")
    (tmp_path / "letter.html").write_text(START + body, "utf-8")
    assert asked(tmp_path).pages == 2
    assert asked(tmp_path / "letter.html").pages == 1


def test_nothing_outside_the_site_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.bib").write_text("@misc{x, title = {Secret}}", "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(START, "utf-8")
    (site / "a.html").write_text(
        START + '<meta name="citation_title" content="x"><a href="../secret.bib">b</a>', "utf-8"
    )
    assert "it is not in the site" in " ".join(messages(asked(site, "C20")))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[" * 100_000, '{"@graph": 3}', '[1, null, "x"]', '{"@id": {"a": 1}, "version": []}']
)
def test_json_ld_of_every_shape(tmp_path: Path, text: str) -> None:
    (tmp_path / "index.html").write_text(START, "utf-8")
    page = f'{START}<meta name="citation_title" content="x"><script type="application/ld+json">{text}</script>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert states(asked(tmp_path, "C24"))["C24"] is State.FAILED


def test_a_page_made_to_take_long(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(START, "utf-8")
    body = "".join(f'<p id="x{number}">a</p><p id="x{number}">1 a b 1962</p>' for number in range(10_000))
    head = f'<meta name="citation_author" content="{"a and b " * 50_000}"><meta name="citation_title" content="x">'
    (tmp_path / "a.html").write_text(f"{START}{head}{body}", "utf-8")
    (verdict,) = asked(tmp_path, "C09").verdicts
    assert verdict.count == 10_000
    assert failed(asked(tmp_path, "C22", "C14"))


def test_old_encodings(tmp_path: Path) -> None:
    text = '<html><head><meta charset="windows-1252"><title>Jürgen</title></head><body><p>Müller</p></body></html>'
    assert page_of(tmp_path, text.encode("cp1252")).text == "Müller"
    assert page_of(tmp_path, "<p>Müller".encode()).text == "Müller"


def test_what_is_not_shown_is_no_text(tmp_path: Path) -> None:
    content = f"{START}<p hidden>a</p><p style='display:none'>b</p><script>c</script><template>d</template>"
    content += "<!-- e -->f<noscript>g</noscript>"
    assert page_of(tmp_path, content.encode()).text == "x f g"


def test_a_lock_that_is_none(good: Path) -> None:
    (good / "citations.lock").write_text("what is this", "utf-8")
    report = asked(good, "C11", "C17")
    assert failed(report) == ["C11"]
    assert states(report)["C17"] is State.NOT_APPLICABLE


def test_a_list_of_checksums_that_is_none(good: Path) -> None:
    (good / "build/site/SHA256SUMS").write_text("nothing of the kind\n", "utf-8")
    assert set(failed(asked(good))) == {"C18", "C28"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=300), st.text(alphabet="<>/=\"'#&;abp \n!-[]{}", max_size=300).map(str.encode))
)
def test_any_page_gets_an_answer(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index.html").write_bytes(content)
    assert len(examine(subject_at(tmp_path)).verdicts) == 30
