"""The search of the site: what is indexed, that its addresses are there, and when it is made anew."""

import gzip
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import generate

from diplomatic import config
from diplomatic.diagnostics import CannotRun
from diplomatic.document import Passage, fold
from diplomatic.publish import extras, pagefind

from .conftest import built, change, files_of, page, select, site_of

CABLES = 12
_is_there = "search" in extras.installed()
needs_pagefind = pytest.mark.skipif(not _is_there, reason="Pagefind is not installed: pip install 'diplomatic[search]'")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built edition of a dozen invented cables."""
    folder = tmp_path_factory.mktemp("search") / "edition"
    generate(folder, CABLES, seed=3)
    with (folder / "edition.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[books]\nepub = "none"\npdf = "none"  # a second each\n')
    assert built(folder).site
    return folder


def table(edition: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site_of(edition) / "pagefind" / "cables.json").read_bytes())
    return found


def fragments(edition: Path, language: str = "en") -> dict[str, dict[str, Any]]:
    """What the index says of each page, by its name in the index."""
    folder = site_of(edition) / "pagefind" / language / "fragment"
    return {path.stem: json.loads(gzip.decompress(path.read_bytes())[12:]) for path in folder.iterdir()}


def letters(text: str) -> str:
    """The letters and figures: the reading view sets the marks between names and around notes in its own way."""
    return "".join(char for char in text if char.isalnum())


def refuse(*_: object) -> Any:
    raise AssertionError("this was not to be made again")


@needs_pagefind
def test_each_text_is_indexed_once_as_it_is_read(edition: Path) -> None:
    built(edition)
    (found,) = fragments(edition).values()
    text = found["content"]
    assert text.count("In my three years of close relations with him") == 1
    assert text.count("from Alekseyev on his conversation with Fidel Castro") == 1
    assert "many here are talking" in text
    assert "hear are talking" not in text
    assert "The registry’s notes below" in text
    for unwanted in ("Skip to the text", "Distribution list", "Sent", "Soviet ambassador in Havana", "Previous"):
        assert unwanted not in text
    assert found["meta"] == {}  # Pagefind searches in it too


@needs_pagefind
def test_every_address_of_the_index_is_in_the_page(corpus: Path) -> None:
    cables = {index: href for index, href, *_ in table(corpus)["cables"]}
    found = fragments(corpus)
    assert set(found) == set(cables)
    assert len(found) == CABLES
    for index, fragment in found.items():
        shown = page(site_of(corpus) / cables[index])
        words, anchors = fragment["content"].split(), fragment["anchors"]
        ends = [*(anchor["location"] for anchor in anchors[1:]), len(words)]
        for anchor, end in zip(anchors, ends, strict=True):
            (block,) = shown.xpath(f"//*[@id = '{anchor['id']}']")
            passage = letters("".join(words[anchor["location"] : end]))
            assert passage[:12] in letters(str(block.text_content())), (cables[index], anchor["id"])


@needs_pagefind
def test_what_is_not_used_is_not_shipped(corpus: Path) -> None:
    names = {
        name for name in files_of(site_of(corpus) / "pagefind") if "fragment/" not in name and "index/" not in name
    }
    assert {name for name in names if not name.endswith(".pf_meta")} == {
        "cables.json",
        "en/pagefind-entry.json",
        "en/pagefind-worker.js",
        "en/pagefind.js",
        "en/wasm.en.pagefind",
    }
    assert len(names) == 6


@needs_pagefind
def test_the_table_has_the_cables_by_date_and_the_names_of_the_registers(corpus: Path) -> None:
    found = table(corpus)
    months = [month for _, _, _, _, month, *_ in found["cables"]]
    assert months == sorted(months)
    assert all((site_of(corpus) / href).is_file() for _, href, *_ in found["cables"])
    persons = page(site_of(corpus) / "registers" / "persons.html").text_content()
    names = [name for name in found["facets"]["sender"] if "," in name]
    assert names
    assert all(name in fold(str(persons)) for name in names)
    assert len(found["facets"]) == len(found["cables"][0]) - 6


@needs_pagefind
def test_the_filters_count_the_cables(corpus: Path) -> None:
    shown = page(site_of(corpus) / "search.html")
    found = table(corpus)
    places = {name: number + 6 for number, name in enumerate(found["facets"])}
    fields = set(select(shown, "//fieldset//*[self::input or self::select]/@name")) - {"from", "to"}
    assert {"sender", "place", "recipient", "precedence", "classification", "genre"} <= fields <= set(places)
    for field in shown.xpath("//fieldset//li"):
        (name,), (value,) = select(field, ".//input/@name"), select(field, ".//input/@value")
        number = found["facets"][name].index(value)
        cables = [cable for cable in found["cables"] if number in cable[places[name]]]
        assert select(field, ".//span[@class = 'count']/text()") == [str(len(cables))]
        assert 0 < len(cables) < CABLES


@needs_pagefind
def test_the_same_word_in_capitals_is_the_same_filter_and_a_number_is_none(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    for number, genre in enumerate(("ENCIPHERED CABLE", "Enciphered Cable No. 16053", "Ciphergram № 7/2"), 33):
        text = cable.read_text("utf-8").replace('xml:id="cmc-032"', f'xml:id="cmc-0{number}"')
        copy = cable.with_name(f"cmc-0{number}.xml")
        copy.write_text(text.replace(">Enciphered Cable</ab>", f">{genre}</ab>"), "utf-8")
    assert built(edition).site
    assert table(edition)["facets"]["genre"] == ["Ciphergram", "Enciphered Cable"]
    shown = page(site_of(edition) / "search.html")
    assert select(shown, "//input[@name = 'genre']/@value") == ["Ciphergram", "Enciphered Cable"]
    assert not select(shown, "//*[@name = 'sender' or @name = 'from']")  # these are the same in all


@needs_pagefind
def test_an_index_for_each_language(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    text = cable.read_text("utf-8").replace('xml:id="cmc-032"', 'xml:id="cmc-033"')
    for number, language in enumerate(("ru-Cyrl", "tlh", "x-own"), 33):
        copy = text.replace("cmc-033", f"cmc-0{number}").replace('<text xml:lang="en"', f'<text xml:lang="{language}"')
        assert copy.count(f'"{language}"') == 1
        cable.with_name(f"cmc-0{number}.xml").write_text(copy, "utf-8")
    assert built(edition).site
    names = files_of(site_of(edition) / "pagefind")
    assert {name for name in names if "wasm" in name} == {
        "en/wasm.en.pagefind",
        "ru/wasm.ru.pagefind",
        "tlh/wasm.unknown.pagefind",
        "unknown/wasm.unknown.pagefind",
    }
    (form,) = page(site_of(edition) / "search.html").xpath("//form")
    assert form.get("data-indexes") == " ".join(
        f"pagefind/{name}/pagefind.js" for name in ("en", "ru", "tlh", "unknown")
    )
    assert len({index for index, *_ in table(edition)["cables"]}) == 4


@needs_pagefind
def test_the_index_is_the_same_twice(corpus: Path) -> None:
    before = files_of(site_of(corpus) / "pagefind")
    (site_of(corpus) / "pagefind" / "cables.json").unlink()
    assert built(corpus).made == len(before)
    assert files_of(site_of(corpus) / "pagefind") == before


@needs_pagefind
def test_an_unchanged_corpus_is_not_indexed_again(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(edition)
    before = files_of(site_of(edition) / "pagefind")
    (site_of(edition) / "index.html").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(pagefind, "index", refuse)
        assert built(edition).made == 1
        assert files_of(site_of(edition) / "pagefind") == before
        change(edition / "tei" / "cables" / "cmc-032.xml", "I met with", "I conferred with")
        with pytest.raises(AssertionError, match="not to be made again"):
            built(edition)
    assert built(edition).fresh
    assert "I conferred with" in next(iter(fragments(edition).values()))["content"]


def test_without_the_extra_there_is_no_search(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(extras, "EXTRAS", {**extras.EXTRAS, "search": ("no_such_package", "a search")})
        assert extras.missing(config.find(edition))["search"] == "a search"
        assert built(edition).site
        site = files_of(site_of(edition))
        assert not [name for name in site if name.startswith(("pagefind", "search", "js/site-search"))]
        assert not [name for name, content in site.items() if name.endswith(".html") and b"search.html" in content]
    if _is_there:
        assert built(edition).fresh
        assert (site_of(edition) / "search.html").is_file()


@needs_pagefind
def test_every_page_has_the_box(edition: Path) -> None:
    built(edition)
    for path in site_of(edition).rglob("*.html"):
        if "guidelines" not in path.parts and path.name not in ("search.html", "404.html"):
            root = page(path)
            (action,) = select(root, "//form[@role = 'search']/@action")
            assert (path.parent / action).resolve() == (site_of(edition) / "search.html").resolve()
            assert select(root, "//form//input/@name") == ["q"]
            assert select(root, "//noscript//text()")
    assert not select(page(site_of(edition) / "search.html"), "//header[@class = 'site-head']//form")


@needs_pagefind
@pytest.mark.parametrize(("language", "words"), [("de", "Die Edition durchsuchen"), ("ru", "Искать в издании")])
def test_the_page_speaks_the_language_of_the_edition(edition: Path, language: str, words: str) -> None:
    change(edition / "edition.toml", 'language = "en"', f'language = "{language}"')
    built(edition)
    shown = page(site_of(edition) / "search.html")
    assert shown.get("lang") == language
    assert words in shown.text_content()
    (found,) = shown.xpath("//*[@id = 'page:found']")
    plurals = {name for name in found.attrib if name in ("data-one", "data-few", "data-many", "data-other")}
    assert plurals == ({"data-one", "data-few", "data-many"} if language == "ru" else {"data-one", "data-other"})


@needs_pagefind
def test_markup_in_the_texts_is_text(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    change(cable, "I met with", "&lt;/body&gt;&lt;script data-pagefind-ignore&gt;x&lt;/script&gt; &amp;amp; met with")
    change(cable, '<title type="main">', '<title type="main">&lt;/span&gt;&lt;h1&gt;&quot; ')
    built(edition)
    (found,) = fragments(edition).values()
    assert "</body><script data-pagefind-ignore>x</script> &amp; met with Fidel" in found["content"]
    assert found["content"].startswith('</span><h1>" Enciphered cable')
    assert table(edition)["cables"][0][2].startswith('</span><h1>" ')


@needs_pagefind
def test_a_cable_without_a_word_is_found_by_its_id(edition: Path) -> None:
    cable = edition / "tei" / "cables" / "cmc-032.xml"
    title = '<docTitle xml:id="title"><titlePart type="main">—</titlePart></docTitle>'
    body = '<body><div type="message"><p xml:id="p1">…</p></div></body>'
    text = re.sub(r"(?s)<docTitle.*</back>", f"{title}</front>{body}", cable.read_text("utf-8"))
    cable.write_text(re.sub(r'<title type="main">.*?<', '<title type="main">—<', text), "utf-8")
    assert built(edition).site
    (found,) = fragments(edition).values()
    assert found["content"] == "cmc-032"


@needs_pagefind
def test_where_there_is_no_room_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc")
    with pytest.raises(CannotRun, match="Pagefind could not index the texts: "):
        list(pagefind.index([("a", [Passage("p1", "words")])], "en", {}))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program of one's own in the place of Pagefind."""

    def _program(script: str) -> None:
        path = tmp_path / "pagefind"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755 if script else 0o644)
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))

    return _program


@needs_pagefind
@pytest.mark.parametrize(
    ("script", "why"),
    [
        ('[ "$1" = --version ] || { echo "first" >&2; echo "the disk is full" >&2; exit 1; }', "the disk is full"),
        ('[ "$1" = --version ] || exit 3', "exit 3"),
        ('[ "$1" = --version ] || exit 0', "it wrote no index"),
        ("", "Permission denied"),
    ],
    ids=["says why", "says nothing", "does nothing", "cannot run"],
)
def test_where_pagefind_fails_the_last_site_stays(
    edition: Path, program: Callable[[str], None], script: str, why: str
) -> None:
    built(edition)
    before = files_of(site_of(edition))
    change(edition / "tei" / "cables" / "cmc-032.xml", "I met with", "I saw")
    program(script)
    with pytest.raises(CannotRun, match=f"Pagefind could not index the texts: {why}.*force-reinstall"):
        built(edition)
    assert files_of(site_of(edition)) == before
