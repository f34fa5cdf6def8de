"""Words that stand in a document until somebody writes the right ones.

"Foo" is a Chinese surname, "TODO" is Spanish for everything, "XXX" is thirty: these are placeholders only where they are
all that an element says. "Not named" is none: it says that somebody has looked.
"""

import re
from functools import lru_cache

_WHOLE = re.compile(
    r"(?:foo(?:[ ,]+bar)?(?:[ ,]+baz)?|todo|to do|tbd|tba|tbc|fixme|x{3,}|\?{2,}|placeholder|dummy|untitled(?: document)?"
    r"|null|undefined|none|(?:your|the|insert|enter|add)? ?(?:title|name|publisher|author|text) (?:here|goes here)"
    r"|your (?:name|title|publisher)|lorem ipsum.*)[.!]?",
    re.I | re.S,
)
_ANYWHERE = re.compile(
    r"(?i:lorem ipsum)|\bFIXME\b|\bTODO\b\s?[:!(\]]|\bTBD\b|\[(?:TODO|TBC|(?i:insert|fill in|your name|your text))\b[^\]]*\]"
    r"|\bFoo, Bar\b|\{\{[^}]*\}\}|\$\{[^}]*\}"
)

OF_THE_TEMPLATE = (
    "Telegram from the embassy to the ministry",
    "Say here who holds the rights in the original and in the translation.",
    "Say here where the text comes from.",
    "The archive that holds the document",
    "Its shelfmark",
    "The sender",
    "The ministry",
    "The place it was sent from",
    "First recipient",
    "Second recipient",
    "THE SENDER",
)
"""What tei/templates/cable.xml says until an editor says something else."""

_NOBODY = frozenset({"", "not named", "unnamed", "unknown", "anonymous", "not known", "unpublished", "n.n.", "s.n."})

_TRACES: dict[str, tuple[str, ...]] = {
    "": (
        *"lorem fixme todo tbd tba tbc foo xxx ?? placeholder dummy untitled null undefined >none<".split(),
        ">your ",
        "to do",
    ),
    "[": ("[insert", "[fill", "[your "),
    "{": ("{{", "${"),
    " here": tuple(f"{what} here" for what in ("title", "name", "publisher", "author", "text", "goes")),
}
"""By what is looked for first, because it is in so few documents."""


def may_hold_placeholders(source: str) -> bool:
    """Whether any of them can be in a document, from its source: a quick look that says no for nearly every one."""
    small = source.casefold()
    return any(trace in small for mark, traces in _TRACES.items() if mark in small for trace in traces)


@lru_cache(4096)  # most headers of an edition say the same
def placeholder_in(text: str) -> str:
    """The placeholder that a text is or holds; empty if it is a text of its own."""
    folded = " ".join(text.split())
    if _WHOLE.fullmatch(folded):
        return folded
    match = _ANYWHERE.search(folded)
    return match[0] if match else ""


def names_nobody(text: str) -> bool:
    """Whether a text says that there is nobody to name: no placeholder, but no name either (``Not named``, ``Unpublished``)."""
    return " ".join(text.split()).casefold() in _NOBODY
