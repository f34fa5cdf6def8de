"""Reading exports back: the three formats in their variants, and what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatic.citable.exports import Unread, read_export
from diplomatic.cite import Agent, Moment, Work
from diplomatic.cite.formats import bibtex, csl_json, ris

WORK = Work(
    id="hav-001",
    address="https://w3id.org/cables-of-havana/cables/hav-001.html",
    title="Telegram & reply: 100% of “Żółć”, its #1 {brace} and ~tilde_",
    authors=(Agent("Jeleń", "Bolesław"), Agent(literal="Ministry of Sugar and Tobacco")),
    date=Moment("1962-09-22"),
    published=Moment("2025-05-01"),
    container="Cables of Havana",
    publisher="Archive of Telegrams",
)


@pytest.mark.parametrize(("kind", "render"), [("csl", csl_json.render), ("bibtex", bibtex.render), ("ris", ris.render)])
def test_what_diplomatic_writes_reads_back(kind: str, render: object) -> None:
    assert callable(render)
    fields = read_export(kind, render(WORK))
    assert fields.title == WORK.title
    assert fields.authors == ("Jeleń", "Ministry of Sugar and Tobacco")
    assert "1962-09-22" in fields.dates
    assert fields.address == WORK.address
    assert fields.container == "Cables of Havana"


def test_bibtex_as_others_write_it() -> None:
    text = """% a comment
@comment{jabref-meta: x}
@InCollection{ x ,
  AUTHOR = "M{\\"u}ller, J{\\'e}r{\\^o}me and {\\L}ukasz {\\'S}wi\\k{e}cki",
  Title = {The {GDR} } # "and" # { after \\& before},
  year = 1962, month = sep, day = 22, howpublished = {\\url{https://x.org/a}}
}"""
    fields = read_export("bibtex", text)
    assert fields.authors == ("Müller", "Łukasz Święcki")
    assert fields.title == "The GDR and after & before"
    assert fields.dates == ("1962-09-22",)
    assert fields.address == "https://x.org/a"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("csl", ""),
        ("csl", "[]"),
        ("csl", '{"title": "x"}'),
        ("csl", "[" * 100_000),
        ("bibtex", "no entry"),
        ("bibtex", "@misc{x, title = {never closed"),
        ("bibtex", "@misc{x, title = "),
        ("bibtex", "@misc{x, title = " + "{" * 5000),
        ("ris", "TI  - x\nER  - "),
        ("ris", "TY  - BOOK\nTI  - x"),
    ],
)
def test_what_cannot_be_read(kind: str, text: str) -> None:
    with pytest.raises(Unread):
        read_export(kind, text)


@given(st.sampled_from(["csl", "bibtex", "ris"]), st.text(alphabet="@misc{}=\",\\'x1 \n#[]:-TYER", max_size=80))
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try:
        read_export(kind, text)
    except Unread:
        return
