"""What somebody wrote down to find a text again: it leads there, or it is said what looks like it."""

from functools import cache

from diplomatic.diagnostics import CannotRun
from diplomatic.lock import Fates
from diplomatic.lock.library import Library
from diplomatic.lock.model import address, names
from diplomatic.lock.references import wanted
from diplomatic.lock.resolving import Resolver, Unknown

from . import _edition
from ._asking import is_clause, is_sentence

WORDS = (
    "cmc-032",
    "#p4",
    "#",
    "cables/",
    "versions/1.0.0/",
    ".html",
    ".diplomatic.html",
    ".xml",
    "https://",
    "file:///",
    ":~:text=",
    "%20",
    "%",
    "../",
    "?",
    "p4",
    "//[",
    "]",
)


@cache
def _resolver() -> Resolver:
    return Resolver(Library(_edition.config()), None, Fates({"a": "cmc-032", "b": "b", "c#p1": "a#p4"}, {"d": "Gone."}))


def target(data: bytes) -> None:
    reference = data.decode("utf-8", "replace")
    ident, _, anchor = reference.partition("#")
    if anchor and not set(anchor) & set(" #"):
        assert names(address(ident, anchor)) == (ident, anchor)
    try:
        for one in wanted(reference, _resolver().library):
            try:
                assert _resolver().resolve(one).address
            except Unknown as error:
                is_clause(" ".join(["None is near:", *error.nearest]))
    except CannotRun as error:
        is_sentence(error)
