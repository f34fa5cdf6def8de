"""The rules of Zotero's that our tags and files rest on: proof that the translators run, and a record of what they do."""

import pytest

from .conftest import Zotero

pytestmark = [pytest.mark.zotero, pytest.mark.xdist_group("zotero")]

URL = "https://edition.example.org/cables/a.html"
TITLE = ("citation_title", "Telegram from Havana")
AUTHOR = ("citation_author", "Alekseyev, Aleksandr Ivanovich")
BOOK = ("citation_book_title", "Cables of the Crisis")
COINS = '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info:ofi/fmt:kev:mtx:book&amp;rft.title=Of+the+span"></span>'


def page(*tags: tuple[str, str], body: str = "<p>Text</p>") -> str:
    metas = "".join(f'<meta name="{name}" content="{content}">' for name, content in tags)
    return f"<!doctype html><html lang=en><head><title>A page</title>{metas}</head><body>{body}</body></html>"


def test_a_page_without_tags_is_claimed_by_nobody(zotero: Zotero) -> None:
    assert zotero.page(page()).claims == []


def test_the_tags_say_the_type(zotero: Zotero) -> None:
    types = {
        "journalArticle": [TITLE],
        "bookSection": [TITLE, BOOK],
        "letter": [TITLE, BOOK, ("z.itemType", "letter")],
    }
    read = zotero.pages([(page(*tags), URL) for tags in types.values()])
    assert [one.claims for one in read] == [[("Embedded Metadata", item_type)] for item_type in types]
    assert [one.item["itemType"] for one in read] == list(types)


def test_highwire_tags_become_fields(zotero: Zotero) -> None:
    tags = [("date", "1962-10-29"), ("public_url", URL), ("language", "en"), ("publisher", "P"), ("doi", "10.1000/182")]
    item = zotero.page(page(TITLE, AUTHOR, BOOK, *((f"citation_{name}", value) for name, value in tags))).item
    wanted = {
        "title": "Telegram from Havana",
        "creators": [{"firstName": "Aleksandr Ivanovich", "lastName": "Alekseyev", "creatorType": "author"}],
        "bookTitle": "Cables of the Crisis",
        "date": "1962-10-29",
        "url": URL,
        "language": "en",
        "publisher": "P",
        "extra": "DOI: 10.1000/182",
    }
    assert {name: item.get(name) for name in wanted} == wanted


def test_coins_wins_over_the_tags(zotero: Zotero) -> None:
    read = zotero.page(page(TITLE, AUTHOR, BOOK, body=COINS))
    assert [label for label, _ in read.claims] == ["COinS", "Embedded Metadata"]
    assert read.item["title"] == "Of the span"


def test_how_an_author_is_divided(zotero: Zotero) -> None:
    cases = [
        (["Embassy in Havana"], ["Havana, Embassy in"]),  # the last word of a body is no family name
        (["Embassy in Havana,"], ["Embassy in Havana"]),
        (
            ["de la Cruz, Juan José"],
            ["Cruz, De La", "José, Juan"],
        ),  # two words on both sides: Zotero takes them for two
        (["de la Cruz, Juan José;"], ["de la Cruz, Juan José"]),
        (["de la Cruz, Juan José", "Jeleń, Bolesław"], ["de la Cruz, Juan José", "Jeleń, Bolesław"]),
    ]
    pages = [(page(TITLE, BOOK, *(("citation_author", name) for name in names)), URL) for names, _ in cases]
    read = [[name for _, name in one.creators] for one in zotero.pages(pages)]
    assert read == [creators for _, creators in cases]


def test_what_highwire_has_no_tag_for_can_be_said_in_zoteros_own_terms(zotero: Zotero) -> None:
    extra = (
        "Recipient: Ministry&#10;Translator: Family || Given&#10;Container Title: Cables&#10;available-date: 2026-11-22"
    )
    terms = [("letterType", "ciphergram"), ("archive", "AMSZ"), ("archiveLocation", "6/77"), ("extra", extra)]
    read = zotero.page(page(TITLE, AUTHOR, ("z.itemType", "letter"), *((f"z.{name}", value) for name, value in terms)))
    assert [read.item[name] for name, _ in terms[:3]] == ["ciphergram", "AMSZ", "6/77"]
    cited = {
        "type": "personal_communication",
        "genre": "ciphergram",
        "recipient": [{"literal": "Ministry"}],
        "translator": [{"family": "Family", "given": "Given"}],
        "container-title": "Cables",
        "available-date": {"raw": "2026-11-22"},
    }
    assert {name: read.cite.get(name) for name in cited} == cited


def test_a_translator_has_no_network(zotero: Zotero) -> None:
    doi = page(body="<p>https://doi.org/10.1000/182</p>")  # only the translator DOI claims it, and asks Crossref
    with pytest.raises(AssertionError, match="A translator asked for the network"):
        zotero.page(doi)


def test_a_file_is_known_by_its_text(zotero: Zotero) -> None:
    cases = [
        ("TY  - PCOMM\nTI  - T\nER  - \n", "RIS", "letter"),
        ("TY  - GEN\nTI  - T\nER  - \n", "RIS", "journalArticle"),
        ("@letter{a, title = {T}}", "BibTeX", "letter"),
        ("@misc{a, title = {T}}", "BibTeX", "book"),
        ('[{"id": "a", "type": "personal_communication", "title": "T"}]', "CSL JSON", "letter"),
    ]
    read = zotero.files([text for text, _, _ in cases])
    assert [([label for label, _ in one.claims], one.item["itemType"]) for one in read] == [
        ([label], item_type) for _, label, item_type in cases
    ]
    assert [one.item["title"] for one in read] == ["T"] * len(cases)


def test_a_role_that_the_type_does_not_know_becomes_an_author(zotero: Zotero) -> None:
    read = zotero.file("TY  - PCOMM\nTI  - T\nAU  - A, A\nA2  - Ministry\nED  - E, E\nA4  - T, T\nER  - \n")
    assert read.creators == [("author", "A, A"), ("recipient", "Ministry"), ("author", "E, E"), ("author", "T, T")]


def test_a_file_of_something_else_is_claimed_by_nobody(zotero: Zotero) -> None:
    assert zotero.file("Dear colleague, please find enclosed").claims == []
