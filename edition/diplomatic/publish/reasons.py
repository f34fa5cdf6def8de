"""Why a step is carried out, in words."""

import json
from dataclasses import dataclass

from diplomatic.publish.step import Inputs

_WORDS = {
    "text": "its text",
    "texts": "a text",
    "file": "its file",
    "neighbours": "the cable before or after it",
    "links": "a cable that it is linked with",
    "entries": "a register entry that it names",
    "entry": "its entry in the register",
    "appearances": "a cable that names it",
    "register": "its register",
    "registers": "a register",
    "facts": "the header of a cable",
    "moved": "what became of an address",
    "page": "what stands on it",
    "pages": "the pages of the site",
    "markup": "the settings, a stylesheet, the schema or the program",
    "site": "the pages that every page leads to",
    "changed": "the day of the last change to the edition",
    "schema": "the schema",
    "search": "Pagefind",
    "service": "what the service has",
    "release": "the release",
}
"""What each of the inputs of a step is called, after "because … changed"."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one step was carried out."""

    step: str
    why: str

    def __str__(self) -> str:
        return f"{self.step}: {self.why}"


def packed(inputs: Inputs) -> str:
    """The inputs of a step as the store keeps them."""
    return json.dumps(inputs, sort_keys=True, separators=(",", ":"))


def why(known: str | None, now: Inputs, *, is_damaged: bool) -> str:
    """Why a step is carried out; ``known`` are its inputs at the last build, as packed, and None where it is new."""
    if is_damaged:
        return "a file of the site is not as it was made"
    if known is None:
        return "it is new"
    if not known:
        return "the last build put it off, or it had something to report"
    before = json.loads(known)
    changed = [_WORDS[name] for name in _WORDS if before.get(name) != now.get(name)]
    return f"{' and '.join(changed)} changed"
