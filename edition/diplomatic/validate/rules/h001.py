"""The title names another place than the header.

## What it means
The title says where the cable comes from, and the transmission line of the original header says something else.

## Why it matters
One of the two is a slip, and citations repeat the title's.

## Example
The title "Enciphered cable from Hawaii", the header "From: Havana"

## What to do
Follow the header, which is the source. Keep the publication's own title in `docTitle`, with `choice` for the correction, and
correct the `title` in the `teiHeader`.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from diplomatic.diagnostics import Severity
from diplomatic.document import View, fold, plain_text
from diplomatic.document.tei import select
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of
from diplomatic.validate.spelling import words_of

SEVERITY = Severity.WARNING
_TITLES = "t:teiHeader/t:fileDesc/t:titleStmt/t:title | t:text/t:front/t:docTitle/t:titlePart"
_HEADER_PLACE = "t:text/t:front/t:div[@type='original-header']/t:ab[@type='transmission']/t:placeName"
_SENDER = re.compile(
    r"\b(?:cable|telegram|message|ciphergram|dispatch|letter)s? from\s+(?:the\s+)?(?P<sender>.+)", re.I
)
_NEXT = re.compile(r",\s+from\s+(?:the\s+)?", re.I)
_JOINING = frozenset("de del da do la le el al of and upon".split())
_OFFICE = re.compile(
    r"\b(ambassador|embassy|minist|consul|charg|resident|rezident|attach|committee|council|department|chairman|president"
    r"|secretary|general|marshal|admiral|colonel|comrade|mission|delegation|agency|headquarters|commander|director)",
    re.I,
)


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    header = next(iter(select(document.root, _HEADER_PLACE)), None)
    if header is None:
        return
    place = fold(plain_text(header, View.READING))
    known = _forms(header, document, edition) | {place}
    titles = {title: fold(plain_text(title, View.READING)) for title in select(document.root, _TITLES)}
    if not any(_SENDER.search(text) for text in titles.values()):
        return
    for title, text in titles.items():
        for named in _places(text, document, edition):
            if not any(_same(named, form) for form in known):
                hint = "the header is the source: correct the title, or look at the header again"
                yield Fault(title, f"the title says 'from {named}', the header 'From: {place}'", hint)


def _forms(header: etree._Element, document: Checked, edition: EditionContext) -> set[str]:
    entry = edition.entry(header.get("ref", ""), document)
    return {entry.name, *entry.forms} if entry else set()


def _places(title: str, document: Checked, edition: EditionContext) -> Iterator[str]:
    """The places that a title says the cable is from. A person or an office is none: "from the Resident", "from Dobrynin"."""
    match = _SENDER.search(title)
    for sender in _NEXT.split(match["sender"]) if match else []:
        name = _capitalised(sender)
        if _OFFICE.search(name):
            continue
        if registered := _registered(sender, edition):
            yield registered
        elif name and not (name.isupper() and not title.isupper()) and not _has_people(name, document, edition):
            yield name


def _registered(sender: str, edition: EditionContext) -> str:
    """The longest place of the registers that the text begins with, in capitals or not."""
    forms = edition.places.get(sender.casefold()[:1], ())
    return max((sender[: len(form)] for form in forms if _begins(sender, form)), key=len, default="")


def _begins(text: str, form: str) -> bool:
    start = text[: len(form)]
    matches = start == form if len(form) <= 3 else start.casefold() == form.casefold()
    return matches and not text[len(form) : len(form) + 1].isalnum()


def _capitalised(text: str) -> str:
    """The words that a name is made of: ``Rio de Janeiro on the …`` → ``Rio de Janeiro``."""
    taken = list(takewhile(lambda word: word[0].isupper() or word in _JOINING, text.split()))
    while taken and taken[-1] in _JOINING:
        taken.pop()
    name = re.split(r"[,;:/()]", " ".join(taken))[0]
    return name.rstrip(". ")


def _has_people(name: str, document: Checked, edition: EditionContext) -> bool:
    """Whether one of the words is of the name of a person or an organisation, in the registers or in the document."""
    words = words_of(name)
    if not edition.words_of_people.isdisjoint(words):
        return True
    people = {text_of(element) for element in document.named("persName", "orgName", "author")}
    return any(len(word) > 2 and word in words for person in people for word in words_of(person))


def _same(one: str, other: str) -> bool:
    """Whether one name is the other, or a part of it: "Washington" and "Washington, D.C.", "Havana" and "USINT HAVANA"."""
    short, long = sorted((words_of(one), words_of(other)), key=len)
    return any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1))
