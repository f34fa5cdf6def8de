"""BibTeX, in UTF-8, for biblatex and for plain BibTeX styles.

``@incollection`` prints the edition as the book it stands in, with every style. ``date`` (and ``year``) is that of the edition,
``origdate`` that of the document (biblatex 3.15, 2.2.2); styles that know no ``origdate`` print it all the same, in ``note``.
"""

import re
from urllib.parse import quote

from diplomatic.cite.agents import Agent
from diplomatic.cite.csl import genre_of
from diplomatic.cite.sentences import in_sentence
from diplomatic.cite.work import Work
from diplomatic.document import fold
from diplomatic.labels import label

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}
"""An escaped brace still counts as one for BibTeX, so braces are named."""

_LIGATURES = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`|(?<=<)<|(?<=>)>|(?<=,),")
"""Pairs of which LaTeX makes one character: ``--``, ``''``, ``?` ``."""

_BABEL = {"en": "english", "de": "german", "es": "spanish", "ru": "russian"}
_PLAIN_PART = re.compile(r"[^\W\d_][\w.’'-]*", re.UNICODE)


def render(work: Work) -> str:
    """One entry; its key is made of the id alone, so that it stays."""
    fields = {
        "author": _names(work.authors),
        "title": _kept(work.title),
        "booktitle": _kept(work.container or work.series),
        "editor": _names(work.editors),
        "translator": _names(work.translators),
        "series": _kept(work.series if work.container else ""),
        "number": escaped(work.number),
        "version": escaped(work.version),
        "publisher": _kept(work.publisher),
        "address": escaped(work.place),
        "year": work.published.year,
        "date": _day(work.published.iso),
        "origdate": _day(work.date.iso),
        "note": escaped(fold(_note(work))),
        "doi": _verbatim(work.doi),
        "url": _verbatim(work.url),
        "urldate": work.accessed,
        "langid": _BABEL.get(work.language.partition("-")[0].lower(), ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@incollection{{{key(work)},\n{lines}}}\n"


def key(work: Work) -> str:
    """The id, with the code points of what a key cannot have."""
    return re.sub(r"[^A-Za-z0-9_.:-]", lambda char: f"u{ord(char[0]):x}", work.id)


def escaped(text: str) -> str:
    """A text with the characters that LaTeX takes for its own written out."""
    kept_apart = _LIGATURES.sub("\0\\g<0>", text)
    return "".join(_ESCAPES.get(char, char) for char in kept_apart).replace("\0", "{}")


def _kept(text: str) -> str:
    """In braces of its own, so that no style changes its capitals."""
    return f"{{{escaped(text)}}}" if text else ""


def _names(agents: tuple[Agent, ...]) -> str:
    return " and ".join(_name(agent) for agent in agents)


def _name(agent: Agent) -> str:
    if agent.literal:
        return f"{{{escaped(agent.literal)}}}"
    return ", ".join(_part(part) for part in (agent.family, agent.given) if part)


def _part(part: str) -> str:
    """In braces where BibTeX could divide it, or take a word of it for a particle or for "and"."""
    words = part.split()
    plain = all(_PLAIN_PART.fullmatch(word) and word[0].isupper() for word in words)
    return part if plain and words else f"{{{escaped(part)}}}"


def _day(iso: str) -> str:
    """EDTF, as biblatex has it: without hours; an open end is empty there."""
    return "/".join(end.partition("T")[0].replace("..", "") for end in iso.split("/"))


def _note(work: Work) -> str:
    """What the document is, to whom, when, and where it is kept."""
    language = work.language
    to = ", ".join(agent.direct for agent in work.recipients)
    date = in_sentence(work.date, language) if work.date else label("cite-undated", language)
    document = [genre_of(work), label("cite-recipient", language).format(recipient=to) if to else ""]
    archive = work.archive
    kept = (archive.shelfmark, archive.collection, archive.repository, archive.settlement) if archive else ()
    sentence = ", ".join(filter(None, (" ".join(filter(None, document)), work.sent_from, date)))
    return "; ".join(filter(None, (sentence, ", ".join(filter(None, kept)), work.obtained)))


def _verbatim(address: str) -> str:
    """An address as biblatex reads it, to the letter; only what could end the field is percent-encoded."""
    return "".join(quote(char, safe="") if char in '{}\\"' else char for char in address)
