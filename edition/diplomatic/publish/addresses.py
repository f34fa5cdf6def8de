"""Where each page of a site is, and how one page links to another: by relative addresses, so that a site works from disk."""

from posixpath import dirname, relpath

from diplomatic.document import Entry, View

STYLE = "css/edition.css"
START = "index.html"
CHRONOLOGY = "chronology/index.html"
SEARCH = "search.html"
SEARCH_SCRIPT = "js/site-search.js"
SEARCH_INDEX = "pagefind/"
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


def book(kind: str) -> str:
    """The edition as a book: ``edition.epub``."""
    return f"edition.{kind}"


def link(target: str, page: str) -> str:
    """The relative address of a file of the site, seen from a page of it."""
    return relpath(target, dirname(page) or ".")
