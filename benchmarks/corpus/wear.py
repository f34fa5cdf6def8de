"""What time, clerks and readers did to a cable: slips, holes, doubtful words, a remark by hand; and what its editors say to it."""

from random import Random

from benchmarks.corpus.story import Cable

_SLIPS = {
    "here": "hear",
    "their": "thier",
    "received": "recieved",
    "government": "goverment",
    "opinion": "opinon",
    "before": "befor",
}
_DOUBTFUL = "harbour answer proposal letter source matter ships chamber reply captain".split()
_ODD = "lamp grain goats parrot chart herring anchor fog dentist".split()
_REMARKS = (
    "The printed translation divides this paragraph in two.",
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


def wear(texts: list[str], cable: Cable, rng: Random) -> tuple[list[str], bool]:
    """The paragraphs after some of this happened to them, and whether a hand wrote on the document."""
    is_american = cable.form == "us-telegram"
    if rng.random() < 0.25:
        slip = rng.choice(list(_SLIPS))
        _replace(texts, slip, f'<choice><sic>{_SLIPS[slip]}</sic><corr resp="#encoder">{slip}</corr></choice>')
    if rng.random() < 0.2:
        _replace(texts, (word := rng.choice(_DOUBTFUL)), f'<unclear reason="garbled">{word}</unclear>')
    if rng.random() < 0.1:
        _replace(texts, (word := rng.choice(_ODD)), f"<sic>{word}</sic>")
    if rng.random() < 0.15:
        reason = "excised" if is_american else "illegible"
        _append(
            texts, rng, f' <gap reason="{reason}"><desc>{rng.choice(("one line", "two words"))} {reason}</desc></gap>'
        )
    if rng.random() < 0.25:
        _append(texts, rng, f'<note type="editorial" resp="#encoder" xml:id="@n@">{rng.choice(_REMARKS)}</note>')
    by_hand = rng.random() < 0.12
    if by_hand:
        remark = f'<add hand="#hand1" place="margin"><label>handwritten:</label> {rng.choice(_BY_HAND)}</add>'
        _append(texts, rng, f" {remark}")
    return texts, by_hand


def _replace(texts: list[str], word: str, by: str) -> None:
    """Put markup in the place of the first such word, if there is one; no attribute has a word between two spaces."""
    for number, text in enumerate(texts):
        if f" {word} " in text:
            texts[number] = text.replace(f" {word} ", f" {by} ", 1)
            return


def _append(texts: list[str], rng: Random, markup: str) -> None:
    texts[rng.randrange(len(texts))] += markup


def translators_notes(cable: Cable, rng: Random) -> list[str]:
    """Notes of the translator that stand below the message, and with ``place`` foot those that have a number in it."""
    if cable.form == "us-telegram" or rng.random() < 0.75:
        return []
    return [
        f'<note type="translator" resp="#translator" xml:id="@n@"><label>Translator’s note:</label> {rng.choice(_GLOSSES)}</note>'
    ]
