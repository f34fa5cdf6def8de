"""Each document shows how it is cited, with everything that a citation of it needs.

## What it means
The page has a visible citation (an element whose class or id speaks of citing, or a section with such a heading). It names,
as far as the header states them: sender, recipient, genre, place and date of the document, title of the edition, editors and
translators, version, permanent address, archive and shelfmark.

## Why it matters
What readers do not find they make up. Authority: IDE criteria 4.8 (citation guidelines); the Endings principles, 5.4; the
models of FRUS, NARA and the Wilson Center.

## Example
"Cite this page: http://…", without the cable's date, sender and archive

## What to do
Print one citation on each page, made from the header.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from diplomatic.citable.check import Check, Need
from diplomatic.citable.checks._dates import says_day
from diplomatic.citable.checks.c14 import shows_version
from diplomatic.citable.outcome import Lacking, Outcome, Seen
from diplomatic.citable.page import Page, Role, visible
from diplomatic.citable.text import Text
from diplomatic.citable.words import holds, listed
from diplomatic.cite import Agent, Work

_CITING = re.compile(
    r"(?:^|[-_\s:])(?:how-?to-?)?(?:cite|citation|citing|citeas|zitat|zitier\w*|zitation|citar|cita|citer)(?:$|[-_\s:])",
    re.I,
)
_HEADING = re.compile(
    r"\b(?:cite|citation|citing|zitier\w*|citar|cómo citar|citer|цитир\w*|ссылаться|cytow\w*)\b", re.I
)
_GENRE = re.compile(
    r"\b(?:tele?gramm?\w*|cables?|ciphergrams?|despatch\w*|dispatch\w*|letters?|memorand\w*|reports?|drahtbericht|fernschreiben|depesche"
    r"|despacho|шифро\w*|телеграмм\w*|szyfrogram\w*|depesza)\b",
    re.I,
)
_MOST = 60

Says = Callable[[str], bool]
"""Whether a citation says one thing."""


class Shown(Check):
    needs = Need.PAGES

    def page(self, page: Page, text: Text | None) -> Iterator[Outcome]:
        if page.role is not Role.DOCUMENT:
            yield Lacking("there is no page of a document")
            return
        yield Seen("page")
        shown = [said for node in _places(page) if len(said := visible(node)) > len("cite this")]
        if not shown:
            yield page.at(None, "the page shows no citation", "print one, made from the header of its text")
            return
        wanted = _parts(text.work) if text is not None else _of_page(page)
        lacks = min(([name for name, is_in in wanted.items() if not is_in(said)] for said in shown), key=len)
        if lacks:
            yield page.at(None, f"the citation that the page shows lacks {listed(lacks)}", "take it from the header")


def _places(page: Page) -> Iterator[etree._Element]:
    """The elements that speak of citing, outermost first; and what follows a heading that does."""
    count = 0
    for node in page.root.iter("*"):
        name = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('data-role') or ''}"
        is_heading = node.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend"}
        if node.tag not in {"a", "button", "link", "html", "body"} and _CITING.search(name):
            yield node
        elif is_heading and _HEADING.search(visible(node)) and (parent := node.getparent()) is not None:
            yield parent
        else:
            continue
        count += 1
        if count >= _MOST:
            return


def _of_page(page: Page) -> dict[str, Says]:
    """Without its text, a page can be asked for its own title and address."""
    title = page.meta("citation_title", "dc.title", "og:title")
    wanted = {"the title": _words(title), "the permanent address": _exactly(page.canonical)}
    return {name: says for name, says in wanted.items() if says is not None}


def _parts(work: Work) -> dict[str, Says]:
    """What the header states, each with the question whether a citation says it."""
    stated: dict[str, Says | None] = {
        "the sender": _somebody(work.senders),
        "the recipient": _somebody(work.recipients),
        "the genre": (lambda said: holds(said, work.genre) or bool(_GENRE.search(said))) if work.genre else None,
        "the place": _words(work.sent_from),
        "the date of the document": (lambda said: says_day(said, work.date.begin)) if work.date.begin else None,
        "the title of the edition": _words(work.container),
        "the editor": _somebody(work.editors),
        "the translator": _somebody(work.translators),
        "the version": (lambda said: shows_version(said, work.version)) if work.version else None,
        "the permanent address": _exactly(work.address),
        "the archive": _words(work.archive.repository),
        "the shelfmark": _words(work.archive.shelfmark),
    }
    return {name: says for name, says in stated.items() if says is not None}


def _somebody(agents: tuple[Agent, ...]) -> Says | None:
    """One of several will do ("and others")."""
    names = [agent.family or agent.literal for agent in agents]
    return (lambda said: any(holds(said, name) for name in names)) if names else None


def _words(text: str) -> Says | None:
    return (lambda said: holds(said, text)) if text else None


def _exactly(text: str) -> Says | None:
    return (lambda said: text in said) if text else None
