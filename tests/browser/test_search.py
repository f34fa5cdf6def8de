"""The search page as people use it: words, filters, addresses, keys, and what it says where it cannot work."""

import re
import shutil
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from diplomatic import config
from diplomatic.publish import build, extras

from .conftest import Open, Serve, faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        "search" not in extras.installed(), reason="Pagefind is not installed: pip install 'diplomatic[search]'"
    ),
]

ROOT = Path(__file__).resolve().parents[2]
EXTRA = 14
"""Cables beside the sample, each of a month of its own, every second one from Gromyko."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'"
)
"""No inline script or style, no other server."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cable, and others made from it; one is in Russian, one has a paragraph in Hebrew."""
    folder = tmp_path_factory.mktemp("search") / "edition"
    for part in ("tei/cables", "tei/registers", "tei/transcripts"):
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "edition.toml").read_text("utf-8")
    (folder / "edition.toml").write_text(
        f'{settings}\n[books]\nepub = "none"\npdf = "none"  # a second each\n', "utf-8"
    )
    sample = (folder / "tei" / "cables" / "cmc-032.xml").read_text("utf-8")
    for number in range(1, EXTRA + 1):
        month = f"{1963 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"
        text = sample.replace("cmc-032", f"cmc-{100 + number}").replace("I met with", f"Meeting{number} was held with")
        text = text.replace('<date when="1962-10-29">1962-10-29</date>', f'<date when="{month}">{month}</date>')
        if number % 2:
            text = text.replace('persons.xml#alekseyev">Alekseyev, A', 'persons.xml#gromyko">Gromyko, A')
        if number == EXTRA:
            text = text.replace('<text xml:lang="en"', '<text xml:lang="ru"').replace(
                "I reminded ", "Напомнил солдатам "
            )
        if number == EXTRA - 1:
            text = text.replace("My problem,", "שלום עולם &lt;script&gt;document.title='broken'&lt;/script&gt; ")
        (folder / "tei" / "cables" / f"cmc-{100 + number}.xml").write_text(text, "utf-8")
    edition = config.find(folder)
    site = build(edition, edition.folder("output")).site
    assert site is not None
    return site


@pytest.fixture
def address(site: Path, serve: Serve) -> str:
    return serve(site)


def found(page: "Page") -> str:
    """What the page says of the results, once it has them."""
    status = page.locator("[id='page:found']")
    page.wait_for_function("() => !/^$|Searching/.test(document.getElementById('page:found').textContent)")
    return status.inner_text()


def ask(page: "Page", words: str) -> str:
    page.locator("[id='page:query']").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function("(words) => new URLSearchParams(location.search).get('q') === words", arg=words.strip())
    return found(page)


def state(page: "Page") -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def titles(page: "Page") -> int:
    return page.locator("[id='page:results'] .cable-title").count()


def test_nothing_is_loaded_before_somebody_asks(page: "Page", address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind/" in url]
    page.locator("[id='page:query']").press_sequentially("Dorticos")
    assert found(page) == "15 results"
    assert [url for url in asked if url.endswith("cables.json")]


def test_a_hit_leads_to_its_paragraph(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    assert ask(page, "Dorticos resented") == "15 results"
    first = page.locator(".passages a").first
    assert first.locator(".locus").inner_text() == "p16"
    assert set(first.locator("mark").all_inner_texts()) >= {"resented"}
    first.click()
    page.wait_for_url(re.compile(r"cables/cmc-\d+\.html#p16$"))
    assert page.locator(":target").get_attribute("id") == "p16"
    assert "resented" in page.locator(":target").inner_text()
    page.wait_for_function("() => document.querySelector(':target').getBoundingClientRect().top < innerHeight / 2")


def test_notes_header_lines_and_the_close_are_found_where_they_stand(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    for words, place in (
        ("registry's notes", "n5"),
        ("Reproduction prohibited", "h1"),
        ("29/X-62 ALEKSEYEV", "closer"),
    ):
        ask(page, words)
        places = page.locator("[id='page:results'] li").first.locator(".locus")
        places.first.wait_for()  # the count stands there before the passages do
        assert place in places.all_inner_texts()


def test_a_word_is_found_in_its_forms_and_nothing_else_for_it(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    assert ask(page, "dismantles") == "14 results"  # in Russian the word has no such forms
    page.locator("mark").first.wait_for()
    assert {word.lower().strip(".,") for word in page.locator("mark").all_inner_texts()} <= {
        "dismantle",
        "dismantling",
    }
    assert ask(page, "Khrushch") == "15 results"
    assert ask(page, '"pathological hatred of the US"') == "15 results"
    assert ask(page, "“pathological hatred of the US”") == "15 results"
    assert ask(page, '"hatred pathological of the US"') == "No cable was found."
    assert ask(page, "Meeting3") == "1 result"
    for word in ("Americanisation", "submarine", "zeppelin", "Castro zeppelin"):  # American, S, Z are in the texts
        assert ask(page, word) == "No cable was found."
    assert titles(page) == 0


def test_each_language_has_its_forms(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    assert ask(page, "солдаты") == "1 result"
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_inner_texts() == ["солдатам"]
    assert page.locator(".context").first.get_attribute("lang") == "ru"
    assert ask(page, "שלום") == "1 result"
    languages = page.locator("input[name=language] + .value")
    assert languages.all_inner_texts() == ["English", "Russian"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "🙂",
        "<script>document.title='broken'</script>",
        "\u202eabc",
        "%00 & = ? #",
        "x" * 10_000,
        "' OR 1=1 --",
    ],
    ids=["a quote", "quotes", "emoji", "script", "right to left", "signs of an address", "long", "sql"],
)
def test_odd_words_do_no_harm(page: "Page", address: str, words: str) -> None:
    page.goto(f"{address}search.html")
    page.locator("[id='page:query']").evaluate(
        "(field, words) => { field.value = words; field.form.requestSubmit(); }", words
    )
    assert re.fullmatch(r"No cable was found\.|\d+ results?", found(page))
    page.reload()
    found(page)
    assert page.title().startswith("Search")
    assert len(page.locator("[id='page:query']").input_value()) <= 10_000


def test_the_markup_of_a_text_is_shown_as_text(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?q=%D7%A9%D7%9C%D7%95%D7%9D")
    assert found(page) == "1 result"
    assert "<script>document.title=" in page.locator(".context").first.inner_text()
    assert page.title().startswith("Search")


def test_filters_narrow_and_count(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?q=Castro")
    assert found(page) == "15 results"
    gromyko = page.get_by_role("checkbox", name=re.compile("Gromyko"))
    label = page.locator("label", has=gromyko)
    assert label.locator(".count").inner_text() == "7"
    gromyko.check()
    page.wait_for_function("() => document.getElementById('page:found').textContent === '7 results'")
    assert state(page) == {"q": ["Castro"], "sender": ["Gromyko, Andrei Andreyevich"]}
    assert (
        page.get_by_label("Alekseyev").locator("xpath=../span[@class='count']").inner_text() == "8"
    )  # what it would add
    page.get_by_role("checkbox", name=re.compile("Alekseyev")).check()
    page.wait_for_function("() => document.getElementById('page:found').textContent === '15 results'")
    page.locator("select[name=from]").select_option("1963-11")
    page.wait_for_function("() => document.getElementById('page:found').textContent === '4 results'")
    page.locator("select[name=to]").select_option("1963-12")
    page.wait_for_function("() => document.getElementById('page:found').textContent === '2 results'")
    page.locator("[id='page:clear']").click()
    page.wait_for_function("() => document.getElementById('page:found').textContent === '15 results'")
    assert state(page) == {"q": ["Castro"]}


def test_filters_without_words_list_the_cables_by_date(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?to=1963-01&from=1963-03")  # either way round
    assert found(page) == "3 results"
    assert page.locator(".when").all_inner_texts() == ["January 1963", "February 1963", "March 1963"]


def test_the_order_by_date(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?q=Castro&sort=date")
    assert found(page) == "15 results"
    shown = page.locator(".when").all_inner_texts()
    assert shown[:3] == ["29\u00a0October 1962", "January 1963", "February 1963"]
    page.locator("[id='page:more']").click()
    page.wait_for_function("() => document.querySelectorAll('.cable-title').length === 15")
    assert page.locator(".when").all_inner_texts()[-1] == "February 1964"
    assert page.locator("[id='page:more']").is_hidden()
    page.wait_for_function("() => document.activeElement === document.querySelectorAll('.cable-title')[10]")


def test_the_address_keeps_what_was_asked_and_back_goes_back(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    ask(page, "Dorticos")
    page.locator("[id='page:query']").fill("")
    page.locator("[id='page:query']").press_sequentially("Meeting3", delay=20)
    page.wait_for_function("() => document.getElementById('page:found').textContent === '1 result'")
    page.go_back()
    page.wait_for_function("() => document.getElementById('page:found').textContent === '15 results'")
    assert page.locator("[id='page:query']").input_value() == "Dorticos"
    page.go_back()
    page.wait_for_function("() => document.getElementById('page:found').textContent === ''")
    assert titles(page) == 0
    page.go_forward()
    page.wait_for_function("() => document.getElementById('page:found').textContent === '15 results'")
    page.reload()
    assert found(page) == "15 results"


def test_an_address_with_what_is_not_there(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?sender=Nobody&from=1812-06&sort=size&x=y")
    page.wait_for_load_state("networkidle")
    assert page.locator("select[name=from]").input_value() == ""
    assert page.locator("[id='page:found']").inner_text() == ""
    assert ask(page, "Castro") == "15 results"


def test_the_box_of_every_page_leads_to_the_results(page: "Page", address: str) -> None:
    page.goto(f"{address}cables/cmc-032.html")
    box = page.get_by_role("search").get_by_role("searchbox")
    box.fill("Dorticos")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html\?q=Dorticos$"))
    assert found(page) == "15 results"


def test_the_key_that_leads_to_the_box_can_be_switched_off(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html")
    page.keyboard.press("/")
    query = page.locator("[id='page:query']")
    assert query.evaluate("(field) => field === document.activeElement")
    page.keyboard.type("1/2")
    assert query.input_value() == "1/2"
    page.locator("[id='page:shortcut']").uncheck()
    page.reload()
    page.locator("[id='page:shortcut']").focus()
    page.keyboard.press("/")
    assert query.evaluate("(field) => field !== document.activeElement")
    assert not page.locator("[id='page:shortcut']").is_checked()


def test_everything_can_be_reached_with_the_keyboard(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?q=Dorticos&sender=Nobody")
    found(page)
    page.wait_for_load_state("networkidle")
    reached = set[str]()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(document.activeElement.name || document.activeElement.className || document.activeElement.id)"
            )
        )
    assert {"q", "from", "to", "sender", "sort", "page:clear", "cable-title", "page:more", "page:shortcut"} <= reached


def test_a_strict_policy_allows_all_of_it(page: "Page", address: str) -> None:
    def with_policy(route: "Route") -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": POLICY})

    page.route("**/*.html*", with_policy)
    page.goto(f"{address}search.html?q=Dorticos")
    assert found(page) == "15 results"
    assert page.locator("mark").count()


def test_from_disk_the_page_says_so(page: "Page", site: Path) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q=Castro")
    assert page.get_by_text("Search does not work from disk").is_visible()
    assert page.locator("[id='page:query']").is_hidden()
    page.get_by_role("main").get_by_role("link", name="Persons").click()
    page.wait_for_url(re.compile(r"registers/persons\.html$"))


def test_without_javascript_the_page_and_the_box_say_so(open_page: Open, address: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}cables/cmc-032.html")
    assert page.locator("noscript p").inner_text().startswith("Search needs JavaScript")
    page.get_by_role("searchbox").fill("Castro")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html\?q=Castro$"))
    assert page.locator("noscript p").inner_text().startswith("Search needs JavaScript")
    assert page.locator("[id='page:query']").is_hidden()
    page.get_by_role("main").get_by_role("link", name="Cables").click()
    page.wait_for_url(re.compile(r"chronology/index\.html$"))


@pytest.mark.parametrize("missing", ["cables.json", "pagefind.js"])
def test_what_cannot_be_loaded_is_said_and_tried_again(page: "Page", address: str, missing: str) -> None:
    page.route(f"**/{missing}", lambda route: route.abort())
    page.goto(f"{address}search.html?q=Dorticos")
    assert found(page).startswith("The search could not be loaded.")
    assert titles(page) == 0
    page.unroute(f"**/{missing}")
    if missing == "cables.json":  # a browser does not load a module again that failed
        assert ask(page, "Dorticos resented") == "15 results"
    faults_of(page).clear()


def test_results_that_cannot_be_loaded_are_said_too(page: "Page", address: str) -> None:
    page.goto(f"{address}search.html?q=Castro")
    assert found(page) == "15 results"
    page.wait_for_load_state("networkidle")
    page.route("**/*.pf_fragment", lambda route: route.abort())
    page.locator("[id='page:more']").click()
    page.wait_for_function("() => document.getElementById('page:found').textContent.startsWith('The search could not')")
    assert titles(page) == 0
    faults_of(page).clear()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_among_results_and_open_filters(
    open_page: Open, address: str, scheme: str, width: int
) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: pip install axe-playwright-python")
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(f"{address}search.html?q=Castro&sender=Gromyko%2C+Andrei+Andreyevich")
    assert found(page) == "7 results"
    page.wait_for_load_state("networkidle")
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    violations = (
        "async () => (await axe.run()).violations.flatMap((rule) => rule.nodes.map((node) => rule.id + node.html))"
    )
    assert page.evaluate(violations) == []


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_is_wider_than_the_window(open_page: Open, address: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}search.html?q=Castro&sender=Nobody")
    found(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
