"""A DOI, ARK or Handle is not written as one.

## What it means
An `idno` with `@type` DOI, ARK or Handle has another form than such identifiers have.

## Why it matters
A resolver does not find it, and citation software takes it for text.

## Example
`<idno type="DOI">doi.org/10.1000</idno>`

## What to do
Write a DOI as `10.1000/182` or `https://doi.org/10.1000/182`, an ARK as `ark:/12148/btv1b8449691v`, a Handle as `2027/mdp.39015`, and
each in one way throughout the edition.
"""

import re
from collections.abc import Iterator

from diplomatic.diagnostics import Severity
from diplomatic.validate.checked import Checked
from diplomatic.validate.edition import EditionContext
from diplomatic.validate.fault import Fault
from diplomatic.validate.gather import text_of

SEVERITY = Severity.ERROR
_FORMS = {
    "doi": (
        re.compile(r"(?:https://doi\.org/)?10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+"),
        "10.1000/182 or https://doi.org/10.1000/182",
    ),
    "ark": (
        re.compile(r"(?:https://[\w.-]+/)?ark:/?(?:\d{5}|\d{9}|[bcdfghjkmnpqrstvwxz0-9]{5,9})/[\w=~*+@$.:%/-]+"),
        "ark:/12148/btv1b8449691v",
    ),
    "handle": (re.compile(r"(?:https://hdl\.handle\.net/)?\d+(?:\.\w+)*/\S+"), "2027/mdp.39015"),
    "hdl": (re.compile(r"(?:https://hdl\.handle\.net/)?\d+(?:\.\w+)*/\S+"), "2027/mdp.39015"),
}


def check(document: Checked, edition: EditionContext) -> Iterator[Fault]:
    del edition
    for number in document.named("idno"):
        kind = number.get("type", "")
        form = _FORMS.get(kind.casefold())
        text = text_of(number)
        if form and text and not form[0].fullmatch(text):
            yield Fault(number, f"'{text}' is not the form of a {kind}", f"write it as {form[1]}")
