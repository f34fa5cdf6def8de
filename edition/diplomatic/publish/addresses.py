"""Where each page of a site is, and how one page links to another: by relative addresses, so that a site works from disk."""

from functools import lru_cache
from urllib.parse import quote

from diplomatic.document import Entry, View

STYLE = "css/edition.css"
START = "index.html"
CHRONOLOGY = "chronology/index.html"
PICTURES = "pictures/index.html"
SEARCH = "search.html"
DESCRIPTIONS_SCRIPT = "js/descriptions.js"
CITE_SCRIPT = "js/cite.js"
SEARCH_SCRIPT = "js/site-search.js"
SEARCH_INDEX = "pagefind/"
PRINCIPLES = "principles.html"
SOURCES = "bibliography.html"
ABOUT = "about.html"
MISSING = "404.html"
VERSIONS = "versions/index.html"
ALWAYS = (START, CHRONOLOGY, PRINCIPLES, SOURCES, ABOUT)
"""The pages that every site has, for an editor's page to link to."""
FEED = "feed.xml"
CMIF = "cmif.xml"
OAI = "oai.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
DATA = "data.html"
TEXTS = "cables/"
JSON_LD = ".jsonld"
DTS_FOLDER = "dts/"
DTS = f"{DTS_FOLDER}index{JSON_LD}"
_VIEW = {View.READING: "", View.DIPLOMATIC: ".diplomatic"}


def cable(ident: str, view: View = View.READING, kind: str = "html") -> str:
    """A file of a cable: ``cables/cmc-032.diplomatic.html``."""
    return f"cables/{ident}{_VIEW[view]}.{kind}"


def register(name: str, kind: str = "html") -> str:
    """The list of a register: ``registers/persons.html``."""
    return f"registers/{name}.{kind}"


def entry(entry: Entry, page: int = 1) -> str:
    """The page of a register entry: ``registers/persons/gromyko.html``; those that follow it are in a folder of its name."""
    stem = f"registers/{entry.file.stem}/{entry.id}"
    return f"{stem}.html" if page == 1 else f"{stem}/{page}.html"


def period(key: str) -> str:
    """The list of the cables of a year, a month or a day: ``chronology/1962-10.html``; of the undated ones where there is no key."""
    return f"chronology/{key or 'undated'}.html"


def picture(name: str, part: str = "") -> str:
    """A picture, or a part of it: ``pictures/matrix.html``, ``pictures/matrix/1962-10.html``."""
    return f"pictures/{name}/{part}.html" if part else f"pictures/{name}.html"


def book(kind: str) -> str:
    """The edition as a book: ``edition.epub``."""
    return f"edition.{kind}"


def page(name: str) -> str:
    """An editor's page: ``pages/transcription.html``; two of them are the start page and the about page."""
    return {"introduction": START, "about": ABOUT}.get(name, f"pages/{name}.html")


def sources(number: int = 1) -> str:
    """A page of the bibliography; those that follow the first are in a folder of its name."""
    return SOURCES if number == 1 else f"bibliography/{number}.html"


def version(number: str, path: str = "") -> str:
    """A file of the frozen site of a release: ``versions/1.0.0/cables/cmc-032.html``."""
    return f"versions/{number}/{path}"


def passage(ident: str, reference: str) -> str:
    """The TEI of one passage of a cable: ``cables/cmc-032/p1.xml``."""
    return f"{TEXTS}{ident}/{reference}.xml"


def dts(endpoint: str, name: str = "") -> str:
    """An answer of DTS: ``dts/navigation/cmc-032;down=1.jsonld``."""
    return f"{DTS_FOLDER}{endpoint}{f'/{name}' if name else ''}{JSON_LD}"


def sitemap_part(number: int) -> str:
    """A part of a site map that is too large for one file. It stands beside the first, or it could not name all pages."""
    return f"sitemap-{number}.xml"


def link(target: str, page: str) -> str:
    """The relative address of a file of the site, seen from a page of it, as a URL has it (RFC 3986)."""
    return _seen_from(page.rpartition("/")[0], target)


@lru_cache(4096)
def _seen_from(folder: str, target: str) -> str:
    """Cached: the pages of a folder have the same navigation, and most of them link the same entries."""
    here, there = folder.split("/") if folder else [], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        del here[0], there[0]
    return "../" * len(here) + quote("/".join(there))
