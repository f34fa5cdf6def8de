"""What time, clerks and readers did to a cable: slips, holes, doubtful words, a remark by hand; and what its editors say to it."""

from collections.abc import Callable
from random import Random

from benchmarks.corpus.entries import name
from benchmarks.corpus.story import Cable

_SLIPS = {
    "here": "hear",
    "their": "thier",
    "received": "recieved",
    "government": "goverment",
    "opinion": "opinon",
    "before": "befor",
}
_DOUBTFUL = (
    "harbour letter matter ships chamber reply lamp goats chart anchor dentist week newspapers copy said people".split()
)
_REMARKS = (
    "An earlier print divides this paragraph in two.",
    "The conversation is mentioned in no other cable of this corpus.",
    "The last sentence was underlined by a reader.",
    "The date is that of the message, not of its dispatch.",
)
_BY_HAND = ("To the archive", "Speak to me about this", "Seen", "Who is this?", "No answer is needed")
_GLOSSES = (
    "The word translated as “affair” also means “matter”.",
    "The stamp of the registry covers the end of the last line.",
    "A carbon copy of this cable has the same text and another copy number.",
)
_CORRECTED = '<choice><sic>{}</sic><corr resp="#encoder">{}</corr></choice>'
_EDITORIAL = '<note type="editorial" resp="#encoder" xml:id="@n@">{}</note>'
_STANDING = '<note type="translator" resp="#translator" xml:id="@n@"><label>Translator’s note:</label> {}</note>'


def wear(texts: list[str], cable: Cable, rng: Random) -> tuple[list[str], bool]:
    """The paragraphs after some of this happened to them, and whether a hand wrote on the document."""
    is_american = cable.form == "us-telegram"
    if rng.random() < 0.25:
        _replace(texts, rng, list(_SLIPS), lambda word: _CORRECTED.format(_SLIPS[word], word))
    if rng.random() < 0.2:
        _replace(texts, rng, _DOUBTFUL, '<unclear reason="garbled">{}</unclear>'.format)
    if rng.random() < 0.1:
        _replace(texts, rng, _DOUBTFUL, "<sic>{}</sic>".format)
    if rng.random() < 0.15:
        reason = "excised" if is_american else "illegible"
        _append(
            texts, rng, f' <gap reason="{reason}"><desc>{rng.choice(("one line", "two words"))} {reason}</desc></gap>'
        )
    if rng.random() < 0.25:
        _append(texts, rng, _EDITORIAL.format(rng.choice(_REMARKS)))
    for _ in range(cable.shape.notes or 0):
        _append(texts, rng, _EDITORIAL.format(rng.choice(_REMARKS)))
    by_hand = rng.random() < 0.12
    if by_hand:
        remark = f'<add hand="#hand1" place="margin"><label>handwritten:</label> {rng.choice(_BY_HAND)}</add>'
        _append(texts, rng, f" {remark}")
    return texts, by_hand


def _replace(texts: list[str], rng: Random, words: list[str], markup: Callable[[str], str]) -> None:
    """Mark up one of these words, where one is there; no attribute has a word between two spaces."""
    found = [(number, word) for number, text in enumerate(texts) for word in words if f" {word} " in text]
    if found:
        number, word = rng.choice(found)
        texts[number] = texts[number].replace(f" {word} ", f" {markup(word)} ", 1)


def _append(texts: list[str], rng: Random, markup: str) -> None:
    texts[rng.randrange(len(texts))] += markup


def translators_notes(texts: list[str], cable: Cable, rng: Random) -> list[str]:
    """Notes of the translator below the message: a footnote on a person, with its number in the text, and a standing one."""
    notes = []
    if cable.form == "us-telegram":
        return []
    if cable.form == "polish-ciphergram" and rng.random() < 0.6:
        notes += _footnote(texts, cable)
    if rng.random() < 0.25:
        notes.append(_STANDING.format(rng.choice(_GLOSSES)))
    return notes


def _footnote(texts: list[str], cable: Cable) -> list[str]:
    for person in (cable.thread.host, *cable.thread.people):
        named = name(person, person.full)
        for number, text in enumerate(texts):
            if named in text:
                texts[number] = text.replace(named, f"{named} [1]", 1)
                return [
                    f'<note type="translator" place="foot" resp="#translator" xml:id="@n@">[1] {person.office}.</note>'
                ]
    return []
