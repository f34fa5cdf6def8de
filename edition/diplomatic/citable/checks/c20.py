"""Each page offers its citation as CSL-JSON, BibTeX and RIS, and all three say what the header says.

## What it means
The page of a document links a file of each format (by `type` or by its ending). Each can be read, and read back it has the
title, the author, the date of the document and the permanent address of the header; without the TEI, all three say the same.

## Why it matters
Reference managers take these files as they are. Authority: IDE criteria 4.8; the schema `csl-data.json`; the RIS format
specification; BibTeX as Patashnik describes it.

## Example
A `.bib` whose `year` is that of the edition, and whose `author` is its editor

## What to do
Make the files from the header: `diplomatic cite ID --format bibtex` shows what should stand there.
"""

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from diplomatic.citable.check import Check, Need
from diplomatic.citable.exports import Fields, Unread, read_export
from diplomatic.citable.outcome import Finding, Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role
from diplomatic.citable.text import Text
from diplomatic.citable.words import listed, plain, same, same_address
from diplomatic.cite import Work
from diplomatic.limits import MAX_EXPORT

_NAMES = {"csl": "CSL-JSON", "bibtex": "BibTeX", "ris": "RIS"}
_TYPES = {
    "application/vnd.citationstyles.csl+json": "csl",
    "application/x-bibtex": "bibtex",
    "text/x-bibtex": "bibtex",
    "application/x-research-info-systems": "ris",
}
_ENDINGS = {".csl.json": "csl", ".csljson": "csl", ".csl": "csl", ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris"}


class Exported(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        yield Seen("page")
        links = dict(_exports(page))
        if missing := [name for kind, name in _NAMES.items() if kind not in links]:
            hint = "let 'diplomatic build' write the files, and link each with its type"
            yield page.at(None, f"the page offers no {listed(missing, 'or')}", hint)
        read: dict[str, Fields] = {}
        for kind, href in links.items():
            try:
                read[kind] = read_export(kind, _content(page, href))
            except Unread as error:
                yield page.at(None, f"the {_NAMES[kind]} at {href[:80]} cannot be read: {error}", "write it anew")
        if text is not None:
            for kind, fields in read.items():
                yield from _compared(page, _NAMES[kind], fields, text.work)
        elif len(read) > 1:
            yield from _agree(page, read)


def _exports(page: Page) -> Iterator[tuple[str, str]]:
    """The first link of each kind."""
    found: dict[str, str] = {}
    for node in page.all("link", "a"):
        href = (node.get("href") or "").strip()
        path = href.partition("?")[0].partition("#")[0].casefold()
        mime = (node.get("type") or (href[5:].partition(",")[0] if href.startswith("data:") else "")).partition(";")[0]
        kind = _TYPES.get(mime.strip().casefold()) or next(
            (kind for end, kind in _ENDINGS.items() if path.endswith(end)), ""
        )
        if kind and href:
            found.setdefault(kind, href)
    yield from found.items()


def _content(page: Page, href: str) -> str:
    """What an address of the site, or the address itself (``data:``), has."""
    if href.startswith("data:") and ";base64" not in href.partition(",")[0]:
        return unquote_to_bytes(href.partition(",")[2]).decode("utf-8", "replace")
    path = page.site.path(page.name, href)
    if path is None:
        raise Unread("it is not there" if page.site.target(page.name, href) else "it is not in the site")
    if not path.is_file():
        raise Unread("it is not a file")
    if path.stat().st_size > MAX_EXPORT:
        raise Unread("it has more than a mebibyte")
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _compared(page: Page, name: str, fields: Fields, work: Work) -> Iterator[Finding]:
    authors = [agent.family or agent.literal for agent in work.authors]
    wrong = {
        f"the title '{fields.title}'": work.title and not same(fields.title, work.title),
        f"the author '{listed(list(fields.authors))}'": authors and not _somebody(authors, fields.authors),
        f"the date '{listed(list(fields.dates))}'": work.date.begin and not _is_dated(fields.dates, work.date.begin),
        f"the address '{fields.address}'": work.address
        and not same_address(fields.address.partition("#")[0], work.address),
    }
    said = [what.replace(" ''", " of nothing") for what, is_wrong in wrong.items() if is_wrong]
    if said:
        yield page.at(None, f"the {name} has {listed(said)}, and the header another", "make the file from the header")


def _somebody(authors: list[str], read: tuple[str, ...]) -> bool:
    """Whether the first author is the first that was read."""
    return bool(read) and plain(authors[0]) in (plain(read[0]), plain(" ".join(read)))


def _is_dated(dates: tuple[str, ...], day: str) -> bool:
    """Whether one of the dates is the day, or as much of it as the format has room for."""
    return any(date[:4].isdigit() and (day.startswith(date[:10]) or date.startswith(day)) for date in dates)


def _agree(page: Page, read: dict[str, Fields]) -> Iterator[Finding]:
    for what in ("title", "address"):
        said = {plain(getattr(fields, what)): _NAMES[kind] for kind, fields in read.items()}
        if len(said) > 1:
            yield page.at(
                None, f"the exports {listed(list(said.values()))} differ in the {what}", "make all from one source"
            )
